#include "pronounce/pronouncer.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "spoken_document.h"

namespace tingwen {
namespace {

TEST(PronouncerTest, ReadsWordsInSentences) {
  const auto rows = TestTable("readings.tsv");
  ASSERT_GT(rows.size(), 50u);
  for (const TsvRow& row : rows) {
    ASSERT_EQ(row.cells.size(), 3u) << "line " << row.line;
    const std::string sentence(row.cells[0]);
    const size_t begin = sentence.find(row.cells[1]);
    ASSERT_NE(begin, std::string::npos) << "line " << row.line;
    EXPECT_EQ(
        ReadingOf(Pronounced(sentence), {begin, begin + row.cells[1].size()}),
        row.cells[2])
        << sentence;
  }
}

TEST(PronouncerTest, FindsWords) {
  const auto rows = TestTable("words.tsv");
  ASSERT_GT(rows.size(), 10u);
  for (const TsvRow& row : rows) {
    std::string text(row.cells[0]);
    ReplaceAll(text, " ", "");
    EXPECT_EQ(WordsOf(Pronounced(text)), row.cells[0]);
  }
}

TEST(PronouncerTest, GivesAReasonForEverySyllable) {
  const Document document =
      Pronounced("银行行长单春雷表示，GDP增长，我看见他。");
  for (const Syllable& syllable : document.syllables)
    EXPECT_FALSE(document.Why(syllable.reason).empty()) << syllable.text;
  EXPECT_EQ(document.Why(document.syllables[0].reason).substr(0, 8),
            "lexicon:");
}

TEST(PronouncerTest, LetsAGlossDecide) {
  Document document = SpokenDocument("他长大了。");
  document.glosses.push_back({{3, 6}, {3, 6}, {"chang2"}});
  TestPronouncer().PronounceWords(document);
  EXPECT_EQ(ReadingOf(document, {3, 6}), "chang2");
  EXPECT_EQ(document.Why(document.syllables[1].reason), "gloss");
}

TEST(PronouncerTest, LetsAGlossSpeakForTheWordEverywhere) {
  Document document = SpokenDocument("重庆市，重庆市。");
  document.glosses.push_back({{0, 3}, {0, 3}, {"zhong4"}});
  TestPronouncer().PronounceWords(document);
  const size_t second = std::string("重庆市，").size();
  EXPECT_EQ(ReadingOf(document, {second, second + 3}), "zhong4");
}

TEST(PronouncerTest, TakesTheLastOfSeveralGlosses) {
  Document document = SpokenDocument("他长大了。");
  document.glosses.push_back({{3, 6}, {3, 6}, {"chang2"}});
  document.glosses.push_back({{3, 6}, {3, 6}, {"zhang3"}});
  TestPronouncer().PronounceWords(document);
  EXPECT_EQ(ReadingOf(document, {3, 6}), "zhang3");
}

TEST(PronouncerTest, GivesTheSpansOfARewrittenPieceToItsWords) {
  Document document = DocumentFromLine("共25日");
  Token token;
  token.span = {3, 8};
  token.sentence = 0;
  document.tokens.push_back(token);
  Spoken spoken;
  spoken.span = {3, 8};
  spoken.token = 0;
  spoken.text = "二十五日";
  document.spoken.push_back(spoken);
  TestPronouncer().PronounceWords(document);
  ASSERT_EQ(document.syllables.size(), 4u);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(document.syllables[i].span, (Span{3, 5}));
  EXPECT_EQ(document.syllables[3].span, (Span{5, 8}));
  EXPECT_EQ(SurfaceOf(document), "er4 shi2 wu3 ri4");
}

TEST(PronouncerTest, SpellsAbbreviationsAndLeavesWordsToEnglish) {
  const Document document = Pronounced("GDP和Marathon");
  ASSERT_EQ(document.words.size(), 3u);
  EXPECT_EQ(document.words[0].syllable_count, 3u);
  EXPECT_EQ(document.words[0].language, SpeechLanguage::kMandarin);
  EXPECT_EQ(std::string_view(document.syllables[1].text), "D");
  EXPECT_EQ(std::string_view(document.syllables[1].pinyin), "di4");
  EXPECT_EQ(document.words[2].language, SpeechLanguage::kEnglish);
  EXPECT_EQ(document.words[2].syllable_count, 0u);
}

// Of the Han characters of Unicode 15 this one has no Mandarin reading.
constexpr char32_t kUnreadable = 0x31350;

TEST(PronouncerTest, AnnouncesWhatItCannotRead) {
  const std::string rare = ToUtf8(kUnreadable);
  const Document document = Pronounced("他" + rare + "们");
  EXPECT_EQ(SurfaceOf(document), "ta1 sheng1 pi4 zi4 men5");
  EXPECT_EQ(WordsOf(document), "他 " + rare + " 们");
  for (size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(std::string_view(document.syllables[i].text), rare);
    EXPECT_EQ(document.syllables[i].span, (Span{3, 7}));
    EXPECT_EQ(document.syllables[i].word, 1u);
    EXPECT_EQ(document.Why(document.syllables[i].reason), "unreadable");
  }
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].id, "unreadable");
  EXPECT_EQ(document.diagnostics[0].source, (Span{3, 7}));
}

TEST(PronouncerTest, ReportsWhatItPassesOver) {
  const std::string rare = ToUtf8(kUnreadable);
  PronounceOptions options;
  options.unreadable = Unreadable::kSkip;
  const auto pronouncer = Pronouncer::Load(DataPath("lexicon.bin"), options);
  ASSERT_TRUE(pronouncer);
  Document document = SpokenDocument("他" + rare + "们");
  pronouncer->PronounceWords(document);
  EXPECT_EQ(SurfaceOf(document), "ta1 men5");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].id, "unreadable");
  EXPECT_EQ(document.diagnostics[0].source, (Span{3, 7}));
  EXPECT_NE(document.diagnostics[0].message.find(rare), std::string::npos);
}

TEST(PronouncerTest, CharactersThatNeedNoChoiceAreNotDoubtful) {
  // Each has a second reading in the dictionaries that hardly anybody uses.
  const Document document = Pronounced("气，体，个");
  ASSERT_EQ(document.syllables.size(), 3u);
  for (const Syllable& syllable : document.syllables)
    EXPECT_GE(syllable.reason.confidence, 0.9F) << syllable.text;
}

TEST(PronouncerTest, MissingLexiconIsAnInternalError) {
  const auto pronouncer = Pronouncer::Load("/nowhere/lexicon.bin");
  ASSERT_FALSE(pronouncer);
  EXPECT_EQ(pronouncer.error().code, ErrorCode::kInternal);
}

TEST(PronouncerTest, EmptyDocument) {
  const Document document = Pronounced("");
  EXPECT_TRUE(document.words.empty());
  EXPECT_TRUE(document.syllables.empty());
}

TEST(PronouncerTest, EndOfTheTextIsTheEndOfAParagraph) {
  const Document document = Pronounced("他来了，我走。");
  EXPECT_EQ(document.words.back().break_after, Break::kParagraph);
}

// --- properties over random text ---

std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "银行", "行长", "一",    "不", "好",   "看",     "二零二五年", "百分之三",
      "长大", "的",   "了",    "单", "春雷", "，",     "。",         "“",
      "”",    "GDP",  "Wi-Fi", "x",  "花儿", "儿",     "𠀀",         "·",
      "点",   "第",   "十",    "老", "虎",   "展览馆", "？"};
  std::string text;
  const size_t count = random() % 30;
  for (size_t i = 0; i < count; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(PronouncerProperty, EveryHanCharacterHasOneSyllable) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const Document document = Pronounced(RandomText(random));
    std::map<size_t, int> count;
    for (const Syllable& syllable : document.syllables)
      ++count[syllable.span.begin];
    for (const CodePoint& c : Decode(document.text.text()))
      if (IsHan(c.value)) {
        EXPECT_EQ(count[c.span.begin], 1) << document.text.text();
      }
  }
}

TEST(PronouncerProperty, LayersAreOrderedAndInsideTheirParents) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const Document document = Pronounced(RandomText(random));
    size_t at = 0;
    Id next_syllable = 0;
    for (const Word& word : document.words) {
      EXPECT_LE(at, word.span.begin);
      at = word.span.end;
      EXPECT_TRUE(document.spoken[word.spoken].span.Contains(word.span));
      EXPECT_EQ(word.first_syllable, next_syllable);
      next_syllable += word.syllable_count;
      size_t inside = word.span.begin;
      for (uint32_t i = 0; i < word.syllable_count; ++i) {
        const Syllable& syllable = document.syllables[word.first_syllable + i];
        EXPECT_TRUE(word.span.Contains(syllable.span));
        EXPECT_LE(inside, syllable.span.begin);
        inside = syllable.span.begin;
      }
    }
    EXPECT_EQ(next_syllable, document.syllables.size());
  }
}

TEST(PronouncerProperty, NoTwoThirdTonesMeetInsideAWord) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const Document document = Pronounced(RandomText(random));
    for (const Word& word : document.words)
      for (uint32_t i = 1; i < word.syllable_count; ++i) {
        const auto& left = document.syllables[word.first_syllable + i - 1];
        const auto& right = document.syllables[word.first_syllable + i];
        EXPECT_FALSE(EndsWith(left.surface, "3") &&
                     EndsWith(right.surface, "3"))
            << word.text;
      }
  }
}

TEST(PronouncerProperty, TheSameTextSoundsTheSame) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    const std::string text = RandomText(random);
    EXPECT_EQ(SurfaceOf(Pronounced(text)), SurfaceOf(Pronounced(text)));
  }
}

}  // namespace
}  // namespace tingwen
