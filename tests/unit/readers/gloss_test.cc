#include "readers/gloss.h"

#include <gtest/gtest.h>

#include <array>

#include "readers/pinyin.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

std::string Spell(std::string_view text) {
  static const auto reader = PinyinReader::Load();
  const auto pinyin = reader->Read(text);
  if (!pinyin) return "no pinyin";
  std::string spelt;
  for (const WrittenSyllable& syllable : pinyin->syllables) {
    spelt += (spelt.empty() ? "" : " ") + syllable.WithTone();
  }
  return spelt;
}

TEST(PinyinReader, ReadsMarksAndDigits) {
  EXPECT_EQ(Spell("zhàn"), "zhan4");
  EXPECT_EQ(Spell("zhan4"), "zhan4");
  EXPECT_EQ(Spell("Běijīng"), "bei3 jing1");
  EXPECT_EQ(Spell("bei3 jing1"), "bei3 jing1");
  EXPECT_EQ(Spell("bei3jing1"), "bei3 jing1");
  EXPECT_EQ(Spell("lǜ"), "lv4");
  EXPECT_EQ(Spell("lüè"), "lve4");
  EXPECT_EQ(Spell("nǚér"), "nv3 er2");
  EXPECT_EQ(Spell("zhǎng"), "zhang3");
  EXPECT_EQ(Spell("zhɑ̄nɡ"), "zhang1");
  EXPECT_EQ(Spell("zha\u0300n"), "zhan4");
}

TEST(PinyinReader, CutsRunTogetherSyllables) {
  EXPECT_EQ(Spell("shūjì"), "shu1 ji4");
  EXPECT_EQ(Spell("xī'ān"), "xi1 an1");
  EXPECT_EQ(Spell("xīān"), "xi1 an1");
  EXPECT_EQ(Spell("xiān"), "xian1");
  EXPECT_EQ(Spell("fāngàn"), "fan1 gan4");
  EXPECT_EQ(Spell("fāng'àn"), "fang1 an4");
  EXPECT_EQ(Spell("xiānsheng"), "xian1 sheng5");
  EXPECT_EQ(Spell("huār"), "hua1 r5");
}

TEST(PinyinReader, RefusesOtherWords) {
  for (const char* word : {"NBA", "GDP", "Smith", "zhx", "café", "hello", "r",
                           "zhan6", "zhàn戰", "", " ", "3", "zh4an", "àà4"}) {
    EXPECT_EQ(Spell(word), "no pinyin") << word;
  }
}

struct GlossCase {
  const char* text;
  const char* mended;
  const char* glosses;  // "长:zhang3 书记:shu1,ji4"
};

std::string GlossesOf(const Document& document) {
  std::string all;
  for (const Gloss& gloss : document.glosses) {
    all += (all.empty() ? "" : " ") + std::string(document.TextOf(gloss.span));
    for (size_t i = 0; i < gloss.pinyin.size(); ++i) {
      all += (i == 0 ? ":" : ",") + gloss.pinyin[i];
    }
  }
  return all;
}

class GlossTest : public testing::TestWithParam<GlossCase> {};

TEST_P(GlossTest, IsTakenOrLeft) {
  const Document document = ReadLine(GetParam().text);
  EXPECT_EQ(document.text.text(), GetParam().mended);
  EXPECT_EQ(GlossesOf(document), GetParam().glosses);
  ExpectSound(document, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Taken, GlossTest,
    testing::Values(
        GlossCase{"打好收官戰(zhàn)", "打好收官战", "战:zhan4"},
        GlossCase{"起勢(shì)見(jiàn)效", "起势见效", "势:shi4 见:jian4"},
        GlossCase{"區(qū)長(zhǎng)", "区长", "区:qu1 长:zhang3"},
        GlossCase{"書記(shūjì)講(jiǎng)話", "书记讲话",
                  "书记:shu1,ji4 讲:jiang3"},
        GlossCase{"书记（shū jì）出席", "书记出席", "书记:shu1,ji4"},
        GlossCase{"亳州 (Bózhōu) 市", "亳州 市", "亳州:bo2,zhou1"},
        GlossCase{"银行(yin2hang2)", "银行", "银行:yin2,hang2"},
        GlossCase{"长（zhang3）大", "长大", "长:zhang3"},
        GlossCase{"李先生(xiānsheng)说", "李先生说", "先生:xian1,sheng5"},
        GlossCase{"他們(men)來了", "他们来了", "们:men5"},
        GlossCase{"乾(qián)隆皇帝的畫(huà)", "乾隆皇帝的画",
                  "乾:qian2 画:hua4"},
        GlossCase{"女(nǚ)兒", "女儿", "女:nv3"},
        GlossCase{"上海(shanghai)的", "上海的", ""}));

INSTANTIATE_TEST_SUITE_P(
    Left, GlossTest,
    testing::Values(GlossCase{"职业篮球(NBA)比赛", "职业篮球(NBA)比赛", ""},
                    GlossCase{"总值(GDP)增长", "总值(GDP)增长", ""},
                    GlossCase{"他说(he said)好", "他说(he said)好", ""},
                    GlossCase{"一个苹果(an apple)", "一个苹果(an apple)", ""},
                    GlossCase{"不定冠词(an)", "不定冠词(an)", ""},
                    GlossCase{"球员李娜(Li Na)夺冠", "球员李娜(Li Na)夺冠", ""},
                    GlossCase{"中国(China)", "中国(China)", ""},
                    GlossCase{"打印纸(A4)两包", "打印纸(A4)两包", ""},
                    GlossCase{"打印纸(a4)两包", "打印纸(a4)两包", ""},
                    GlossCase{"勒内(René)来了", "勒内(René)来了", ""},
                    GlossCase{"颗粒物(PM2.5)", "颗粒物(PM2.5)", ""},
                    GlossCase{"见附件(zhàn)", "见附件", "件:zhan4"},
                    GlossCase{"(zhàn)", "(zhàn)", ""},
                    GlossCase{"A(zhàn)", "A(zhàn)", ""},
                    GlossCase{"战(shūjìzhàn)", "战(shūjìzhàn)", ""},
                    GlossCase{"会议(10月5日)", "会议(10月5日)", ""},
                    GlossCase{"会议()", "会议()", ""}));

TEST(RemoveGlosses, DropsHalves) {
  const Document open = ReadLine("收官戰(zhàn會議");
  EXPECT_EQ(open.text.text(), "收官战会议");
  EXPECT_EQ(DiagnosticsOf(open), std::vector<std::string>{"broken_gloss"});
  const Document close = ReadLine("收官戰zhàn)會議");
  EXPECT_EQ(close.text.text(), "收官战会议");
  EXPECT_EQ(DiagnosticsOf(close), std::vector<std::string>{"broken_gloss"});
}

TEST(RemoveGlosses, PassesGarblesOver) {
  const char* text = "找準定位,勇?lián)形x予的使命";
  const Document document = ReadLine(text);
  EXPECT_EQ(document.text.text(), "找准定位,勇……予的使命");
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].id, "garble");
  ExpectSound(document, text);
}

TEST(RemoveGlosses, LeavesBalancedRemarksAlone) {
  const char* text = "(读作zhàn)和(读作 zhàn)";
  EXPECT_EQ(ReadLine(text).text.text(), text);
}

TEST(RemoveGlosses, KnowsWhereTheGlossStood) {
  const Document document = ReadLine("市長(zhǎng)");
  ASSERT_EQ(document.glosses.size(), 1U);
  EXPECT_EQ(document.glosses[0].span, (Span{3, 6}));
  EXPECT_EQ(document.glosses[0].source, (Span{6, 14}));
}

}  // namespace
}  // namespace tingwen
