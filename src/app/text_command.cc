#include "app/text_command.h"

#include "app/line_filter.h"
#include "app/portions.h"

namespace tingwen {
namespace {

Status RunOnFile(const TextCommand& command, const FrontEnd& front_end,
                 const std::string& path, const Settings& settings) {
  Progress progress(ProgressStyle::kPlain);
  return ForEachPortion(path, settings, [&](Portion& portion) -> Status {
    front_end.Analyze(portion.document);
    TINGWEN_TRY(Print(command.file(portion.document)));
    ReportDiagnostics(portion.document, portion.bytes, progress,
                      portion.position);
    return {};
  });
}

}  // namespace

Status RunTextCommand(const TextCommand& command, const std::string& path,
                      const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings, command.depth));
  if (path != "-") return RunOnFile(command, front_end, path, settings);
  return FilterLines([&](std::string_view line) {
    return command.line(front_end.AnalyzeLine(line), line);
  });
}

}  // namespace tingwen
