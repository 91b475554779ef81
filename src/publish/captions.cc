#include "publish/captions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.h"
#include "base/text.h"
#include "publish/caption_layout.h"

namespace tingwen {
namespace {

// A caption that flashes by can't be read, and one that goes for a moment
// before the next comes flickers.
constexpr double kShortest = 0.8;  // seconds
constexpr double kFlicker = 0.25;

size_t CharactersIn(const Caption& caption) {
  size_t count = 0;
  for (const CaptionLine& line : caption.lines) {
    count += CountCodePoints(TextOf(line));
  }
  return count;
}

// Lets each caption stand as long as it takes to read, if it can.
void GiveTime(const CaptionRules& rules, std::vector<Caption>& captions) {
  for (size_t i = 0; i < captions.size(); ++i) {
    Caption& caption = captions[i];
    const double needed = std::max(
        kShortest, static_cast<double>(CharactersIn(caption)) / rules.speed);
    caption.end = std::max(caption.end, caption.begin + needed);
    if (i + 1 == captions.size()) continue;
    const double next = captions[i + 1].begin;
    if (caption.end + kFlicker > next) caption.end = next;
  }
}

}  // namespace

std::string TextOf(const CaptionLine& line) {
  std::string text;
  for (const CaptionWord& word : line) text += word.text;
  return std::string(Trim(text));
}

std::vector<Caption> MakeCaptions(const std::vector<TimedSentence>& sentences,
                                  const CaptionRules& rules) {
  std::vector<Caption> captions;
  for (const TimedSentence& sentence : sentences) {
    if (!sentence.IsHeard()) continue;
    for (std::vector<CaptionLine>& lines : LayOut(sentence, rules)) {
      Caption caption;
      caption.begin = lines.front().front().begin;
      caption.end = lines.back().back().end;
      caption.lines = std::move(lines);
      captions.push_back(std::move(caption));
    }
  }
  GiveTime(rules, captions);
  return captions;
}

Result<const CaptionFormat*> CaptionFormatOf(const std::string& path) {
  static constexpr std::array kFormats = {&kWebVttCaptions, &kSrtCaptions,
                                          &kLrcCaptions, &kTtmlCaptions};
  std::string names;
  for (const CaptionFormat* format : kFormats) {
    if (path.ends_with("." + std::string(format->extension))) return format;
    names += (names.empty() ? "" : ", ") + std::string(format->extension);
  }
  return FailWith(ErrorCode::kUsage, path, "captions.format", names);
}

std::string ClockTime(double seconds, char separator) {
  const auto all = static_cast<uint64_t>(std::llround(seconds * 1000));
  return fmt::format("{:02}:{:02}:{:02}{}{:03}", all / 3600000,
                     all / 60000 % 60, all / 1000 % 60, separator, all % 1000);
}

}  // namespace tingwen
