#include "readers/unwrap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kNarrowest = 20;  // columns
constexpr size_t kWidest = 160;
// A line that ends so near the margin is full: the next word did not fit, or
// punctuation that must not begin a line.
constexpr size_t kSlack = 4;
constexpr size_t kFewestFullLines = 4;

struct Line {
  Span span;  // with the blanks around it, without its end
  size_t width = 0;
  bool is_blank = false;
  bool is_indented = false;
  bool ends_sentence = false;
};

bool EndsSentence(char32_t last) {
  static constexpr std::u32string_view kEnds = U"。！？!?…：:”’」』）)】》";
  return kEnds.find(last) != kEnds.npos;
}

Line MakeLine(std::string_view text, Span span) {
  Line line{span};
  const std::string_view trimmed = Trim(span.Of(text));
  line.is_blank = trimmed.empty();
  if (line.is_blank) return line;
  line.is_indented = trimmed.data() != text.data() + span.begin;
  line.ends_sentence =
      EndsSentence(DecodeBefore(trimmed, trimmed.size()).value);
  // The width of long lines doesn't matter.
  for (size_t at = span.begin; at < span.end && line.width <= kWidest;) {
    const CodePoint c = DecodeAt(text, at);
    line.width += IsWide(c.value) ? 2 : 1;
    at = c.span.end;
  }
  return line;
}

std::vector<Line> LinesWithBlanks(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(MakeLine(text, {begin, end}));
    begin = end + 1;
  }
  return lines;
}

bool IsFull(const Line& line, size_t margin) {
  return line.width + kSlack >= margin;
}

bool IsWrapped(const std::vector<Line>& lines, size_t margin) {
  if (margin < kNarrowest || margin > kWidest) return false;
  size_t full = 0;
  size_t others = 0;
  for (const Line& line : lines) {
    if (line.is_blank || line.ends_sentence) continue;
    (IsFull(line, margin) ? full : others) += 1;
  }
  return full >= kFewestFullLines && full >= 2 * others;
}

// Whether the next line goes on with the paragraph of this one.
bool GoesOn(const Line& line, const Line& next, size_t margin,
            bool marks_paragraphs) {
  if (line.is_blank || next.is_blank || next.is_indented) return false;
  return IsFull(line, margin) && (marks_paragraphs || !line.ends_sentence);
}

void Join(Rewriter& rewriter, std::string_view text, Span line_end) {
  const bool between_words =
      line_end.begin > 0 && line_end.end < text.size() &&
      !IsWide(DecodeBefore(text, line_end.begin).value) &&
      !IsWide(DecodeAt(text, line_end.end).value);
  if (between_words) {
    rewriter.Replace(line_end, " ");
  } else {
    rewriter.Drop(line_end, "line end inside a paragraph");
  }
}

}  // namespace

void UnwrapLines(Draft& draft) {
  const std::string_view text = draft.text();
  const std::vector<Line> lines = LinesWithBlanks(text);
  size_t margin = 0;
  bool marks_paragraphs = false;
  for (const Line& line : lines) {
    margin = std::max(margin, line.width);
    marks_paragraphs |= line.is_blank || line.is_indented;
  }
  if (!IsWrapped(lines, margin)) return;
  Rewriter rewriter(draft);
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (GoesOn(lines[i], lines[i + 1], margin, marks_paragraphs)) {
      Join(rewriter, text, {lines[i].span.end, lines[i + 1].span.begin});
    }
  }
  std::move(rewriter).Finish();
}

}  // namespace tingwen
