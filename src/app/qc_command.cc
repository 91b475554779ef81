// tingwen qc: what sound files measure, and whether they meet a profile.
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/line_filter.h"
#include "app/production.h"
#include "publish/qc_report.h"

namespace tingwen {
namespace {

struct QcOptions {
  std::vector<std::string> files;
  bool json = false;
};

// The exit code for one file.
Result<int> RunOnFile(const std::string& path, const Profile& profile,
                      bool json) {
  TINGWEN_ASSIGN(result, CheckQuality(path, profile));
  TINGWEN_TRY(Print(json ? QcJson(result) : QcText(result)));
  return result.passed() ? 0 : 1;
}

Result<int> RunQc(const QcOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(profile, SelectedProfile(settings));
  int code = 0;
  for (const std::string& path : options.files) {
    const auto result = RunOnFile(path, profile, options.json);
    if (!result && options.files.size() == 1) return result;
    code =
        std::max(code, result ? *result : std::min(Report(result.error()), 1));
  }
  return code;
}

}  // namespace

void AddQcCommand(const Command& program, Context& context) {
  auto options = std::make_shared<QcOptions>();
  const Command command = program.Sub("qc", "qc");
  command.Argument("FILE", options->files, "sound_files").Required();
  command.Flag("--json", options->json, "json_lines");
  command.Add("--profile", context.overrides.profile, "profile", "NAME");
  command.Does([options, &context] { return RunQc(*options, context); });
}

}  // namespace tingwen
