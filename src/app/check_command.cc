// tingwen check: what an editor should look at before a document is spoken.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/check_page.h"
#include "app/command.h"
#include "app/coverage.h"
#include "app/findings.h"
#include "app/line_filter.h"
#include "base/file.h"
#include "base/text.h"
#include "document/json.h"
#include "document/names.h"
#include "document/places.h"

namespace tingwen {
namespace {

struct CheckOptions {
  std::string path = "-";
  float confidence = 0.8F;
  bool json = false;
  bool coverage = false;
  std::string page;                  // where to write the page; empty: nowhere
  std::vector<std::string> fail_on;  // kinds
};

std::string LineOf(const Places::Place& place, const Finding& finding,
                   bool json) {
  const auto [line, column] = place.position;
  if (!json)
    return fmt::format("{}:{}:{}: {}\n", place.file, line, column,
                       finding.message);
  nlohmann::ordered_json object = {
      {"file", place.file},         {"line", line},
      {"column", column},           {"severity", NameOf(finding.severity)},
      {"kind", finding.kind},       {"id", finding.id},
      {"message", finding.message}, {"text", finding.text}};
  if (!finding.details.empty()) object.update(finding.details);
  return DumpJson(object) + "\n";
}

std::string CoverageLine(const Places::Place& place, const LeftOut& stretch,
                         bool json) {
  const auto [line, column] = place.position;
  const std::string reason =
      stretch.reason.empty() ? Message("check.no_reason") : stretch.reason;
  if (!json)
    return fmt::format("{}:{}:{}: {}  {}\n", place.file, line, column,
                       stretch.text, reason);
  return DumpJson({{"file", place.file},
                   {"line", line},
                   {"column", column},
                   {"source", SpanJson(stretch.source)},
                   {"text", stretch.text},
                   {"reason", stretch.reason}}) +
         "\n";
}

// Answers the exit code.
Result<int> PrintCoverage(const Document& document, std::string_view bytes,
                          const CheckOptions& options) {
  const Coverage coverage =
      MeasureCoverage(document, document.SourceBytes(bytes));
  Places places(document, bytes);
  std::string text;
  size_t unexplained = 0;
  for (const LeftOut& stretch : coverage.stretches) {
    if (stretch.reason.empty()) unexplained += CountCodePoints(stretch.text);
    text +=
        CoverageLine(places.At(stretch.source.begin), stretch, options.json);
  }
  if (!options.json) {
    text += Message("check.covered", coverage.spoken,
                    coverage.left_out - unexplained, unexplained) +
            "\n";
  }
  TINGWEN_TRY(Print(text));
  return coverage.Holds() ? 0 : 1;
}

Status CheckKinds(const std::vector<std::string>& kinds) {
  for (const std::string& kind : kinds) {
    const auto& known = FindingKinds();
    if (kind == "all" ||
        std::find(known.begin(), known.end(), kind) != known.end()) {
      continue;
    }
    return FailWith(ErrorCode::kUsage, "", "check.fail_on", kind,
                    fmt::format("{}, all", fmt::join(known, ", ")));
  }
  return {};
}

bool FailsOn(const std::vector<std::string>& kinds, const Finding& finding) {
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
    return kind == "all" || kind == finding.kind;
  });
}

// Answers the exit code.
Result<int> Check(const CheckOptions& options, const Context& context) {
  TINGWEN_TRY(CheckKinds(options.fail_on));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, options.path));
  if (options.coverage) return PrintCoverage(document, bytes, options);
  TINGWEN_ASSIGN(findings, FindFindings(document, options.confidence));
  Places places(document, bytes);
  std::string text;
  bool fails = false;
  for (const Finding& finding : findings) {
    text += LineOf(places.At(finding.source.begin), finding, options.json);
    fails |= FailsOn(options.fail_on, finding);
  }
  if (!options.page.empty()) {
    TINGWEN_TRY(WriteCheckPage(document, findings, settings, options.page));
  }
  TINGWEN_TRY(Print(text));
  return fails ? 1 : 0;
}

}  // namespace

void AddCheckCommand(const Command& program, Context& context) {
  auto options = std::make_shared<CheckOptions>();
  const Command command = program.Sub("check", "check");
  command.Argument("FILE", options->path, "file_document");
  command.Add("--confidence", options->confidence, "confidence", "N")
      .Between(0.0, 1.0);
  command.Add("--fail-on", options->fail_on, "fail_on", "KINDS").SplitAt(',');
  command.Add("--html", options->page, "check_html", "OUT");
  command.Flag("--coverage", options->coverage, "coverage");
  command.Flag("--json", options->json, "json_lines");
  AddTextOptions(command, context);
  command.Does([options, &context] { return Check(*options, context); });
}

}  // namespace tingwen
