#include "publish/book_markup.h"

namespace tingwen {
namespace {

struct Element {
  const char* outer;  // around it, or nothing
  const char* name;
  const char* css_class;
};

Element ElementOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return {nullptr, "h1", "title"};
    case BlockKind::kByline:
      return {nullptr, "p", "byline"};
    case BlockKind::kDateline:
      return {nullptr, "p", "dateline"};
    case BlockKind::kHeading:
      return {nullptr, "h1", ""};
    case BlockKind::kListItem:
      return {"ul", "li", ""};
    case BlockKind::kQuotation:
      return {"blockquote", "p", ""};
    case BlockKind::kTableRow:
      return {nullptr, "p", "row"};
    case BlockKind::kCaption:
      return {nullptr, "p", "caption"};
    case BlockKind::kCode:
      return {nullptr, "p", "code"};
    case BlockKind::kFormula:
      return {nullptr, "p", "formula"};
    case BlockKind::kFootnote:
      return {nullptr, "p", "footnote"};
    case BlockKind::kAnnouncement:
      return {nullptr, "p", "announcement"};
    case BlockKind::kEndMark:
      return {nullptr, "p", "end"};
    case BlockKind::kParagraph:
      break;
  }
  return {nullptr, "p", ""};
}

class BlockWriter {
 public:
  BlockWriter(MarkupWriter& xml, const MarkupStyle& style)
      : xml_(xml), style_(style) {}

  void Write(const BookBlock& block, int level) {
    const Element element = ElementOf(block.kind);
    if (element.outer != outer_) {
      CloseOuter();
      if (element.outer != nullptr) xml_.Open(element.outer).Line();
      outer_ = element.outer;
    }
    const std::string heading = "h" + std::to_string(level);
    xml_.Open(level > 0 ? heading.c_str() : element.name,
              {{"class", element.css_class}});
    for (const BookSentence& sentence : block.sentences) {
      ++number_;
      if (!sentence.page.empty()) style_.page(xml_, sentence.page);
      style_.sentence(xml_, sentence, number_);
      xml_.Text(sentence.after);
    }
    xml_.Close().Line();
  }

  void CloseOuter() {
    if (outer_ != nullptr) xml_.Close().Line();
    outer_ = nullptr;
  }

 private:
  MarkupWriter& xml_;
  const MarkupStyle& style_;
  const char* outer_ = nullptr;  // one of ElementOf's
  size_t number_ = 0;            // of the sentence
};

}  // namespace

void WriteBlocks(MarkupWriter& xml, const Book& book, size_t chapter,
                 const std::vector<ContentsEntry>& contents,
                 const MarkupStyle& style) {
  const std::vector<BookBlock>& blocks = book.chapters[chapter].blocks;
  std::vector<int> levels(blocks.size(), 0);
  for (const ContentsEntry& entry : contents) {
    if (entry.chapter == chapter && entry.is_heading) {
      levels[entry.block] = entry.level;
    }
  }
  BlockWriter writer(xml, style);
  for (size_t i = 0; i < blocks.size(); ++i) writer.Write(blocks[i], levels[i]);
  writer.CloseOuter();
}

void WriteWords(MarkupWriter& xml, const BookSentence& sentence,
                const std::function<void(size_t, const TimedWord&,
                                         std::string_view)>& word) {
  size_t at = 0;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const Span span = sentence.words[i].span;
    xml.Text(std::string_view(sentence.text).substr(at, span.begin - at));
    word(i + 1, sentence.words[i], span.Of(sentence.text));
    at = span.end;
  }
  xml.Text(std::string_view(sentence.text).substr(at));
}

}  // namespace tingwen
