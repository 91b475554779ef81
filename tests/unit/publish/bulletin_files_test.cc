#include <gtest/gtest.h>

#include "base/message.h"
#include "publish/playlist.h"
#include "publish/podcast_feed.h"
#include "publish/rundown_sheet.h"

namespace tingwen {
namespace {

BulletinRecord Record() {
  BulletinRecord record;
  record.title = "早间<新闻>";
  record.station = "A & B";
  record.date = "2025-11-06";
  record.weekday = "星期四";
  record.time = "07:00:00";
  record.profile = "gyt-282";
  record.seconds = 65.04;
  record.slot = 65;
  BulletinRow row{"item",   "1",     "标题\x01\"引\"",
                  "播音员", "a.txt", "07:00:00",
                  0,        65.04,   120};
  row.notes = {"a note"};
  record.rows = {row};
  record.left_out = {"item 2"};
  record.files = {{"news.wav", "早间\"新闻\"", "A, B", "07:00:00", "XW1", 65.04,
                   1000, "audio/wav", "passed"}};
  record.chapters = {{0, 65.0444, "标题"}};
  return record;
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(RundownSheetTest, TellsTheSameInBothForms) {
  SetMessageLanguage(Language::kEnglish);
  const std::string text = RundownSheetText(Record());
  const std::string page = RundownSheetHtml(Record());
  for (const char* part : {"07:00:00", "1:05", "120", "a.txt", "a note",
                           "item 2", "news.wav", "星期四", "+0.04 s"}) {
    EXPECT_TRUE(Has(text, part)) << part;
    EXPECT_TRUE(Has(page, part)) << part;
  }
  EXPECT_TRUE(Has(page, "早间&lt;新闻&gt;"));
  EXPECT_FALSE(Has(text, "\x01"));
}

TEST(PlaylistTest, QuotesCsvAndCountsWholeSecondsInM3u) {
  EXPECT_EQ(PlaylistCsv(Record()),
            "number,date,time,file,title,artist,cut_id,seconds\r\n"
            "1,2025-11-06,07:00:00,\"news.wav\",\"早间\"\"新闻\"\"\",\"A, "
            "B\",\"XW1\",65.040\r\n");
  EXPECT_TRUE(
      Has(PlaylistM3u(Record()), "#EXTINF:65,A, B - 早间\"新闻\"\nnews.wav\n"));
}

TEST(ChaptersJsonTest, IsOfVersionOnePointTwo) {
  const std::string json = ChaptersJson("新闻", Record().chapters);
  EXPECT_TRUE(Has(json, "\"version\": \"1.2.0\""));
  EXPECT_TRUE(Has(json, "\"endTime\": 65.044"));
}

PodcastEpisode Episode(const std::string& guid) {
  PodcastEpisode episode;
  episode.guid = guid;
  episode.title = "第" + guid + "期";
  episode.url = "https://example.org/" + guid + ".mp3";
  episode.mime_type = "audio/mpeg";
  episode.bytes = 12;
  episode.seconds = 65.4;
  episode.chapters_url = "https://example.org/c.json";
  return episode;
}

TEST(PodcastFeedTest, KeepsOtherEpisodesAndReplacesItsOwn) {
  PodcastChannel channel;
  channel.title = "新闻";
  channel.episodes = 2;
  const auto first = UpdateFeed("", "feed.xml", channel, {Episode("1")});
  ASSERT_TRUE(first);
  EXPECT_TRUE(Has(*first, "<itunes:duration>65</itunes:duration>"));
  EXPECT_TRUE(Has(*first, "type=\"application/json+chapters\""));
  const auto second = UpdateFeed(*first, "feed.xml", channel, {Episode("2")});
  ASSERT_TRUE(second);
  const size_t newer = second->find("第2期");
  const size_t older = second->find("第1期");
  ASSERT_NE(older, std::string::npos);
  EXPECT_LT(newer, older);
  const auto again = UpdateFeed(*second, "feed.xml", channel, {Episode("1")});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->find("第1期"), again->rfind("第1期"));
  const auto third = UpdateFeed(*second, "feed.xml", channel, {Episode("3")});
  ASSERT_TRUE(third);
  EXPECT_FALSE(Has(*third, "第1期"));  // two are kept
}

TEST(PodcastFeedTest, RefusesWhatIsNoFeed) {
  for (const char* text : {"no xml", "<html/>", "<rss></rss>"}) {
    const auto feed = UpdateFeed(text, "feed.xml", {}, {Episode("1")});
    ASSERT_FALSE(feed) << text;
    EXPECT_EQ(feed.error().code, ErrorCode::kInput);
  }
}

}  // namespace
}  // namespace tingwen
