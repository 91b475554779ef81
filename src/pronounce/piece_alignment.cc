#include "pronounce/piece_alignment.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace tingwen {
namespace {

// Longer pieces (a long number) aren't worth the square of their length.
constexpr size_t kMostCharacters = 128;

class CommonSubsequence {
 public:
  CommonSubsequence(const std::vector<CodePoint>& said,
                    const std::vector<CodePoint>& written)
      : said_(said), written_(written), width_(written.size() + 1),
        lengths_((said.size() + 1) * width_) {
    for (size_t i = said.size(); i-- > 0;) {
      for (size_t j = written.size(); j-- > 0;) {
        At(i, j) = said[i].value == written[j].value
                       ? static_cast<uint16_t>(At(i + 1, j + 1) + 1)
                       : std::max(At(i + 1, j), At(i, j + 1));
      }
    }
  }

  // For each said character the written one, or npos.
  std::vector<size_t> Matches() {
    std::vector<size_t> matches(said_.size(), std::string_view::npos);
    for (size_t i = 0, j = 0; i < said_.size() && j < written_.size();) {
      if (said_[i].value == written_[j].value) {
        matches[i++] = j++;
      } else if (At(i + 1, j) >= At(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
    return matches;
  }

 private:
  uint16_t& At(size_t i, size_t j) { return lengths_[i * width_ + j]; }

  const std::vector<CodePoint>& said_;
  const std::vector<CodePoint>& written_;
  size_t width_;
  std::vector<uint16_t> lengths_;
};

}  // namespace

std::vector<Span> AlignPiece(std::string_view said, std::string_view written,
                             size_t offset) {
  const std::vector<CodePoint> said_points = Decode(said);
  const std::vector<CodePoint> written_points = Decode(written);
  std::vector<Span> spans(said_points.size(),
                          Span{offset, offset + written.size()});
  if (std::max(said_points.size(), written_points.size()) > kMostCharacters) {
    return spans;
  }
  const std::vector<size_t> matches =
      CommonSubsequence(said_points, written_points).Matches();
  size_t done = 0;  // bytes of `written` that are given away
  for (size_t i = 0; i < matches.size();) {
    if (matches[i] != std::string_view::npos) {
      const Span own = written_points[matches[i]].span;
      // What is written before it and not said belongs to nobody.
      spans[i++] = {offset + own.begin, offset + own.end};
      done = own.end;
      continue;
    }
    size_t end = i;
    while (end < matches.size() && matches[end] == std::string_view::npos) {
      ++end;
    }
    const size_t next = end < matches.size()
                            ? written_points[matches[end]].span.begin
                            : written.size();
    Span gap{offset + done, offset + next};
    if (gap.empty() && i > 0) gap = spans[i - 1];
    if (gap.empty() && end < matches.size()) {
      const Span own = written_points[matches[end]].span;
      gap = {offset + own.begin, offset + own.end};
    }
    std::fill(spans.begin() + static_cast<std::ptrdiff_t>(i),
              spans.begin() + static_cast<std::ptrdiff_t>(end), gap);
    done = std::max(done, next);
    i = end;
  }
  return spans;
}

}  // namespace tingwen
