#include "app/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <sstream>

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

// How one setting is read from a file, and written as one.
struct Access {
  std::function<bool(Settings&, const toml::node&)> set;
  std::function<std::vector<std::string>(const Settings&)> get;
};

template <class Value>
std::string TomlText(const Value& value) {
  std::ostringstream text;
  text << toml::value<Value>(value);
  return text.str();
}

std::vector<std::string> TextsOf(const std::string& value) {
  return {TomlText(value)};
}
std::vector<std::string> TextsOf(bool value) { return {TomlText(value)}; }
std::vector<std::string> TextsOf(int value) {
  return {TomlText(static_cast<int64_t>(value))};
}
std::vector<std::string> TextsOf(const std::optional<int>& value) {
  return value ? TextsOf(*value) : std::vector<std::string>();
}

template <class Member>
Access Holds(Member Settings::*member) {
  const auto set = [member](Settings& settings, const toml::node& node) {
    using Value = std::conditional_t<std::is_same_v<Member, std::optional<int>>,
                                     int, Member>;
    auto value = node.value_exact<
        std::conditional_t<std::is_same_v<Value, int>, int64_t, Value>>();
    if (!value) return false;
    settings.*member = static_cast<Value>(*value);
    return true;
  };
  const auto get = [member](const Settings& settings) {
    return TextsOf(settings.*member);
  };
  return {set, get};
}

// A folder of rules is added to those that other files name.
bool AddRules(Settings& settings, const toml::node& node) {
  const auto folder = node.value_exact<std::string>();
  if (folder) settings.rules.push_back(*folder);
  return folder.has_value();
}

std::vector<std::string> RulesTexts(const Settings& settings) {
  std::vector<std::string> texts;
  for (const std::string& folder : settings.rules) {
    texts.push_back(TomlText(folder));
  }
  return texts;
}

using AccessTable = std::map<std::string, Access, std::less<>>;

AccessTable MakeAccesses() {
  AccessTable accesses = {
      {"voice", Holds(&Settings::voice)},
      {"rate", Holds(&Settings::rate)},
      {"pitch", Holds(&Settings::pitch)},
      {"volume", Holds(&Settings::volume)},
      {"slogans", Holds(&Settings::slogans)},
      {"style", Holds(&Settings::style)},
      {"years", Holds(&Settings::years)},
      {"punctuation", Holds(&Settings::punctuation)},
      {"latin", Holds(&Settings::latin)},
      {"emoji", Holds(&Settings::emoji)},
      {"rules", {AddRules, RulesTexts}},
      {"lexicon", Holds(&Settings::lexicon)},
      {"unreadable", Holds(&Settings::unreadable)},
      {"simplify", Holds(&Settings::simplify)},
      {"strict", Holds(&Settings::strict)},
      {"limit", Holds(&Settings::limit)},
      {"profile", Holds(&Settings::profile)},
      {"sample_rate", Holds(&Settings::sample_rate)},
      {"channels", Holds(&Settings::channels)},
      {"bit_depth", Holds(&Settings::bit_depth)},
      {"station", Holds(&Settings::station)},
      {"cut_id", Holds(&Settings::cut_id)},
      {"cover", Holds(&Settings::cover)},
      {"fit_slowest", Holds(&Settings::fit_slowest)},
      {"fit_fastest", Holds(&Settings::fit_fastest)},
      {"fit_shortest_pauses", Holds(&Settings::fit_shortest_pauses)},
      {"fit_longest_pauses", Holds(&Settings::fit_longest_pauses)},
      {"reports", Holds(&Settings::reports)},
      {"caption_line", Holds(&Settings::caption_line)},
      {"caption_lines", Holds(&Settings::caption_lines)},
      {"caption_speed", Holds(&Settings::caption_speed)},
      {"caption_unit", Holds(&Settings::caption_unit)},
      {"caption_words", Holds(&Settings::caption_words)},
      {"book_audio", Holds(&Settings::book_audio)},
      {"overlay", Holds(&Settings::overlay)},
      {"page_audio", Holds(&Settings::page_audio)},
      {"site_url", Holds(&Settings::site_url)},
      {"certified_by", Holds(&Settings::certified_by)},
      {"file_limit", Holds(&Settings::file_limit)},
      {"unpacked_limit", Holds(&Settings::unpacked_limit)},
      {"depth_limit", Holds(&Settings::depth_limit)},
      {"pdf_time", Holds(&Settings::pdf_time)},
      {"pdf_memory", Holds(&Settings::pdf_memory)},
      {"from", Holds(&Settings::from)},
      {"traditional", Holds(&Settings::traditional)},
  };
  for (const auto& [name, member] : kStructureSettings) {
    accesses.emplace(name, Holds(member));
  }
  return accesses;
}

const AccessTable& Accesses() {
  static const AccessTable accesses = MakeAccesses();
  return accesses;
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
  const auto access = Accesses().find(key);
  const bool known = access != Accesses().end();
  if (known && access->second.set(settings, node)) return {};
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
  CaptionRules limits;
  TINGWEN_TRY(CheckSetting("caption_line", caption_line, 4, 60));
  TINGWEN_TRY(CheckSetting("caption_lines", caption_lines, 1, 4));
  TINGWEN_TRY(CheckSetting("caption_speed", caption_speed, 3, 30));
  limits.line = caption_line.value_or(limits.line);
  limits.lines = caption_lines.value_or(limits.lines);
  limits.speed = caption_speed.value_or(static_cast<int>(limits.speed));
  TINGWEN_TRY(Choose(
      "caption_unit", caption_unit,
      {{"sentence", CaptionUnit::kSentence}, {"phrase", CaptionUnit::kPhrase}},
      limits.unit));
  limits.words = caption_words;
  return limits;
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
  TINGWEN_TRY(CheckSetting("pdf_time", pdf_time, 1, 86400));
  TINGWEN_TRY(CheckSetting("pdf_memory", pdf_memory, 16, 65536));
  options.limits = {static_cast<size_t>(limit) << 20,
                    static_cast<size_t>(unpacked_limit) << 20,
                    static_cast<size_t>(depth_limit), pdf_time,
                    static_cast<size_t>(pdf_memory) << 20};
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
  // What can't be looked at, such as another user's folder, isn't there.
  std::error_code ignored;
  if (std::string path = UserConfigPath("lexicon.tsv");
      std::filesystem::exists(path, ignored)) {
    settings.lexicon = path;
  }
  if (std::string path = UserConfigPath("rules");
      std::filesystem::is_directory(path, ignored)) {
    settings.rules.push_back(path);
  }
  for (const std::string& path : {std::string("/etc/tingwen/config.toml"),
                                  UserConfigPath("config.toml")}) {
    if (std::filesystem::exists(path, ignored))
      TINGWEN_TRY(ApplyFile(path, settings));
  }
  if (!config.empty()) TINGWEN_TRY(ApplyFile(config, settings));
  return settings;
}

std::vector<std::string> Assignments(const Settings& settings) {
  const Settings defaults;
  std::vector<std::string> assignments;
  for (const auto& [name, access] : Accesses()) {
    const auto texts = access.get(settings);
    if (texts == access.get(defaults)) continue;
    for (const std::string& text : texts) {
      assignments.push_back(name + "=" + text);
    }
  }
  return assignments;
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
