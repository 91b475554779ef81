#include "publish/site.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <set>
#include <vector>

#include "base/file.h"
#include "base/markup.h"
#include "base/paths.h"
#include "publish/base64.h"
#include "publish/book_files.h"
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

Status WriteIndex(const Book& book, const std::vector<Article>& articles,
                  BookFolder& folder) {
  TINGWEN_ASSIGN(page, ReadFile(DataPath("publish/site.html")));
  TINGWEN_ASSIGN(style, ReadFile(DataPath("publish/read_along.css")));
  std::string items;
  for (const Article& article : articles) items += IndexItem(article);
  return folder.Write("index.html",
                      FillTemplate(page, {{"language", book.language},
                                          {"title", EscapeMarkup(book.title)},
                                          {"style", style},
                                          {"articles", items}}));
}

}  // namespace

Status WriteSite(const Book& book, const std::string& path) {
  BookFolder folder(path);
  const std::vector<Article> articles = ArticlesOf(book);
  for (const Article& article : articles) {
    TINGWEN_TRY(WriteReadAlong(article.book,
                               folder.PathOf(article.name + ".html"),
                               PageAudio::kBeside, kLinks));
  }
  return WriteIndex(book, articles, folder);
}

}  // namespace tingwen
