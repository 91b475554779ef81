// Whether pinyin in brackets belongs to the characters before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "readers/han_reading.h"
#include "readers/pinyin.h"

namespace tingwen {

class GlossJudge {
 public:
  // Loaded once. kInternal where a table is wrong.
  static const Result<GlossJudge>& Get();

  std::optional<WrittenPinyin> Read(std::string_view text) const {
    return pinyin_.Read(text);
  }

  // Whether the pinyin is a gloss of as many Han characters (readers/gloss.h
  // has the rule).
  bool Belongs(const WrittenPinyin& pinyin, std::u32string_view han) const;

  // Whether it tells the tones of the characters. Where a text writes tones,
  // none means the neutral tone; elsewhere nothing is known of it.
  bool TellsTones(const WrittenPinyin& pinyin, std::u32string_view han) const;

 private:
  static Result<GlossJudge> Load();
  GlossJudge(PinyinReader pinyin, HanReading han)
      : pinyin_(std::move(pinyin)), han_(std::move(han)) {}
  size_t CountAgreeing(const WrittenPinyin& pinyin,
                       std::u32string_view han) const;

  PinyinReader pinyin_;
  HanReading han_;
};

}  // namespace tingwen
