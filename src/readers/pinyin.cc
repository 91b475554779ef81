#include "readers/pinyin.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {

// A letter with what stands over and behind it.
struct PinyinReader::Letter {
  char letter = 0;
  int tone = 0;
  bool marked = false;    // by a mark
  bool is_break = false;  // no letter: a border between syllables
};

// The best way to read the first letters of a text.
struct PinyinReader::Cut {
  int cost = std::numeric_limits<int>::max();  // kNowhere: there is none
  size_t begin = 0;                            // of the last syllable
  WrittenSyllable syllable;
};

namespace {

constexpr size_t kLongestSyllable = 6;  // zhuang

constexpr int kNowhere = std::numeric_limits<int>::max();
constexpr int kSyllableCost = 10;
constexpr int kVowelCost = 3;  // of a vowel at the beginning, no apostrophe

bool BeginsWithVowel(const std::string& base) {
  return std::string_view("aeo").find(base[0]) != std::string_view::npos;
}

// The tone of a combining mark; 0 for none. The breve is a common slip for
// the caron.
int ToneOfMark(char32_t c) {
  switch (c) {
    case 0x0304:
      return 1;
    case 0x0301:
      return 2;
    case 0x030C:
    case 0x0306:
      return 3;
    case 0x0300:
      return 4;
    default:
      return 0;
  }
}

bool IsBreak(char32_t c) {
  return IsSpace(c) || c == '\'' || c == U'’' || c == U'‘' || c == '-' ||
         c == U'·';
}

// Letters of the phonetic alphabet stand for plain ones in some fonts.
char32_t PlainLetter(char32_t c) {
  if (c == U'ɑ') return 'a';
  if (c == U'ɡ') return 'g';
  return c;
}

std::string Decompose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  nfd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                     text.data(), static_cast<int32_t>(text.size()))),
                 status)
      .toUTF8String(result);
  return result;
}

}  // namespace

std::string WrittenSyllable::WithTone() const {
  return base + std::to_string(tone == 0 ? 5 : tone);
}

size_t WrittenPinyin::CountToned() const {
  return std::count_if(syllables.begin(), syllables.end(),
                       [](const WrittenSyllable& s) { return s.tone != 0; });
}

bool WrittenPinyin::HasMark() const {
  return std::any_of(syllables.begin(), syllables.end(),
                     [](const WrittenSyllable& s) { return s.marked; });
}

Result<PinyinReader> PinyinReader::Load() {
  TINGWEN_ASSIGN(file, LoadTable("repair_syllables", 2));
  PinyinReader reader;
  for (const TsvRow& row : file.rows) {
    for (std::string_view syllable : Split(row.cells[1], ' ')) {
      if (syllable.empty() || syllable.size() > kLongestSyllable) {
        return Fail(file.Wrong(row, syllable));
      }
      reader.syllables_.emplace(syllable);
    }
  }
  return reader;
}

bool PinyinReader::ReadLetters(std::string_view text,
                               std::vector<Letter>& letters,
                               bool& has_capital) {
  const std::string plain = Decompose(text);
  for (size_t at = 0; at < plain.size();) {
    const CodePoint c = DecodeAt(plain, at);
    at = c.span.end;
    const char32_t value = PlainLetter(c.value);
    const bool after_letter = !letters.empty() && !letters.back().is_break;
    if (IsBreak(value)) {
      letters.push_back({.is_break = true});
    } else if (value < 0x80 && u_isalpha(static_cast<UChar32>(value))) {
      has_capital |= u_isupper(static_cast<UChar32>(value)) != 0;
      letters.push_back(
          {static_cast<char>(u_tolower(static_cast<UChar32>(value)))});
    } else if (after_letter && value == 0x0308 &&
               letters.back().letter == 'u') {
      letters.back().letter = 'v';
    } else if (after_letter && ToneOfMark(value) != 0) {
      if (letters.back().tone != 0) return false;
      letters.back().tone = ToneOfMark(value);
      letters.back().marked = true;
    } else if (after_letter && value >= '0' && value <= '5') {
      if (letters.back().tone != 0) return false;
      letters.back().tone = value == '0' ? 5 : static_cast<int>(value - '0');
      letters.push_back({.is_break = true});
    } else {
      return false;
    }
  }
  return true;
}

std::optional<WrittenSyllable> PinyinReader::SyllableOf(
    const Letter* begin, const Letter* end) const {
  WrittenSyllable syllable;
  for (const Letter* letter = begin; letter != end; ++letter) {
    if (letter->is_break) return std::nullopt;
    syllable.base += letter->letter;
    if (letter->tone == 0) continue;
    if (syllable.tone != 0) return std::nullopt;
    // A digit stands at the end.
    if (!letter->marked && letter + 1 != end) return std::nullopt;
    syllable.tone = letter->tone;
    syllable.marked = letter->marked;
  }
  // lüe and nüe are also written without dots.
  if (syllable.base == "lue" || syllable.base == "nue") syllable.base[1] = 'v';
  // The dots of ü fall away after j, q, x, y: whoever writes them is
  // understood.
  if (syllable.base.size() > 1 && syllable.base[1] == 'v' &&
      std::string_view("jqxy").find(syllable.base[0]) != std::string::npos) {
    syllable.base[1] = 'u';
  }
  if (!syllables_.contains(syllable.base)) return std::nullopt;
  return syllable;
}

void PinyinReader::FindBestCut(const std::vector<Letter>& letters,
                               std::vector<Cut>& cuts, size_t end) const {
  for (size_t size = 1; size <= std::min(end, kLongestSyllable); ++size) {
    const size_t begin = end - size;
    if (cuts[begin].cost == kNowhere) continue;
    auto syllable = SyllableOf(&letters[begin], letters.data() + end);
    if (!syllable) continue;
    const bool glued = begin > 0 && !letters[begin - 1].is_break;
    // The suffix r of erhua never stands alone.
    if (syllable->base == "r" && !glued) continue;
    const int cost =
        cuts[begin].cost + kSyllableCost +
        (glued && BeginsWithVowel(syllable->base) ? kVowelCost : 0);
    if (cost < cuts[end].cost) cuts[end] = {cost, begin, *std::move(syllable)};
  }
}

std::optional<WrittenPinyin> PinyinReader::Read(std::string_view text) const {
  WrittenPinyin pinyin;
  std::vector<Letter> letters;
  if (!ReadLetters(text, letters, pinyin.has_capital)) return std::nullopt;
  std::vector<Cut> cuts(letters.size() + 1);
  cuts[0].cost = 0;
  for (size_t end = 1; end <= letters.size(); ++end) {
    if (letters[end - 1].is_break) {
      cuts[end] = {cuts[end - 1].cost, end - 1, {}};
    } else {
      FindBestCut(letters, cuts, end);
    }
  }
  if (cuts.back().cost == kNowhere) return std::nullopt;
  for (size_t end = letters.size(); end > 0; end = cuts[end].begin) {
    if (letters[end - 1].is_break) continue;
    pinyin.syllables.push_back(std::move(cuts[end].syllable));
  }
  std::reverse(pinyin.syllables.begin(), pinyin.syllables.end());
  if (pinyin.syllables.empty()) return std::nullopt;
  return pinyin;
}

std::string BaseOf(std::string_view syllable) {
  std::string base;
  const std::string plain = Decompose(syllable);
  for (const CodePoint& c : Decode(plain)) {
    if (c.value == 0x0308 && !base.empty() && base.back() == 'u') {
      base.back() = 'v';
    } else if (c.value < 0x80 && u_isalpha(static_cast<UChar32>(c.value))) {
      base += static_cast<char>(u_tolower(static_cast<UChar32>(c.value)));
    } else if (ToneOfMark(c.value) == 0) {
      return {};
    }
  }
  return base;
}

}  // namespace tingwen
