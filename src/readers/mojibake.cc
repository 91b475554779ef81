#include "readers/mojibake.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "readers/charset.h"

namespace tingwen {
namespace {

// A line with fewer characters beyond ASCII tells too little.
constexpr size_t kFewest = 4;
// Everyday Chinese scores about 1; what is read wrongly hardly half of it, and
// what is read rightly at last may have lost characters on the way.
constexpr double kSuspicious = 0.75;
constexpr double kRight = 0.5;
constexpr double kGain = 0.2;
// What looks like this and can't be mended is told.
constexpr double kHopeless = 0.5;

// As what the bytes were taken, and what they are.
struct Confusion {
  const char* taken_for;
  const char* is;
};
constexpr std::array<Confusion, 3> kConfusions = {
    {{"GB18030", "UTF-8"},
     {"windows-1252", "UTF-8"},
     {"windows-1252", "GB18030"}}};

// In UTF-8 each has one byte that leads the others.
size_t CountBeyondAscii(std::string_view line) {
  return std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  });
}

// Characters that the encoding lacks show that the text never was in it; a few
// of them may have been lost since.
bool LosesMuch(std::string_view line, std::string_view bytes) {
  const auto count = [](std::string_view text) {
    return std::count(text.begin(), text.end(), '?');
  };
  const auto lost = static_cast<size_t>(count(bytes) - count(line));
  return lost * 10 > CountBeyondAscii(line);
}

// The line read rightly, if that makes sense.
std::optional<AlignedText> Reread(std::string_view line,
                                  const Confusion& confusion) {
  const auto bytes = ConvertFromUtf8(line, confusion.taken_for);
  if (!bytes || LosesMuch(line, bytes->text())) return std::nullopt;
  auto text = ConvertToUtf8(bytes->text(), confusion.is);
  if (!text) return std::nullopt;
  return bytes->Then(*text);
}

class MojibakeRepairer {
 public:
  explicit MojibakeRepairer(Draft& draft)
      : draft_(draft), text_(draft.text()), rewriter_(draft) {}

  void Run() && {
    for (size_t begin = 0; begin < text_.size();) {
      const Span line{begin, std::min(text_.find('\n', begin), text_.size())};
      CheckLine(line);
      begin = line.end + 1;
    }
    std::move(rewriter_).Finish();
  }

 private:
  void CheckLine(Span line) {
    const std::string_view text = line.Of(text_);
    if (CountBeyondAscii(text) < kFewest) return;
    const double before = PlausibilityOf(text);
    if (before > kSuspicious) return;
    for (const Confusion& confusion : kConfusions) {
      const auto right = Reread(text, confusion);
      if (!right) continue;
      if (CountBeyondAscii(right->text()) * 3 < CountBeyondAscii(text))
        continue;
      const double after = PlausibilityOf(right->text());
      if (after < kRight || after < before + kGain) continue;
      draft_.Report(Severity::kNote, "mojibake_repaired", line);
      return Write(line, *right);
    }
    if (before < kHopeless && IsMostlyHan(text)) {
      draft_.Report(Severity::kWarning, "mojibake_left", line);
    }
  }

  static bool IsMostlyHan(std::string_view text) {
    size_t han = 0;
    size_t all = 0;
    for (size_t at = 0; at < text.size(); ++all) {
      const CodePoint c = DecodeAt(text, at);
      at = c.span.end;
      han += IsHan(c.value) ? 1 : 0;
    }
    return han * 2 > all;
  }

  // Character by character, each with the characters that its bytes were
  // taken for.
  void Write(Span line, const AlignedText& right) {
    const std::string& text = right.text();
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      Span source = right.SourceOf(c.span);
      const size_t begin = at;
      at = c.span.end;
      // Two characters whose bytes share one.
      while (at < text.size()) {
        const CodePoint next = DecodeAt(text, at);
        const Span other = right.SourceOf(next.span);
        if (other.begin >= source.end) break;
        source = Hull(source, other);
        at = next.span.end;
      }
      rewriter_.Replace({line.begin + source.begin, line.begin + source.end},
                        std::string_view(text).substr(begin, at - begin));
    }
  }

  Draft& draft_;
  std::string_view text_;
  Rewriter rewriter_;
};

}  // namespace

void RepairMojibake(Draft& draft) { MojibakeRepairer(draft).Run(); }

}  // namespace tingwen
