#include "app/character_names.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/paths.h"
#include "base/text.h"

namespace tingwen {
namespace {

class CharacterNamesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto names = CharacterNames::Load(DataPath(""));
    ASSERT_TRUE(names);
    names_ = *std::move(names);
  }
  std::string Name(char32_t c) { return names_->NameOf(c); }

  std::optional<CharacterNames> names_;
};

TEST_F(CharacterNamesTest, TellsACharacterByAWord) {
  EXPECT_EQ(Name(U'章'), "文章的章");
  EXPECT_EQ(Name(U'郝'), "姓郝的郝");
}

TEST_F(CharacterNamesTest, TellsTraditionalCharactersFromSimplifiedOnes) {
  EXPECT_EQ(Name(U'学'), "学生的学");
  EXPECT_EQ(Name(U'學'), "學生的學，繁体字");
  EXPECT_EQ(Name(U'髮'), "頭髮的髮，繁体字");
  EXPECT_EQ(Name(U'發'), "發展的發，繁体字");
}

TEST_F(CharacterNamesTest, KnowsNineThousandCharacters) {
  size_t known = 0;
  for (char32_t c = U'\u4E00'; c <= U'\u9FFF'; ++c) {
    known += Name(c) == ToUtf8(c) ? 0 : 1;
  }
  EXPECT_GE(known, 9000u);
}

TEST_F(CharacterNamesTest, NamesSignsAndCapitals) {
  EXPECT_EQ(Name(U'。'), "句号");
  EXPECT_EQ(Name(U'a'), "a");
  EXPECT_NE(Name(U'A'), "A");
}

}  // namespace
}  // namespace tingwen
