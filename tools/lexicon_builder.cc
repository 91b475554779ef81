#include "lexicon_builder.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>

#include "base/file.h"
#include "lexicon_names.h"
#include "lexicon_tones.h"

namespace tingwen {
namespace {

// A word that no frequency list has counts as if it had occurred so often.
constexpr double kUnseenCount = 3;
// Characters that only occur in rare words count less still.
constexpr double kUnseenCharacterCount = 0.5;
// Words that we list ourselves are found even where their parts are frequent:
// they cost less than their parts by this much (nats).
constexpr double kListedBonus = 1.0;
// jieba's long "words" are headlines; they only cost memory.
constexpr size_t kLongestWord = 12;

struct Table {
  LexiconSource source;
  const char* name;
};

// Our tables in the order of precedence.
constexpr Table kTables[] = {{LexiconSource::kPhrases, "phrases.tsv"},
                             {LexiconSource::kNeutral, "neutral.tsv"},
                             {LexiconSource::kErhua, "erhua.tsv"},
                             {LexiconSource::kPlaces, "places.tsv"},
                             {LexiconSource::kSurnames, "surnames.tsv"},
                             {LexiconSource::kMainland, "mainland.tsv"},
                             {LexiconSource::kChars, "chars.tsv"}};

class Builder {
 public:
  explicit Builder(const LexiconPaths& paths) : paths_(paths) {}

  Result<BuiltLexicon> Build() {
    TINGWEN_TRY(ReadSources());
    AddCharacters();
    for (auto& [source, words] : listed_) AddListedWords(source, words);
    AddTerraWords();
    SetCosts();
    AddDerivedWords();
    CheapenListedWords();
    AddNames();
    return std::move(result_);
  }

 private:
  std::string PathOf(const std::string& name) const {
    return paths_.tables + "/" + name;
  }

  Status ReadSources() {
    for (const Table& table : kTables) {
      // The data's CMakeLists.txt says which tables there must be.
      if (!std::filesystem::exists(PathOf(table.name))) continue;
      TINGWEN_ASSIGN(words, table.source == LexiconSource::kSurnames
                                ? LongSurnames(PathOf(table.name))
                                : ReadWordTable(PathOf(table.name)));
      neutral_.Add(table.source, words);
      listed_.emplace_back(table.source, std::move(words));
    }
    TINGWEN_ASSIGN(replacements, ReadReplacements(PathOf("mainland.tsv")));
    TINGWEN_ASSIGN(terra, ReadTerra(paths_.terra, replacements));
    TINGWEN_ASSIGN(frequencies, ReadFrequencies(paths_.jieba));
    TINGWEN_ASSIGN(unihan, ReadUnihan());
    TINGWEN_ASSIGN(surnames, ReadSurnames(PathOf("surnames.tsv")));
    TINGWEN_ASSIGN(bigrams, ReadBigrams(PathOf("bigrams.tsv")));
    TINGWEN_ASSIGN(letters, ReadFile(PathOf("letters.tsv")));
    TINGWEN_ASSIGN(latin, ReadFile(PathOf("latin.tsv")));
    terra_ = std::move(terra);
    frequencies_ = std::move(frequencies);
    unihan_ = std::move(unihan);
    result_.contents.surnames = std::move(surnames);
    result_.contents.bigrams = std::move(bigrams);
    result_.contents.letters = std::move(letters);
    result_.contents.latin = std::move(latin);
    for (const auto& [word, frequency] : frequencies_)
      total_count_ += frequency.count;
    return {};
  }

  // Family names of two characters are read alike wherever they stand; those
  // of one are ordinary characters elsewhere.
  static Result<SourceWords> LongSurnames(const std::string& path) {
    TINGWEN_ASSIGN(surnames, ReadSurnames(path));
    SourceWords words;
    for (auto& [text, surname] : surnames)
      if (text.size() > 1) words[text] = {{surname.reading, 1, text}};
    return words;
  }

  LexiconWord* Find(const std::u32string& text) {
    const auto found = result_.contents.words.find(text);
    return found == result_.contents.words.end() ? nullptr : &found->second;
  }

  // Adds a word unless a source of higher precedence has it.
  void Add(const std::u32string& text, std::vector<LexiconSyllable> reading,
           LexiconSource source) {
    if (LexiconWord* known = Find(text)) {
      if (source == LexiconSource::kNeutral && LoseTones(*known, reading))
        return;
      NoteConflict(text, *known, reading, source);
      return;
    }
    LexiconWord word;
    word.reading = std::move(reading);
    word.source = source;
    result_.contents.words.emplace(text, std::move(word));
  }

  static std::vector<Pinyin> PinyinOf(
      const std::vector<LexiconSyllable>& reading) {
    std::vector<Pinyin> result;
    for (const LexiconSyllable& syllable : reading)
      result.push_back(syllable.pinyin);
    return result;
  }

  void NoteConflict(const std::u32string& text, const LexiconWord& known,
                    const std::vector<LexiconSyllable>& reading,
                    LexiconSource source) {
    const auto won = PinyinOf(known.reading);
    const auto lost = PinyinOf(reading);
    if (won != lost)
      result_.conflicts.push_back({text, known.source, source, won, lost});
  }

  // --- characters ---

  void AddCharacter(char32_t c) {
    const std::u32string text(1, c);
    auto shares = characters_.SharesOf(c);
    for (auto& [source, words] : listed_) {
      const auto row = words.find(text);
      if (row == words.end()) continue;
      const Pinyin pinyin = row->second[0].reading[0];
      shares.try_emplace(pinyin, 1.0);
      Add(text, {{pinyin, CharacterReadings::IsPolyphone(shares)}}, source);
    }
    if (terra_.contains(text)) {
      Add(text,
          {{characters_.LikeliestOf(c),
            CharacterReadings::IsPolyphone(shares)}},
          LexiconSource::kTerra);
    } else if (const auto found = unihan_.find(c); found != unihan_.end()) {
      Add(text, {{found->second, false}}, LexiconSource::kUnicode);
    }
    shares_[c] = std::move(shares);
  }

  // Every character that any source knows gets an entry.
  void AddCharacters() {
    std::set<char32_t> characters;
    for (const auto& [c, pinyin] : unihan_) characters.insert(c);
    for (const auto& [word, readings] : terra_)
      characters.insert(word.begin(), word.end());
    for (const auto& [source, words] : listed_)
      for (const auto& [word, readings] : words)
        characters.insert(word.begin(), word.end());
    for (const char32_t c : characters) AddCharacter(c);
  }

  // --- words ---

  void AddListedWords(LexiconSource source, const SourceWords& words) {
    for (const auto& [text, readings] : words) {
      if (text.size() < 2) continue;
      SourceReading reading = readings[0];
      reading.original = characters_.OriginalOf(text, reading.reading);
      std::vector<LexiconSyllable> syllables =
          characters_.SyllablesOf(text, reading);
      // The long phrases of ours owe their readings to Terra.
      if (source == LexiconSource::kPhrases && text.size() > 2)
        neutral_.RestoreTones(text, syllables);
      Add(text, std::move(syllables), source);
    }
  }

  // How usual a reading is for its characters; it decides between several
  // that Terra gives for one word.
  double Usualness(const std::u32string& text, const SourceReading& reading) {
    double sum = 0;
    const auto syllables = characters_.SyllablesOf(text, reading);
    for (size_t i = 0; i < text.size(); ++i) {
      const LexiconWord* character = Find(std::u32string(1, text[i]));
      const Pinyin pinyin = syllables[i].pinyin;
      if (character != nullptr && character->reading[0].pinyin == pinyin)
        sum += 1;
      if (const auto share = shares_[text[i]].find(pinyin);
          share != shares_[text[i]].end())
        sum += share->second;
    }
    return sum + reading.weight;
  }

  // The most usual reading, open where another one differs from it.
  std::vector<LexiconSyllable> SettleTerra(
      const std::u32string& text, const std::vector<SourceReading>& readings) {
    const SourceReading* best = &readings[0];
    for (const SourceReading& reading : readings)
      if (Usualness(text, reading) > Usualness(text, *best)) best = &reading;
    std::vector<LexiconSyllable> result = characters_.SyllablesOf(text, *best);
    neutral_.RestoreTones(text, result);
    for (const SourceReading& other : readings) {
      if (other.weight <= kLivingShare) continue;
      const auto syllables = characters_.SyllablesOf(text, other);
      for (size_t i = 0; i < text.size(); ++i)
        if (syllables[i].pinyin != result[i].pinyin) result[i].open = true;
    }
    return result;
  }

  void AddTerraWords() {
    for (const auto& [text, readings] : terra_)
      if (text.size() > 1)
        Add(text, SettleTerra(text, readings), LexiconSource::kTerra);
  }

  // --- frequencies ---

  double CostOfCount(double count) const {
    return -std::log(count / total_count_);
  }

  void SetCosts() {
    for (auto& [text, word] : result_.contents.words) {
      const auto found = frequencies_.find(text);
      if (found == frequencies_.end()) {
        word.cost = CostOfCount(text.size() == 1 ? kUnseenCharacterCount
                                                 : kUnseenCount);
        continue;
      }
      word.cost = CostOfCount(std::max(found->second.count, 1.0));
      word.part_of_speech = found->second.part_of_speech;
    }
  }

  // The cheapest way to put a text together out of words; the text itself
  // doesn't count as one. Empty where a character is unknown.
  std::vector<const LexiconWord*> BestSplit(const std::u32string& text,
                                            double* cost) {
    const size_t size = text.size();
    constexpr double kNever = std::numeric_limits<double>::infinity();
    std::vector<double> best(size + 1, kNever);
    std::vector<std::pair<size_t, const LexiconWord*>> from(size + 1);
    best[0] = 0;
    for (size_t begin = 0; begin < size; ++begin) {
      if (best[begin] == kNever) continue;
      for (size_t end = begin + 1; end <= size; ++end) {
        if (end - begin == size) continue;
        const LexiconWord* word = Find(text.substr(begin, end - begin));
        if (word == nullptr || best[begin] + word->cost >= best[end]) continue;
        best[end] = best[begin] + word->cost;
        from[end] = {begin, word};
      }
    }
    *cost = best[size];
    std::vector<const LexiconWord*> words;
    if (best[size] == kNever) return words;
    for (size_t end = size; end > 0; end = from[end].first)
      words.insert(words.begin(), from[end].second);
    return words;
  }

  void AddDerivedWords() {
    std::vector<std::pair<std::u32string, LexiconWord>> derived;
    for (const auto& [text, frequency] : frequencies_) {
      if (text.size() < 2 || text.size() > kLongestWord || Find(text)) continue;
      double split_cost = 0;
      LexiconWord word;
      for (const LexiconWord* part : BestSplit(text, &split_cost))
        word.reading.insert(word.reading.end(), part->reading.begin(),
                            part->reading.end());
      if (word.reading.size() != text.size()) continue;
      word.cost = CostOfCount(std::max(frequency.count, 1.0));
      word.source = LexiconSource::kDerived;
      word.part_of_speech = frequency.part_of_speech;
      ReadAsName(text, word);
      derived.emplace_back(text, std::move(word));
    }
    result_.contents.words.insert(std::make_move_iterator(derived.begin()),
                                  std::make_move_iterator(derived.end()));
  }

  // In the name of a person the family name is read as such: 单 in 单田芳 is
  // shan4.
  void ReadAsName(const std::u32string& text, LexiconWord& word) const {
    // Many words of two characters are wrongly tagged as names (查明).
    if (text.size() < 3 ||
        !LooksLikeName(text, word.part_of_speech, result_.contents.surnames))
      return;
    const auto surname = result_.contents.surnames.find(text.substr(0, 1));
    if (surname == result_.contents.surnames.end() ||
        result_.contents.surnames.contains(text.substr(0, 2)))
      return;
    word.reading[0] = {surname->second.reading[0], false};
  }

  void CheapenListedWords() {
    for (auto& [text, word] : result_.contents.words) {
      if (text.size() < 2 || word.source >= LexiconSource::kChars) continue;
      double split_cost = 0;
      BestSplit(text, &split_cost);
      word.cost = std::min(word.cost, split_cost - kListedBonus);
    }
  }

  void AddNames() {
    for (const auto& [text, surname] : result_.contents.surnames) {
      std::vector<LexiconSyllable> reading;
      for (const Pinyin pinyin : surname.reading)
        reading.push_back({pinyin, false});
      if (!Find(text)) {
        Add(text, std::move(reading), LexiconSource::kDerived);
        Find(text)->cost = CostOfCount(kUnseenCount);
      }
    }
    AddNameCosts(frequencies_, terra_, result_.contents);
  }

  const LexiconPaths& paths_;
  std::vector<std::pair<LexiconSource, SourceWords>> listed_;
  SourceWords terra_;
  CharacterReadings characters_{terra_};
  NeutralWords neutral_;
  std::map<std::u32string, SourceFrequency> frequencies_;
  std::map<char32_t, Pinyin> unihan_;
  std::map<char32_t, std::map<Pinyin, double>> shares_;
  double total_count_ = 0;
  BuiltLexicon result_;
};

}  // namespace

Result<BuiltLexicon> BuildLexicon(const LexiconPaths& paths) {
  return Builder(paths).Build();
}

}  // namespace tingwen
