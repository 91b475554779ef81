#include "readers/characters.h"

#include <gtest/gtest.h>

#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using namespace std::string_literals;

std::string Mended(std::string text) {
  Draft draft(AlignedText::Identity(std::move(text)));
  EXPECT_TRUE(MendCharacters(draft));
  return draft.text();
}

TEST(MendCharacters, EveryRowDoesWhatItsExampleSays) {
  const auto table = LoadTable("repair_characters", 6);
  ASSERT_TRUE(table);
  ASSERT_GT(table->rows.size(), 30U);
  for (const TsvRow& row : table->rows) {
    EXPECT_EQ(Mended(Unescape(row.cells[4])), Unescape(row.cells[5]))
        << table->ReasonOf(row);
  }
}

TEST(MendCharacters, MakesLineEndsAlike) {
  EXPECT_EQ(Mended("一\r\n二\r三\n四\u2028五"), "一\n二\n三\n四\n五");
}

TEST(MendCharacters, LeavesChinesePunctuation) {
  const std::string text = "，。！？：；（）“”‘’《》、…—～·〔〕";
  EXPECT_EQ(Mended(text), text);
}

TEST(MendCharacters, DropsWhatCannotBeSeen) {
  EXPECT_EQ(Mended("\uFEFF一\u200B二\u00AD三\u200E四\u2060五\uFE0F"),
            "一二三四五");
}

TEST(MendCharacters, KeepsHanOfAllPlanes) {
  const std::string text = "㐀䶿一鿿𠀀𠮷𬭚𱍊\U0002EBF0";
  EXPECT_EQ(Mended(text), text);
}

TEST(MendCharacters, ReportsLostCharactersOnce) {
  const std::string bytes = "会议\xFF\xFE召开\uFFFD了\x01。"s;
  const Document document = ReadLine(bytes);
  EXPECT_EQ(document.text.text(), "会议召开了。");
  ASSERT_EQ(document.diagnostics.size(), 3U);
  EXPECT_EQ(document.diagnostics[0].id, "lost_character");
  EXPECT_EQ(document.diagnostics[0].source, (Span{6, 8}));
  ExpectSound(document, bytes);
}

TEST(MendCharacters, DropsNulsAndLoneSurrogates) {
  EXPECT_EQ(Mended("会\0议"s), "会议");
  EXPECT_EQ(Mended("会\xED\xA0\x80议"), "会议");
  EXPECT_EQ(Mended("会\xE8\xAE"), "会");
}

TEST(MendCharacters, LimitsItsReports) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "会\xFF";
  const Document document = ReadLine(text);
  EXPECT_EQ(document.diagnostics.size(), 201U);
  EXPECT_EQ(document.text.removals().size(), 1000U);
}

}  // namespace
}  // namespace tingwen
