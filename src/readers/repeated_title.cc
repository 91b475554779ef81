#include "readers/repeated_title.h"

#include <algorithm>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kShortest = 4;  // characters

// The stretches between spaces and punctuation.
std::vector<std::string> PiecesOf(std::string_view title) {
  std::vector<std::string> pieces(1);
  for (const CodePoint& c : Decode(title)) {
    if (IsSpace(c.value) || IsPunctuation(c.value)) {
      if (!pieces.back().empty()) pieces.emplace_back();
    } else if (c.value < 0x80) {
      pieces.back() += static_cast<char>(
          c.value >= 'A' && c.value <= 'Z' ? c.value + ('a' - 'A') : c.value);
    } else {
      AppendUtf8(pieces.back(), c.value);
    }
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::string Join(const std::vector<std::string>& pieces) {
  std::string joined;
  for (const std::string& piece : pieces) joined += piece;
  return joined;
}

struct Folded {
  std::vector<std::string> pieces;
  std::string all;
};

bool IsLongEnough(const Folded& title) {
  return CountCodePoints(title.all) >= kShortest;
}

// Whether the titles after the first hold all its pieces.
bool OthersHold(const std::vector<Folded>& titles) {
  std::string others;
  for (size_t i = 1; i < titles.size(); ++i) others += titles[i].all;
  return std::all_of(titles[0].pieces.begin(), titles[0].pieces.end(),
                     [&](const std::string& piece) {
                       return others.find(piece) != others.npos;
                     });
}

// Whether a title that is kept holds title `index` as a whole; of two that are
// the same the first is kept.
bool AnotherHolds(const std::vector<Folded>& titles,
                  const std::vector<bool>& dropped, size_t index) {
  const std::string& text = titles[index].all;
  for (size_t i = 0; i < titles.size(); ++i) {
    if (i == index || dropped[i]) continue;
    if (titles[i].all == text && i > index) continue;
    if (titles[i].all.find(text) != text.npos) return true;
  }
  return false;
}

}  // namespace

std::vector<size_t> FindRepeatedTitles(
    const std::vector<std::string_view>& titles,
    const std::vector<bool>& needs_next) {
  std::vector<Folded> folded;
  for (const std::string_view title : titles) {
    folded.push_back({PiecesOf(title), {}});
    folded.back().all = Join(folded.back().pieces);
  }
  std::vector<bool> dropped(titles.size(), false);
  std::vector<size_t> repeated;
  for (size_t i = 0; i < folded.size(); ++i) {
    if (!IsLongEnough(folded[i])) continue;
    const bool after_dangling = i > 0 && !dropped[i - 1] && needs_next[i - 1];
    dropped[i] = i == 0 ? OthersHold(folded)
                        : !after_dangling && AnotherHolds(folded, dropped, i);
    if (dropped[i]) repeated.push_back(i);
  }
  return repeated;
}

}  // namespace tingwen
