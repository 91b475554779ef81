#include "readers/pdf_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tingwen {
namespace {

// Lengths are in heights of a line.
constexpr double kGutter = 0.8;       // the narrowest space between columns
constexpr double kNarrowColumn = 6;   // no column of text is narrower
constexpr size_t kFewRows = 3;        // nor has fewer rows
constexpr double kFilled = 0.55;      // of its width, by most rows
constexpr double kSameRow = 0.45;     // shared height of words of a row
constexpr size_t kMostWords = 20000;  // pages with more are taken as they are
constexpr int kDeepest = 12;          // cuts inside of each other

using Words = std::vector<PdfWord>;
struct Row {
  PdfBox box;
  Words words;  // from left to right
};
using Rows = std::vector<Row>;

struct Range {
  double left = 0;
  double right = 0;
  double width() const { return right - left; }
};

void Extend(PdfBox& box, const PdfBox& by) {
  box.left = std::min(box.left, by.left);
  box.top = std::min(box.top, by.top);
  box.right = std::max(box.right, by.right);
  box.bottom = std::max(box.bottom, by.bottom);
}

bool SharesRow(const PdfBox& row, const PdfBox& word) {
  const double shared =
      std::min(row.bottom, word.bottom) - std::max(row.top, word.top);
  return shared > kSameRow * std::min(row.height(), word.height());
}

Rows RowsOf(Words words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) {
                     return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
                   });
  Rows rows;
  for (PdfWord& word : words) {
    if (rows.empty() || !SharesRow(rows.back().box, word.box)) {
      rows.push_back({word.box, {}});
    }
    Extend(rows.back().box, word.box);
    rows.back().words.push_back(std::move(word));
  }
  for (Row& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const PdfWord& a, const PdfWord& b) {
                       return a.box.left < b.box.left;
                     });
  }
  return rows;
}

// What words cover of the width of a page.
class Cover {
 public:
  void Add(const Row& row) {
    for (const PdfWord& word : row.words) Join({word.box.left, word.box.right});
  }

  // White space between what is covered, the widest first.
  std::vector<Range> Gaps(double least) const {
    std::vector<Range> gaps;
    for (size_t i = 1; i < covered_.size(); ++i) {
      const Range gap{covered_[i - 1].right, covered_[i].left};
      if (gap.width() >= least) gaps.push_back(gap);
    }
    std::stable_sort(gaps.begin(), gaps.end(),
                     [](Range a, Range b) { return a.width() > b.width(); });
    return gaps;
  }

 private:
  void Join(Range range) {
    std::vector<Range> merged;
    for (const Range& known : covered_) {
      if (known.right < range.left || range.right < known.left) {
        merged.push_back(known);
      } else {
        range = {std::min(range.left, known.left),
                 std::max(range.right, known.right)};
      }
    }
    merged.insert(
        std::upper_bound(merged.begin(), merged.end(), range,
                         [](Range a, Range b) { return a.left < b.left; }),
        range);
    covered_ = std::move(merged);
  }

  std::vector<Range> covered_;  // from left to right, apart
};

double HeightOf(const Rows& rows) {
  std::vector<double> heights;
  for (const Row& row : rows) heights.push_back(row.box.height());
  const auto middle = heights.begin() + heights.size() / 2;
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool LooksLikeColumn(const Rows& rows) {
  if (rows.size() < kFewRows) return false;
  PdfBox all = rows[0].box;
  for (const Row& row : rows) Extend(all, row.box);
  if (all.width() < kNarrowColumn * HeightOf(rows)) return false;
  const auto filled = std::count_if(
      rows.begin(), rows.end(),
      [&](const Row& r) { return r.box.width() > kFilled * all.width(); });
  return 2 * static_cast<size_t>(filled) > rows.size();
}

class WordOrder {
 public:
  Words Run(Words words) {
    if (!words.empty()) Write(RowsOf(std::move(words)), 0);
    return std::move(ordered_);
  }

 private:
  // Bands of rows that white space runs through are looked at for columns.
  void Write(Rows rows, int depth) {
    const double least = kGutter * HeightOf(rows);
    for (size_t begin = 0; begin < rows.size();) {
      const size_t end = EndOfBand(rows, begin, least);
      Rows band(std::make_move_iterator(rows.begin() + begin),
                std::make_move_iterator(rows.begin() + end));
      WriteBand(std::move(band), least, depth);
      begin = end;
    }
  }

  // A band ends where a row closes its last gap, and before a row that opens
  // one.
  static size_t EndOfBand(const Rows& rows, size_t begin, double least) {
    Cover cover;
    cover.Add(rows[begin]);
    bool has_gap = !cover.Gaps(least).empty();
    size_t end = begin + 1;
    for (; end < rows.size(); ++end) {
      Cover alone;
      alone.Add(rows[end]);
      if (!has_gap && !alone.Gaps(least).empty()) break;
      Cover with = cover;
      with.Add(rows[end]);
      const bool keeps_gap = !with.Gaps(least).empty();
      if (has_gap && !keeps_gap) break;
      has_gap = keeps_gap;
      cover = std::move(with);
    }
    return end;
  }

  void WriteBand(Rows rows, double least, int depth) {
    Cover cover;
    for (const Row& row : rows) cover.Add(row);
    for (const Range& gap : cover.Gaps(least)) {
      if (depth >= kDeepest) break;
      Words left;
      Words right;
      for (const Row& row : rows) {
        for (const PdfWord& word : row.words) {
          (word.box.right <= gap.left ? left : right).push_back(word);
        }
      }
      Rows left_rows = RowsOf(std::move(left));
      Rows right_rows = RowsOf(std::move(right));
      if (!LooksLikeColumn(left_rows) || !LooksLikeColumn(right_rows)) continue;
      ++column_;
      Write(std::move(left_rows), depth + 1);
      ++column_;
      Write(std::move(right_rows), depth + 1);
      ++column_;
      return;
    }
    for (Row& row : rows) {
      for (PdfWord& word : row.words) {
        word.column = column_;
        ordered_.push_back(std::move(word));
      }
    }
  }

  Words ordered_;
  size_t column_ = 0;
};

}  // namespace

void OrderWords(std::vector<PdfWord>& words) {
  if (words.size() > kMostWords) return;
  const auto across =
      std::stable_partition(words.begin(), words.end(),
                            [](const PdfWord& word) { return !word.rotated; });
  Words upright(std::make_move_iterator(words.begin()),
                std::make_move_iterator(across));
  upright = WordOrder().Run(std::move(upright));
  std::move(upright.begin(), upright.end(), words.begin());
}

}  // namespace tingwen
