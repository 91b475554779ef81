#include "publish/epub_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "publish/book_markup.h"
#include "publish/markup_writer.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

constexpr std::string_view kHtml = "<!DOCTYPE html>";

void OpenPage(MarkupWriter& xml, const Book& book, const std::string& title) {
  xml.Open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                    {"xmlns:epub", "http://www.idpf.org/2007/ops"},
                    {"lang", book.language},
                    {"xml:lang", book.language}})
      .Line();
  xml.Open("head").Line();
  xml.Element("title", title).Line();
  xml.Open("link",
           {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", "style.css"}})
      .Close()
      .Line();
  xml.Close().Line();
}

void WriteSentence(MarkupWriter& xml, const BookSentence& sentence,
                   size_t number, OverlayUnit unit) {
  xml.Open("span", {{"id", SentenceId(number)}});
  if (unit == OverlayUnit::kSentence) {
    xml.Text(sentence.text);
  } else {
    WriteWords(xml, sentence,
               [&](size_t word, const TimedWord&, std::string_view text) {
                 xml.Element("span", text, {{"id", WordId(number, word)}});
               });
  }
  xml.Close();
}

void WritePage(MarkupWriter& xml, const std::string& page) {
  xml.Open("span", {{"epub:type", "pagebreak"},
                    {"role", "doc-pagebreak"},
                    {"id", PageId(page)},
                    {"aria-label", "第" + page + "页"}})
      .Close();
}

std::string LinkTo(const ContentsEntry& entry) {
  return ChapterName(entry.chapter) + ".xhtml#" + SentenceId(entry.sentence);
}

// Nested lists: an entry's list item stays open for those below it.
void WriteContents(MarkupWriter& xml,
                   const std::vector<ContentsEntry>& contents) {
  int open = 0;
  for (const ContentsEntry& entry : contents) {
    if (entry.level > open) {
      xml.Open("ol").Line();
      open = entry.level;
    } else {
      xml.Close();
      for (; open > entry.level; --open) xml.Close().Close();
    }
    xml.Open("li").Element("a", entry.text, {{"href", LinkTo(entry)}});
  }
  for (; open > 0; --open) xml.Close().Close();
}

void WritePages(MarkupWriter& xml, const std::vector<PageEntry>& pages) {
  if (pages.empty()) return;
  xml.Open("nav", {{"epub:type", "page-list"},
                   {"role", "doc-pagelist"},
                   {"aria-label", "页码"},
                   {"hidden", "hidden"}})
      .Element("h2", "页码")
      .Open("ol");
  for (const PageEntry& page : pages) {
    const std::string link =
        ChapterName(page.chapter) + ".xhtml#" + PageId(page.name);
    xml.Open("li").Element("a", page.name, {{"href", link}}).Close();
  }
  xml.Close().Close().Line();
}

void WriteLandmarks(MarkupWriter& xml) {
  xml.Open("nav", {{"epub:type", "landmarks"},
                   {"aria-label", "位置"},
                   {"hidden", "hidden"}})
      .Element("h2", "位置")
      .Open("ol");
  const auto mark = [&](const char* type, const char* text,
                        const std::string& link) {
    xml.Open("li")
        .Element("a", text, {{"epub:type", type}, {"href", link}})
        .Close();
  };
  mark("cover", "封面", "cover.xhtml");
  mark("toc", "目录", "nav.xhtml#toc");
  mark("bodymatter", "正文", ChapterName(0) + ".xhtml");
  xml.Close().Close().Line();
}

void WriteClip(MarkupWriter& xml, const Clip& clip, size_t number,
               const std::string& text, const std::string& audio) {
  xml.Open("par", {{"id", fmt::format("p{}", number)}});
  xml.Open("text", {{"src", text + "#" + clip.id}}).Close();
  xml.Open("audio", {{"src", audio},
                     {"clipBegin", SmilClock(clip.begin)},
                     {"clipEnd", SmilClock(clip.end)}})
      .Close();
  xml.Close().Line();
}

// The clips of words, those of a sentence together, so that players can go
// from sentence to sentence.
void WriteClips(MarkupWriter& xml, const std::vector<Clip>& clips,
                bool by_words, const std::string& text,
                const std::string& audio) {
  size_t open = 0;
  size_t number = 0;
  for (const Clip& clip : clips) {
    if (by_words && clip.sentence != open) {
      if (open > 0) xml.Close().Line();
      open = clip.sentence;
      xml.Open("seq", {{"id", fmt::format("q{}", open)},
                       {"epub:textref", text + "#" + SentenceId(open)}})
          .Line();
    }
    WriteClip(xml, clip, ++number, text, audio);
  }
  if (open > 0) xml.Close().Line();
}

std::string Overlay(const std::vector<Clip>& clips, bool by_words,
                    const std::string& text, const std::string& audio) {
  MarkupWriter xml;
  xml.Open("smil", {{"xmlns", "http://www.w3.org/ns/SMIL"},
                    {"xmlns:epub", "http://www.idpf.org/2007/ops"},
                    {"version", "3.0"}})
      .Line();
  xml.Open("body").Line();
  WriteClips(xml, clips, by_words, text, audio);
  return std::move(xml).Finish();
}

}  // namespace

std::string PageId(const std::string& page) { return "page-" + page; }

std::string EpubChapterText(const Book& book, size_t chapter,
                            const std::vector<ContentsEntry>& contents) {
  MarkupWriter xml(kHtml);
  OpenPage(xml, book, book.chapters[chapter].title);
  xml.Open("body")
      .Open("section", {{"epub:type", "chapter"},
                        {"role", "doc-chapter"},
                        {"aria-label", book.chapters[chapter].title}})
      .Line();
  const MarkupStyle style{
      [&](MarkupWriter& out, const BookSentence& sentence, size_t number) {
        WriteSentence(out, sentence, number, book.unit);
      },
      WritePage};
  WriteBlocks(xml, book, chapter, contents, style);
  return std::move(xml).Finish();
}

std::string EpubNavigation(const Book& book,
                           const std::vector<ContentsEntry>& contents) {
  MarkupWriter xml(kHtml);
  OpenPage(xml, book, book.title);
  xml.Open("body").Line();
  xml.Open("nav", {{"epub:type", "toc"},
                   {"role", "doc-toc"},
                   {"id", "toc"},
                   {"aria-label", "目录"}})
      .Element("h1", "目录")
      .Line();
  WriteContents(xml, contents);
  xml.Close().Line();
  WritePages(xml, PagesOf(book));
  WriteLandmarks(xml);
  return std::move(xml).Finish();
}

std::string EpubCoverPage(const Book& book, const std::string& image) {
  MarkupWriter xml(kHtml);
  OpenPage(xml, book, book.title);
  xml.Open("body", {{"class", "cover"}})
      .Open("section", {{"epub:type", "cover"}, {"aria-label", "封面"}})
      .Open("img", {{"src", image},
                    {"role", "doc-cover"},
                    {"alt", "封面：" + book.title}})
      .Close();
  return std::move(xml).Finish();
}

std::string DrawnCover(const Book& book) {
  constexpr size_t kLine = 8;  // characters
  constexpr size_t kMostLines = 6;
  MarkupWriter xml;
  xml.Open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", "0 0 600 900"},
                   {"role", "img"},
                   {"aria-label", book.title}});
  xml.Element("title", book.title);
  xml.Open("rect", {{"width", "600"}, {"height", "900"}, {"fill", "#17324d"}})
      .Close();
  const auto text = [&](std::string_view words, int y, int size) {
    xml.Element("text", words,
                {{"x", "300"},
                 {"y", std::to_string(y)},
                 {"fill", "#ffffff"},
                 {"text-anchor", "middle"},
                 {"font-size", std::to_string(size)}});
  };
  const std::vector<CodePoint> title = Decode(book.title);
  for (size_t i = 0; i < title.size() && i < kLine * kMostLines; i += kLine) {
    const size_t last = std::min(title.size(), i + kLine) - 1;
    text(Span{title[i].span.begin, title[last].span.end}.Of(book.title),
         200 + static_cast<int>(i / kLine) * 80, 60);
  }
  text(book.author, 740, 36);
  text("有声读物", 820, 32);
  return std::move(xml).Finish();
}

std::string EpubOverlay(const BookChapter& chapter, OverlayUnit unit,
                        const std::string& text, const std::string& audio) {
  return Overlay(ClipsOf(chapter, unit), unit == OverlayUnit::kWord, text,
                 audio);
}

std::string EpubOverlayOf(const std::vector<Clip>& clips,
                          const std::string& text, const std::string& audio) {
  return Overlay(clips, false, text, audio);
}

}  // namespace tingwen
