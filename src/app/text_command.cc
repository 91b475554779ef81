#include "app/text_command.h"

#include "app/line_filter.h"
#include "base/file.h"

namespace tingwen {
namespace {

Status RunOnFile(const TextCommand& command, const FrontEnd& front_end,
                 const std::string& path, size_t limit) {
  TINGWEN_ASSIGN(bytes, ReadFile(path, limit));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, path));
  TINGWEN_TRY(Print(command.file(document)));
  Progress progress(ProgressStyle::kPlain);
  ReportDiagnostics(document, bytes, progress);
  return {};
}

}  // namespace

Status RunTextCommand(const TextCommand& command, const std::string& path,
                      const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings, command.depth));
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  if (path != "-") return RunOnFile(command, front_end, path, limit);
  return FilterLines([&](std::string_view line) {
    return command.line(front_end.AnalyzeLine(line), line);
  });
}

}  // namespace tingwen
