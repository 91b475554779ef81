// What the commands share: the program's common options and one function a
// command that adds it to the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "app/settings.h"
#include "base/message.h"
#include "base/result.h"

namespace tingwen {

// Options that stand over the settings files.
struct Overrides {
  std::optional<std::string> voice;
  std::optional<int> rate;
  std::optional<int> pitch;
  std::optional<int> volume;
  std::optional<std::string> slogans;
  std::optional<std::string> style;
  std::optional<std::string> years;
  std::optional<std::string> punctuation;
  std::optional<std::string> latin;
  std::optional<std::string> emoji;
  std::vector<std::string> rules;
  std::optional<std::string> lexicon;
  std::optional<std::string> unreadable;
  std::vector<std::string> set;
  std::optional<int> limit;
  std::optional<std::string> profile;
  std::optional<int> sample_rate;
  std::optional<int> channels;
  std::optional<int> bit_depth;
  std::optional<std::string> station;
  std::optional<std::string> cut_id;
  std::optional<std::string> cover;
  bool strict = false;
};

struct Context {
  std::string config;
  std::string language;
  std::string progress = "auto";
  Overrides overrides;
  // The chosen command; answers the exit code.
  std::function<int()> run;

  // The settings of files and options together.
  Result<Settings> EffectiveSettings() const;
};

// A command with its description, example and the options of all commands.
// Texts are the messages `help.<name>` and `help.<name>.example`.
CLI::App* AddCommand(CLI::App& program, const std::string& name);

// An option whose description is the message `option.<name>`.
template <class Value>
CLI::Option* AddOption(CLI::App* command, const std::string& flags,
                       Value& value, std::string_view message) {
  return command->add_option(flags, value, Message(message));
}

void AddTextOptions(CLI::App* command, Context& context);   // slogans, ...
void AddReadingOptions(CLI::App* command, Context& context);  // say, from, ...
void AddVoiceOptions(CLI::App* command, Context& context);  // voice, rate, ...
void AddAudioOptions(CLI::App* command, Context& context);  // profile, ...

// Prints an error on standard error; answers its exit code.
int Report(const Error& error);

// The stages as set. Rows of the user's rules that were refused are told on
// standard error; the others are in force.
Result<FrontEnd> LoadFrontEnd(
    const Settings& settings,
    FrontEnd::Depth depth = FrontEnd::Depth::kSyllables);

// Prints the document's diagnostics on standard error as path:line:column.
void ReportDiagnostics(const Document& document, std::string_view bytes,
                       Progress& progress);

void AddConvertCommand(CLI::App& program, Context& context);
void AddReadCommand(CLI::App& program, Context& context);
void AddNormalizeCommand(CLI::App& program, Context& context);
void AddPinyinCommand(CLI::App& program, Context& context);
void AddExplainCommand(CLI::App& program, Context& context);
void AddCheckCommand(CLI::App& program, Context& context);
void AddLexiconCommand(CLI::App& program, Context& context);
void AddVoicesCommand(CLI::App& program, Context& context);
void AddQcCommand(CLI::App& program, Context& context);
void AddEstimateCommand(CLI::App& program, Context& context);
void AddPlotCommand(CLI::App& program, Context& context);

}  // namespace tingwen
