#include "readers/simplify.h"

#include <gtest/gtest.h>

#include <opencc/SimpleConverter.hpp>
#include <random>

#include "base/text.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

std::string Simplified(std::string text) {
  Draft draft(AlignedText::Identity(std::move(text)));
  EXPECT_TRUE(SimplifyText(draft));
  return draft.text();
}

const OpenccTables& Plain() {
  static const auto tables = OpenccTables::Load(Traditional::kCharacters, false);
  return *tables;
}

TEST(ConvertTraditional, AgreesWithOpencc) {
  const opencc::SimpleConverter opencc("t2s.json");
  std::vector<std::string> texts = {
      "乾隆皇帝乾杯，瞭望臺瞭解，憑藉藉口，鍾情鐘錶，老態龍鍾",
      "袖裏乾坤，變徵之聲，答覆覆蓋，計畫，沈沒，傢俱，樊於期"};
  for (const std::string& name : SampleFiles()) {
    texts.push_back(MakeTraditional(ReadSourceFile(name)));
  }
  for (const std::string& text : texts) {
    EXPECT_EQ(ConvertTraditional(text, Plain()).text(), opencc.Convert(text));
  }
}

TEST(ConvertTraditional, AgreesWithOpenccOnRandomText) {
  const opencc::SimpleConverter opencc("t2s.json");
  const auto points = Decode(
      "乾坤隆藉口憑瞭解望然徵角宮變鍾情龍老態麼么些幺覆答於裏袖著於是坤，a1");
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (int k = 0; k < 40; ++k) {
      AppendUtf8(text, points[random() % points.size()].value);
    }
    EXPECT_EQ(ConvertTraditional(text, Plain()).text(), opencc.Convert(text));
  }
}

TEST(ConvertTraditional, EveryOwnRowHolds) {
  const auto tables = OpenccTables::Load();
  const auto rows = LoadTable("repair_traditional", 2);
  ASSERT_TRUE(tables && rows);
  for (const TsvRow& row : rows->rows) {
    EXPECT_EQ(ConvertTraditional(row.cells[0], *tables).text(), row.cells[1]);
  }
}

TEST(ConvertTraditional, KeepsTheSpansOfCharacters) {
  const auto text = ConvertTraditional("a國b傢俱c", Plain());
  EXPECT_EQ(text.text(), "a国b家具c");
  EXPECT_EQ(text.SourceOf({1, 4}), (Span{1, 4}));
  EXPECT_EQ(text.SourceOf({5, 8}), (Span{5, 8}));
  EXPECT_EQ(text.SourceOf({8, 11}), (Span{8, 11}));
}

TEST(SimplifyText, ConvertsTraditionalText) {
  EXPECT_EQ(Simplified("著力穩就業，隨著發展，著名作家"),
            "着力稳就业，随着发展，著名作家");
  EXPECT_EQ(Simplified("房間裏有一隻貓，為甚麼？"), "房间里有一只猫，为什么？");
  EXPECT_EQ(Simplified("心裏明白"), "心里明白");
  // As Hong Kong writes it.
  EXPECT_EQ(Simplified("今晨氣温不高，衞星入軌"), "今晨气温不高，卫星入轨");
}

TEST(SimplifyText, LeavesSimplifiedTextAlone) {
  for (const char* text :
       {"乾隆皇帝瞭望著名景区", "昭著的恶名", "崔弘昇是隋朝将领",
        "茅台酒后里长", "干杯，一只猫，里面，后来", "锺书阁开业"}) {
    EXPECT_EQ(Simplified(text), text);
  }
  for (const std::string& name : SampleFiles()) {
    if (name.find("scraped") != std::string::npos) continue;
    const std::string text = ReadSourceFile(name);
    EXPECT_EQ(Simplified(text), text) << name;
  }
}

TEST(SimplifyText, ConvertsStraysInSimplifiedText) {
  EXPECT_EQ(Simplified("乾隆皇帝瞭望著名作家陳先生的国画"),
            "乾隆皇帝瞭望著名作家陈先生的国画");
}

TEST(SimplifyText, DecidesLineByLine) {
  EXPECT_EQ(Simplified("這個國家隨著\n这个国家著名\n"),
            "这个国家随着\n这个国家著名\n");
}

TEST(SimplifyText, IsAnOption) {
  ReadOptions options;
  options.simplify = false;
  EXPECT_EQ(ReadLine("這個國家", options).text.text(), "這個國家");
}

TEST(SimplifyText, SimplifiedThereAndBack) {
  for (const std::string& name : SampleFiles()) {
    if (name.find("scraped") != std::string::npos) continue;
    const std::string text = ReadSourceFile(name);
    EXPECT_EQ(Simplified(MakeTraditional(text)), text) << name;
  }
}

}  // namespace
}  // namespace tingwen
