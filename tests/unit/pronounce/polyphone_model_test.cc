#include "pronounce/polyphone_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

using namespace polyphone_format;

template <class T>
std::string Bytes(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

// A model of one character, 行, without weights.
struct TinyModel {
  Header header{{}, 1, 2, 8, 1};
  Character character{U'行', 0, 2, 0.5F, 0, 8};
  Reading readings[2] = {{*ParsePinyin("xing2"), 1},
                         {*ParsePinyin("hang2"), 0}};
  Slot slots[8] = {};

  TinyModel() { std::copy(std::begin(kMagic), std::end(kMagic), header.magic); }

  void SetWeights(uint64_t key, int8_t first, int8_t second) {
    slots[SlotOf(key, 8)] = {CheckOf(key), {first, second}};
  }
  std::string Pack() const {
    return Bytes(header) + Bytes(character) + Bytes(readings) + Bytes(slots);
  }
};

class PolyphoneModelTest : public testing::Test {
 protected:
  ~PolyphoneModelTest() override { std::remove(path_.c_str()); }

  Result<PolyphoneModel> Load(const std::string& bytes) {
    EXPECT_TRUE(WriteFile(path_, bytes));
    return PolyphoneModel::Load(path_);
  }
  void ExpectDamaged(const std::string& bytes) {
    const auto model = Load(bytes);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::kInternal);
    EXPECT_EQ(model.error().path, path_);
    EXPECT_FALSE(model.error().hint.empty());
  }

 private:
  std::string path_ = testing::TempDir() + "polyphone_model_test.bin";
};

PolyphoneSite SiteIn(std::u32string_view text, size_t position) {
  return {text, {}, position, nullptr};
}

TEST_F(PolyphoneModelTest, PrefersTheBiasWithoutFeatures) {
  const auto model = Load(TinyModel().Pack());
  ASSERT_TRUE(model);
  EXPECT_TRUE(model->Knows(U'行'));
  EXPECT_FALSE(model->Knows(U'长'));
  const auto answer = model->Predict(SiteIn(U"不行", 1));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->reading.ToString(), "xing2");
  EXPECT_NEAR(answer->confidence, 1 / (1 + std::exp(-1.0)), 1e-5);
  EXPECT_FALSE(model->Predict(SiteIn(U"不长", 1)));
}

TEST_F(PolyphoneModelTest, AddsTheWeightsOfFeatures) {
  PolyphoneEvidence evidence;
  CollectEvidence(SiteIn(U"银行", 1), evidence);
  TinyModel tiny;
  const uint64_t key = FeatureKey(evidence.Features()[0], U'行', 0);
  tiny.SetWeights(key, -2, 4);
  const auto model = Load(tiny.Pack());
  ASSERT_TRUE(model);
  // -2 * 0.5 + 1 against 4 * 0.5 + 0.
  const auto answer = model->Predict(SiteIn(U"银行", 1));
  EXPECT_EQ(answer->reading.ToString(), "hang2");
  EXPECT_NEAR(answer->confidence, 1 / (1 + std::exp(-2.0)), 1e-5);
  EXPECT_EQ(model->Predict(SiteIn(U"不行", 1))->reading.ToString(), "xing2");
}

TEST_F(PolyphoneModelTest, IsLessSureWhenItIsHotter) {
  TinyModel tiny;
  const auto cold = Load(tiny.Pack())->Predict(SiteIn(U"不行", 1));
  tiny.header.temperature = 2;
  const auto hot = Load(tiny.Pack())->Predict(SiteIn(U"不行", 1));
  EXPECT_GT(cold->confidence, hot->confidence);
  EXPECT_GT(hot->confidence, 0.5F);
}

TEST_F(PolyphoneModelTest, RefusesDamagedFiles) {
  const std::string whole = TinyModel().Pack();
  ASSERT_TRUE(Load(whole));
  ExpectDamaged("");
  for (size_t size : {size_t{1}, sizeof(Header), whole.size() - 1})
    ExpectDamaged(whole.substr(0, size));
  ExpectDamaged(whole + "x");
  TinyModel tiny;
  tiny.header.magic[7] = '0';
  ExpectDamaged(tiny.Pack());
}

TEST_F(PolyphoneModelTest, RefusesNumbersThatLeadOutOfTheFile) {
  const auto broken = [](auto change) {
    TinyModel tiny;
    change(tiny);
    return tiny.Pack();
  };
  ExpectDamaged(broken([](auto& m) { m.header.slot_count = 7; }));
  ExpectDamaged(broken([](auto& m) { m.header.slot_count = 0x80000000; }));
  ExpectDamaged(broken([](auto& m) { m.character.slot_count = 0; }));
  ExpectDamaged(broken([](auto& m) { m.character.slot_count = 9; }));
  ExpectDamaged(broken([](auto& m) { m.character.first_slot = 1; }));
  ExpectDamaged(broken([](auto& m) { m.character.first_slot = ~0U; }));
  ExpectDamaged(broken([](auto& m) { m.header.character_count = ~0U; }));
  ExpectDamaged(broken([](auto& m) { m.header.temperature = 0; }));
  ExpectDamaged(broken([](auto& m) { m.character.first_reading = 1; }));
  ExpectDamaged(broken([](auto& m) { m.character.reading_count = 1; }));
  ExpectDamaged(broken([](auto& m) { m.character.reading_count = 9; }));
  ExpectDamaged(broken([](auto& m) { m.readings[1].pinyin.tone = 0; }));
}

TEST_F(PolyphoneModelTest, SurvivesRandomDamage) {
  const std::string whole = TinyModel().Pack();
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto model = Load(bytes);
    if (model) (void)model->Predict(SiteIn(U"银行行长", 1));
  }
}

// A table without an empty slot is not ours, but must not hang the program.
TEST_F(PolyphoneModelTest, EndsItsSearchInAFullTable) {
  TinyModel tiny;
  for (Slot& slot : tiny.slots) slot.check = 1;
  const auto model = Load(tiny.Pack());
  ASSERT_TRUE(model);
  EXPECT_TRUE(model->Predict(SiteIn(U"银行行长", 1)));
}

TEST_F(PolyphoneModelTest, NamesAMissingFile) {
  const auto model = PolyphoneModel::Load("/nowhere/polyphones.bin");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, ErrorCode::kInternal);
  EXPECT_EQ(model.error().path, "/nowhere/polyphones.bin");
}

// --- the model that is shipped --------------------------------------------

class ShippedPolyphonesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(model_) << Describe(model_.error());
    ASSERT_TRUE(lexicon_) << Describe(lexicon_.error());
  }

  Result<PolyphoneModel> model_ =
      PolyphoneModel::Load(DataPath("models/polyphones.bin"));
  Result<Lexicon> lexicon_ = Lexicon::Open(DataPath("lexicon.bin"));
};

// "去 银[行] 吧": words between spaces, the character in brackets.
struct Marked {
  std::u32string text;
  std::vector<uint32_t> word_of;
  size_t position = 0;
};

Marked ParseMarked(std::string_view sentence) {
  Marked marked;
  uint32_t word = 0;
  for (const CodePoint& c : Decode(sentence)) {
    if (c.value == U' ') {
      ++word;
    } else if (c.value == U'[') {
      marked.position = marked.text.size();
    } else if (c.value != U']') {
      marked.text += c.value;
      marked.word_of.push_back(word);
    }
  }
  return marked;
}

TEST_F(ShippedPolyphonesTest, ReadsCharactersByTheirSentence) {
  const auto table =
      ReadFile(TINGWEN_ROOT "/tests/unit/pronounce/polyphones.tsv");
  ASSERT_TRUE(table);
  const auto rows = ParseTsv(*table);
  ASSERT_GT(rows.size(), 35u);
  for (const TsvRow& row : rows) {
    const Marked marked = ParseMarked(row.cells[0]);
    const auto answer = model_->Predict(
        {marked.text, marked.word_of, marked.position, &*lexicon_});
    EXPECT_TRUE(answer) << row.cells[0];
    if (!answer) continue;
    EXPECT_EQ(answer->reading.ToString(), row.cells[1]) << row.cells[0];
  }
}

TEST_F(ShippedPolyphonesTest, SaysNothingOfCharactersWithOneReading) {
  for (const char32_t c : U"猫狗我你，。1A") EXPECT_FALSE(model_->Knows(c));
}

TEST_F(ShippedPolyphonesTest, IsSureOfPlainCasesAndUnsureWithoutContext) {
  const auto plain = model_->Predict({U"大家都来了。", {}, 2, &*lexicon_});
  EXPECT_EQ(plain->reading.ToString(), "dou1");
  EXPECT_GT(plain->confidence, 0.95F);
  const auto bare = model_->Predict({U"卷", {}, 0, &*lexicon_});
  EXPECT_LT(bare->confidence, 0.95F);
}

// For whatever text: a real syllable, and a share that the best of up to
// kMostReadings can have.
TEST_F(ShippedPolyphonesTest, AnswersForAnyText) {
  std::mt19937 random(5);
  const std::u32string_view alphabet = U"行长重的了为得地着还只都，。1a𠮷";
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    for (size_t i = 0; i < 1 + random() % 40; ++i)
      text += alphabet[random() % alphabet.size()];
    for (size_t i = 0; i < text.size(); ++i) {
      const PolyphoneSite site{text, {}, i, &*lexicon_};
      const auto answer = model_->Predict(site);
      ASSERT_EQ(answer.has_value(), model_->Knows(text[i]));
      if (!answer) continue;
      EXPECT_TRUE(ParsePinyin(answer->reading.ToString()));
      EXPECT_GE(answer->confidence, 1.0F / kMostReadings);
      EXPECT_LE(answer->confidence, 1.0F);
    }
  }
}

}  // namespace
}  // namespace tingwen
