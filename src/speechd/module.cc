#include "speechd/module.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace tingwen {
namespace {

// speech-dispatcher's -100 to 100 as a range of ours; 0 is `middle`.
struct Scale {
  const char* name;  // theirs and ours
  int low, middle, high;
};

constexpr std::array<Scale, 3> kScales = {
    {{"rate", 80, 180, 449}, {"pitch", 0, 50, 100}, {"volume", 0, 50, 100}}};

// Levels of punctuation, theirs and ours.
constexpr std::array<std::pair<const char*, const char*>, 4> kPunctuation = {
    {{"none", "none"}, {"some", "some"}, {"most", "some"}, {"all", "all"}}};

std::optional<int> NumberOf(std::string_view text) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

int Scaled(const Scale& scale, int value) {
  const int reach =
      value < 0 ? scale.middle - scale.low : scale.high - scale.middle;
  return scale.middle + value * reach / 100;
}

std::string Describe(tingwen_voice* voice, char32_t c) {
  std::string words(256, '\0');
  const size_t size = tingwen_describe(voice, c, words.data(), words.size());
  words.resize(std::min(size, words.size() - 1));
  return words;
}

// A lone character: a sign by its name, a capital letter as such where wanted.
std::string NameOf(tingwen_voice* voice, char32_t c, bool capitals) {
  if (IsHan(c)) return ToUtf8(c);
  const bool capital = c >= U'A' && c <= U'Z';
  return capital && !capitals ? ToUtf8(c) : Describe(voice, c);
}

// The message character by character, its marks where they were.
SpokenMessage Spelt(tingwen_voice* voice, const SpokenMessage& message) {
  SpokenMessage spelt;
  auto mark = message.marks.begin();
  const auto take_marks = [&](size_t offset) {
    for (; mark != message.marks.end() && mark->offset <= offset; ++mark) {
      spelt.marks.push_back({mark->name, spelt.text.size()});
    }
  };
  for (const CodePoint& c : Decode(message.text)) {
    take_marks(c.span.begin);
    spelt.text += Describe(voice, c.value) + "，";
  }
  take_marks(message.text.size());
  return spelt;
}

// control_shift_a as it is said: the names of keys, one after the other.
std::string KeyText(tingwen_voice* voice, const std::string& key) {
  const std::u32string points = ToUtf32(key);
  if (points.size() == 1) return NameOf(voice, points[0], true);
  std::string text = key;
  ReplaceAll(text, "_", " ");
  return text;
}

std::string CharacterText(tingwen_voice* voice, const std::string& data,
                          bool capitals) {
  if (data == "space") return Describe(voice, U' ');
  const std::u32string points = ToUtf32(data);
  return points.size() == 1 ? NameOf(voice, points[0], capitals) : data;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace

void Module::Run() {
  while (const auto command = channel_.ReadLine()) {
    if (!Handle(*command)) return;
  }
}

bool Module::Handle(const std::string& command) {
  if (command == "INIT") {
    channel_.Write("299-tingwen\n299 OK LOADED SUCCESSFULLY\n");
  } else if (command == "SPEAK" || command == "SOUND_ICON") {
    Speak(Kind::kText);
  } else if (command == "CHAR") {
    Speak(Kind::kCharacter);
  } else if (command == "KEY") {
    Speak(Kind::kKey);
  } else if (command == "STOP") {
    speaker_.Stop();
  } else if (command == "PAUSE") {
    speaker_.Pause();
  } else if (command == "SET") {
    TakeSettings("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED",
                 &Module::ApplySetting);
  } else if (command == "AUDIO") {
    TakeSettings("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED",
                 &Module::ApplyAudio);
  } else if (command == "LOGLEVEL") {
    TakeSettings("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET",
                 &Module::PassOver);
  } else if (command.starts_with("DEBUG")) {
    channel_.Write("200 OK DEBUGGING SET\n");
  } else if (command == "LIST VOICES") {
    ListVoices();
  } else if (command == "QUIT") {
    speaker_.Stop();
    channel_.Write("210 OK QUIT\n");
    return false;
  } else {
    channel_.Write("300 ERR UNKNOWN COMMAND\n");
  }
  return true;
}

void Module::Speak(Kind kind) {
  channel_.Write("202 OK RECEIVING MESSAGE\n");
  const auto lines = channel_.ReadBlock();
  if (!lines) return;
  std::string data = Joined(*lines);
  if (data.empty()) return channel_.Write("301 ERROR CANT SPEAK\n");
  channel_.Write("200 OK SPEAKING\n");
  speaker_.Speak(
      [kind, data = std::move(data), spelling = spelling_,
       capitals = capitals_](tingwen_voice* voice) -> SpokenMessage {
        if (kind == Kind::kKey) return {KeyText(voice, data), {}};
        if (kind == Kind::kCharacter) {
          return {CharacterText(voice, data, capitals), {}};
        }
        SpokenMessage message = ParseSsml(data);
        return spelling ? Spelt(voice, message) : message;
      },
      settings_);
}

void Module::TakeSettings(const std::string& first, const std::string& done,
                          bool (Module::*apply)(const std::string&,
                                                const std::string&)) {
  channel_.Write(first + "\n");
  const auto lines = channel_.ReadBlock();
  if (!lines) return;
  std::string answer = done;
  for (const std::string& line : *lines) {
    const size_t sign = line.find('=');
    if (sign == line.npos) {
      answer = "302 ERROR BAD SYNTAX";
    } else if (!(this->*apply)(line.substr(0, sign), line.substr(sign + 1))) {
      answer = "303 ERROR INVALID PARAMETER OR VALUE";
    }
  }
  channel_.Write(answer + "\n");
}

bool Module::ApplySetting(const std::string& name, const std::string& value) {
  for (const Scale& scale : kScales) {
    if (name != scale.name) continue;
    const auto number = NumberOf(value);
    if (!number || *number < -100 || *number > 100) return false;
    settings_[name] = std::to_string(Scaled(scale, *number));
    return true;
  }
  if (name == "punctuation_mode") {
    const auto* level =
        std::find_if(kPunctuation.begin(), kPunctuation.end(),
                     [&](const auto& entry) { return value == entry.first; });
    if (level == kPunctuation.end()) return false;
    settings_["punctuation"] = level->second;
  } else if (name == "spelling_mode") {
    spelling_ = value == "on";
  } else if (name == "cap_let_recogn") {
    capitals_ = value != "none";
  } else if (name == "synthesis_voice" && value != "NULL") {
    const char* id = nullptr;
    const char* spoken_name = nullptr;
    for (size_t i = 0; tingwen_voice_at(voice_, i, &id, &spoken_name); ++i) {
      if (value == id) settings_["voice"] = value;
    }
  }
  return true;  // language, voice type and pitch range: there is one
}

// The server plays; a device of our own is refused, and the server then asks
// for this.
bool Module::ApplyAudio(const std::string& name, const std::string& value) {
  return name != "audio_output_method" || value == "server";
}

void Module::ListVoices() {
  std::string answer;
  const char* id = nullptr;
  const char* name = nullptr;
  for (size_t i = 0; tingwen_voice_at(voice_, i, &id, &name); ++i) {
    answer += std::string("200-") + id + "\tzh-CN\tnone\n";
  }
  channel_.Write(answer + "200 OK VOICE LIST SENT\n");
}

}  // namespace tingwen
