// tingwen read: the text of a document as it will be read.
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/line_filter.h"
#include "app/portions.h"
#include "base/file.h"
#include "document/json.h"
#include "readers/reader.h"

namespace tingwen {
namespace {

struct ReadCommandOptions {
  std::string path = "-";
  bool json = false;
};

// A line for each block.
std::string TextOf(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    std::string line(document.TextOf(block.span));
    std::replace(line.begin(), line.end(), '\n', ' ');
    text += line + "\n";
  }
  return text;
}

// One object, so the document is read as a whole.
Status PrintJson(const std::string& path, const Settings& settings) {
  TINGWEN_ASSIGN(reading, settings.Reading());
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(path, limit));
  TINGWEN_ASSIGN(document, ReadDocument(bytes, path, reading));
  return Print(DumpJson(StructureJson(document), 1) + "\n");
}

Status Read(const ReadCommandOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  if (options.json) return PrintJson(options.path, settings);
  Progress progress(ProgressStyle::kPlain);
  return ForEachPortion(options.path, settings,
                        [&](Portion& portion) -> Status {
                          TINGWEN_TRY(Print(TextOf(portion.document)));
                          ReportDiagnostics(portion.document, portion.bytes,
                                            progress, portion.position);
                          return {};
                        });
}

}  // namespace

void AddReadCommand(const Command& program, Context& context) {
  auto options = std::make_shared<ReadCommandOptions>();
  const Command command = program.Sub("read", "read");
  command.Argument("FILE", options->path, "file_document");
  command.Flag("--json", options->json, "json_structure");
  AddReadingOptions(command, context);
  command.Does([options, &context] { return Read(*options, context); });
}

}  // namespace tingwen
