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

void AddQcCommand(CLI::App& program, Context& context) {
  auto options = std::make_shared<QcOptions>();
  CLI::App* command = AddCommand(program, "qc");
  AddOption(command, "FILE", options->files, "option.sound_files")
      ->required()
      ->type_name("");
  command->add_flag("--json", options->json, Message("option.json_lines"));
  AddOption(command, "--profile", context.overrides.profile, "option.profile")
      ->type_name("NAME");
  command->callback([options, &context] {
    context.run = [options, &context] {
      const auto code = RunQc(*options, context);
      return code ? *code : Report(code.error());
    };
  });
}

}  // namespace tingwen
