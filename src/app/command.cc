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

void AddTextOptions(const Command& command, Context& context) {
  const Command group = command.InGroup("text");
  group.Add("--slogans", context.overrides.slogans, "slogans", "STYLE");
  group.Add("--style", context.overrides.style, "style", "STYLE");
  group.Add("--years", context.overrides.years, "years", "STYLE");
  group.Add("--punctuation", context.overrides.punctuation, "punctuation",
            "LEVEL");
  group.Add("--latin", context.overrides.latin, "latin", "POLICY");
  group.Add("--emoji", context.overrides.emoji, "emoji", "STYLE");
  group.Add("--rules", context.overrides.rules, "rules", "DIR");
  group.Add("--lexicon", context.overrides.lexicon, "lexicon", "FILE");
  group.Add("--unreadable", context.overrides.unreadable, "unreadable",
            "STYLE");
  AddReadingOptions(command, context);
}

void AddReadingOptions(const Command& command, Context& context) {
  const Command group = command.InGroup("text");
  group.Add("--set", context.overrides.set, "set", "NAME=VALUE");
  group.Add("--limit", context.overrides.limit, "limit", "MIB");
}

void AddVoiceOptions(const Command& command, Context& context) {
  Overrides& overrides = context.overrides;
  command.Add("--voice", overrides.voice, "voice", "ID");
  command.Add("--rate", overrides.rate, "rate", "N");
  command.Add("--pitch", overrides.pitch, "pitch", "N");
  command.Add("--volume", overrides.volume, "volume", "N");
}

void AddAudioOptions(const Command& command, Context& context) {
  Overrides& overrides = context.overrides;
  const Command group = command.InGroup("audio");
  group.Add("--profile", overrides.profile, "profile", "NAME");
  group.Add("--sample-rate", overrides.sample_rate, "sample_rate", "HZ");
  group.Add("--channels", overrides.channels, "channels", "N");
  group.Add("--bit-depth", overrides.bit_depth, "bit_depth", "N");
  group.Add("--station", overrides.station, "station", "NAME");
  group.Add("--cut-id", overrides.cut_id, "cut_id", "ID");
  group.Add("--cover", overrides.cover, "cover", "FILE");
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

std::vector<std::string> DiagnosticLines(const Document& document,
                                         std::string_view bytes,
                                         Position begin) {
  std::vector<const Diagnostic*> in_order;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    in_order.push_back(&diagnostic);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Diagnostic* a, const Diagnostic* b) {
                     return a->source.begin < b->source.begin;
                   });
  Places places(document, bytes, begin);
  std::vector<std::string> lines;
  for (const Diagnostic* diagnostic : in_order) {
    const auto [file, position] = places.At(diagnostic->source.begin);
    lines.push_back(fmt::format("{}:{}:{}: {}", file, position.line,
                                position.column, diagnostic->message));
  }
  return lines;
}

void ReportDiagnostics(const Document& document, std::string_view bytes,
                       Progress& progress, Position begin) {
  for (const std::string& line : DiagnosticLines(document, bytes, begin)) {
    progress.Say(line);
  }
}

}  // namespace tingwen
