#include "publish/dtbook.h"

#include <fmt/format.h>

#include "publish/markup_writer.h"

namespace tingwen {
namespace {

constexpr std::string_view kDoctype =
    "<!DOCTYPE dtbook PUBLIC \"-//NISO//DTD dtbook 2005-3//EN\" "
    "\"http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd\">";

// Levels lie inside each other and go on over chapters.
class DtbookWriter {
 public:
  DtbookWriter(MarkupWriter& xml, const Book& book) : xml_(xml), book_(book) {}

  void Write(const std::vector<ContentsEntry>& contents) {
    auto entry = contents.begin();
    for (size_t c = 0; c < book_.chapters.size(); ++c) {
      number_ = 0;
      const std::vector<BookBlock>& blocks = book_.chapters[c].blocks;
      for (size_t b = 0; b < blocks.size(); ++b) {
        const bool opens =
            entry != contents.end() && entry->chapter == c && entry->block == b;
        if (opens) OpenLevel(entry->level);
        WriteBlock(c, blocks[b], opens && entry->is_heading);
        if (opens) ++entry;
      }
    }
    OpenLevel(0);
  }

 private:
  // Closes the levels down to this one and opens it; 0 only closes.
  void OpenLevel(int level) {
    CloseOuter();
    for (; level_ > 0 && level_ >= level; --level_) xml_.Close().Line();
    if (level == 0) return;
    level_ = level;
    xml_.Open(fmt::format("level{}", level).c_str()).Line();
  }

  void WriteBlock(size_t chapter, const BookBlock& block, bool is_heading) {
    const bool item = block.kind == BlockKind::kListItem;
    const bool quotation = block.kind == BlockKind::kQuotation;
    SetOuter(item ? "list" : quotation ? "blockquote" : nullptr);
    const std::string heading = fmt::format("h{}", level_);
    xml_.Open(is_heading ? heading.c_str() : item ? "li" : "p");
    for (const BookSentence& sentence : block.sentences) {
      ++number_;
      WriteSentence(chapter, sentence);
    }
    xml_.Close().Line();
  }

  void WriteSentence(size_t chapter, const BookSentence& sentence) {
    if (!sentence.page.empty()) {
      xml_.Element("pagenum", sentence.page,
                   {{"id", "page-" + sentence.page}, {"page", "normal"}});
    }
    const std::string link =
        sentence.IsHeard() ? DtbSmilLink(chapter, number_) : std::string();
    xml_.Element("sent", sentence.text,
                 {{"id", DtbookId(chapter, number_)}, {"smilref", link}});
    xml_.Text(sentence.after);
  }

  void SetOuter(const char* outer) {
    if (outer == outer_) return;
    CloseOuter();
    outer_ = outer;
    if (outer == nullptr) return;
    xml_.Open(outer);
    if (std::string_view(outer) == "list") xml_.Attribute("type", "pl");
    xml_.Line();
  }

  void CloseOuter() {
    if (outer_ != nullptr) xml_.Close().Line();
    outer_ = nullptr;
  }

  MarkupWriter& xml_;
  const Book& book_;
  int level_ = 0;
  const char* outer_ = nullptr;  // a list or a quotation that is open
  size_t number_ = 0;            // of the sentence in its chapter
};

void Meta(MarkupWriter& xml, const char* name, std::string_view content) {
  xml.Open("meta", {{"name", name}, {"content", content}}).Close().Line();
}

}  // namespace

std::string DtbookId(size_t chapter, size_t sentence) {
  return fmt::format("c{}s{}", chapter + 1, sentence);
}

std::string DtbSmilLink(size_t chapter, size_t sentence) {
  return fmt::format("{}.smil#p{}", ChapterName(chapter), sentence);
}

std::string DtbookText(const Book& book,
                       const std::vector<ContentsEntry>& contents) {
  MarkupWriter xml(kDoctype);
  xml.Open("dtbook", {{"xmlns", "http://www.daisy.org/z3986/2005/dtbook/"},
                      {"version", "2005-3"},
                      {"xml:lang", book.language}})
      .Line();
  xml.Open("head").Line();
  Meta(xml, "dtb:uid", book.identifier);
  Meta(xml, "dc:Title", book.title);
  Meta(xml, "dtb:generator", "tingwen");
  xml.Close().Line();
  xml.Open("book").Line().Open("frontmatter").Line();
  xml.Element("doctitle", book.title).Line();
  if (!book.author.empty()) xml.Element("docauthor", book.author).Line();
  xml.Close().Line().Open("bodymatter").Line();
  DtbookWriter(xml, book).Write(contents);
  return std::move(xml).Finish();
}

}  // namespace tingwen
