#include "readers/mojibake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/charset.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::Not;

constexpr const char* kText = "清河大桥今日正式通车，全长1.26公里。";

// `text` in one encoding, read in another.
std::string Misread(const std::string& text, const char* is,
                    const char* taken_for) {
  const std::string bytes =
      std::string(is) == "UTF-8" ? text : Encode(text, is);
  return ConvertToUtf8(bytes, taken_for)->text();
}

TEST(RepairMojibake, ReadsTextRightly) {
  // 52 bytes in pairs; the last may be lost.
  for (const auto& [is, taken_for] :
       {std::pair("UTF-8", "GB18030"), std::pair("UTF-8", "windows-1252"),
        std::pair("GB18030", "windows-1252")}) {
    SCOPED_TRACE(std::string(is) + " as " + taken_for);
    const std::string wrong = Misread(kText, is, taken_for);
    const auto document = ReadDocument(wrong, "a.txt");
    ASSERT_TRUE(document);
    ExpectSound(*document, wrong);
    EXPECT_EQ(document->text.text().substr(0, 33),
              std::string(kText).substr(0, 33));
    EXPECT_THAT(DiagnosticsOf(*document), Contains("mojibake_repaired"));
  }
}

TEST(RepairMojibake, LeavesOtherTextAlone) {
  for (const std::string& text :
       {std::string(kText), std::string("联通公司"), MakeTraditional(kText),
        std::string("Café Zoë – naïve déjà vu"), std::string("龘靐齉爩"),
        std::string("收官戰(zhàn)，會(huì)議(yì)")}) {
    const auto document = ReadDocument(text, "a.txt");
    ASSERT_TRUE(document);
    EXPECT_THAT(DiagnosticsOf(*document), Not(Contains("mojibake_repaired")));
  }
}

TEST(RepairMojibake, TellsWhatCannotBeRepaired) {
  const auto document = ReadDocument("鐐硅禐鏀惰棌脺脿脭脛虏猫脢麓", "a.txt");
  ASSERT_TRUE(document);
  EXPECT_FALSE(document->diagnostics.empty());
}

}  // namespace
}  // namespace tingwen
