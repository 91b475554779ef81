// tingwen read: the text of a document as it will be read.
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/line_filter.h"
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

Status Read(const ReadCommandOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(reading, settings.Reading());
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
  TINGWEN_ASSIGN(document, ReadDocument(bytes, options.path, reading));
  if (options.json) return Print(DumpJson(StructureJson(document), 1) + "\n");
  TINGWEN_TRY(Print(TextOf(document)));
  Progress progress(ProgressStyle::kPlain);
  ReportDiagnostics(document, bytes, progress);
  return {};
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
