#include "publish/daisy2.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/paths.h"
#include "publish/book_contents.h"
#include "publish/book_files.h"
#include "publish/book_markup.h"
#include "publish/markup_writer.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

constexpr std::string_view kXhtml =
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">";
constexpr std::string_view kSmil =
    "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "
    "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">";

// hh:mm:ss (2.02, 2.1.1.1: ncc:totalTime).
std::string Time(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(seconds));
  return fmt::format("{:02}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

void Meta(MarkupWriter& xml, const char* name, std::string_view content) {
  xml.Open("meta", {{"name", name}}).Attribute("content", content).Close();
  xml.Line();
}

void OpenPage(MarkupWriter& xml, const Book& book, const std::string& title) {
  xml.Open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                    {"lang", book.language},
                    {"xml:lang", book.language}})
      .Line();
  xml.Open("head").Line();
  xml.Element("title", title).Line();
  xml.Open("meta", {{"http-equiv", "Content-type"},
                    {"content", "text/html; charset=utf-8"}})
      .Close()
      .Line();
}

std::string ParId(size_t sentence) { return fmt::format("p{}", sentence); }

std::string SmilLink(size_t chapter, size_t sentence) {
  return ChapterName(chapter) + ".smil#" + ParId(sentence);
}

// --- a chapter -------------------------------------------------------------

std::string ChapterText(const Book& book, size_t chapter,
                        const std::vector<ContentsEntry>& contents) {
  MarkupWriter xml(kXhtml);
  OpenPage(xml, book, book.chapters[chapter].title);
  xml.Open("link",
           {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", "style.css"}})
      .Close();
  xml.Close().Line().Open("body").Line();
  const MarkupStyle style{
      [](MarkupWriter& out, const BookSentence& sentence, size_t number) {
        out.Element("span", sentence.text,
                    {{"class", "sentence"}, {"id", SentenceId(number)}});
      },
      [](MarkupWriter& out, const std::string& page) {
        out.Element("span", page,
                    {{"class", "page-normal"}, {"id", "page-" + page}});
      }};
  WriteBlocks(xml, book, chapter, contents, style);
  return std::move(xml).Finish();
}

std::string ChapterSmil(const Book& book, size_t index, double elapsed) {
  const BookChapter& chapter = book.chapters[index];
  const std::string name = ChapterName(index);
  MarkupWriter xml(kSmil);
  xml.Open("smil").Line().Open("head").Line();
  Meta(xml, "dc:format", "Daisy 2.02");
  Meta(xml, "dc:identifier", book.identifier);
  Meta(xml, "dc:title", book.title);
  Meta(xml, "title", chapter.title);
  Meta(xml, "ncc:generator", "tingwen");
  Meta(xml, "ncc:totalElapsedTime", Time(elapsed));
  Meta(xml, "ncc:timeInThisSmil", Time(chapter.seconds));
  xml.Open("layout").Open("region", {{"id", "txtView"}}).Close().Close().Line();
  xml.Close().Line().Open("body").Line();
  xml.Open("seq", {{"dur", fmt::format("{:.3f}s", chapter.seconds)}}).Line();
  for (const Clip& clip : ClipsOf(chapter, OverlayUnit::kSentence)) {
    xml.Open("par", {{"endsync", "last"}, {"id", ParId(clip.sentence)}});
    xml.Open("text", {{"src", name + ".html#" + clip.id},
                      {"id", fmt::format("t{}", clip.sentence)}})
        .Close();
    xml.Open("audio", {{"src", name + ".mp3"},
                       {"clip-begin", fmt::format("npt={:.3f}s", clip.begin)},
                       {"clip-end", fmt::format("npt={:.3f}s", clip.end)},
                       {"id", fmt::format("a{}", clip.sentence)}})
        .Close();
    xml.Close().Line();
  }
  return std::move(xml).Finish();
}

// --- the whole -------------------------------------------------------------

std::string MasterSmil(const Book& book) {
  MarkupWriter xml(kSmil);
  xml.Open("smil").Line().Open("head").Line();
  Meta(xml, "dc:format", "Daisy 2.02");
  Meta(xml, "dc:identifier", book.identifier);
  Meta(xml, "dc:title", book.title);
  Meta(xml, "ncc:generator", "tingwen");
  Meta(xml, "ncc:timeInThisSmil", Time(book.Seconds()));
  xml.Open("layout").Open("region", {{"id", "txtView"}}).Close().Close().Line();
  xml.Close().Line().Open("body").Line();
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    xml.Open("ref", {{"title", book.chapters[i].title},
                     {"src", ChapterName(i) + ".smil"},
                     {"id", fmt::format("smil-{}", i + 1)}})
        .Close()
        .Line();
  }
  return std::move(xml).Finish();
}

// ncc:files and ncc:kByteSize are of all files but this one.
void WriteNccMetadata(MarkupWriter& xml, const Book& book,
                      const std::vector<ContentsEntry>& contents,
                      const std::vector<PageEntry>& pages,
                      const FolderSize& size) {
  const int depth =
      std::max_element(contents.begin(), contents.end(),
                       [](const ContentsEntry& a, const ContentsEntry& b) {
                         return a.level < b.level;
                       })
          ->level;
  const std::string date = book.modified.substr(0, 10);
  Meta(xml, "dc:title", book.title);
  Meta(xml, "dc:creator", book.author.empty() ? "佚名" : book.author);
  xml.Open("meta",
           {{"name", "dc:date"}, {"content", date}, {"scheme", "yyyy-mm-dd"}})
      .Close()
      .Line();
  Meta(xml, "dc:format", "Daisy 2.02");
  Meta(xml, "dc:identifier", book.identifier);
  Meta(xml, "dc:language", book.language);
  Meta(xml, "dc:publisher",
       book.publisher.empty() ? "tingwen" : book.publisher);
  Meta(xml, "ncc:charset", "utf-8");
  Meta(xml, "ncc:depth", std::to_string(depth));
  Meta(xml, "ncc:files", std::to_string(size.files + 1));
  Meta(xml, "ncc:footnotes", "0");
  Meta(xml, "ncc:generator", "tingwen");
  Meta(xml, "ncc:kByteSize", std::to_string(size.bytes / 1024 + 1));
  Meta(xml, "ncc:maxPageNormal", pages.empty() ? "0" : pages.back().name);
  Meta(xml, "ncc:multimediaType", "audioFullText");
  Meta(xml, "ncc:narrator", book.narrator);
  Meta(xml, "ncc:pageFront", "0");
  Meta(xml, "ncc:pageNormal", std::to_string(pages.size()));
  Meta(xml, "ncc:pageSpecial", "0");
  Meta(xml, "ncc:producedDate", date);
  Meta(xml, "ncc:prodNotes", "0");
  Meta(xml, "ncc:setInfo", "1 of 1");
  Meta(xml, "ncc:sidebars", "0");
  Meta(xml, "ncc:tocItems", std::to_string(contents.size() + pages.size()));
  Meta(xml, "ncc:totalTime", Time(book.Seconds()));
}

void WriteHeading(MarkupWriter& xml, const ContentsEntry& entry, size_t number,
                  size_t sentence) {
  const std::string name = "h" + std::to_string(entry.level);
  xml.Open(name.c_str(), {{"class", number == 1 ? "title" : "section"},
                          {"id", fmt::format("h{}", number)}})
      .Element("a", entry.text, {{"href", SmilLink(entry.chapter, sentence)}})
      .Close()
      .Line();
}

// Headings and pages in the order in which they are heard.
void WriteNccBody(MarkupWriter& xml, const Book& book,
                  const std::vector<ContentsEntry>& contents,
                  const std::vector<PageEntry>& pages) {
  auto page = pages.begin();
  size_t number = 0;
  const auto pages_before = [&](size_t chapter, size_t sentence) {
    for (; page != pages.end() &&
           (page->chapter < chapter ||
            (page->chapter == chapter && page->sentence < sentence));
         ++page) {
      xml.Open("span", {{"class", "page-normal"}, {"id", "page-" + page->name}})
          .Element("a", page->name,
                   {{"href",
                     SmilLink(page->chapter, HeardSentence(book, page->chapter,
                                                           page->sentence))}})
          .Close()
          .Line();
    }
  };
  for (const ContentsEntry& entry : contents) {
    // The first thing in an NCC is the title (2.02, 2.1.2.1).
    if (++number > 1) pages_before(entry.chapter, entry.sentence);
    WriteHeading(xml, entry, number,
                 HeardSentence(book, entry.chapter, entry.sentence));
  }
  pages_before(book.chapters.size(), 0);
}

std::string Ncc(const Book& book, const std::vector<ContentsEntry>& contents,
                const FolderSize& size) {
  const std::vector<PageEntry> pages = PagesOf(book);
  MarkupWriter xml(kXhtml);
  OpenPage(xml, book, book.title);
  WriteNccMetadata(xml, book, contents, pages, size);
  xml.Close().Line().Open("body").Line();
  WriteNccBody(xml, book, contents, pages);
  return std::move(xml).Finish();
}

}  // namespace

Status WriteDaisy2(const Book& book, const std::string& path) {
  TINGWEN_ASSIGN(style, ReadFile(DataPath("publish/book.css")));
  const std::vector<ContentsEntry> contents = ContentsOf(book);
  BookFolder folder(path);
  double elapsed = 0;
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    const std::string name = ChapterName(i);
    TINGWEN_TRY(folder.Move(name + ".mp3", book.chapters[i].audio));
    TINGWEN_TRY(folder.Write(name + ".html", ChapterText(book, i, contents)));
    TINGWEN_TRY(folder.Write(name + ".smil", ChapterSmil(book, i, elapsed)));
    elapsed += book.chapters[i].seconds;
  }
  TINGWEN_TRY(folder.Write("style.css", style));
  TINGWEN_TRY(folder.Write("master.smil", MasterSmil(book)));
  return folder.Write("ncc.html", Ncc(book, contents, folder.size()));
}

}  // namespace tingwen
