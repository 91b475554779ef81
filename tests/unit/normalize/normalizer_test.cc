#include "normalize/normalizer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit/normalize/normalize_helper.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

// A folder that is gone with the test.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::path(testing::TempDir()) / ("tingwen_normalize_" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
  }
  std::string path() const { return path_; }

 private:
  fs::path path_;
};

constexpr const char* kHeader =
    "# id\tpriority\tleft\tpattern\tright\tclass\tsay\texample\texpected\n";

const Token* TokenOf(const Document& document,
                     std::string_view semiotic_class) {
  for (const Token& token : document.tokens) {
    if (token.semiotic_class == semiotic_class) return &token;
  }
  return nullptr;
}

TEST(Normalizer, KeepsRawFieldsAndTheRowThatMadeThem) {
  const Document document = Normalized(OurNormalizer(), "2025年11月5日");
  const Token* date = TokenOf(document, "date");
  ASSERT_NE(date, nullptr);
  ASSERT_GE(date->fields.size(), 3U);
  EXPECT_EQ(date->fields[0].name, "y");
  EXPECT_EQ(date->fields[0].value, "2025");
  EXPECT_TRUE(document.Why(date->reason).starts_with("rules/date.tsv:"));
}

TEST(Normalizer, LeavesHanAlone) {
  EXPECT_EQ(Said("三千五百人参加了“十四五”规划座谈会。"),
            "三千五百人参加了“十四五”规划座谈会。");
}

TEST(Normalizer, SaysNothingForAnEmptyOrBlankText) {
  EXPECT_EQ(Said(""), "");
  EXPECT_EQ(Said(" \u3000\t"), "");
}

TEST(Normalizer, BreaksAtPunctuation) {
  const Document document = Normalized(OurNormalizer(), "甲、乙，丙；丁……戊。");
  std::vector<Break> breaks;
  for (const Spoken& spoken : document.spoken) {
    if (spoken.text.empty()) breaks.push_back(spoken.break_after);
  }
  EXPECT_EQ(breaks, (std::vector<Break>{Break::kEnumeration, Break::kComma,
                                        Break::kClause, Break::kClause,
                                        Break::kSentence}));
}

TEST(Normalizer, RestsAroundASlogan) {
  const Document document = Normalized(OurNormalizer(), "建设“141”体系");
  ASSERT_EQ(document.spoken.size(), 5U);
  EXPECT_EQ(document.spoken[1].break_after, Break::kEmphasis);
  EXPECT_EQ(document.spoken[2].text, "一四一");
  EXPECT_EQ(document.spoken[3].break_after, Break::kEmphasis);
}

Normalizer Loaded(const NormalizeOptions& options) {
  auto normalizer = Normalizer::Load(RulesFolder(), LexiconFolder(), options);
  if (!normalizer) ADD_FAILURE() << Describe(normalizer.error());
  return *std::move(normalizer);
}

TEST(Normalizer, SaysAFullNameInAppositionTheFirstTime) {
  NormalizeOptions options;
  options.slogans = SloganStyle::kBoth;
  const Normalizer normalizer = Loaded(options);
  EXPECT_EQ(Said(normalizer, "“十四五”规划收官。“十四五”规划的成就"),
            "“十四五”规划，即第十四个五年规划，收官。“十四五”规划的成就");
  EXPECT_EQ(Said(normalizer, "破解“三农”。"),
            "破解“三农”，即农业、农村、农民。");
  EXPECT_EQ(Said(normalizer, "“3·15”国际消费者权益日"),
            "“三一五”国际消费者权益日");
}

TEST(Normalizer, SaysTheFullNameOfASloganWithoutMarks) {
  NormalizeOptions options;
  options.slogans = SloganStyle::kExpand;
  const Normalizer normalizer = Loaded(options);
  EXPECT_EQ(Said(normalizer, "推进2+26城市治理，2+26城市减排"),
            "推进京津冀大气污染传输通道城市治理，二加二十六城市减排");
  EXPECT_EQ(Said("推进2+26城市治理"), "推进二加二十六城市治理");
}

TEST(Normalizer, NamesMarksAsVerballyAsAsked) {
  const std::string text = "他说：“好！”#话题#";
  NormalizeOptions options;
  options.punctuation = Verbosity::kSome;
  EXPECT_EQ(Said(Loaded(options), text),
            "他说：左双引号好！右双引号井号话题井号");
  options.punctuation = Verbosity::kAll;
  EXPECT_EQ(Said(Loaded(options), text),
            "他说冒号左双引号好感叹号右双引号井号话题井号");
  EXPECT_EQ(Said(text), "他说：“好！”话题");
}

TEST(Normalizer, NamesEmojiOrPassesThemOver) {
  // A plain one, one with a skin tone, a flag, a joined one, a heart with a
  // variation selector.
  const std::string text =
      "好\U0001F600\U0001F44D\U0001F3FD\U0001F1E8\U0001F1F3"
      "\U0001F468\u200D\U0001F469\u200D\U0001F467\u2764\uFE0F";
  NormalizeOptions options;
  options.emoji = true;
  const Normalizer normalizer = Loaded(options);
  EXPECT_EQ(Said(normalizer, text), "好嘿嘿拇指向上中国旗家庭男人女人女孩红心");
  EXPECT_EQ(Normalized(normalizer, text).tokens.size(), 6U);
  EXPECT_EQ(Said(text), "好");
}

TEST(Normalizer, ReadsInTheStyleThatIsSet) {
  NormalizeOptions options;
  const std::string text = "14:30拨打110，共200人";
  EXPECT_EQ(Said(Loaded(options), text), "十四点三十分拨打幺幺零，共二百人");
  options.style = "plain";
  EXPECT_EQ(Said(Loaded(options), text), "十四点三十分拨打一一零，共两百人");
  options.style = "formal";
  EXPECT_EQ(Said(Loaded(options), text), "十四时三十分拨打一一零，共二百人");
  options.style = "none";
  const auto loaded = Normalizer::Load(RulesFolder(), LexiconFolder(), options);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kUsage);
}

TEST(Normalizer, ExpandsASloganTheFirstTimeOnly) {
  const Folder lexicon("slogans");
  lexicon.Write("slogans.tsv",
                "十四五\t十四五\t第十四个五年规划\tplan\t规划|五年规划\n"
                "2+26\t二加二十六\t\tarea\t\n");
  NormalizeOptions options;
  options.slogans = SloganStyle::kExpand;
  auto normalizer = Normalizer::Load(RulesFolder(), lexicon.path(), options);
  ASSERT_TRUE(normalizer) << Describe(normalizer.error());
  EXPECT_EQ(Said(*normalizer, "“十四五”规划收官，“十四五”规划的“2+26”城市"),
            "“第十四个五年规划”收官，“十四五”规划的“二加二十六”城市");
  EXPECT_EQ(Said(*normalizer, "“不在表中”"), "“不在表中”");
}

TEST(Normalizer, ReportsLettersThatItCannotSpeak) {
  const Document document = Normalized(OurNormalizer(), "他说Привет。");
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].id, "unspoken");
  EXPECT_EQ(document.diagnostics[0].source.size(), 12U);
}

TEST(Normalizer, UsesTheTopicOfTheText) {
  EXPECT_EQ(Said("会议10:30开始"), "会议十点三十分开始");
  EXPECT_EQ(Said("女排决赛首局25:23"), "女排决赛首局二十五比二十三");
}

TEST(Normalizer, TellsTheEvidenceThatDecided) {
  const Document document =
      Normalized(OurNormalizer(), "女排首局21:15，24届毕业生，100人");
  const Token* score = TokenOf(document, "score");
  ASSERT_NE(score, nullptr);
  EXPECT_TRUE(document.Why(score->reason).ends_with(" @sports=女排 left=局"))
      << document.Why(score->reason);
  const Token* date = TokenOf(document, "date");
  ASSERT_NE(date, nullptr);
  EXPECT_TRUE(document.Why(date->reason).ends_with(" right=届毕业生"));
  const Token* number = TokenOf(document, "number");
  ASSERT_NE(number, nullptr);
  EXPECT_EQ(document.Why(number->reason).find(' '), std::string_view::npos);
}

// Two paragraphs of one sentence each.
Document TwoParagraphs(const std::string& first, const std::string& second) {
  Document document = DocumentFromLine(first + second);
  const Span whole = document.blocks.front().span;
  document.blocks.front().span.end = first.size();
  document.sentences.front().span.end = first.size();
  document.blocks.push_back(document.blocks.front());
  document.blocks.back().span = {first.size(), whole.end};
  document.sentences.push_back(document.sentences.front());
  document.sentences.back().span = {first.size(), whole.end};
  document.sentences.back().block = 1;
  return document;
}

TEST(Normalizer, RemembersTheTopicOfTheParagraphBefore) {
  Document document =
      TwoParagraphs("女排决赛昨晚打响。", "她们开局很好，25:23");
  OurNormalizer().ClassifyTokens(document);
  const Token* score = TokenOf(document, "score");
  ASSERT_NE(score, nullptr);
  EXPECT_NE(document.Why(score->reason).find("@sports=女排"),
            std::string_view::npos);
}

TEST(Normalizer, ReadsACodeAsItWasReadBefore) {
  const std::string again = "昨天7043再次起火。";
  Document document = TwoParagraphs("渔船编号为7043。", again);
  OurNormalizer().ClassifyTokens(document);
  OurNormalizer().VerbalizeTokens(document);
  EXPECT_EQ(SpokenTextOf(document, 1), "昨天七零四三再次起火。");
  EXPECT_NE(
      document.Why(document.tokens.end()[-3].reason).find("@earlier=7043"),
      std::string_view::npos);
  EXPECT_EQ(Said(again), "昨天七千零四十三再次起火。");
  EXPECT_EQ(Said("渔船编号为7043，昨天7043人来了。"),
            "渔船编号为七零四三，昨天七千零四十三人来了。");
}

TEST(Normalizer, ObeysAnEditorsRow) {
  const Folder rules("rows");
  rules.Write("press.tsv", std::string(kHeader) +
                               "press.kk\t90\t\t(?<n>\\d+)KK\t\tcardinal\t"
                               "{n:cardinal}个百万\t5KK人\t五个百万人\n");
  NormalizeOptions options;
  options.user_rules = {rules.path()};
  auto normalizer = Normalizer::Load(RulesFolder(), LexiconFolder(), options);
  ASSERT_TRUE(normalizer) << Describe(normalizer.error());
  EXPECT_TRUE(normalizer->issues().empty());
  const Document document = Normalized(*normalizer, "卖出12KK");
  EXPECT_EQ(SpokenTextOf(document, 0), "卖出十二个百万");
  EXPECT_EQ(document.Why(document.spoken[1].reason), "user-rules/press.tsv:2");
}

TEST(Normalizer, RefusesBadRowsOfAnEditorAndGoesOn) {
  SetMessageLanguage(Language::kEnglish);
  const Folder rules("bad_rows");
  rules.Write("bad.tsv",
              std::string(kHeader) +
                  "a\t90\t\t(?<n>\\d+)AA(\t\tx\t{n}\t1AA\t一\n"          // 2
                  "b\t90\t\t(?<n>\\d+)BB\t\tx\t{n:cardinal}\t\t\n"       // 3
                  "c\t90\t\t(?<n>\\d+)CC\t\tx\t{m:cardinal}\t1CC\t一\n"  // 4
                  "d\t90\t\t(?<n>\\d+)DD\t\tx\t{n:none}\t1DD\t一\n"      // 5
                  "e\t90\t\t(?<n>\\d+)EE\t\tx\t{n:cardinal}\t1EE\t二\n"  // 6
                  "f\tx\t\t(?<n>\\d+)FF\t\tx\t{n:cardinal}\t1FF\t一\n"   // 7
                  "g\t90\t\t{none}GG\t\tx\t一\t1GG\t一\n"                // 8
                  "h\t90\t\t.*HH\t\tx\t一\t1HH\t一\n"                    // 9
                  "i\t90\n"                                              // 10
                  "j\t90\t@none \t1JJ\t\tx\t一\t1JJ\t一\n"               // 11
                  "k\t90\t[\t1KK\t\tx\t一\t1KK\t一\n"                    // 12
                  "l\t90\t\t(?<n>\\d+)LL\t\tx\t好{n:cardinal}\t1LL\t好一\n");
  NormalizeOptions options;
  options.user_rules = {rules.path()};
  auto normalizer = Normalizer::Load(RulesFolder(), LexiconFolder(), options);
  ASSERT_TRUE(normalizer) << Describe(normalizer.error());
  std::vector<size_t> lines;
  for (const Error& issue : normalizer->issues()) {
    EXPECT_TRUE(issue.path.ends_with("bad.tsv"));
    EXPECT_FALSE(issue.message.empty());
    lines.push_back(issue.position.line);
  }
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(lines, (std::vector<size_t>{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
  EXPECT_EQ(Said(*normalizer, "3LL和25%"), "好三和百分之二十五");
}

TEST(Normalizer, FailsWhereOurOwnTablesAreWrong) {
  const Folder rules("own");
  rules.Write("bad.tsv", std::string(kHeader) + "b\t90\t\t\\d\t\tx\t一\t\t\n");
  const auto loaded = Normalizer::Load(rules.path(), LexiconFolder());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kInternal);
  EXPECT_EQ(loaded.error().position.line, 2U);
  EXPECT_FALSE(Normalizer::Load("/nowhere", LexiconFolder()));
}

TEST(Normalizer, SaysYearsAsTheStyleWants) {
  NormalizeOptions options;
  options.years = YearStyle::kCardinal;
  options.style = "plain";
  auto normalizer = Normalizer::Load(RulesFolder(), LexiconFolder(), options);
  ASSERT_TRUE(normalizer) << Describe(normalizer.error());
  EXPECT_EQ(Said(*normalizer, "2025年拨打110"), "两千零二十五年拨打一一零");
}

}  // namespace
}  // namespace tingwen
