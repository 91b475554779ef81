#include "readers/pdf_layout.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"

namespace tingwen {
namespace {

using re2::RE2;

// Words share a line where more than this part of the lower one lies beside
// the other; superscripts do, the next line does not.
constexpr double kSameLine = 0.45;
// All other lengths are in heights of a line.
constexpr double kStepBack = 0.5;    // words of a line don't go back so far
constexpr double kWideGap = 0.8;     // more is a space, whatever the font says
constexpr double kIndent = 0.8;      // a first line that is set in
constexpr double kLooseRight = 0.6;  // what a full line may lack
constexpr double kLooseGap = 0.5;    // more space between lines than usual
constexpr double kSameSize = 0.12;   // fonts that differ less are one
constexpr double kHeading = 1.12;    // headings are so much larger than text
constexpr size_t kLongestHeading = 80;  // characters
// The margins: this part of the page above and below, so many lines at most.
constexpr double kMargin = 0.12;
constexpr size_t kMarginLines = 3;

bool EndsSentence(std::string_view text) {
  static constexpr std::u32string_view kEnds = U"。！？…”」』!?.";
  return !text.empty() &&
         kEnds.find(DecodeBefore(text, text.size()).value) != kEnds.npos;
}

bool SameSize(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.height - b.height) <
         kSameSize * std::max(a.height, b.height);
}

// --- words to lines ----------------------------------------------------------

bool SharesLine(const PdfBox& line, const PdfBox& word) {
  const double shared =
      std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  const double lower = std::min(line.height(), word.height());
  return shared > kSameLine * lower &&
         word.left > line.right - kStepBack * line.height();
}

void Extend(PdfBox& box, const PdfBox& by) {
  box.left = std::min(box.left, by.left);
  box.top = std::min(box.top, by.top);
  box.right = std::max(box.right, by.right);
  box.bottom = std::max(box.bottom, by.bottom);
}

// The width of the first word, or of the first character where lines may be
// broken behind each.
double FirstWidth(const PdfWord& word) {
  const auto characters = Decode(word.text);
  if (characters.empty() || !IsWide(characters[0].value)) {
    return word.box.width();
  }
  return word.box.width() / static_cast<double>(characters.size());
}

class PageLines {
 public:
  PageLines(const PdfPage& page, size_t number, size_t begin)
      : page_(page), number_(number), begin_(begin) {}

  PdfPageText Run() {
    const auto rotated =
        std::count_if(page_.words.begin(), page_.words.end(),
                      [](const PdfWord& word) { return word.rotated; });
    const bool all_rotated =
        2 * static_cast<size_t>(rotated) > page_.words.size();
    for (const PdfWord& word : page_.words) {
      AddWord(word, word.rotated && !all_rotated);
    }
    EndLine();
    // A page without text has a place all the same.
    if (result_.text.empty()) result_.text = "\n";
    return std::move(result_);
  }

 private:
  // Watermarks and stamps are set across the text.
  void AddWord(const PdfWord& word, bool is_across) {
    const bool goes_on = open_ && line_.drop.empty() == !is_across &&
                         line_.column == word.column &&
                         SharesLine(line_.box, word.box);
    if (!goes_on) {
      EndLine();
      line_ = {};
      line_.source.begin = begin_ + result_.text.size();
      line_.box = word.box;
      line_.page = number_;
      line_.column = word.column;
      line_.first = FirstWidth(word);
      if (is_across) line_.drop = "text across the page";
      open_ = true;
    } else if (space_ || word.box.left - line_.box.right >
                             kWideGap * line_.box.height()) {
      result_.text += ' ';
    }
    result_.text += word.text;
    line_.height = std::max(line_.height, word.box.height());
    Extend(line_.box, word.box);
    space_ = word.space_after;
  }

  void EndLine() {
    if (!std::exchange(open_, false)) return;
    line_.source.end = begin_ + result_.text.size();
    result_.text += '\n';
    result_.lines.push_back(line_);
    space_ = false;
  }

  const PdfPage& page_;
  size_t number_;
  size_t begin_;
  PdfPageText result_;
  PdfLine line_;
  bool open_ = false;
  bool space_ = false;
};

// --- margins -----------------------------------------------------------------

// 12, - 12 -, 第12页, 12 / 40, Page 12 of 40, xii
bool IsPageNumber(std::string_view text) {
  static const RE2 number(
      "(?i)[-—–·•\\s]*(?:第|page|p\\.)?\\s*(?:\\d{1,3}|[ivxlc]{1,7}|"
      "[一二三四五六七八九十百〇]{1,5})\\s*(?:页|版)?"
      "(?:\\s*(?:[/／,，]|of|共)\\s*共?\\d{1,4}\\s*页?)?[-—–·•\\s]*");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), number);
}

// What repeats: the text without blanks, with # for every number.
std::string RepeatedPart(std::string_view text) {
  std::string part;
  for (const CodePoint& c : Decode(text)) {
    if (IsSpace(c.value)) continue;
    if (!IsAsciiDigit(c.value)) {
      part += c.span.Of(text);
    } else if (!part.ends_with('#')) {
      part += '#';
    }
  }
  return part;
}

class MarginFinder {
 public:
  MarginFinder(std::string_view text, const std::vector<double>& heights,
               std::vector<PdfLine>& lines)
      : text_(text), heights_(heights), lines_(lines) {}

  void Run() {
    std::map<size_t, std::vector<size_t>> by_page;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].drop.empty()) by_page[lines_[i].page].push_back(i);
    }
    for (auto& [page, lines] : by_page) Collect(page, std::move(lines));
    for (const auto& [key, found] : places_) {
      std::set<size_t> pages;
      for (const size_t i : found) pages.insert(lines_[i].page);
      if (pages.size() < NeededPages(by_page.size())) continue;
      for (const size_t i : found) {
        lines_[i].drop = key.first ? "page header" : "page footer";
      }
    }
    for (const auto& [key, found] : places_) {
      for (const size_t i : found) {
        if (lines_[i].drop.empty() && IsPageNumber(TextOf(i))) {
          lines_[i].drop = "page number";
        }
      }
    }
  }

 private:
  using Key = std::pair<bool, std::string>;  // whether above; what repeats

  // Left and right pages may differ.
  static size_t NeededPages(size_t pages) { return pages < 8 ? 2 : 3; }

  std::string_view TextOf(size_t i) const { return lines_[i].source.Of(text_); }

  // The outermost lines of a page, above and below.
  void Collect(size_t page, std::vector<size_t> lines) {
    std::stable_sort(lines.begin(), lines.end(), [&](size_t a, size_t b) {
      return lines_[a].box.top < lines_[b].box.top;
    });
    const double margin = kMargin * heights_[page];
    // A page is not all margin.
    const size_t most = std::min(kMarginLines, lines.size() / 2 + 1);
    for (size_t i = 0; i < most; ++i) {
      if (lines_[lines[i]].box.bottom > margin) break;
      places_[{true, RepeatedPart(TextOf(lines[i]))}].push_back(lines[i]);
    }
    for (size_t i = 0; i < most; ++i) {
      const size_t line = lines[lines.size() - 1 - i];
      if (lines_[line].box.top < heights_[page] - margin) break;
      places_[{false, RepeatedPart(TextOf(line))}].push_back(line);
    }
  }

  std::string_view text_;
  const std::vector<double>& heights_;
  std::vector<PdfLine>& lines_;
  std::map<Key, std::vector<size_t>> places_;
};

// --- lines to paragraphs -----------------------------------------------------

class LineJoiner {
 public:
  LineJoiner(std::string_view text, const std::vector<PdfLine>& lines)
      : text_(text) {
    for (const PdfLine& line : lines) {
      if (line.drop.empty()) lines_.push_back(line);
    }
  }

  std::vector<PdfParagraph> Run() {
    MeasureText();
    MeasureColumns();
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || !GoesOn(i)) {
        paragraphs_.emplace_back();
        is_item_ = BeginsItem(TextOf(lines_[i]));
      }
      paragraphs_.back().lines.push_back(lines_[i]);
    }
    RankHeadings();
    return std::move(paragraphs_);
  }

 private:
  struct Column {
    double left = 1e9;
    double right = 0;
    std::vector<double> gaps;
    double gap = 0;  // the usual one between lines
  };
  using ColumnKey = std::pair<size_t, size_t>;  // page, column

  std::string_view TextOf(const PdfLine& line) const {
    return line.source.Of(text_);
  }
  static ColumnKey KeyOf(const PdfLine& line) {
    return {line.page, line.column};
  }

  // The size that most of the text has.
  void MeasureText() {
    std::map<long, size_t> characters;  // by half points
    for (const PdfLine& line : lines_) {
      characters[std::lround(2 * line.height)] += line.source.size();
    }
    const auto most = std::max_element(
        characters.begin(), characters.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != characters.end()) body_ = static_cast<double>(most->first) / 2;
  }

  void MeasureColumns() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const PdfLine& line = lines_[i];
      Column& column = columns_[KeyOf(line)];
      column.left = std::min(column.left, line.box.left);
      column.right = std::max(column.right, line.box.right);
      if (i > 0 && KeyOf(lines_[i - 1]) == KeyOf(line)) {
        column.gaps.push_back(line.box.top - lines_[i - 1].box.bottom);
      }
    }
    for (auto& [key, column] : columns_) {
      if (column.gaps.empty()) continue;
      const auto middle = column.gaps.begin() + column.gaps.size() / 2;
      std::nth_element(column.gaps.begin(), middle, column.gaps.end());
      column.gap = *middle;
    }
    for (const PdfLine& line : lines_) indents_ |= IsIndented(line);
  }

  bool IsHeading(const PdfLine& line) const {
    return line.height > kHeading * body_;
  }

  bool IsIndented(const PdfLine& line) const {
    return line.box.left >
           columns_.at(KeyOf(line)).left + kIndent * line.height;
  }

  // Whether what follows a line had no room in it.
  bool IsFull(const PdfLine& line, const PdfLine& next) const {
    const Column& column = columns_.at(KeyOf(line));
    return line.box.right + next.first + kLooseRight * line.height >
           column.right;
  }

  static bool BeginsItem(std::string_view text) {
    static const RE2 item("(?:[•●■◆▪·*–-] ?|[（(]?\\d{1,2}[.)）、]|[①-⑳]).*");
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), item);
  }

  // Whether line `i` belongs to the paragraph of the line before it.
  bool GoesOn(size_t i) const {
    const PdfLine& last = lines_[i - 1];
    const PdfLine& line = lines_[i];
    if (!SameSize(last, line) || BeginsItem(TextOf(line))) return false;
    const bool same_column = KeyOf(last) == KeyOf(line);
    const double gap = line.box.top - last.box.bottom;
    if (IsHeading(line)) return same_column && gap < line.height;
    const Column& column = columns_.at(KeyOf(line));
    if (same_column && gap > column.gap + kLooseGap * line.height) return false;
    if (!IsFull(last, line)) return false;
    // Items hang: their further lines are set in.
    if (IsIndented(line) && !is_item_) return false;
    return same_column || indents_ || !EndsSentence(TextOf(last));
  }

  void RankHeadings() {
    std::set<long, std::greater<>> sizes;
    const auto size_of = [](const PdfParagraph& paragraph) {
      return std::lround(2 * paragraph.lines[0].height);
    };
    const auto is_heading = [&](const PdfParagraph& paragraph) {
      size_t characters = 0;
      for (const PdfLine& line : paragraph.lines) {
        characters += CountCodePoints(TextOf(line));
      }
      return IsHeading(paragraph.lines[0]) && characters <= kLongestHeading;
    };
    for (const PdfParagraph& paragraph : paragraphs_) {
      if (is_heading(paragraph)) sizes.insert(size_of(paragraph));
    }
    for (PdfParagraph& paragraph : paragraphs_) {
      if (!is_heading(paragraph)) continue;
      const auto rank =
          std::distance(sizes.begin(), sizes.find(size_of(paragraph)));
      paragraph.heading = static_cast<int>(std::min<long>(rank, 5)) + 1;
    }
  }

  std::string_view text_;
  std::vector<PdfLine> lines_;
  std::vector<PdfParagraph> paragraphs_;
  std::map<ColumnKey, Column> columns_;
  double body_ = 0;
  bool indents_ = false;  // whether paragraphs begin with an indent
  bool is_item_ = false;  // whether the paragraph is an item of a list
};

}  // namespace

PdfPageText LinesOfPage(const PdfPage& page, size_t number, size_t begin) {
  return PageLines(page, number, begin).Run();
}

void DropMargins(std::string_view text, const std::vector<double>& heights,
                 std::vector<PdfLine>& lines) {
  MarginFinder(text, heights, lines).Run();
}

std::vector<PdfParagraph> JoinLines(std::string_view text,
                                    const std::vector<PdfLine>& lines) {
  return LineJoiner(text, lines).Run();
}

}  // namespace tingwen
