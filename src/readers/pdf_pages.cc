#include "readers/pdf_pages.h"

#include <dlfcn.h>

#include <utility>

#include "base/message.h"
#include "base/part_path.h"
#include "base/text.h"
#include "readers/module_poppler.h"

namespace tingwen {
namespace {

// Where so many of the characters of a page stand for nothing, its fonts lack
// a map to Unicode.
constexpr double kMostUnknown = 0.2;
// The widest of narrow letters, in heights.
constexpr double kNarrow = 0.7;

std::string WithoutSpaces(std::string_view text) {
  std::string bare;
  for (const CodePoint& c : Decode(text)) {
    if (!IsSpace(c.value)) bare += c.span.Of(text);
  }
  return bare;
}

// Private and unassigned characters, and what poppler writes for unknown ones.
bool IsUnknown(char32_t c) {
  return c == kReplacement || (IsControl(c) && !IsSpace(c));
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

void Tidy(PdfPage& page, bool has_fonts) {
  std::erase_if(page.words,
                [](const PdfWord& word) { return Trim(word.text).empty(); });
  size_t characters = 0;
  size_t unknown = 0;
  for (PdfWord& word : page.words) {
    word.text = FoldNarrow(word.text, word.box);
    for (const CodePoint& c : Decode(word.text)) {
      ++characters;
      unknown += IsUnknown(c.value) ? 1 : 0;
    }
  }
  page.lacks_unicode = characters == 0
                           ? has_fonts
                           : static_cast<double>(unknown) >
                                 kMostUnknown * static_cast<double>(characters);
}

// The module stays loaded: it is asked in a process that ends with the file.
ReadWithPoppler* LoadPoppler() {
  void* module = dlopen(PartPath(kPopplerModule).c_str(), RTLD_NOW);
  return module == nullptr ? nullptr
                           : reinterpret_cast<ReadWithPoppler*>(
                                 dlsym(module, kPopplerFunction));
}

tl::unexpected<Error> FailureOf(PdfFailure failure, const std::string& path,
                                const ReadLimits& limits) {
  switch (failure) {
    case PdfFailure::kPages:
      return FailWith(ErrorCode::kInput, path, "readers.pdf_pages",
                      kMostPdfPages);
    case PdfFailure::kLength:
      return FailWith(ErrorCode::kInput, path, "readers.too_long",
                      limits.text >> 20);
    case PdfFailure::kLocked:
      return FailWith(ErrorCode::kInput, path, "readers.encrypted", "PDF");
    default:
      return FailWith(ErrorCode::kInput, path, "readers.pdf", "PDF");
  }
}

}  // namespace

Result<PdfBook> ExtractPdf(std::string_view bytes, const std::string& path,
                           const ReadLimits& limits) {
  ReadWithPoppler* read = LoadPoppler();
  if (read == nullptr) {
    return FailWith(ErrorCode::kInternal, PartPath(kPopplerModule),
                    "readers.pdf_module");
  }
  PopplerAnswer answer;
  read(bytes, limits.text, answer);
  if (answer.failure != PdfFailure::kNone)
    return FailureOf(answer.failure, path, limits);
  for (size_t i = 0; i < answer.book.pages.size(); ++i)
    Tidy(answer.book.pages[i], answer.has_fonts[i]);
  std::map<std::string, int, std::less<>> outline;
  for (const auto& [title, level] : answer.book.outline)
    outline.emplace(WithoutSpaces(title), level);
  answer.book.outline = std::move(outline);
  return std::move(answer.book);
}

}  // namespace tingwen
