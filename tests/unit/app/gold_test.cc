// tests/tables/news_normalization*.tsv: whole news sentences, and the readings
// that an editor accepts. tests/tables/README.md says what does not count.
#include <gtest/gtest.h>
#include <re2/re2.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "app/pipeline.h"
#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "normalize/spoken_text.h"

namespace tingwen {
namespace {

constexpr std::string_view kMoney =
    "(?:[美欧日港澳英韩加新台]?元|英镑|人民币|卢布|法郎|泰铢)";

// Compatibility forms composed, in capitals, without punctuation and spaces.
std::string Bare(std::string_view text) {
  UErrorCode failed = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(failed);
  icu::UnicodeString folded =
      nfkc->normalize(icu::UnicodeString::fromUTF8(
                          {text.data(), static_cast<int>(text.size())}),
                      failed);
  folded.toUpper();
  std::string utf8;
  folded.toUTF8String(utf8);
  std::string bare;
  for (const CodePoint& point : Decode(utf8)) {
    const auto character = static_cast<UChar32>(point.value);
    const uint32_t noise = U_GC_P_MASK | U_GC_Z_MASK | U_GC_C_MASK;
    if ((U_GET_GC_MASK(character) & noise) == 0) bare += point.span.Of(utf8);
  }
  return bare;
}

// Without the differences that do not count.
std::string Fold(std::string_view text) {
  std::string bare = Bare(text);
  ReplaceAll(bare, "两", "二");
  ReplaceAll(bare, "幺", "一");
  ReplaceAll(bare, "块", "元");
  ReplaceAll(bare, "零下", "负");
  const std::string money(kMoney);
  RE2::GlobalReplace(&bare, "([一二三四五六七八九十]+)号", "\\1日");
  RE2::GlobalReplace(&bare, "点零+分", "点");
  RE2::GlobalReplace(
      &bare, "(点[零一二三四五六七八九]*?)零+([万亿]*" + money + ")", "\\1\\2");
  RE2::GlobalReplace(&bare, "点([万亿]*" + money + ")", "\\1");
  return bare;
}

const FrontEnd& TheFrontEnd() {
  static const FrontEnd front_end = [] {
    auto loaded = FrontEnd::Load({}, FrontEnd::Depth::kSpoken);
    EXPECT_TRUE(loaded) << Describe(loaded.error());
    return *std::move(loaded);
  }();
  return front_end;
}

// As `tingwen normalize -` answers it.
std::string Said(std::string_view line) {
  const Document document = TheFrontEnd().AnalyzeLine(line);
  std::string text;
  for (Id id = 0; id < document.sentences.size(); ++id) {
    text += SpokenTextOf(document, id);
  }
  return text;
}

// The right answers of a cell, separated by " | ".
bool Accepts(std::string_view answers, const std::string& said) {
  while (true) {
    const size_t bar = answers.find(" | ");
    if (Fold(answers.substr(0, bar)) == said) return true;
    if (bar == answers.npos) return false;
    answers.remove_prefix(bar + 3);
  }
}

class Gold : public testing::TestWithParam<const char*> {};

TEST_P(Gold, IsSaidAsAnEditorAccepts) {
  const auto text =
      ReadFile(TINGWEN_ROOT "/tests/tables/" + std::string(GetParam()));
  ASSERT_TRUE(text);
  const std::vector<TsvRow> rows = ParseTsv(*text);
  ASSERT_GT(rows.size(), 400U);
  // The first row names the columns.
  for (size_t i = 1; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].cells.size(), 4U) << "line " << rows[i].line;
    const std::string said = Said(rows[i].cells[2]);
    EXPECT_TRUE(Accepts(rows[i].cells[3], Fold(said)))
        << rows[i].cells[0] << ": " << said;
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, Gold,
                         testing::Values("news_normalization.tsv",
                                         "news_normalization_more.tsv"),
                         [](const auto& table) {
                           return "Table" + std::to_string(table.index + 1);
                         });

}  // namespace
}  // namespace tingwen
