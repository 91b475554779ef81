#include "publish/marks_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tingwen {
namespace {

// "第1句" in a file that begins with a byte order mark: one sentence of two
// words, and a sentence without sound.
Document MarkedDocument() {
  AlignedTextBuilder builder("\xEF\xBB\xBF第1句。…");
  builder.Drop(3, "byte order mark");
  Document document;
  document.path = "新闻.txt";
  document.text = std::move(builder).Build();
  document.sentences = {{{0, 10}, 0, {}}, {{10, 13}, 0, {}}};
  Word first;
  first.span = {0, 4};
  first.text = "第一";
  Word second;
  second.span = {4, 7};
  second.text = "句";
  document.words = {first, second};
  document.marks = {{MarkKind::kSentence, 0, 0, 33075},
                    {MarkKind::kWord, 0, 0, 11025},
                    {MarkKind::kWord, 1, 11025, 33075},
                    {MarkKind::kSentence, 1, 44100, 44100}};
  return document;
}

TEST(MarksJson, TellsTextSourceAndTime) {
  const auto json = nlohmann::json::parse(MarksJson(MarkedDocument(), 22050));
  EXPECT_EQ(json["format"], "tingwen-marks");
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["source"], "新闻.txt");
  EXPECT_EQ(json["sample_rate"], 22050);
  EXPECT_EQ(json["text"], "第1句。…");
  ASSERT_EQ(json["sentences"].size(), 2U);
  const auto& sentence = json["sentences"][0];
  EXPECT_EQ(sentence["text"], "第1句。");
  EXPECT_EQ(sentence["span"], (std::vector<int>{0, 10}));
  EXPECT_EQ(sentence["source"], (std::vector<int>{3, 13}));
  EXPECT_EQ(sentence["begin"], 0.0);
  EXPECT_EQ(sentence["end"], 1.5);
  EXPECT_EQ(sentence["end_sample"], 33075);
  ASSERT_EQ(sentence["words"].size(), 2U);
  EXPECT_EQ(sentence["words"][0]["text"], "第1");
  EXPECT_EQ(sentence["words"][0]["spoken"], "第一");
  EXPECT_EQ(sentence["words"][1]["begin"], 0.5);
  EXPECT_EQ(sentence["words"][1]["begin_sample"], 11025);
}

TEST(MarksJson, KeepsSentencesWithoutSound) {
  const auto json = nlohmann::json::parse(MarksJson(MarkedDocument(), 22050));
  const auto& silent = json["sentences"][1];
  EXPECT_EQ(silent["text"], "…");
  EXPECT_EQ(silent["begin"], silent["end"]);
  EXPECT_TRUE(silent["words"].empty());
}

TEST(MarksJson, TimesAreToTheMicrosecond) {
  Document document = MarkedDocument();
  document.marks = {{MarkKind::kSentence, 0, 1, 2}};
  const std::string text = MarksJson(document, 22050);
  EXPECT_NE(text.find("\"begin\": 4.5e-05"), std::string::npos) << text;
  EXPECT_NE(text.find("\"end\": 9.1e-05"), std::string::npos) << text;
}

TEST(MarksJson, DocumentWithoutMarksHasNoSentences) {
  const auto json = nlohmann::json::parse(MarksJson(Document(), 22050));
  EXPECT_TRUE(json["sentences"].is_array());
  EXPECT_TRUE(json["sentences"].empty());
}

}  // namespace
}  // namespace tingwen
