// What the commands share: the program's common options and one function a
// command that adds it to the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
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
  Action run;  // the chosen command

  // The settings of files and options together.
  Result<Settings> EffectiveSettings() const;
};

void AddTextOptions(const Command& command, Context& context);  // slogans, ...
void AddReadingOptions(const Command& command,
                       Context& context);  // say, from, ...
void AddVoiceOptions(const Command& command,
                     Context& context);  // voice, rate, ...
void AddAudioOptions(const Command& command, Context& context);  // profile, ...

// Prints an error on standard error; answers its exit code.
int Report(const Error& error);

// The stages as set. Rows of the user's rules that were refused are told on
// standard error; the others are in force.
Result<FrontEnd> LoadFrontEnd(
    const Settings& settings,
    FrontEnd::Depth depth = FrontEnd::Depth::kSyllables);

// The document's diagnostics in the order of their places, as
// "path:line:column: message". `begin`: where a portion of a long text begins,
// which `bytes` are then of.
std::vector<std::string> DiagnosticLines(const Document& document,
                                         std::string_view bytes,
                                         Position begin = {1, 1});

// Prints them on standard error.
void ReportDiagnostics(const Document& document, std::string_view bytes,
                       Progress& progress, Position begin = {1, 1});

void AddConvertCommand(const Command& program, Context& context);
void AddReadCommand(const Command& program, Context& context);
void AddNormalizeCommand(const Command& program, Context& context);
void AddPinyinCommand(const Command& program, Context& context);
void AddExplainCommand(const Command& program, Context& context);
void AddCheckCommand(const Command& program, Context& context);
void AddLexiconCommand(const Command& program, Context& context);
void AddVoicesCommand(const Command& program, Context& context);
void AddQcCommand(const Command& program, Context& context);
void AddEstimateCommand(const Command& program, Context& context);
void AddPublishCommand(const Command& program, Context& context);
void AddPlotCommand(const Command& program, Context& context);
void AddBatchCommand(const Command& program, Context& context);
void AddBatchWorkerCommand(const Command& program);
void AddWorkerCommand(const Command& program, Context& context);
void AddWatchCommand(const Command& program, Context& context);

}  // namespace tingwen
