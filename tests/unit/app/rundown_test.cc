#include "app/rundown.h"

#include <gtest/gtest.h>
#include <re2/re2.h>
#include <unistd.h>

#include <set>

#include "app/bulletin_lines.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

std::string Written(const std::string& text) {
  const std::string path =
      testing::TempDir() + "rundown" + std::to_string(::getpid()) + ".toml";
  EXPECT_TRUE(WriteFile(path, text));
  return path;
}

Rundown Read(const std::string& text) {
  auto rundown = ReadRundown(Written(text));
  EXPECT_TRUE(rundown) << Describe(rundown.error());
  return rundown ? *std::move(rundown) : Rundown();
}

// The message with its place, without the folder.
std::string Refused(const std::string& text) {
  SetMessageLanguage(Language::kEnglish);
  const auto rundown = ReadRundown(Written(text));
  if (rundown) return "read";
  EXPECT_EQ(rundown.error().code, ErrorCode::kInput);
  std::string message = Describe(rundown.error());
  return message.substr(message.find(".toml:") + 6);
}

constexpr const char* kItem = "[[items]]\ntext = \"一\"\n";

TEST(RundownTest, ReadsEveryKindOfValue) {
  const Rundown rundown = Read(R"(
title = "早间新闻"
air = 2025-11-06T07:30:00
voices = ["calm"]
split = true
on_error = "announce"
[sounds]
opening = "jingle.wav"
level = -2
[pauses]
item = 0.5
[fit]
slot = "3:00"
fastest = 130
[[items]]
file = "a.txt"
priority = 2
[[items]]
text = "二"
)");
  EXPECT_EQ(rundown.title, "早间新闻");
  EXPECT_EQ(SpokenDate(rundown.air), "2025年11月6日");
  EXPECT_EQ(SpokenWeekday(rundown.air), "星期四");
  EXPECT_EQ(SpokenTime(rundown.air), "7点30分");
  EXPECT_EQ(PartOfDay(rundown.air), "早上");
  EXPECT_EQ(rundown.voices, std::vector<std::string>{"calm"});
  EXPECT_TRUE(rundown.split);
  EXPECT_EQ(rundown.on_error, OnError::kAnnounce);
  EXPECT_EQ(rundown.sounds.opening, testing::TempDir() + "jingle.wav");
  EXPECT_EQ(rundown.sounds.level, -2);
  EXPECT_EQ(rundown.pauses.item, 0.5);
  EXPECT_EQ(rundown.seconds, 180);
  EXPECT_EQ(rundown.limits.fastest, 130);
  ASSERT_EQ(rundown.items.size(), 2u);
  EXPECT_EQ(rundown.items[0].priority, 2);
  EXPECT_EQ(rundown.items[1].text, "二");
}

TEST(RundownTest, PointsAtWhatIsWrong) {
  const std::string item = kItem;
  const struct {
    std::string text;
    std::string message;
  } cases[] = {
      {"titel = \"a\"\n" + item,
       "1:1: A rundown has no \"titel\" here.\n  Did you mean title?"},
      {"[sound]\nlevel = 1\n" + item,
       "1:2: A rundown has no \"sound\" here.\n  Did you mean sounds?"},
      {item + "prioritiy = 1\n",
       "3:1: A rundown has no \"prioritiy\" here.\n  Did you mean priority?"},
      {"title = 3\n" + item, "1:9: \"title\" must be: text."},
      {"title = \"a\n" + item, "1:11: The rundown is not TOML: *"},
      {"air = 3\n" + item, "1:7: \"air\" must be: time."},
      {"title = \"a\"\n", " The rundown has no items."},
      {"[[items]]\ntext = \" \"\n",
       "1:1: An item has either a file or a text."},
      {item + "file = \"a.txt\"\n",
       "1:1: An item has either a file or a text."},
      {item + "priority = 10\n", "1:1: The priority 10 is not between *"},
      {"on_error = \"pray\"\n" + item,
       "1:1: \"pray\" is none of: stop, skip, announce"},
      {"format = \"m4a\"\n" + item, "1:1: \"m4a\" is no audio format; *"},
      {"[pauses]\nitem = -1\n" + item, "2:1: -1 is not between 0 and 60."},
      {"[fit]\nslot = \"3:99\"\n" + item, "2:1: \"3:99\" is no duration *"},
      {"[fit]\nfastest = 90\n" + item, "*fit_fastest 90 is not between *"},
      {"[lines]\nopening = \"{dat}\"\n" + item,
       "2:1: There is no field \"dat\" for lines.\n  Did you mean {date}?"},
      {"items = 3\n", "1:9: Items are tables.*"},
      {"name = \"../a\"\n" + item, "1:1: The name of the files *"},
      {"voices = []\n" + item, "1:1: There is no voice to read.*"},
  };
  for (const auto& [text, message] : cases) {
    const std::string refused = Refused(text);
    const size_t star = message.find('*');
    if (star == 0) {
      const std::string tail = message.substr(1, message.size() - 2);
      EXPECT_NE(refused.find(tail), std::string::npos) << refused;
    } else {
      EXPECT_EQ(refused.substr(0, std::min(star, message.size())),
                message.substr(0, star))
          << text;
    }
  }
}

TEST(RundownTest, TheTimeOfAirMayComeFromTheCommandLine) {
  Rundown rundown;
  ASSERT_TRUE(SetAir("2024-02-29T23:05", rundown));
  EXPECT_EQ(IsoDate(rundown.air) + " " + IsoTime(rundown.air),
            "2024-02-29 23:05:00");
  EXPECT_EQ(PartOfDay(rundown.air), "晚上");
  EXPECT_EQ(IsoTime(Later(rundown.air, 3600)), "00:05:00");
  EXPECT_EQ(IsoDate(Later(rundown.air, 3600)), "2024-03-01");
  ASSERT_TRUE(SetAir("06:00:30", rundown));
  EXPECT_EQ(IsoDate(rundown.air) + " " + IsoTime(rundown.air),
            "2024-02-29 06:00:30");
  rundown.air.offset = std::chrono::minutes(480);
  EXPECT_EQ(MailDate(rundown.air), "Thu, 29 Feb 2024 06:00:30 +0800");
  for (const char* text : {"", "7", "25:00", "yesterday", "2024-02-30T00:00"}) {
    EXPECT_FALSE(SetAir(text, rundown)) << text;
  }
}

TEST(BulletinLinesTest, FillsInFields) {
  const LineFields fields = {{"date", "1日"}, {"title", "新闻"}};
  EXPECT_EQ(*FillLine("今天{date}，{title}{title}。", fields),
            "今天1日，新闻新闻。");
  EXPECT_EQ(*FillLine("没有字段", fields), "没有字段");
  EXPECT_EQ(*FillLine("半个{date", fields), "半个{date");
  EXPECT_EQ(*FillLine("", fields), "");
  EXPECT_FALSE(FillLine("{}", fields));
}

// docs/formats/rundown.md has exactly the keys that the program knows, each in
// its table and with its type.
TEST(RundownTest, TheDocumentationHasEveryKey) {
  using Row = std::tuple<std::string, std::string, std::string>;
  std::set<Row> known;
  for (const RundownKey& key : RundownKeys()) {
    known.emplace(key.table, key.name, key.type);
  }
  const std::string page = *ReadFile(TINGWEN_ROOT "/docs/formats/rundown.md");
  const RE2 heading(R"(## `\[+([a-z]+)\]+`)");
  const RE2 row(R"(\| `([a-z_]+)` \| ([a-z ]+) \|.*)");
  std::set<Row> described;
  std::string table;
  for (std::string_view line : SplitLines(page)) {
    const re2::StringPiece piece(line.data(), line.size());
    std::string name;
    std::string type;
    if (RE2::FullMatch(piece, heading, &name)) table = name;
    if (RE2::FullMatch(piece, row, &name, &type)) {
      described.emplace(table, name, type);
    }
  }
  EXPECT_EQ(described, known);
}

}  // namespace
}  // namespace tingwen
