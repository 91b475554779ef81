#include "synth/phonemes.h"

#include <array>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

constexpr std::string_view kNone = "-";

std::string_view OrEmpty(std::string_view cell) {
  return cell == kNone ? std::string_view() : cell;
}

// The contours of eSpeak's phoneme table "cmn", by tone.
std::string_view Contour(int tone, Following following) {
  switch (tone) {
    case 1:
      return "55";
    case 2:
      return "35";
    case 3:
      return following == Following::kSyllable ? "21" : "214";
    case 4:
      return "51";
    default:
      return "11";
  }
}

// "ts.h|A" becomes "ts.h|'|A": the mark goes before the last phoneme, which
// is the vowel that carries the tone.
std::string WithStress(std::string_view before_tone) {
  const size_t bar = before_tone.rfind('|');
  const size_t vowel = bar == std::string_view::npos ? 0 : bar + 1;
  return std::string(before_tone.substr(0, vowel)) + "'|" +
         std::string(before_tone.substr(vowel));
}

Error RowError(const std::string& path, size_t line) {
  Error error = MakeError(ErrorCode::kInternal, path, "synth.phoneme_row");
  error.position.line = line;
  return error;
}

}  // namespace

ToneSyllable SplitTone(std::string_view pinyin) {
  if (pinyin.empty() || pinyin.back() < '1' || pinyin.back() > '5') {
    return {pinyin, 5};
  }
  return {pinyin.substr(0, pinyin.size() - 1), pinyin.back() - '0'};
}

Result<PhonemeTable> PhonemeTable::Load(const std::string& path) {
  TINGWEN_ASSIGN(text, ReadFile(path));
  PhonemeTable table;
  for (const TsvRow& row : ParseTsv(text)) {
    if (row.cells.size() != 4) return Fail(RowError(path, row.line));
    const std::string pinyin(row.cells[1]);
    const std::string phonemes(OrEmpty(row.cells[3]));
    const bool toned = phonemes.find('*') != std::string::npos;
    if (row.cells[0] == "initial" && !toned) {
      table.initials_[pinyin] = phonemes;
    } else if (row.cells[0] == "syllable" && toned) {
      table.syllables_[pinyin] = phonemes;
    } else if (row.cells[0] == "final" && toned) {
      for (std::string_view initial : Split(row.cells[2], ',')) {
        table.finals_[std::string(OrEmpty(initial)) + "/" + pinyin] = phonemes;
      }
    } else {
      return Fail(RowError(path, row.line));
    }
  }
  return table;
}

std::optional<std::string> PhonemeTable::FindBase(std::string_view base) const {
  if (auto whole = syllables_.find(base); whole != syllables_.end()) {
    return whole->second;
  }
  // zh before z: the longest initial, then none.
  for (size_t size : {2, 1, 0}) {
    if (size > base.size()) continue;
    const std::string initial(base.substr(0, size));
    const std::string rest(base.substr(size));
    const auto onset = initials_.find(initial);
    if (size > 0 && onset == initials_.end()) continue;
    auto final = finals_.find(initial + "/" + rest);
    if (final == finals_.end()) final = finals_.find("*/" + rest);
    if (final == finals_.end()) continue;
    const std::string sound = size > 0 ? onset->second : std::string();
    return sound.empty() ? final->second : sound + "|" + final->second;
  }
  return std::nullopt;
}

std::optional<std::string> PhonemeTable::Spell(std::string_view pinyin,
                                               Following following,
                                               bool stressed) const {
  const ToneSyllable syllable = SplitTone(pinyin);
  const auto base = FindBase(syllable.base);
  if (!base) return std::nullopt;
  const size_t star = base->find('*');
  std::string result =
      stressed ? WithStress(base->substr(0, star)) : base->substr(0, star);
  result += "|";
  result += Contour(syllable.tone, following);
  result += base->substr(star + 1);  // empty, or begins with |
  result += "|";
  return result;
}

}  // namespace tingwen
