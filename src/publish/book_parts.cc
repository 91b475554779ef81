#include "publish/book_parts.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kArticle = 12000;   // bytes
constexpr size_t kLongPart = 90000;  // bytes, about 30,000 characters

bool IsHeading(const Block& block) {
  return block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading;
}

// The index in Document::parts of the file or page that a block came from.
size_t PartOfSource(const Document& document, Span span) {
  const size_t at = document.SourceSpan(span).begin;
  const auto after =
      std::upper_bound(document.parts.begin(), document.parts.end(), at,
                       [](size_t offset, const SourcePart& part) {
                         return offset < part.span.begin;
                       });
  const auto index = static_cast<size_t>(after - document.parts.begin());
  return index == 0 ? 0 : index - 1;
}

std::string TitleOf(const Document& document, Id first, Id last) {
  for (Id id = first; id < last; ++id) {
    if (IsHeading(document.blocks[id])) {
      return std::string(Trim(document.TextOf(document.blocks[id].span)));
    }
  }
  return {};
}

// Blocks at which a part begins, without the first.
std::vector<Id> BeginsByFile(const Document& document) {
  std::vector<Id> begins;
  size_t part = std::numeric_limits<size_t>::max();
  for (Id id = 0; id < document.blocks.size(); ++id) {
    const size_t next = PartOfSource(document, document.blocks[id].span);
    // The title of a book stands in its package, not in a chapter.
    if (next == 0 || next == part) continue;
    if (part != std::numeric_limits<size_t>::max()) begins.push_back(id);
    part = next;
  }
  return begins;
}

int TopLevel(const Document& document) {
  int top = std::numeric_limits<int>::max();
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kHeading) top = std::min(top, block.level);
  }
  return top;
}

std::vector<Id> BeginsByHeading(const Document& document) {
  std::vector<Id> begins;
  if (document.text.text().size() <= kArticle) return begins;
  const int top = TopLevel(document);
  size_t begin = 0;
  bool has_text = false;  // besides the title and the byline
  for (Id id = 0; id < document.blocks.size(); ++id) {
    const Block& block = document.blocks[id];
    const bool opens = block.kind == BlockKind::kHeading && block.level == top;
    const bool is_long = block.kind == BlockKind::kParagraph &&
                         block.span.end - begin > kLongPart;
    if (has_text && (opens || is_long)) {
      begins.push_back(id);
      begin = block.span.begin;
      has_text = false;
    }
    has_text = has_text || block.kind == BlockKind::kParagraph || opens;
  }
  return begins;
}

// "page 12" is 12.
std::string PageNumber(const std::string& part) {
  constexpr std::string_view kPage = "page ";
  return part.starts_with(kPage) ? part.substr(kPage.size()) : std::string();
}

// Finds the pages that begin before sentences, which come in order.
class PageFinder {
 public:
  explicit PageFinder(const Document& document)
      : document_(document), has_pages_(document.metadata.format == "pdf") {}

  std::string Before(Span sentence) {
    if (!has_pages_) return {};
    const size_t page = PartOfSource(document_, sentence);
    if (page == last_) return {};
    last_ = page;
    return PageNumber(document_.parts[page].name);
  }

  void Skip(Span sentence) {
    if (has_pages_) last_ = PartOfSource(document_, sentence);
  }

 private:
  const Document& document_;
  bool has_pages_;
  size_t last_ = std::numeric_limits<size_t>::max();
};

void Shift(double seconds, TimedSentence& sentence) {
  sentence.begin -= seconds;
  sentence.end -= seconds;
  for (TimedWord& word : sentence.words) {
    word.begin -= seconds;
    word.end -= seconds;
  }
}

// A blank behind the sentence, where the text has one.
std::string BlankAfter(const Document& document, Id sentence) {
  const Span span = document.sentences[sentence].span;
  const size_t end =
      span.begin + document.TextOf(span).find_last_not_of(" \t\n") + 1;
  const std::string& text = document.text.text();
  return end < text.size() && (text[end] == ' ' || text[end] == '\t') ? " "
                                                                      : "";
}

}  // namespace

std::vector<BookPart> PartsOf(const Document& document) {
  const bool by_file = document.metadata.format == "epub";
  std::vector<Id> begins =
      by_file ? BeginsByFile(document) : BeginsByHeading(document);
  begins.insert(begins.begin(), 0);
  std::vector<BookPart> parts;
  for (size_t i = 0; i < begins.size(); ++i) {
    const Id last = i + 1 < begins.size()
                        ? begins[i + 1]
                        : static_cast<Id>(document.blocks.size());
    BookPart part{begins[i], TitleOf(document, begins[i], last), 1, {}};
    if (by_file && last > begins[i]) {
      part.name =
          document.parts[PartOfSource(document, document.blocks[last - 1].span)]
              .name;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<BookBlock> BlocksOf(const Document& document, Id first_block,
                                Id last_block, int sample_rate,
                                uint64_t begin) {
  std::vector<BookBlock> blocks;
  Id last = kNoId;
  PageFinder pages(document);
  if (first_block > 0) pages.Skip(document.blocks[first_block - 1].span);
  for (TimedSentence& timed :
       TimedSentencesOf(document, sample_rate, {first_block, last_block})) {
    if (timed.text.empty()) continue;
    const Id id = document.sentences[timed.id].block;
    if (id != last) {
      blocks.push_back(
          {document.blocks[id].kind, document.blocks[id].level, {}});
      last = id;
    }
    Shift(static_cast<double>(begin) / sample_rate, timed);
    BookSentence sentence;
    static_cast<TimedSentence&>(sentence) = std::move(timed);
    const Span span = document.sentences[sentence.id].span;
    sentence.page = pages.Before(span);
    sentence.after = BlankAfter(document, sentence.id);
    sentence.source = document.SourceSpan(span);
    blocks.back().sentences.push_back(std::move(sentence));
  }
  return blocks;
}

}  // namespace tingwen
