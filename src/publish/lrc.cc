// LRC, the lyrics of music players: a line of text a line, with the time at
// which it begins; with `words`, the time of each word in angle brackets (the
// "enhanced" LRC of A2). An empty line clears the text where a longer rest
// follows.
#include <fmt/format.h>

#include <cmath>

#include "base/text.h"
#include "publish/captions.h"

namespace tingwen {
namespace {

constexpr double kRest = 2.0;  // seconds

std::string Time(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(seconds * 100));
  return fmt::format("{:02}:{:02}.{:02}", all / 6000, all / 100 % 60,
                     all % 100);
}

std::string Tag(const char* name, std::string value) {
  if (value.empty()) return {};
  ReplaceAll(value, "\n", " ");
  return fmt::format("[{}:{}]\n", name, value);
}

std::string LineText(const CaptionLine& line, bool words) {
  if (!words) return TextOf(line);
  std::string text;
  for (const CaptionWord& word : line) {
    text += fmt::format("<{}>{}", Time(word.begin), word.text);
  }
  return text;
}

std::string Render(const CaptionFile& file) {
  std::string text = Tag("ti", file.title) + Tag("ar", file.author) +
                     Tag("length", Time(file.duration)) + Tag("re", "tingwen");
  for (size_t i = 0; i < file.captions.size(); ++i) {
    const Caption& caption = file.captions[i];
    for (const CaptionLine& line : caption.lines) {
      text += fmt::format("[{}]{}\n", Time(line.front().begin),
                          LineText(line, file.rules.words));
    }
    const bool last = i + 1 == file.captions.size();
    if (last || file.captions[i + 1].begin - caption.end > kRest) {
      text += fmt::format("[{}]\n", Time(caption.end));
    }
  }
  return text;
}

}  // namespace

const CaptionFormat kLrcCaptions = {"lrc", Render};

}  // namespace tingwen
