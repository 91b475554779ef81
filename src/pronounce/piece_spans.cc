#include "pronounce/piece_spans.h"

#include <algorithm>

#include "base/text.h"

namespace tingwen {
namespace {

// A character that is written and spoken.
struct Anchor {
  size_t spoken;  // its number in the spoken text
  Span written;
};

// Each written Han character with the next one like it that is spoken.
std::vector<Anchor> FindAnchors(std::string_view written,
                                const std::vector<CodePoint>& spoken) {
  std::vector<Anchor> anchors;
  size_t next = 0;
  for (size_t at = 0; at < written.size();) {
    const CodePoint c = DecodeAt(written, at);
    at = c.span.end;
    if (!IsHan(c.value)) continue;
    for (size_t i = next; i < spoken.size(); ++i) {
      if (spoken[i].value != c.value) continue;
      anchors.push_back({i, c.span});
      next = i + 1;
      break;
    }
  }
  return anchors;
}

}  // namespace

std::vector<Span> AlignSpoken(std::string_view written,
                              std::string_view spoken) {
  const std::vector<CodePoint> characters = Decode(spoken);
  std::vector<Span> spans(characters.size());
  size_t from = 0;
  Span before = {0, 0};
  const auto fill = [&](size_t to, Span after) {
    Span gap = {before.end, after.begin};
    if (gap.empty()) gap = before.empty() ? after : before;
    std::fill(spans.begin() + static_cast<ptrdiff_t>(from),
              spans.begin() + static_cast<ptrdiff_t>(to), gap);
  };
  for (const Anchor& anchor : FindAnchors(written, characters)) {
    fill(anchor.spoken, anchor.written);
    spans[anchor.spoken] = anchor.written;
    before = anchor.written;
    from = anchor.spoken + 1;
  }
  fill(characters.size(), {written.size(), written.size()});
  return spans;
}

}  // namespace tingwen
