#include "app/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>

#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "publish/cover.h"

namespace tingwen {
namespace {

// In the order of Structure.
constexpr std::array<std::pair<const char*, std::string Settings::*>,
                     kStructureCount>
    kStructureSettings = {{{"tables", &Settings::tables},
                           {"lists", &Settings::lists},
                           {"links", &Settings::links},
                           {"images", &Settings::images},
                           {"quotations", &Settings::quotations},
                           {"code", &Settings::code},
                           {"formulas", &Settings::formulas},
                           {"footnotes", &Settings::footnotes}}};

using Setter = std::function<bool(Settings&, const toml::node&)>;

template <class Member>
Setter Sets(Member Settings::*member) {
  return [member](Settings& settings, const toml::node& node) {
    using Value = std::conditional_t<std::is_same_v<Member, std::optional<int>>,
                                     int, Member>;
    auto value = node.value_exact<
        std::conditional_t<std::is_same_v<Value, int>, int64_t, Value>>();
    if (!value) return false;
    settings.*member = static_cast<Value>(*value);
    return true;
  };
}

// A folder of rules is added to those that other files name.
bool AddRules(Settings& settings, const toml::node& node) {
  const auto folder = node.value_exact<std::string>();
  if (folder) settings.rules.push_back(*folder);
  return folder.has_value();
}

using SetterTable = std::map<std::string, Setter, std::less<>>;

SetterTable MakeSetters() {
  SetterTable setters = {
      {"voice", Sets(&Settings::voice)},
      {"rate", Sets(&Settings::rate)},
      {"pitch", Sets(&Settings::pitch)},
      {"volume", Sets(&Settings::volume)},
      {"slogans", Sets(&Settings::slogans)},
      {"style", Sets(&Settings::style)},
      {"years", Sets(&Settings::years)},
      {"punctuation", Sets(&Settings::punctuation)},
      {"latin", Sets(&Settings::latin)},
      {"emoji", Sets(&Settings::emoji)},
      {"rules", AddRules},
      {"lexicon", Sets(&Settings::lexicon)},
      {"unreadable", Sets(&Settings::unreadable)},
      {"simplify", Sets(&Settings::simplify)},
      {"strict", Sets(&Settings::strict)},
      {"limit", Sets(&Settings::limit)},
      {"profile", Sets(&Settings::profile)},
      {"sample_rate", Sets(&Settings::sample_rate)},
      {"channels", Sets(&Settings::channels)},
      {"bit_depth", Sets(&Settings::bit_depth)},
      {"station", Sets(&Settings::station)},
      {"cut_id", Sets(&Settings::cut_id)},
      {"cover", Sets(&Settings::cover)},
      {"fit_slowest", Sets(&Settings::fit_slowest)},
      {"fit_fastest", Sets(&Settings::fit_fastest)},
      {"fit_shortest_pauses", Sets(&Settings::fit_shortest_pauses)},
      {"fit_longest_pauses", Sets(&Settings::fit_longest_pauses)},
      {"reports", Sets(&Settings::reports)},
      {"caption_line", Sets(&Settings::caption_line)},
      {"caption_lines", Sets(&Settings::caption_lines)},
      {"caption_speed", Sets(&Settings::caption_speed)},
      {"caption_unit", Sets(&Settings::caption_unit)},
      {"caption_words", Sets(&Settings::caption_words)},
      {"book_audio", Sets(&Settings::book_audio)},
      {"overlay", Sets(&Settings::overlay)},
      {"page_audio", Sets(&Settings::page_audio)},
      {"site_url", Sets(&Settings::site_url)},
      {"certified_by", Sets(&Settings::certified_by)},
      {"file_limit", Sets(&Settings::file_limit)},
      {"unpacked_limit", Sets(&Settings::unpacked_limit)},
      {"depth_limit", Sets(&Settings::depth_limit)},
      {"from", Sets(&Settings::from)},
      {"traditional", Sets(&Settings::traditional)},
  };
  for (const auto& [name, member] : kStructureSettings) {
    setters.emplace(name, Sets(member));
  }
  return setters;
}

const SetterTable& Setters() {
  static const SetterTable setters = MakeSetters();
  return setters;
}

tl::unexpected<Error> SettingError(const std::string& path,
                                   const toml::source_region& place,
                                   Error error) {
  error.path = path;
  error.position = {place.begin.line, place.begin.column};
  return Fail(std::move(error));
}

Status ApplyNode(const std::string& path, std::string_view key,
                 const toml::node& node, Settings& settings) {
  auto setter = Setters().find(key);
  const bool known = setter != Setters().end();
  if (known && setter->second(settings, node)) return {};
  return SettingError(
      path, node.source(),
      MakeError(ErrorCode::kUsage, path,
                known ? "settings.wrong_type" : "settings.unknown_key", key));
}

Status ApplyFile(const std::string& path, Settings& settings) {
  TINGWEN_ASSIGN(text, ReadFile(path));
  toml::table table;
  try {
    table = toml::parse(text, path);
  } catch (const toml::parse_error& error) {
    return SettingError(path, error.source(),
                        MakeError(ErrorCode::kUsage, path, "settings.syntax",
                                  error.description()));
  }
  for (const auto& [key, node] : table) {
    TINGWEN_TRY(ApplyNode(path, key.str(), node, settings));
  }
  return {};
}

// Sets `chosen` to the choice that has this name.
template <class Value>
Status Choose(std::string_view setting, const std::string& name,
              const std::map<std::string, std::type_identity_t<Value>>& choices,
              Value& chosen) {
  const auto found = choices.find(name);
  if (found != choices.end()) {
    chosen = found->second;
    return {};
  }
  std::string names;
  for (const auto& [choice, value] : choices) {
    names += (names.empty() ? "" : ", ") + choice;
  }
  return FailWith(ErrorCode::kUsage, "", "settings.unknown_choice", setting,
                  name, names);
}

}  // namespace

Status CheckSetting(const char* name, std::optional<int> value, int low,
                    int high) {
  if (!value || (*value >= low && *value <= high)) return {};
  return FailWith(ErrorCode::kUsage, "", "settings.out_of_range", name, *value,
                  low, high);
}

Result<NormalizeOptions> Settings::Normalizing() const {
  NormalizeOptions options;
  TINGWEN_TRY(Choose("slogans", slogans,
                     {{"spoken", SloganStyle::kSpoken},
                      {"expand", SloganStyle::kExpand},
                      {"both", SloganStyle::kBoth}},
                     options.slogans));
  TINGWEN_TRY(Choose("punctuation", punctuation,
                     {{"none", Verbosity::kNone},
                      {"some", Verbosity::kSome},
                      {"all", Verbosity::kAll}},
                     options.punctuation));
  TINGWEN_TRY(
      Choose("emoji", emoji, {{"skip", false}, {"name", true}}, options.emoji));
  if (!years.empty()) {
    TINGWEN_TRY(Choose(
        "years", years,
        {{"digits", YearStyle::kDigits}, {"cardinal", YearStyle::kCardinal}},
        options.years.emplace()));
  }
  options.style = style;
  options.user_rules = rules;
  return options;
}

Result<PronounceOptions> Settings::Pronouncing() const {
  PronounceOptions options;
  options.user_lexicon = lexicon;
  TINGWEN_TRY(
      Choose("unreadable", unreadable,
             {{"announce", Unreadable::kAnnounce}, {"skip", Unreadable::kSkip}},
             options.unreadable));
  if (latin.empty()) {
    TINGWEN_ASSIGN(selected, LoadVoice(DataPath("voices"), voice));
    options.latin = selected.latin;
  } else {
    TINGWEN_TRY(Choose("latin", latin, LatinPolicies(), options.latin));
  }
  return options;
}

Result<std::string> Settings::Cover() const {
  return cover.empty() ? std::string() : ReadCover(cover);
}

Result<CaptionRules> Settings::Captions() const {
  CaptionRules rules;
  TINGWEN_TRY(CheckSetting("caption_line", caption_line, 4, 60));
  TINGWEN_TRY(CheckSetting("caption_lines", caption_lines, 1, 4));
  TINGWEN_TRY(CheckSetting("caption_speed", caption_speed, 3, 30));
  rules.line = caption_line.value_or(rules.line);
  rules.lines = caption_lines.value_or(rules.lines);
  rules.speed = caption_speed.value_or(static_cast<int>(rules.speed));
  TINGWEN_TRY(Choose(
      "caption_unit", caption_unit,
      {{"sentence", CaptionUnit::kSentence}, {"phrase", CaptionUnit::kPhrase}},
      rules.unit));
  rules.words = caption_words;
  return rules;
}

Result<AudioFormat> Settings::BookAudio() const {
  AudioFormat format{};
  TINGWEN_TRY(Choose("book_audio", book_audio,
                     {{"mp3", AudioFormat::kMp3}, {"opus", AudioFormat::kOpus}},
                     format));
  return format;
}

Result<OverlayUnit> Settings::Overlay() const {
  OverlayUnit unit{};
  TINGWEN_TRY(Choose(
      "overlay", overlay,
      {{"sentence", OverlayUnit::kSentence}, {"word", OverlayUnit::kWord}},
      unit));
  return unit;
}

Result<PageAudio> Settings::AudioOfPages() const {
  PageAudio place{};
  TINGWEN_TRY(Choose(
      "page_audio", page_audio,
      {{"inside", PageAudio::kInside}, {"beside", PageAudio::kBeside}}, place));
  return place;
}

Result<ReadOptions> Settings::Reading() const {
  ReadOptions options;
  options.simplify = simplify;
  options.format = from;
  TINGWEN_TRY(CheckSetting("limit", limit, 1, 4096));
  TINGWEN_TRY(CheckSetting("unpacked_limit", unpacked_limit, 1, 4096));
  TINGWEN_TRY(CheckSetting("depth_limit", depth_limit, 1, 10000));
  options.limits = {static_cast<size_t>(limit) << 20,
                    static_cast<size_t>(unpacked_limit) << 20,
                    static_cast<size_t>(depth_limit)};
  TINGWEN_TRY(Choose("traditional", traditional,
                     {{"characters", Traditional::kCharacters},
                      {"taiwan", Traditional::kTaiwan},
                      {"hongkong", Traditional::kHongKong}},
                     options.traditional));
  for (size_t i = 0; i < kStructureSettings.size(); ++i) {
    TINGWEN_TRY(Choose(kStructureSettings[i].first,
                       this->*kStructureSettings[i].second,
                       {{"announce", Treatment::kAnnounce},
                        {"plain", Treatment::kPlain},
                        {"skip", Treatment::kSkip}},
                       options.treatments[i]));
  }
  return options;
}

void Settings::AnnounceNothing() {
  for (const auto& [name, member] : kStructureSettings) {
    if (this->*member == "announce") this->*member = "plain";
  }
}

Result<size_t> Settings::InputLimit() const {
  TINGWEN_TRY(CheckSetting("limit", limit, 1, 4096));
  TINGWEN_TRY(CheckSetting("file_limit", file_limit, 1, 4096));
  return static_cast<size_t>(std::max(limit, file_limit)) << 20;
}

Result<Voice> Settings::SelectedVoice() const {
  TINGWEN_TRY(CheckSetting("rate", rate, kMinimumRate, kMaximumRate));
  TINGWEN_TRY(CheckSetting("pitch", pitch, 0, 100));
  TINGWEN_TRY(CheckSetting("volume", volume, 0, 200));
  TINGWEN_ASSIGN(selected, LoadVoice(DataPath("voices"), voice));
  selected.rate = rate.value_or(selected.rate);
  selected.pitch = pitch.value_or(selected.pitch);
  selected.volume = volume.value_or(selected.volume);
  return selected;
}

Result<Settings> LoadSettings(const std::string& config) {
  Settings settings;
  if (std::string path = UserConfigPath("lexicon.tsv");
      std::filesystem::exists(path)) {
    settings.lexicon = path;
  }
  if (std::string path = UserConfigPath("rules");
      std::filesystem::is_directory(path)) {
    settings.rules.push_back(path);
  }
  for (const std::string& path : {std::string("/etc/tingwen/config.toml"),
                                  UserConfigPath("config.toml")}) {
    if (std::filesystem::exists(path)) TINGWEN_TRY(ApplyFile(path, settings));
  }
  if (!config.empty()) TINGWEN_TRY(ApplyFile(config, settings));
  return settings;
}

Status ApplySetting(const std::string& assignment, Settings& settings) {
  const size_t sign = std::min(assignment.find('='), assignment.size());
  const std::string name = assignment.substr(0, sign);
  const std::string value =
      sign < assignment.size() ? assignment.substr(sign + 1) : std::string();
  try {
    const toml::table table = toml::parse("value = " + value);
    return ApplyNode("--set", name, *table.get("value"), settings);
  } catch (const toml::parse_error&) {
    return ApplyNode("--set", name, toml::value<std::string>(value), settings);
  }
}

}  // namespace tingwen
