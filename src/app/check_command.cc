// tingwen check: what an editor should look at before a document is spoken.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/doubts.h"
#include "app/line_filter.h"
#include "base/file.h"
#include "base/text.h"
#include "document/json.h"
#include "document/names.h"

namespace tingwen {
namespace {

struct CheckOptions {
  std::string path = "-";
  float confidence = 0.8F;
  bool json = false;
};

// A line of the answer. `details` are its fields in JSON beside its place.
struct Finding {
  size_t offset = 0;  // in source bytes
  std::string message;
  nlohmann::ordered_json details;
};

Finding FindingOf(const Diagnostic& diagnostic) {
  return {diagnostic.source.begin,
          diagnostic.message,
          {{"severity", NameOf(diagnostic.severity)},
           {"id", diagnostic.id},
           {"message", diagnostic.message}}};
}

// The row of a lexicon that would keep the reading as it is; an editor changes
// it.
std::string RowOf(const Doubt& doubt) {
  return doubt.reading.empty() ? "" : doubt.word + "\t" + doubt.reading;
}

std::string DoubtMessage(const Document& document, const Doubt& doubt) {
  const Syllable& syllable = document.syllables[doubt.syllable];
  std::string message = Message("check.reading", syllable.text, doubt.word,
                                syllable.pinyin, document.Why(syllable.reason));
  if (doubt.places > 1) message += Message("check.places", doubt.places);
  if (!doubt.reading.empty()) message += Message("check.row", RowOf(doubt));
  return message;
}

Finding FindingOf(const Document& document, const Doubt& doubt) {
  const Syllable& syllable = document.syllables[doubt.syllable];
  std::string message = DoubtMessage(document, doubt);
  return {document.SourceSpan(syllable.span).begin,
          message,
          {{"severity", NameOf(Severity::kNote)},
           {"id", "reading"},
           {"message", message},
           {"text", syllable.text},
           {"word", doubt.word},
           {"pinyin", syllable.pinyin},
           {"reason", document.Why(syllable.reason)},
           {"confidence", syllable.reason.confidence},
           {"places", doubt.places},
           {"lexicon", RowOf(doubt)}}};
}

// In the order of the file.
std::vector<Finding> FindingsOf(const Document& document, float confidence) {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : document.diagnostics)
    findings.push_back(FindingOf(diagnostic));
  for (const Doubt& doubt : FindDoubts(document, confidence))
    findings.push_back(FindingOf(document, doubt));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& left, const Finding& right) {
                     return left.offset < right.offset;
                   });
  return findings;
}

// Lines and columns of offsets that are asked for in rising order, so that the
// text is gone through once.
class PlaceCounter {
 public:
  explicit PlaceCounter(std::string_view text) : text_(text) {}

  Position At(size_t offset) {
    while (byte_ < offset && byte_ < text_.size()) {
      const CodePoint c = DecodeAt(text_, byte_);
      byte_ = c.span.end;
      place_ = c.value == U'\n' ? Position{place_.line + 1, 1}
                                : Position{place_.line, place_.column + 1};
    }
    return place_;
  }

 private:
  std::string_view text_;
  size_t byte_ = 0;
  Position place_{1, 1};
};

std::string LineOf(const std::string& path, Position place,
                   const Finding& finding, bool json) {
  if (!json)
    return fmt::format("{}:{}:{}: {}\n", path, place.line, place.column,
                       finding.message);
  nlohmann::ordered_json object = {
      {"file", path}, {"line", place.line}, {"column", place.column}};
  object.update(finding.details);
  return DumpJson(object) + "\n";
}

Status Check(const CheckOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, options.path));
  PlaceCounter places(bytes);
  std::string text;
  for (const Finding& finding : FindingsOf(document, options.confidence))
    text +=
        LineOf(options.path, places.At(finding.offset), finding, options.json);
  return Print(text);
}

}  // namespace

void AddCheckCommand(CLI::App& program, Context& context) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = AddCommand(program, "check");
  AddOption(command, "FILE", options->path, "option.file_document")
      ->type_name("");
  AddOption(command, "--confidence", options->confidence, "option.confidence")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("N");
  command->add_flag("--json", options->json, Message("option.json_lines"));
  AddTextOptions(command, context);
  command->callback([options, &context] {
    context.run = [options, &context] {
      const Status status = Check(*options, context);
      return status ? 0 : Report(status.error());
    };
  });
}

}  // namespace tingwen
