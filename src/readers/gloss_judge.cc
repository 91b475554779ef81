#include "readers/gloss_judge.h"

#include <algorithm>

namespace tingwen {

Result<GlossJudge> GlossJudge::Load() {
  TINGWEN_ASSIGN(pinyin, PinyinReader::Load());
  TINGWEN_ASSIGN(han, HanReading::Load());
  return GlossJudge(std::move(pinyin), std::move(han));
}

const Result<GlossJudge>& GlossJudge::Get() {
  static const Result<GlossJudge> judge = Load();
  return judge;
}

size_t GlossJudge::CountAgreeing(const WrittenPinyin& pinyin,
                                 std::u32string_view han) const {
  size_t count = 0;
  for (size_t i = 0; i < han.size(); ++i) {
    const std::string& base = pinyin.syllables[i].base;
    // The r of erhua stands for 儿.
    count += han_.Agrees(han[i], base == "r" ? "er" : base) ? 1 : 0;
  }
  return count;
}

bool GlossJudge::Belongs(const WrittenPinyin& pinyin,
                         std::u32string_view han) const {
  const size_t toned = pinyin.CountToned();
  if (toned == 0) {
    return !pinyin.has_capital && CountAgreeing(pinyin, han) == han.size();
  }
  if (toned < han.size()) return CountAgreeing(pinyin, han) * 2 >= han.size();
  if (pinyin.HasMark()) return true;
  // (zhan4) is pinyin, (A4) is a size of paper, (a4) is looked at.
  const bool has_letter_alone =
      std::any_of(pinyin.syllables.begin(), pinyin.syllables.end(),
                  [](const WrittenSyllable& s) { return s.base.size() == 1; });
  return !pinyin.has_capital &&
         (!has_letter_alone || CountAgreeing(pinyin, han) == han.size());
}

bool GlossJudge::TellsTones(const WrittenPinyin& pinyin,
                            std::u32string_view han) const {
  if (pinyin.CountToned() > 0) return true;
  for (size_t i = 0; i < han.size(); ++i) {
    if (!han_.IsNeutral(han[i], pinyin.syllables[i].base)) return false;
  }
  return true;
}

}  // namespace tingwen
