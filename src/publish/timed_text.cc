#include "publish/timed_text.h"

#include <algorithm>

#include "base/text.h"
#include "publish/tone_marks.h"

namespace tingwen {
namespace {

double Seconds(uint64_t samples, int sample_rate) {
  return static_cast<double>(samples) / sample_rate;
}

// The sentence without the blanks around it.
Span TextSpan(const Document& document, Span span) {
  const std::string_view text = document.TextOf(span);
  const std::string_view trimmed = Trim(text);
  if (trimmed.empty()) return {span.begin, span.begin};
  const size_t begin =
      span.begin + static_cast<size_t>(trimmed.data() - text.data());
  return {begin, begin + trimmed.size()};
}

void AddPinyin(const Document& document, const Word& word, TimedWord& timed) {
  for (uint32_t i = 0; i < word.syllable_count; ++i) {
    const Syllable& syllable = document.syllables[word.first_syllable + i];
    if (syllable.pinyin.empty()) continue;
    if (!timed.pinyin.empty()) timed.pinyin += ' ';
    timed.pinyin += WithToneMark(syllable.pinyin);
    ++timed.syllables;
  }
}

// Words that stand for the same text are shown as one.
void AddWord(const Document& document, const AudioMark& mark, Span sentence,
             int sample_rate, std::vector<TimedWord>& words) {
  const Word& word = document.words[mark.element];
  const Span inside{std::clamp(word.span.begin, sentence.begin, sentence.end),
                    std::clamp(word.span.end, sentence.begin, sentence.end)};
  if (inside.empty()) return;
  const Span span{inside.begin - sentence.begin, inside.end - sentence.begin};
  const double end = Seconds(mark.end, sample_rate);
  if (!words.empty() && span.begin < words.back().span.end) {
    words.back().span.end = std::max(words.back().span.end, span.end);
    words.back().end = std::max(words.back().end, end);
  } else {
    words.push_back({span, Seconds(mark.begin, sample_rate), end, {}, 0});
  }
  AddPinyin(document, word, words.back());
}

}  // namespace

std::vector<TimedSentence> TimedSentencesOf(const Document& document,
                                            int sample_rate, Span blocks) {
  std::vector<TimedSentence> sentences;
  Span span;
  bool inside = false;
  for (const AudioMark& mark : document.marks) {
    if (mark.kind == MarkKind::kSentence) {
      inside = blocks.Contains(document.sentences[mark.element].block);
    }
    if (!inside) continue;
    if (mark.kind == MarkKind::kSentence) {
      span = TextSpan(document, document.sentences[mark.element].span);
      sentences.push_back({mark.element,
                           std::string(document.TextOf(span)),
                           Seconds(mark.begin, sample_rate),
                           Seconds(mark.end, sample_rate),
                           {}});
    } else {
      AddWord(document, mark, span, sample_rate, sentences.back().words);
    }
  }
  return sentences;
}

}  // namespace tingwen
