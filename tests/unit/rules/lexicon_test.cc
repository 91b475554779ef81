#include "rules/lexicon.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>

#include "rules/lexicon_writer.h"

namespace tingwen {
namespace {

std::vector<LexiconSyllable> Reading(std::string_view text) {
  std::vector<LexiconSyllable> reading;
  const auto syllables = ParseReading(text);
  for (const Pinyin pinyin : *syllables) reading.push_back({pinyin});
  return reading;
}

LexiconContents SmallContents() {
  LexiconContents contents;
  contents.words[U"银"] = {Reading("yin2"), 9.5, LexiconSource::kTerra, "n"};
  contents.words[U"行"] = {Reading("xing2"), 7.25, LexiconSource::kChars, "v"};
  contents.words[U"行"].reading[0].open = true;
  contents.words[U"银行"] = {Reading("yin2 hang2"), 8, LexiconSource::kPhrases,
                             "n"};
  contents.words[U"认识"] = {Reading("ren4 shi2"), 8, LexiconSource::kNeutral,
                             "v"};
  contents.words[U"认识"].reading[1].neutral = true;
  contents.words[U"单"] = {Reading("dan1"), 9, LexiconSource::kTerra, ""};
  contents.words[U"𠮷"] = {Reading("ji2"), 17, LexiconSource::kUnicode, ""};
  contents.surnames[U"单"] = {*ParseReading("shan4"), 6.5};
  contents.bigrams[{U"银行", U"认识"}] = 2.5;
  contents.bigrams[{U"银行", U"行"}] = 40;       // more than there is room for
  contents.bigrams[{U"银行", U"没有的词"}] = 1;  // left out
  contents.name_costs[U'银'] = {1, 2, 3, 4};
  contents.unknown_name_costs = {100, 101, 102, 103};
  contents.letters = "# letter\tpinyin\nA\tei1\nW\tda2 bu5 liu5\n";
  contents.latin = "Wi-Fi\tenglish\n";
  return contents;
}

std::string Write(const std::string& bytes) {
  const std::string path = testing::TempDir() + "/lexicon_test.bin";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST(LexiconTest, GivesBackWhatWasWritten) {
  const auto lexicon = Lexicon::Open(Write(SerializeLexicon(SmallContents())));
  ASSERT_TRUE(lexicon);
  const EntryId bank = lexicon->Find(U"银行");
  ASSERT_NE(bank, kNoEntry);
  EXPECT_EQ(lexicon->Syllable(bank, 0).ToString(), "yin2");
  EXPECT_EQ(lexicon->Syllable(bank, 1).ToString(), "hang2");
  EXPECT_FLOAT_EQ(lexicon->Cost(bank), 8);
  EXPECT_EQ(lexicon->Source(bank), LexiconSource::kPhrases);
  EXPECT_EQ(lexicon->PartOfSpeech(bank), "n");
  EXPECT_FALSE(lexicon->IsOpen(bank, 1));
  EXPECT_TRUE(lexicon->IsOpen(lexicon->Find(U"行"), 0));
  EXPECT_TRUE(lexicon->IsNeutral(lexicon->Find(U"认识"), 1));
  EXPECT_FALSE(lexicon->IsNeutral(lexicon->Find(U"认识"), 0));
  EXPECT_EQ(lexicon->Syllable(lexicon->Find(U"认识"), 1).ToString(), "shi2");
  EXPECT_EQ(lexicon->Syllable(lexicon->Find(U"𠮷"), 0).ToString(), "ji2");
  EXPECT_EQ(lexicon->PartOfSpeech(lexicon->Find(U"单")), "");
}

TEST(LexiconTest, KnowsFamilyNames) {
  const auto lexicon = Lexicon::Open(Write(SerializeLexicon(SmallContents())));
  ASSERT_TRUE(lexicon);
  const EntryId entry = lexicon->Find(U"单");
  EXPECT_FLOAT_EQ(*lexicon->SurnameCost(entry), 6.5);
  EXPECT_EQ(lexicon->SurnameSyllable(entry, 0).ToString(), "shan4");
  EXPECT_FALSE(lexicon->SurnameCost(lexicon->Find(U"银")));
  EXPECT_TRUE(lexicon->SurnameSyllable(lexicon->Find(U"银"), 0).empty());
  EXPECT_EQ(lexicon->NameCostsOf(lexicon->LabelOf(U'银')).second, 3);
  EXPECT_EQ(lexicon->NameCostsOf(lexicon->LabelOf(U'们')).only, 100);
}

TEST(LexiconTest, KnowsWhichWordsFollowEachOther) {
  const auto lexicon = Lexicon::Open(Write(SerializeLexicon(SmallContents())));
  ASSERT_TRUE(lexicon);
  const EntryId bank = lexicon->Find(U"银行");
  const EntryId know = lexicon->Find(U"认识");
  EXPECT_FLOAT_EQ(lexicon->BigramNats(bank, know), 2.5);
  EXPECT_GT(lexicon->BigramNats(bank, lexicon->Find(U"行")), 7);
  EXPECT_EQ(lexicon->BigramNats(know, bank), 0);
  EXPECT_TRUE(lexicon->MayLead(bank));
  EXPECT_FALSE(lexicon->MayFollow(bank));
  EXPECT_TRUE(lexicon->MayFollow(know));
  EXPECT_FALSE(lexicon->MayLead(know));
}

TEST(LexiconTest, FindsNothingElse) {
  const auto lexicon = Lexicon::Open(Write(SerializeLexicon(SmallContents())));
  ASSERT_TRUE(lexicon);
  for (const std::u32string word :
       {U"", U"银行长", U"行银", U"们", U"认", U"A", U"\U0010FFFF"})
    EXPECT_EQ(lexicon->Find(word), kNoEntry);
  EXPECT_EQ(lexicon->LabelOf(0x110000), 0);
}

TEST(LexiconTest, KnowsLatinLettersAndTerms) {
  const auto lexicon = Lexicon::Open(Write(SerializeLexicon(SmallContents())));
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->LetterName(U'W'), "da2 bu5 liu5");
  EXPECT_EQ(lexicon->LetterName(U'B'), "");
  EXPECT_EQ(lexicon->LatinReading("Wi-Fi"), "english");
  EXPECT_EQ(lexicon->LatinReading("wi-fi"), "");
}

TEST(LexiconTest, SameContentsSameBytes) {
  EXPECT_EQ(SerializeLexicon(SmallContents()),
            SerializeLexicon(SmallContents()));
}

TEST(LexiconTest, RefusesDamagedFiles) {
  const std::string good = SerializeLexicon(SmallContents());
  std::string other_version = good;
  ++other_version[8];
  std::string wild_section = good;
  wild_section[23] = 0x7F;
  for (const std::string& bytes :
       {std::string(), std::string("short"), good.substr(0, 100),
        good.substr(0, good.size() / 2), other_version, wild_section}) {
    const auto lexicon = Lexicon::Open(Write(bytes));
    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().code, ErrorCode::kInternal);
  }
  EXPECT_FALSE(Lexicon::Open("/nowhere/lexicon.bin"));
}

TEST(TrieTest, FindsExactlyItsKeys) {
  std::mt19937 random(7);
  std::set<std::vector<uint16_t>> set;
  while (set.size() < 3000) {
    std::vector<uint16_t> key(1 + random() % 5);
    for (uint16_t& label : key) label = 1 + random() % 20;
    set.insert(key);
  }
  const std::vector<std::vector<uint16_t>> keys(set.begin(), set.end());
  const TrieArrays arrays = BuildTrie(keys, 20);
  const Trie trie = arrays.View();
  const auto find = [&](const std::vector<uint16_t>& key) {
    Trie::Node node = Trie::kRoot;
    for (const uint16_t label : key) {
      node = trie.Step(node, label);
      if (node == Trie::kNowhere) return Trie::kNoValue;
    }
    return trie.ValueAt(node);
  };
  for (size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(find(keys[i]), i);
  for (int i = 0; i < 3000; ++i) {
    std::vector<uint16_t> key(1 + random() % 6);
    for (uint16_t& label : key) label = random() % 24;
    if (!set.contains(key)) {
      EXPECT_EQ(find(key), Trie::kNoValue);
    }
  }
}

TEST(PinyinTest, ReadsSyllables) {
  EXPECT_EQ(ParsePinyin("zhuang4")->ToString(), "zhuang4");
  EXPECT_EQ(ParsePinyin("lv3")->base(), "lv");
  EXPECT_EQ(ParsePinyin("lv3")->tone, 3);
  EXPECT_EQ(*ParsePinyin("r5"), kErhuaSuffix);
  EXPECT_EQ(ParsePinyin("zhuang4")->WithErhua().ToString(), "zhuangr4");
  EXPECT_EQ(ParsePinyin("er2")->WithErhua().ToString(), "er2");
  EXPECT_EQ(ParsePinyin("ma1")->WithTone(5).ToString(), "ma5");
  EXPECT_EQ(Pinyin{}.ToString(), "");
}

TEST(PinyinTest, RefusesOthers) {
  for (const char* text : {"", "1", "ma", "ma0", "ma6", "Ma1", "mā", "ma 1",
                           "zhuangzh1", "m-1", "ma1 "})
    EXPECT_FALSE(ParsePinyin(text)) << text;
  EXPECT_FALSE(ParseReading(""));
  EXPECT_FALSE(ParseReading("yin2  hang2"));
  EXPECT_EQ(FormatReading(*ParseReading("yin2 hang2")), "yin2 hang2");
}

}  // namespace
}  // namespace tingwen
