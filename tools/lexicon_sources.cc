#include "lexicon_sources.h"

#include <unicode/translit.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <opencc/SimpleConverter.hpp>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

constexpr char32_t kEr = U'儿';

Error RowError(const std::string& path, size_t line, std::string message) {
  return {ErrorCode::kInput, std::move(message), path, {line, 1}, ""};
}

// "huir4" for the two characters 会儿 becomes hui4 r5.
std::vector<Pinyin> SplitErhua(std::vector<Pinyin> reading,
                               const std::u32string& word) {
  for (size_t i = 0; i < reading.size(); ++i) {
    const std::string_view base = reading[i].base();
    const bool merged = base.size() > 2 && base.back() == 'r';
    if (!merged || i + 1 >= word.size() || word[i + 1] != kEr) continue;
    reading[i].letters[base.size() - 1] = '\0';
    reading.insert(reading.begin() + static_cast<ptrdiff_t>(i) + 1,
                   kErhuaSuffix);
  }
  return reading;
}

}  // namespace

std::string ToUtf8(const std::u32string& text) {
  std::string result;
  for (const char32_t c : text) AppendUtf8(result, c);
  return result;
}

bool IsAllHan(const std::u32string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsHan);
}

Result<SourceWords> ReadWordTable(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  SourceWords words;
  for (const TsvRow& row : ParseTsv(bytes)) {
    if (row.cells.size() < 2)
      return Fail(RowError(path, row.line, "a row needs a word and a reading"));
    if (row.cells.size() > 2 && !row.cells[2].empty()) continue;
    const std::u32string word = ToUtf32(row.cells[0]);
    auto reading = ParseReading(row.cells[1]);
    if (reading) reading = SplitErhua(*std::move(reading), word);
    if (!reading || reading->size() != word.size() || !IsAllHan(word))
      return Fail(RowError(
          path, row.line,
          "the reading does not fit the word: " + std::string(row.cells[0])));
    words[word].push_back({*std::move(reading), 1, word});
  }
  return words;
}

Result<std::vector<Replacement>> ReadReplacements(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  std::vector<Replacement> replacements;
  for (const TsvRow& row : ParseTsv(bytes)) {
    if (row.cells.size() < 3 || row.cells[2].empty()) continue;
    const std::u32string word = ToUtf32(row.cells[0]);
    const auto to = ParsePinyin(row.cells[1]);
    const auto from = ParsePinyin(row.cells[2]);
    if (word.size() != 1 || !to || !from)
      return Fail(RowError(path, row.line,
                           "a replacement is a character and two syllables"));
    replacements.push_back({word[0], *from, *to});
  }
  return replacements;
}

namespace {

// Terra writes 一 and 不 as they sound in the word; where it has yi2, yi4 or
// bu2 for them, that is sandhi.
Pinyin BeforeSandhi(char32_t character, Pinyin syllable) {
  if (character == U'一' && syllable.base() == "yi" && syllable.tone != 5)
    return syllable.WithTone(1);
  if (character == U'不' && syllable.base() == "bu" && syllable.tone != 5)
    return syllable.WithTone(4);
  return syllable;
}

double ParseWeight(std::string_view text) {
  double percent = 100;
  std::from_chars(text.data(), text.data() + text.size(), percent);
  return percent / 100;
}

class TerraReader {
 public:
  explicit TerraReader(const std::vector<Replacement>& replacements)
      : converter_("t2s.json") {
    for (const Replacement& replacement : replacements)
      replacements_[{replacement.character, replacement.from}] = replacement.to;
  }

  void AddRow(const TsvRow& row) {
    const auto reading = ParseReading(row.cells[1]);
    if (!reading) return;
    const double weight =
        row.cells.size() > 2 ? ParseWeight(row.cells[2]) : 1.0;
    const std::string key(row.cells[0]);
    const std::u32string original = ToUtf32(key);
    Add(ToUtf32(converter_.Convert(key)), *reading, weight, original);
    if (original.size() == 1) Add(original, *reading, weight, original);
  }

  SourceWords Take() { return std::move(words_); }

 private:
  void Add(const std::u32string& word, std::vector<Pinyin> reading,
           double weight, const std::u32string& original) {
    if (!IsAllHan(word) || word.size() != reading.size() ||
        word.size() != original.size())
      return;
    for (size_t i = 0; i < word.size(); ++i) {
      reading[i] = BeforeSandhi(word[i], reading[i]);
      const auto found = replacements_.find({word[i], reading[i]});
      if (found != replacements_.end()) reading[i] = found->second;
    }
    auto& readings = words_[word];
    for (SourceReading& known : readings) {
      if (known.reading != reading) continue;
      known.weight = std::max(known.weight, weight);
      return;
    }
    readings.push_back({std::move(reading), weight, original});
  }

  opencc::SimpleConverter converter_;
  std::map<std::pair<char32_t, Pinyin>, Pinyin> replacements_;
  SourceWords words_;
};

}  // namespace

Result<SourceWords> ReadTerra(const std::string& path,
                              const std::vector<Replacement>& replacements) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  const size_t header_end = bytes.find("\n...\n");
  if (header_end == std::string::npos)
    return Fail({ErrorCode::kInput, "not a dictionary of Rime", path, {}, ""});
  TerraReader reader(replacements);
  for (const TsvRow& row :
       ParseTsv(std::string_view(bytes).substr(header_end + 5)))
    if (row.cells.size() >= 2) reader.AddRow(row);
  return reader.Take();
}

Result<std::map<std::u32string, SourceFrequency>> ReadFrequencies(
    const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  std::map<std::u32string, SourceFrequency> frequencies;
  for (const std::string_view line : SplitLines(bytes)) {
    const auto cells = Split(line, ' ');
    if (cells.size() != 3) continue;
    const std::u32string word = ToUtf32(cells[0]);
    if (!IsAllHan(word)) continue;
    SourceFrequency& frequency = frequencies[word];
    std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(),
                    frequency.count);
    frequency.part_of_speech = cells[2];
  }
  return frequencies;
}

namespace {

// "háng" in decomposed form (letters and combining marks) to hang2.
Pinyin ParseToneMarks(const icu::UnicodeString& text) {
  static const std::map<char16_t, int> kTones = {
      {0x0304, 1}, {0x0301, 2}, {0x030C, 3}, {0x0300, 4}};
  std::string letters;
  int tone = 5;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    const auto mark = kTones.find(c);
    if (mark != kTones.end()) {
      tone = mark->second;
    } else if (c == 0x0308 && !letters.empty()) {
      letters.back() = 'v';
    } else {
      letters += c < 0x80 ? static_cast<char>(c) : '?';
    }
  }
  return ParsePinyin(letters + static_cast<char>('0' + tone))
      .value_or(Pinyin{});
}

}  // namespace

Result<std::map<char32_t, Pinyin>> ReadUnihan() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Han-Latin; NFD", UTRANS_FORWARD,
                                          status));
  if (U_FAILURE(status))
    return Fail({ErrorCode::kInternal, u_errorName(status), "", {}, ""});
  std::map<char32_t, Pinyin> readings;
  for (char32_t c = 0x3000; c < 0x40000; ++c) {
    if (!IsHan(c)) continue;
    icu::UnicodeString text(static_cast<UChar32>(c));
    transliterator->transliterate(text);
    const Pinyin pinyin = ParseToneMarks(text.trim());
    if (!pinyin.empty()) readings[c] = pinyin;
  }
  return readings;
}

Result<std::map<std::u32string, LexiconSurname>> ReadSurnames(
    const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  std::map<std::u32string, LexiconSurname> surnames;
  for (const TsvRow& row : ParseTsv(bytes)) {
    double weight = 0;
    if (row.cells.size() >= 3)
      std::from_chars(row.cells[2].data(),
                      row.cells[2].data() + row.cells[2].size(), weight);
    const auto reading =
        row.cells.size() >= 2 ? ParseReading(row.cells[1]) : std::nullopt;
    if (!reading || weight <= 0)
      return Fail(RowError(path, row.line,
                           "a surname needs a reading and a weight above 0"));
    surnames[ToUtf32(row.cells[0])] = {*reading, -std::log(weight / 10000)};
  }
  return surnames;
}

Result<std::map<std::pair<std::u32string, std::u32string>, double>> ReadBigrams(
    const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  std::map<std::pair<std::u32string, std::u32string>, double> bigrams;
  for (const TsvRow& row : ParseTsv(bytes)) {
    double nats = 0;
    if (row.cells.size() == 3)
      std::from_chars(row.cells[2].data(),
                      row.cells[2].data() + row.cells[2].size(), nats);
    if (nats <= 0)
      return Fail(
          RowError(path, row.line, "a row needs two words and nats above 0"));
    bigrams[{ToUtf32(row.cells[0]), ToUtf32(row.cells[1])}] = nats;
  }
  return bigrams;
}

}  // namespace tingwen
