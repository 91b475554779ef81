#include "readers/module_poppler.h"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-rectangle.h>
#include <poppler-toc.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <memory>
#include <utility>

namespace tingwen {
namespace {

// Outlines nested deeper say nothing more.
constexpr int kDeepestOutline = 16;
// A page with fewer bytes of text may have none.
constexpr size_t kHardlyText = 64;
// Pages are at most 14,400 points wide (ISO 32000-1, annex C).
constexpr double kFarthest = 1e5;

void SayNothing(const std::string&, void*) {}

std::string Utf8Of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string utf8(bytes.begin(), bytes.end());
  while (utf8.ends_with('\0')) utf8.pop_back();
  return utf8;
}

std::string DateOf(const poppler::document& document) {
  const time_t seconds = document.get_creation_date_t();
  std::tm date{};
  if (seconds <= 0 || gmtime_r(&seconds, &date) == nullptr) return {};
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &date);
  return text;
}

// Damaged files have places that are no numbers.
PdfBox BoxOf(const poppler::rectf& box) {
  PdfBox read{box.left(), box.top(), box.right(), box.bottom()};
  for (double* side : {&read.left, &read.top, &read.right, &read.bottom}) {
    if (!std::isfinite(*side) || std::abs(*side) > kFarthest) return {};
  }
  return read;
}

class Extractor {
 public:
  Extractor(const poppler::document& document, size_t most_text,
            PopplerAnswer& answer)
      : document_(document), most_text_(most_text), answer_(answer) {}

  PdfFailure Run() {
    if (document_.pages() > kMostPdfPages) return PdfFailure::kPages;
    answer_.book.author = Utf8Of(document_.get_author());
    answer_.book.date = DateOf(document_);
    ReadOutline();
    for (int i = 0; i < document_.pages(); ++i) {
      ReadPage(i);
      if (size_ > most_text_) return PdfFailure::kLength;
    }
    return PdfFailure::kNone;
  }

 private:
  void ReadPage(int index) {
    PdfPage& read = answer_.book.pages.emplace_back();
    answer_.has_fonts.push_back(false);
    const std::unique_ptr<poppler::page> page(document_.create_page(index));
    if (page == nullptr) return;
    read.height = page->page_rect().height();
    const size_t before = size_;
    for (const poppler::text_box& box : page->text_list()) {
      read.words.push_back({Utf8Of(box.text()), BoxOf(box.bbox()),
                            box.has_space_after(), box.rotation() != 0});
      size_ += read.words.back().text.size();
    }
    if (size_ - before < kHardlyText)
      answer_.has_fonts.back() = HasFonts(index);
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
      answer_.book.outline.emplace(Utf8Of(entry->title()), level);
      AddEntries(*entry, level + 1);
    }
  }

  const poppler::document& document_;
  const size_t most_text_;
  PopplerAnswer& answer_;
  size_t size_ = 0;
};

PdfFailure Extract(std::string_view bytes, size_t most_text,
                   PopplerAnswer& answer) {
  poppler::set_debug_error_function(SayNothing, nullptr);
  if (bytes.size() > std::numeric_limits<int>::max())
    return PdfFailure::kDamaged;
  try {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(),
                                              static_cast<int>(bytes.size())));
    if (document == nullptr) return PdfFailure::kDamaged;
    if (document->is_locked()) return PdfFailure::kLocked;
    return Extractor(*document, most_text, answer).Run();
  } catch (const std::exception&) {
    return PdfFailure::kDamaged;
  }
}

}  // namespace
}  // namespace tingwen

extern "C" void TingwenReadWithPoppler(std::string_view bytes, size_t most_text,
                                       tingwen::PopplerAnswer& answer) {
  answer.failure = tingwen::Extract(bytes, most_text, answer);
}
