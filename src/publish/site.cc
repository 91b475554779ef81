#include "publish/site.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <time.h>

#include <cmath>
#include <filesystem>
#include <set>
#include <vector>

#include "base/markup.h"
#include "base/file.h"
#include "base/paths.h"
#include "publish/base64.h"
#include "publish/book_files.h"
#include "publish/podcast_feed.h"
#include "publish/read_along.h"
#include "publish/template.h"

namespace tingwen {
namespace {

constexpr const char* kLinks =
    "<nav aria-label=\"网站\"><ul><li><a href=\"index.html\">全部文章</a></li>"
    "</ul></nav>\n";

// The chapters of one document.
struct Article {
  std::string name;  // of its files, without extension
  Book book;
};

// A name that no other article has, not even where case doesn't matter.
std::string NameFor(const std::string& source, std::set<std::string>& taken) {
  const std::string stem = std::filesystem::path(source).stem().string();
  std::string name = stem == "index" || stem.empty() ? "article" : stem;
  for (size_t i = 2; !taken.insert(name).second; ++i) {
    name = fmt::format("{}-{}", stem, i);
  }
  return name;
}

std::vector<Article> ArticlesOf(const Book& book) {
  std::vector<Article> articles;
  std::set<std::string> taken = {"index"};
  size_t document = book.chapters.front().document + 1;
  for (const BookChapter& chapter : book.chapters) {
    if (chapter.document != document) {
      document = chapter.document;
      Book one;
      one.title = chapter.title;
      one.language = book.language;
      one.audio = book.audio;
      articles.push_back({NameFor(chapter.source, taken), std::move(one)});
    }
    articles.back().book.chapters.push_back(chapter);
  }
  for (Article& article : articles) {
    article.book.identifier = IdentifierOf(article.book);
  }
  return articles;
}

std::string Duration(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(seconds));
  return all < 60 ? fmt::format("{} 秒", all)
                  : fmt::format("{} 分 {} 秒", all / 60, all % 60);
}

std::string IndexItem(const Article& article) {
  return fmt::format("<li><a href=\"{}\">{}</a><span>{}</span></li>\n",
                     EscapeMarkup(UriOf(article.name + ".html")),
                     EscapeMarkup(article.book.title),
                     Duration(article.book.Seconds()));
}

// RFC 822, of "2025-11-05T10:00:00Z".
std::string FeedDate(const std::string& time) {
  std::tm date{};
  ::strptime(time.c_str(), "%Y-%m-%dT%H:%M:%SZ", &date);
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", date);
}

Status WriteFeed(const Book& book, const std::vector<Article>& articles,
                 const std::string& url, BookFolder& folder) {
  const std::string base = url.ends_with('/') ? url : url + "/";
  PodcastChannel channel;
  channel.title = book.title;
  channel.link = base + "index.html";
  channel.feed_url = base + "feed.xml";
  channel.description = book.title;
  channel.language = "zh-cn";
  channel.author = book.publisher.empty() ? book.author : book.publisher;
  channel.category = "News";
  channel.episodes = articles.size();
  std::vector<PodcastEpisode> episodes;
  for (const Article& article : articles) {
    const std::string audio =
        article.name + "." + std::string(AudioExtension(book.audio));
    std::error_code ignored;
    PodcastEpisode episode;
    episode.guid = article.book.identifier;
    episode.title = article.book.title;
    episode.description = article.book.title;
    episode.date = FeedDate(book.modified);
    episode.url = base + UriOf(audio);
    episode.mime_type = AudioMediaType(book.audio);
    episode.bytes = std::filesystem::file_size(folder.PathOf(audio), ignored);
    episode.seconds = article.book.chapters.front().seconds;
    episodes.push_back(std::move(episode));
  }
  TINGWEN_ASSIGN(text, UpdateFeed("", "", channel, episodes));
  return folder.Write("feed.xml", text);
}

Status WriteIndex(const Book& book, const std::vector<Article>& articles,
                  const std::string& feed, BookFolder& folder) {
  TINGWEN_ASSIGN(page, ReadFile(DataPath("publish/site.html")));
  TINGWEN_ASSIGN(style, ReadFile(DataPath("publish/read_along.css")));
  std::string items;
  for (const Article& article : articles) items += IndexItem(article);
  return folder.Write("index.html",
                      FillTemplate(page, {{"language", book.language},
                                          {"title", EscapeMarkup(book.title)},
                                          {"style", style},
                                          {"feed", feed},
                                          {"articles", items}}));
}

}  // namespace

Status WriteSite(const Book& book, const std::string& path,
                 const std::string& url) {
  BookFolder folder(path);
  const std::vector<Article> articles = ArticlesOf(book);
  for (const Article& article : articles) {
    TINGWEN_TRY(WriteReadAlong(article.book,
                               folder.PathOf(article.name + ".html"),
                               PageAudio::kBeside, kLinks));
  }
  std::string link;
  if (!url.empty()) {
    TINGWEN_TRY(WriteFeed(book, articles, url, folder));
    link = fmt::format(
        "<link rel=\"alternate\" type=\"application/rss+xml\" "
        "href=\"feed.xml\" title=\"{}\">\n",
        EscapeMarkup(book.title));
  }
  return WriteIndex(book, articles, link, folder);
}

}  // namespace tingwen
