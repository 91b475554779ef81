#include "pronounce/latin_words.h"

#include <algorithm>

#include "base/text.h"

namespace tingwen {
namespace {

// Abbreviations up to this length are spelt even if they could be said.
constexpr size_t kLongestAbbreviation = 5;
constexpr size_t kShortestEnglish = 3;

bool IsUpper(char32_t c) { return U'A' <= c && c <= U'Z'; }
bool IsLower(char32_t c) { return U'a' <= c && c <= U'z'; }

bool IsVowel(char32_t c) {
  return std::u32string_view(U"aeiouyAEIOUY").find(c) !=
         std::u32string_view::npos;
}

// Whether letters that no table knows are an English word.
bool IsEnglish(std::u32string_view text) {
  if (text.size() < kShortestEnglish ||
      std::none_of(text.begin(), text.end(), IsVowel))
    return false;
  return text.size() > kLongestAbbreviation ||
         !std::all_of(text.begin(), text.end(), IsUpper);
}

// How many capitals end a text behind small letters, if they are several: 3 of
// ChatGPT.
uint32_t TrailingCapitals(std::u32string_view text) {
  uint32_t count = 0;
  while (count < text.size() && IsUpper(text[text.size() - 1 - count])) ++count;
  const bool behind_small =
      count < text.size() && IsLower(text[text.size() - 1 - count]);
  return count > 1 && behind_small ? count : 0;
}

class Speller {
 public:
  Speller(const Lexicon& lexicon, LatinPolicy policy, SentenceDraft& draft,
          StringPool& reasons)
      : lexicon_(lexicon), policy_(policy), draft_(draft), reasons_(reasons) {}

  // Whole terms first (Wi-Fi), then the parts between hyphens and dots.
  void AppendRun(uint32_t begin, uint32_t end) {
    if (AppendTerm(begin, end)) return;
    while (begin < end) {
      uint32_t part_end = begin;
      while (part_end < end && IsPartOfWord(draft_.text[part_end])) ++part_end;
      if (part_end > begin) AppendPart(begin, part_end);
      begin = std::max(part_end, begin + 1);
    }
  }

 private:
  static bool IsPartOfWord(char32_t c) {
    return c != U'-' && c != U'.' && c != U'&';
  }

  std::u32string_view TextOf(uint32_t begin, uint32_t end) const {
    return {draft_.text.data() + begin, end - begin};
  }

  std::string Utf8Of(uint32_t begin, uint32_t end) const {
    std::string result;
    for (const char32_t c : TextOf(begin, end)) AppendUtf8(result, c);
    return result;
  }

  Reason Because(std::string_view text) {
    return {reasons_.Intern(text), 1.0F};
  }

  DraftWord NewWord(uint32_t begin, uint32_t end, std::string_view reason) {
    DraftWord word;
    word.begin = begin;
    word.end = end;
    word.kind = WordKind::kLatin;
    word.first_syllable = static_cast<uint32_t>(draft_.syllables.size());
    word.reason = Because(reason);
    return word;
  }

  void Finish(DraftWord word) {
    word.syllable_count =
        static_cast<uint32_t>(draft_.syllables.size()) - word.first_syllable;
    draft_.words.push_back(word);
  }

  void AppendPart(uint32_t begin, uint32_t end) {
    if (AppendTerm(begin, end)) return;
    const uint32_t capitals = end - TrailingCapitals(TextOf(begin, end));
    if (begin < capitals && capitals < end) {
      AppendPart(begin, capitals);
      return AppendPart(capitals, end);
    }
    if (IsEnglish(TextOf(begin, end))) {
      AppendEnglish(begin, end);
    } else {
      AppendSpelt(begin, end);
    }
  }

  // As latin.tsv says; false where it says nothing.
  bool AppendTerm(uint32_t begin, uint32_t end) {
    const std::string term = Utf8Of(begin, end);
    const std::string_view how = lexicon_.LatinReading(term);
    constexpr std::string_view kPinyin = "pinyin: ";
    constexpr std::string_view kHan = "han: ";
    if (how.empty()) return false;
    if (how == "spell") {
      AppendSpelt(begin, end);
    } else if (how == "english") {
      AppendEnglish(begin, end);
    } else {
      DraftWord word = NewWord(begin, end, "latin:" + term);
      if (StartsWith(how, kPinyin))
        AddSyllables(begin, end, how.substr(kPinyin.size()), word.reason);
      if (StartsWith(how, kHan))
        AddHan(begin, end, how.substr(kHan.size()), word.reason);
      Finish(word);
    }
    return true;
  }

  void AppendEnglish(uint32_t begin, uint32_t end) {
    if (policy_ == LatinPolicy::kSpell) return WriteSpelt(begin, end);
    WriteEnglish(begin, end);
  }

  void AppendSpelt(uint32_t begin, uint32_t end) {
    // One letter is part of a Chinese word: A股, B站.
    const bool several = end - begin > 1;
    if (policy_ == LatinPolicy::kEnglish && several)
      return WriteEnglish(begin, end);
    WriteSpelt(begin, end);
  }

  void WriteEnglish(uint32_t begin, uint32_t end) {
    DraftWord word = NewWord(begin, end, "english");
    word.language = SpeechLanguage::kEnglish;
    Finish(word);
  }

  // What is no letter (the hyphen of Wi-Fi) has no name.
  void WriteSpelt(uint32_t begin, uint32_t end) {
    DraftWord word = NewWord(begin, end, "letters:" + Utf8Of(begin, end));
    for (uint32_t at = begin; at < end; ++at) {
      char32_t letter = draft_.text[at];
      if (IsLower(letter)) letter -= U'a' - U'A';
      AddSyllables(at, at + 1, lexicon_.LetterName(letter),
                   Because("letters:" + ToUtf8(letter)));
    }
    Finish(word);
  }

  // One syllable after the other for the characters [begin, end), which need
  // not be as many.
  void AddSyllables(uint32_t begin, uint32_t end, std::string_view pinyin,
                    Reason reason) {
    const auto reading = ParseReading(pinyin);
    if (!reading) return;
    for (const Pinyin& syllable : *reading) {
      draft_.syllables.push_back({begin, syllable, syllable, reason, {}});
      begin = std::min(begin + 1, end - 1);
    }
  }

  void AddHan(uint32_t begin, uint32_t end, std::string_view text,
              Reason reason) {
    const std::u32string han = ToUtf32(text);
    const EntryId word = lexicon_.Find(han);
    for (size_t i = 0; i < han.size(); ++i) {
      const EntryId own = lexicon_.Find(han.substr(i, 1));
      std::string pinyin(lexicon_.LetterName(han[i]));
      if (word != kNoEntry) {
        pinyin = lexicon_.Syllable(word, i).ToString();
      } else if (own != kNoEntry) {
        pinyin = lexicon_.Syllable(own, 0).ToString();
      }
      const auto at =
          static_cast<uint32_t>(std::min<size_t>(begin + i, end - 1));
      AddSyllables(at, end, pinyin, reason);
    }
  }

  const Lexicon& lexicon_;
  LatinPolicy policy_;
  SentenceDraft& draft_;
  StringPool& reasons_;
};

}  // namespace

void AppendLatinWords(const Lexicon& lexicon, LatinPolicy policy,
                      uint32_t begin, uint32_t end, SentenceDraft& draft,
                      StringPool& reasons) {
  Speller(lexicon, policy, draft, reasons).AppendRun(begin, end);
}

}  // namespace tingwen
