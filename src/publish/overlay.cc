#include "publish/overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tingwen {
namespace {

// A clip begins so long before its first sound, but no more than half of the
// silence: players fade in, and MP3 spreads a sound by a frame.
constexpr double kLead = 0.06;  // seconds

void AddWords(const BookSentence& sentence, size_t number,
              std::vector<Clip>& clips) {
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const TimedWord& word = sentence.words[i];
    if (word.end <= word.begin) continue;
    clips.push_back({WordId(number, i + 1), number, word.begin, word.end});
  }
}

}  // namespace

std::vector<Clip> ClipsOf(const BookChapter& chapter, OverlayUnit unit) {
  std::vector<Clip> clips;
  size_t number = 0;
  for (const BookBlock& block : chapter.blocks) {
    for (const BookSentence& sentence : block.sentences) {
      ++number;
      if (!sentence.IsHeard()) continue;
      if (unit == OverlayUnit::kWord) {
        AddWords(sentence, number, clips);
      } else {
        clips.push_back(
            {SentenceId(number), number, sentence.begin, sentence.end});
      }
    }
  }
  CloseClips(chapter.seconds, clips);
  return clips;
}

void CloseClips(double seconds, std::vector<Clip>& clips) {
  if (clips.empty()) return;
  clips.front().begin = 0;
  for (size_t i = 1; i < clips.size(); ++i) {
    const double silence = std::max(0.0, clips[i].begin - clips[i - 1].end);
    clips[i].begin -= std::min(kLead, silence / 2);
    clips[i - 1].end = clips[i].begin;
  }
  clips.back().end = seconds;
}

std::string SentenceId(size_t sentence) { return fmt::format("s{}", sentence); }

std::string WordId(size_t sentence, size_t word) {
  return fmt::format("s{}w{}", sentence, word);
}

std::string SmilClock(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(seconds * 1000));
  return fmt::format("{}:{:02}:{:02}.{:03}", all / 3600000, all / 60000 % 60,
                     all / 1000 % 60, all % 1000);
}

}  // namespace tingwen
