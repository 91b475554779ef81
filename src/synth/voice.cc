#include "synth/voice.h"

#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ranges>

#include "base/file.h"
#include "base/message.h"
#include "document/names.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

constexpr int kLongestBreakMs = 10000;

// Reads the fields of one voice.toml; the first thing that is wrong stays in
// `error`.
class VoiceFile {
 public:
  VoiceFile(std::string path, const toml::table& table)
      : path_(std::move(path)), table_(table) {}

  void Text(const char* key, std::string& text) {
    const toml::node* node = Find(table_, key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty()) return Refuse(*node, "voice.text", key);
    text = *value;
  }

  // One of a few names.
  template <class Value>
  void Choice(const char* key, const std::map<std::string, Value>& choices,
              Value& chosen) {
    std::string name;
    Text(key, name);
    if (error_) return;
    const auto found = choices.find(name);
    if (found == choices.end()) {
      return Refuse(
          *table_.get(key), "voice.choice", key,
          fmt::format("{}", fmt::join(std::views::keys(choices), ", ")));
    }
    chosen = found->second;
  }

  // A path beside voice.toml.
  void Path(const char* key, std::string& path) {
    Text(key, path);
    if (error_) return;
    path = (fs::path(path_).parent_path() / path).lexically_normal().string();
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) {
      Refuse(*table_.get(key), "voice.missing_file", path);
    }
  }

  void Number(const toml::table& table, const char* key, int least, int most,
              int& number) {
    const toml::node* node = Find(table, key);
    if (node == nullptr) return;
    const auto value = node->value_exact<int64_t>();
    if (!value || *value < least || *value > most) {
      return Refuse(*node, "voice.number", key, least, most);
    }
    number = static_cast<int>(*value);
  }
  void Number(const char* key, int least, int most, int& number) {
    Number(table_, key, least, most, number);
  }

  void Breaks(std::array<int, 10>& break_ms) {
    const toml::node* node = Find(table_, "breaks");
    if (node == nullptr) return;
    const toml::table* breaks = node->as_table();
    if (breaks == nullptr) return Refuse(*node, "voice.breaks");
    // Nothing and the end of a word are silent by definition.
    for (auto i = static_cast<size_t>(Break::kPhrase); i < break_ms.size();
         ++i) {
      const std::string name(NameOf(static_cast<Break>(i)));
      Number(*breaks, name.c_str(), 0, kLongestBreakMs, break_ms[i]);
    }
  }

  // A key that nothing reads is a mistake in writing.
  void RefuseUnknown() {
    RefuseUnknownIn(table_);
    if (const toml::table* breaks = table_["breaks"].as_table()) {
      RefuseUnknownIn(*breaks);
    }
  }

  std::optional<Error> error() && { return std::move(error_); }

 private:
  const toml::node* Find(const toml::table& table, const char* key) {
    known_.emplace_back(&table, key);
    const toml::node* node = table.get(key);
    if (node == nullptr) Refuse(table, "voice.missing_key", key);
    return node;
  }

  void RefuseUnknownIn(const toml::table& table) {
    for (auto&& [key, node] : table) {
      const std::pair entry(&table, std::string(key.str()));
      if (std::find(known_.begin(), known_.end(), entry) == known_.end()) {
        Refuse(node, "voice.unknown_key", entry.second);
      }
    }
  }

  template <class... Arguments>
  void Refuse(const toml::node& node, const char* id,
              const Arguments&... arguments) {
    if (error_) return;
    error_ = MakeError(ErrorCode::kInternal, path_, id, arguments...);
    error_->position = {node.source().begin.line, node.source().begin.column};
  }

  std::string path_;
  const toml::table& table_;
  std::vector<std::pair<const toml::table*, std::string>> known_;
  std::optional<Error> error_;
};

Result<Voice> ReadVoice(const std::string& path, const toml::table& table) {
  Voice voice;
  voice.id = fs::path(path).parent_path().filename().string();
  VoiceFile file(path, table);
  file.Text("name_zh", voice.name_zh);
  file.Text("name_en", voice.name_en);
  file.Text("description_zh", voice.description_zh);
  file.Text("description_en", voice.description_en);
  file.Path("definition", voice.definition);
  file.Path("english", voice.english);
  file.Path("phonemes", voice.phonemes);
  voice.durations = (fs::path(path).parent_path() / "durations.tsv").string();
  file.Choice("latin", LatinPolicies(), voice.latin);
  file.Number("rate", kMinimumRate, kMaximumRate, voice.rate);
  file.Number("english_rate", 50, 200, voice.english_rate);
  file.Number("pitch", 0, 100, voice.pitch);
  file.Number("declination", 0, 50, voice.declination);
  file.Number("volume", 0, 200, voice.volume);
  file.Breaks(voice.break_ms);
  file.RefuseUnknown();
  if (auto error = std::move(file).error()) return Fail(*std::move(error));
  return voice;
}

Result<Voice> ParseVoice(const std::string& path, const std::string& text) {
  try {
    return ReadVoice(path, toml::parse(text, path));
  } catch (const toml::parse_error& failure) {
    Error error = MakeError(ErrorCode::kInternal, path, "voice.syntax",
                            std::string(failure.description()));
    const toml::source_position place = failure.source().begin;
    error.position = {place.line, place.column};
    return Fail(std::move(error));
  }
}

std::string TomlPath(const std::string& voices_folder, const std::string& id) {
  return (fs::path(voices_folder) / id / "voice.toml").string();
}

std::vector<std::string> VoiceIds(const std::string& voices_folder) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(voices_folder, error)) {
    const std::string id = entry.path().filename().string();
    if (fs::exists(TomlPath(voices_folder, id), error)) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

Result<Voice> LoadVoice(const std::string& voices_folder,
                        const std::string& id) {
  const std::vector<std::string> ids = VoiceIds(voices_folder);
  if (ids.empty()) {
    return FailWith(ErrorCode::kInternal, voices_folder, "voice.none");
  }
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
    return FailWith(ErrorCode::kUsage, {}, "voice.unknown", id,
                    fmt::format("{}", fmt::join(ids, ", ")));
  }
  const std::string path = TomlPath(voices_folder, id);
  TINGWEN_ASSIGN(text, ReadFile(path));
  return ParseVoice(path, text);
}

Result<std::vector<Voice>> ListVoices(const std::string& voices_folder) {
  std::vector<Voice> voices;
  for (const std::string& id : VoiceIds(voices_folder)) {
    TINGWEN_ASSIGN(voice, LoadVoice(voices_folder, id));
    voices.push_back(std::move(voice));
  }
  if (voices.empty()) {
    return FailWith(ErrorCode::kInternal, voices_folder, "voice.none");
  }
  return voices;
}

}  // namespace tingwen
