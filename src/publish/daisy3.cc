#include "publish/daisy3.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "publish/book_contents.h"
#include "publish/book_files.h"
#include "publish/dtbook.h"
#include "publish/markup_writer.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

constexpr std::string_view kPackage =
    "<!DOCTYPE package PUBLIC \"+//ISBN 0-9673008-1-9//DTD OEB 1.2 "
    "Package//EN\" \"http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd\">";
constexpr std::string_view kNcx =
    "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" "
    "\"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\">";
constexpr std::string_view kSmil =
    "<!DOCTYPE smil PUBLIC \"-//NISO//DTD dtbsmil 2005-2//EN\" "
    "\"http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd\">";
constexpr std::string_view kResource =
    "<!DOCTYPE resources PUBLIC \"-//NISO//DTD resource 2005-1//EN\" "
    "\"http://www.daisy.org/z3986/2005/resource-2005-1.dtd\">";

void Meta(MarkupWriter& xml, const char* name, std::string_view content) {
  xml.Open("meta", {{"name", name}, {"content", content}}).Close().Line();
}

std::string ChapterSmil(const Book& book, size_t index, double elapsed) {
  const BookChapter& chapter = book.chapters[index];
  MarkupWriter xml(kSmil);
  xml.Open("smil", {{"xmlns", "http://www.w3.org/2001/SMIL20/"}}).Line();
  xml.Open("head").Line();
  Meta(xml, "dtb:uid", book.identifier);
  Meta(xml, "dtb:generator", "tingwen");
  Meta(xml, "dtb:totalElapsedTime", SmilClock(elapsed));
  xml.Close().Line().Open("body").Line();
  xml.Open("seq", {{"id", "all"},
                   {"dur", SmilClock(chapter.seconds)},
                   {"fill", "remove"}})
      .Line();
  for (const Clip& clip : ClipsOf(chapter, OverlayUnit::kSentence)) {
    const std::string number = std::to_string(clip.sentence);
    xml.Open("par", {{"id", "p" + number}});
    xml.Open("text", {{"id", "t" + number},
                      {"src", "book.xml#" + DtbookId(index, clip.sentence)}})
        .Close();
    xml.Open("audio", {{"id", "a" + number},
                       {"src", ChapterName(index) + ".mp3"},
                       {"clipBegin", SmilClock(clip.begin)},
                       {"clipEnd", SmilClock(clip.end)}})
        .Close();
    xml.Close().Line();
  }
  return std::move(xml).Finish();
}

// --- navigation ------------------------------------------------------------

class NcxWriter {
 public:
  NcxWriter(const Book& book, const std::vector<ContentsEntry>& contents)
      : book_(book), contents_(contents), pages_(PagesOf(book)), xml_(kNcx) {
    for (size_t c = 0; c < book.chapters.size(); ++c) {
      for (const Clip& clip :
           ClipsOf(book.chapters[c], OverlayUnit::kSentence)) {
        clips_[{c, clip.sentence}] = clip;
      }
    }
    OrderTargets();
  }

  std::string Write() && {
    xml_.Open("ncx", {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                      {"version", "2005-1"},
                      {"xml:lang", book_.language}})
        .Line();
    WriteHead();
    xml_.Open("docTitle").Element("text", book_.title).Close().Line();
    if (!book_.author.empty()) {
      xml_.Open("docAuthor").Element("text", book_.author).Close().Line();
    }
    WriteMap();
    if (!pages_.empty()) WritePages();
    return std::move(xml_).Finish();
  }

 private:
  using Place = std::pair<size_t, size_t>;  // chapter, sentence

  Place Heard(size_t chapter, size_t sentence) const {
    return {chapter, HeardSentence(book_, chapter, sentence)};
  }

  // Targets of the same place have the same playOrder (Z39.86-2005, 8.4.2).
  void OrderTargets() {
    for (const ContentsEntry& entry : contents_) {
      order_[Heard(entry.chapter, entry.sentence)] = 0;
    }
    for (const PageEntry& page : pages_) {
      order_[Heard(page.chapter, page.sentence)] = 0;
    }
    size_t order = 0;
    for (auto& [place, number] : order_) number = ++order;
  }

  void WriteHead() {
    int depth = 1;
    for (const ContentsEntry& entry : contents_) {
      depth = std::max(depth, entry.level);
    }
    xml_.Open("head").Line();
    Meta(xml_, "dtb:uid", book_.identifier);
    Meta(xml_, "dtb:depth", std::to_string(depth));
    Meta(xml_, "dtb:generator", "tingwen");
    Meta(xml_, "dtb:totalPageCount", std::to_string(pages_.size()));
    Meta(xml_, "dtb:maxPageNumber", pages_.empty() ? "0" : pages_.back().name);
    xml_.Close().Line();
  }

  void WriteTarget(const std::string& label, Place place) {
    const Clip& clip = clips_.at(place);
    xml_.Open("navLabel").Element("text", label);
    xml_.Open("audio", {{"src", ChapterName(place.first) + ".mp3"},
                        {"clipBegin", SmilClock(clip.begin)},
                        {"clipEnd", SmilClock(clip.end)}})
        .Close()
        .Close();
    xml_.Open("content", {{"src", DtbSmilLink(place.first, place.second)}})
        .Close()
        .Line();
  }

  void WriteMap() {
    xml_.Open("navMap").Line();
    int open = 0;
    size_t number = 0;
    for (const ContentsEntry& entry : contents_) {
      for (; open >= entry.level; --open) xml_.Close().Line();
      const Place place = Heard(entry.chapter, entry.sentence);
      xml_.Open("navPoint", {{"id", fmt::format("n{}", ++number)},
                             {"class", fmt::format("h{}", entry.level)},
                             {"playOrder", std::to_string(order_.at(place))}});
      WriteTarget(entry.text, place);
      open = entry.level;
    }
    for (; open > 0; --open) xml_.Close().Line();
    xml_.Close().Line();
  }

  void WritePages() {
    xml_.Open("pageList").Line();
    for (const PageEntry& page : pages_) {
      const Place place = Heard(page.chapter, page.sentence);
      xml_.Open("pageTarget",
                {{"id", "page-target-" + page.name},
                 {"type", "normal"},
                 {"value", page.name},
                 {"class", "pagenum"},
                 {"playOrder", std::to_string(order_.at(place))}});
      WriteTarget(page.name, place);
      xml_.Close().Line();
    }
    xml_.Close().Line();
  }

  const Book& book_;
  const std::vector<ContentsEntry>& contents_;
  std::vector<PageEntry> pages_;
  std::map<Place, Clip> clips_;
  std::map<Place, size_t> order_;
  MarkupWriter xml_;
};

// What players say of pages, which they may pass over.
std::string Resources() {
  MarkupWriter xml(kResource);
  xml.Open("resources", {{"xmlns", "http://www.daisy.org/z3986/2005/resource/"},
                         {"version", "2005-1"}});
  xml.Open("scope", {{"nsuri", "http://www.daisy.org/z3986/2005/dtbook/"}});
  xml.Open("nodeSet", {{"id", "pages"}, {"select", "//pagenum"}});
  xml.Open("resource", {{"xml:lang", "zh"}, {"id", "page"}})
      .Element("text", "页码");
  return std::move(xml).Finish();
}

// --- package ---------------------------------------------------------------

void WriteMetadata(MarkupWriter& xml, const Book& book) {
  xml.Open("metadata").Line();
  xml.Open("dc-metadata",
           {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"xmlns:oebpackage",
             "http://openebook.org/namespaces/oeb-package/1.0/"}})
      .Line();
  const std::string date = book.modified.substr(0, 10);
  xml.Element("dc:Title", book.title).Line();
  if (!book.author.empty()) xml.Element("dc:Creator", book.author).Line();
  xml.Element("dc:Publisher",
              book.publisher.empty() ? "tingwen" : book.publisher)
      .Line();
  xml.Element("dc:Date", date).Line();
  xml.Element("dc:Format", "ANSI/NISO Z39.86-2005").Line();
  xml.Element("dc:Identifier", book.identifier, {{"id", "uid"}}).Line();
  xml.Element("dc:Language", book.language).Line();
  xml.Close().Line().Open("x-metadata").Line();
  Meta(xml, "dtb:narrator", book.narrator);
  Meta(xml, "dtb:producedDate", date);
  Meta(xml, "dtb:multimediaType", "audioFullText");
  Meta(xml, "dtb:multimediaContent", "audio,text");
  Meta(xml, "dtb:totalTime", SmilClock(book.Seconds()));
  xml.Close().Line().Close().Line();
}

std::string Package(const Book& book) {
  MarkupWriter xml(kPackage);
  xml.Open("package",
           {{"xmlns", "http://openebook.org/namespaces/oeb-package/1.0/"},
            {"unique-identifier", "uid"}})
      .Line();
  WriteMetadata(xml, book);
  xml.Open("manifest").Line();
  const auto item = [&](const std::string& id, const std::string& href,
                        const char* type) {
    xml.Open("item", {{"id", id}, {"href", href}, {"media-type", type}})
        .Close()
        .Line();
  };
  item("opf", "book.opf", "text/xml");
  item("ncx", "book.ncx", "application/x-dtbncx+xml");
  item("text", "book.xml", "application/x-dtbook+xml");
  item("resource", "book.res", "application/x-dtbresource+xml");
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    const std::string name = ChapterName(i);
    item(name, name + ".smil", "application/smil");
    item(name + "-audio", name + ".mp3", "audio/mpeg");
  }
  xml.Close().Line().Open("spine").Line();
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    xml.Open("itemref", {{"idref", ChapterName(i)}}).Close().Line();
  }
  return std::move(xml).Finish();
}

}  // namespace

Status WriteDaisy3(const Book& book, const std::string& path) {
  const std::vector<ContentsEntry> contents = ContentsOf(book);
  BookFolder folder(path);
  double elapsed = 0;
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    const std::string name = ChapterName(i);
    TINGWEN_TRY(folder.Move(name + ".mp3", book.chapters[i].audio));
    TINGWEN_TRY(folder.Write(name + ".smil", ChapterSmil(book, i, elapsed)));
    elapsed += book.chapters[i].seconds;
  }
  TINGWEN_TRY(folder.Write("book.xml", DtbookText(book, contents)));
  TINGWEN_TRY(folder.Write("book.ncx", NcxWriter(book, contents).Write()));
  TINGWEN_TRY(folder.Write("book.res", Resources()));
  return folder.Write("book.opf", Package(book));
}

}  // namespace tingwen
