// PDF: text in reading order, without what belongs to the page.
#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/format.h"
#include "readers/pdf_child.h"
#include "readers/pdf_columns.h"
#include "readers/pdf_layout.h"
#include "readers/pdf_pages.h"
#include "readers/piece_writer.h"
#include "readers/source_parts.h"

namespace tingwen {
namespace {

// The mark may stand behind other bytes (ISO 32000-1, annex H, 3.4.1).
constexpr size_t kMarkWithin = 1024;

Match Recognize(const Head& head) {
  const std::string_view begin = head.bytes.substr(0, kMarkWithin);
  return begin.find("%PDF-") != begin.npos ? Match::kSure : Match::kNo;
}

class PdfReader {
 public:
  PdfReader(const Input& input, PdfBook book)
      : input_(input), book_(std::move(book)) {}

  Result<Piece> Run() {
    TINGWEN_TRY(CheckText());
    std::vector<double> heights;
    for (size_t i = 0; i < book_.pages.size(); ++i) {
      OrderWords(book_.pages[i].words);
      PdfPageText page = LinesOfPage(book_.pages[i], i, parts_.bytes().size());
      parts_.Add("page " + std::to_string(i + 1), page.text);
      lines_.insert(lines_.end(), page.lines.begin(), page.lines.end());
      heights.push_back(book_.pages[i].height);
    }
    DropMargins(parts_.bytes(), heights, lines_);
    PieceWriter writer(parts_.bytes(), input_.options);
    for (const PdfLine& line : lines_) {
      if (!line.drop.empty()) writer.Drop(line.source, line.drop);
    }
    bool titled = false;
    for (const PdfParagraph& paragraph : JoinLines(parts_.bytes(), lines_)) {
      Write(paragraph, titled, writer);
    }
    ReportPages(writer);
    writer.metadata().author = book_.author;
    writer.metadata().date = book_.date;
    writer.metadata().encoding = "UTF-8";
    Piece piece = std::move(writer).Finish("line end");
    std::move(parts_).MoveInto(piece);
    return piece;
  }

 private:
  Status CheckText() const {
    const bool has_text =
        std::any_of(book_.pages.begin(), book_.pages.end(),
                    [](const PdfPage& page) { return !page.words.empty(); });
    const bool lacks_unicode =
        !book_.pages.empty() &&
        std::all_of(book_.pages.begin(), book_.pages.end(),
                    [](const PdfPage& page) { return page.lacks_unicode; });
    if (has_text && !lacks_unicode) return {};
    return FailWith(ErrorCode::kInput, input_.path,
                    lacks_unicode ? "readers.pdf_unicode" : "readers.pdf_text",
                    book_.pages.size());
  }

  std::string_view TextOf(const PdfLine& line) const {
    return line.source.Of(parts_.bytes());
  }

  // A word that was broken at the end of a line: its hyphen goes.
  bool BreaksWord(const PdfLine& line, const PdfLine& next) const {
    const std::string_view text = TextOf(line);
    const std::string_view rest = TextOf(next);
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    return text.size() > 1 && text.ends_with('-') &&
           is_small(text[text.size() - 2]) && is_small(rest.front());
  }

  void Write(const PdfParagraph& paragraph, bool& titled, PieceWriter& writer) {
    // The largest letters on the first page are the title.
    const bool is_title =
        !titled && paragraph.heading == 1 && paragraph.lines[0].page == 0;
    titled |= is_title;
    int level = paragraph.heading;
    std::string reason = level > 0 ? "pdf:size" : "pdf:paragraph";
    if (level == 0) {
      level = OutlineLevel(paragraph);
      if (level > 0) reason = "pdf:outline";
    }
    writer.Begin(is_title    ? BlockKind::kTitle
                 : level > 0 ? BlockKind::kHeading
                             : BlockKind::kParagraph,
                 level, reason);
    for (size_t i = 0; i < paragraph.lines.size(); ++i) {
      Span line = paragraph.lines[i].source;
      if (i + 1 == paragraph.lines.size()) {
        writer.Add(line);
      } else if (BreaksWord(paragraph.lines[i], paragraph.lines[i + 1])) {
        writer.Add({line.begin, line.end - 1});
        writer.Drop({line.end - 1, line.end}, "hyphen at a line end");
      } else {
        writer.Add({line.begin, line.end + 1});
      }
    }
    writer.End();
  }

  int OutlineLevel(const PdfParagraph& paragraph) const {
    std::string bare;
    for (const PdfLine& line : paragraph.lines) {
      for (const CodePoint& c : Decode(TextOf(line))) {
        if (!IsSpace(c.value)) bare += c.span.Of(TextOf(line));
      }
    }
    const auto entry = book_.outline.find(bare);
    return entry == book_.outline.end() ? 0 : entry->second;
  }

  // Pages without text, or with one that can't be told; those that follow each
  // other are reported as one.
  void ReportPages(PieceWriter& writer) const {
    enum class Lack { kNothing, kText, kUnicode };
    const auto lack_of = [&](size_t i) {
      const PdfPage& page = book_.pages[i];
      return page.lacks_unicode   ? Lack::kUnicode
             : page.words.empty() ? Lack::kText
                                  : Lack::kNothing;
    };
    for (size_t i = 0; i < book_.pages.size();) {
      size_t end = i + 1;
      while (end < book_.pages.size() && lack_of(end) == lack_of(i)) ++end;
      if (lack_of(i) != Lack::kNothing) {
        const std::string pages =
            end - i == 1 ? std::to_string(end)
                         : std::to_string(i + 1) + "–" + std::to_string(end);
        const size_t place = parts_[i].span.begin;
        writer.Report(
            Severity::kWarning,
            lack_of(i) == Lack::kText ? "pdf_no_text" : "pdf_no_unicode",
            {place, place}, pages);
      }
      i = end;
    }
  }

  const Input& input_;
  PdfBook book_;
  SourceParts parts_;
  std::vector<PdfLine> lines_;
};

Result<Piece> Read(const Input& input) {
  TINGWEN_ASSIGN(
      book, ExtractPdfInChild(input.bytes, input.path, input.options.limits));
  return PdfReader(input, std::move(book)).Run();
}

}  // namespace

const Format kPdfFormat = {"pdf", "pdf", Recognize, Read};

}  // namespace tingwen
