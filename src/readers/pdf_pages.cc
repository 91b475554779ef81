#include "readers/pdf_pages.h"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-rectangle.h>
#include <poppler-toc.h>

#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

// Outlines nested deeper say nothing more.
constexpr int kDeepestOutline = 16;
// Where so many of the characters of a page stand for nothing, its fonts lack
// a map to Unicode.
constexpr double kMostUnknown = 0.2;

// Pages are at most 14,400 points wide (ISO 32000-1, annex C).
constexpr double kFarthest = 1e5;
// The widest of narrow letters, in heights.
constexpr double kNarrow = 0.7;

void SayNothing(const std::string&, void*) {}

std::string Utf8Of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string utf8(bytes.begin(), bytes.end());
  while (utf8.ends_with('\0')) utf8.pop_back();
  return utf8;
}

std::string WithoutSpaces(std::string_view text) {
  std::string bare;
  for (const CodePoint& c : Decode(text)) {
    if (!IsSpace(c.value)) bare += c.span.Of(text);
  }
  return bare;
}

std::string DateOf(const poppler::document& document) {
  const time_t seconds = document.get_creation_date_t();
  std::tm date{};
  if (seconds <= 0 || gmtime_r(&seconds, &date) == nullptr) return {};
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &date);
  return text;
}

// Private and unassigned characters, and what poppler writes for unknown ones.
bool IsUnknown(char32_t c) {
  return c == kReplacement || (IsControl(c) && !IsSpace(c));
}

// Damaged files have places that are no numbers.
PdfBox BoxOf(const poppler::rectf& box) {
  PdfBox read{box.left(), box.top(), box.right(), box.bottom()};
  for (double* side : {&read.left, &read.top, &read.right, &read.bottom}) {
    if (!std::isfinite(*side) || std::abs(*side) > kFarthest) return {};
  }
  return read;
}

// Chinese fonts have Latin letters half as wide as a character, which poppler
// tells as full-width forms, as if they were as wide.
std::string FoldNarrow(const std::string& text, const PdfBox& box) {
  const auto characters = Decode(text);
  const bool is_narrow =
      box.width() <
      kNarrow * box.height() * static_cast<double>(characters.size());
  if (!is_narrow) return text;
  std::string folded;
  for (const CodePoint& c : characters) {
    const bool full_width = c.value >= 0xFF01 && c.value <= 0xFF5E;
    AppendUtf8(folded, full_width ? c.value - 0xFEE0 : c.value);
  }
  return folded;
}

class Extractor {
 public:
  Extractor(const poppler::document& document, const std::string& path,
            const ReadLimits& limits)
      : document_(document), path_(path), limits_(limits) {}

  Result<PdfBook> Run() {
    if (document_.pages() > kMostPdfPages) {
      return FailWith(ErrorCode::kInput, path_, "readers.pdf_pages",
                      kMostPdfPages);
    }
    book_.author = Utf8Of(document_.get_author());
    book_.date = DateOf(document_);
    ReadOutline();
    for (int i = 0; i < document_.pages(); ++i) {
      const std::unique_ptr<poppler::page> page(document_.create_page(i));
      book_.pages.push_back(page ? ReadPage(*page, i) : PdfPage());
      if (size_ > limits_.text) {
        return FailWith(ErrorCode::kInput, path_, "readers.too_long",
                        limits_.text >> 20);
      }
    }
    return std::move(book_);
  }

 private:
  PdfPage ReadPage(const poppler::page& page, int index) {
    PdfPage read;
    read.height = page.page_rect().height();
    size_t characters = 0;
    size_t unknown = 0;
    for (const poppler::text_box& box : page.text_list()) {
      PdfWord word{Utf8Of(box.text()), BoxOf(box.bbox()), box.has_space_after(),
                   box.rotation() != 0};
      if (Trim(word.text).empty()) continue;
      word.text = FoldNarrow(word.text, word.box);
      for (const CodePoint& c : Decode(word.text)) {
        ++characters;
        unknown += IsUnknown(c.value) ? 1 : 0;
      }
      size_ += word.text.size();
      read.words.push_back(std::move(word));
    }
    read.lacks_unicode = characters == 0 ? HasFonts(index)
                                         : static_cast<double>(unknown) >
                                               kMostUnknown * characters;
    return read;
  }

  bool HasFonts(int page) const {
    const std::unique_ptr<poppler::font_iterator> fonts(
        document_.create_font_iterator(page));
    return fonts != nullptr && fonts->has_next() && !fonts->next().empty();
  }

  void ReadOutline() {
    const std::unique_ptr<poppler::toc> toc(document_.create_toc());
    if (toc != nullptr && toc->root() != nullptr) AddEntries(*toc->root(), 1);
  }

  void AddEntries(const poppler::toc_item& parent, int level) {
    if (level > kDeepestOutline) return;
    for (const poppler::toc_item* entry : parent.children()) {
      book_.outline.emplace(WithoutSpaces(Utf8Of(entry->title())), level);
      AddEntries(*entry, level + 1);
    }
  }

  const poppler::document& document_;
  const std::string& path_;
  const ReadLimits& limits_;
  PdfBook book_;
  size_t size_ = 0;
};

}  // namespace

Result<PdfBook> ExtractPdf(std::string_view bytes, const std::string& path,
                           const ReadLimits& limits) {
  poppler::set_debug_error_function(SayNothing, nullptr);
  const auto fail = [&](const char* id) {
    return FailWith(ErrorCode::kInput, path, id, "PDF");
  };
  if (bytes.size() > std::numeric_limits<int>::max())
    return fail("readers.pdf");
  try {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(),
                                              static_cast<int>(bytes.size())));
    if (document == nullptr) return fail("readers.pdf");
    if (document->is_locked()) return fail("readers.encrypted");
    return Extractor(*document, path, limits).Run();
  } catch (const std::exception&) {
    return fail("readers.pdf");
  }
}

}  // namespace tingwen
