#include "app/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "document/places.h"

namespace tingwen {
namespace {

template <class Value, class Target>
void Override(const std::optional<Value>& option, Target& setting) {
  if (option) setting = *option;
}

}  // namespace

Result<Settings> Context::EffectiveSettings() const {
  TINGWEN_ASSIGN(settings, LoadSettings(config));
  Override(overrides.voice, settings.voice);
  Override(overrides.rate, settings.rate);
  Override(overrides.pitch, settings.pitch);
  Override(overrides.volume, settings.volume);
  Override(overrides.slogans, settings.slogans);
  Override(overrides.style, settings.style);
  Override(overrides.years, settings.years);
  Override(overrides.punctuation, settings.punctuation);
  Override(overrides.latin, settings.latin);
  Override(overrides.emoji, settings.emoji);
  settings.rules.insert(settings.rules.end(), overrides.rules.begin(),
                        overrides.rules.end());
  Override(overrides.lexicon, settings.lexicon);
  Override(overrides.unreadable, settings.unreadable);
  Override(overrides.limit, settings.limit);
  Override(overrides.profile, settings.profile);
  Override(overrides.sample_rate, settings.sample_rate);
  Override(overrides.channels, settings.channels);
  Override(overrides.bit_depth, settings.bit_depth);
  Override(overrides.station, settings.station);
  Override(overrides.cut_id, settings.cut_id);
  Override(overrides.cover, settings.cover);
  for (const std::string& assignment : overrides.set) {
    TINGWEN_TRY(ApplySetting(assignment, settings));
  }
  settings.strict = settings.strict || overrides.strict;
  return settings;
}

CLI::App* AddCommand(CLI::App& program, const std::string& name) {
  CLI::App* command = program.add_subcommand(name, Message("help." + name));
  command->footer(Message("help." + name + ".example"));
  command->fallthrough();
  return command;
}

void AddTextOptions(CLI::App* command, Context& context) {
  const std::string group = Message("option_group.text");
  AddOption(command, "--slogans", context.overrides.slogans, "option.slogans")
      ->type_name("STYLE")
      ->group(group);
  AddOption(command, "--style", context.overrides.style, "option.style")
      ->type_name("STYLE")
      ->group(group);
  AddOption(command, "--years", context.overrides.years, "option.years")
      ->type_name("STYLE")
      ->group(group);
  AddOption(command, "--punctuation", context.overrides.punctuation,
            "option.punctuation")
      ->type_name("LEVEL")
      ->group(group);
  AddOption(command, "--latin", context.overrides.latin, "option.latin")
      ->type_name("POLICY")
      ->group(group);
  AddOption(command, "--emoji", context.overrides.emoji, "option.emoji")
      ->type_name("STYLE")
      ->group(group);
  AddOption(command, "--rules", context.overrides.rules, "option.rules")
      ->type_name("DIR")
      ->group(group)
      ->allow_extra_args(false);
  AddOption(command, "--lexicon", context.overrides.lexicon, "option.lexicon")
      ->type_name("FILE")
      ->group(group);
  AddOption(command, "--unreadable", context.overrides.unreadable,
            "option.unreadable")
      ->type_name("STYLE")
      ->group(group);
  AddReadingOptions(command, context);
}

void AddReadingOptions(CLI::App* command, Context& context) {
  const std::string group = Message("option_group.text");
  AddOption(command, "--set", context.overrides.set, "option.set")
      ->type_name("NAME=VALUE")
      ->group(group)
      ->allow_extra_args(false);
  AddOption(command, "--limit", context.overrides.limit, "option.limit")
      ->type_name("MIB")
      ->group(group);
}

void AddVoiceOptions(CLI::App* command, Context& context) {
  Overrides& overrides = context.overrides;
  AddOption(command, "--voice", overrides.voice, "option.voice")
      ->type_name("ID");
  AddOption(command, "--rate", overrides.rate, "option.rate")->type_name("N");
  AddOption(command, "--pitch", overrides.pitch, "option.pitch")
      ->type_name("N");
  AddOption(command, "--volume", overrides.volume, "option.volume")
      ->type_name("N");
}

void AddAudioOptions(CLI::App* command, Context& context) {
  Overrides& overrides = context.overrides;
  const std::string group = Message("option_group.audio");
  AddOption(command, "--profile", overrides.profile, "option.profile")
      ->type_name("NAME")
      ->group(group);
  AddOption(command, "--sample-rate", overrides.sample_rate,
            "option.sample_rate")
      ->type_name("HZ")
      ->group(group);
  AddOption(command, "--channels", overrides.channels, "option.channels")
      ->type_name("N")
      ->group(group);
  AddOption(command, "--bit-depth", overrides.bit_depth, "option.bit_depth")
      ->type_name("N")
      ->group(group);
  AddOption(command, "--station", overrides.station, "option.station")
      ->type_name("NAME")
      ->group(group);
  AddOption(command, "--cut-id", overrides.cut_id, "option.cut_id")
      ->type_name("ID")
      ->group(group);
  AddOption(command, "--cover", overrides.cover, "option.cover")
      ->type_name("FILE")
      ->group(group);
}

int Report(const Error& error) {
  std::fputs(("tingwen: " + Describe(error) + "\n").c_str(), stderr);
  return ExitCode(error.code);
}

Result<FrontEnd> LoadFrontEnd(const Settings& settings, FrontEnd::Depth depth) {
  auto front_end = FrontEnd::Load(settings, depth);
  if (!front_end) return front_end;
  for (const Error& issue : front_end->RuleIssues()) Report(issue);
  return front_end;
}

void ReportDiagnostics(const Document& document, std::string_view bytes,
                       Progress& progress) {
  std::vector<const Diagnostic*> in_order;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    in_order.push_back(&diagnostic);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Diagnostic* a, const Diagnostic* b) {
                     return a->source.begin < b->source.begin;
                   });
  Places places(document, bytes);
  for (const Diagnostic* diagnostic : in_order) {
    const auto [file, position] = places.At(diagnostic->source.begin);
    progress.Say(fmt::format("{}:{}:{}: {}", file, position.line,
                             position.column, diagnostic->message));
  }
}

}  // namespace tingwen
