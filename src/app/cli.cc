#include "app/cli.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <vector>

#include "app/command.h"
#include "base/message.h"

namespace tingwen {
namespace {

// The language is needed before the options are described in it.
void ChooseLanguage(int argc, char** argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    if (!argument.starts_with(kOption)) continue;
    argument.remove_prefix(kOption.size());
    if (argument.empty() && i + 1 < argc) argument = argv[i + 1];
    if (argument.ends_with("zh")) SetMessageLanguage(Language::kChinese);
    if (argument.ends_with("en")) SetMessageLanguage(Language::kEnglish);
  }
}

// Help fits a screen: of the options in groups of their own it gives the names,
// and --help-all explains them.
class ScreenFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    if (mode != CLI::AppFormatMode::Normal)
      return CLI::Formatter::make_help(app, name, mode);
    return make_description(app) + make_usage(app, name) +
           make_positionals(app) + Groups(app) + make_subcommands(app, mode) +
           "\n" + make_footer(app);
  }

 private:
  static constexpr std::string_view kMain = "Options";
  static constexpr size_t kScreenWidth = 78;

  std::string Groups(const CLI::App* app) const {
    std::string text;
    for (const std::string& group : app->get_groups()) {
      const auto options =
          app->get_options([&group](const CLI::Option* option) {
            return option->nonpositional() && option->get_group() == group;
          });
      if (group.empty() || options.empty()) continue;
      text += group == kMain ? make_group(get_label(group), false, options)
                             : NamesOf(group, options);
    }
    return text;
  }

  static std::string NamesOf(const std::string& group,
                             const std::vector<const CLI::Option*>& options) {
    std::string line = group + " (--help-all):";
    std::string text = "\n";
    for (const CLI::Option* option : options) {
      const std::string name = option->get_name();
      if (line.size() + 1 + name.size() > kScreenWidth) {
        text += line + "\n";
        line = " ";
      }
      line += " " + name;
    }
    return text + line + "\n";
  }
};

void TranslateLabels(CLI::FormatterBase* formatter) {
  if (MessageLanguage() != Language::kChinese) return;
  formatter->label("Usage", "用法");
  formatter->label("Positionals", "参数");
  formatter->label("Options", "选项");
  formatter->label("Subcommands", "命令");
  formatter->label("OPTIONS", "选项");
  formatter->label("SUBCOMMAND", "命令");
  formatter->label("REQUIRED", "必需");
}

void AddGlobalOptions(CLI::App& app, const Command& program, Context& context) {
  app.set_help_flag("-h,--help", Message("option.help"));
  app.set_help_all_flag("--help-all", Message("option.help_all"));
  app.set_version_flag("--version", "tingwen " TINGWEN_VERSION,
                       Message("option.version"));
  program.Add("--config", context.config, "config", "FILE");
  program.Add("--lang", context.language, "lang", "zh|en").OneOf({"zh", "en"});
  program.Add("--progress", context.progress, "progress", "STYLE");
}

// CLI11's exceptions end here. Its texts are English; ours says what to do.
int ReportParseError(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  return Report(MakeError(ErrorCode::kUsage, "", "usage.wrong", error.what()));
}

int ParseAndRun(int argc, char** argv) {
  Context context;
  CLI::App app;
  BuildCommandLine(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ReportParseError(app, error);
  }
  const auto code = context.run();
  return code ? *code : Report(code.error());
}

}  // namespace

void BuildCommandLine(CLI::App& app, Context& context) {
  app.name("tingwen");
  app.description(Message("help.program"));
  const Command program(app, context.run);
  const auto formatter = std::make_shared<ScreenFormatter>();
  formatter->column_width(28);
  TranslateLabels(formatter.get());
  app.formatter(formatter);
  AddGlobalOptions(app, program, context);
  AddConvertCommand(program, context);
  AddPublishCommand(program, context);
  AddReadCommand(program, context);
  AddNormalizeCommand(program, context);
  AddPinyinCommand(program, context);
  AddExplainCommand(program, context);
  AddCheckCommand(program, context);
  AddLexiconCommand(program, context);
  AddVoicesCommand(program, context);
  AddQcCommand(program, context);
  AddEstimateCommand(program, context);
  AddPlotCommand(program, context);
  AddBatchCommand(program, context);
  AddBatchWorkerCommand(program);
  AddWatchCommand(program, context);
  AddWorkerCommand(program, context);
  program.NeedsSub();
  app.footer(Message("help.program.example"));
}

int RunProgram(int argc, char** argv) {
  // Full disks, file-size limits and closed pipes are answered as errors of
  // write().
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  ChooseLanguage(argc, argv);
  try {
    return ParseAndRun(argc, argv);
  } catch (const std::exception& error) {
    return Report(MakeError(ErrorCode::kInternal, "", "internal.exception",
                            error.what()));
  }
}

}  // namespace tingwen
