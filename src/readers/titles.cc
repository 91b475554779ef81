#include "readers/titles.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.h"
#include "readers/repeated_title.h"
#include "readers/structure_table.h"

namespace tingwen {
namespace {

// Titles have fewer characters than this, and there are fewer lines of them.
constexpr size_t kLongestTitle = 60;
constexpr size_t kMostTitles = 8;

const StructureTable& Table() { return *StructureTable::Get(); }

bool IsDangling(std::string_view title) {
  const auto match = Table().Find(Place::kTitle, title);
  return match && match->role == Role::kDangling;
}

// Whether a line that no pattern takes as a whole is text of the article.
bool IsBody(std::string_view line) {
  if (line.size() > kLongestTitle * 3 ||
      CountCodePoints(line) > kLongestTitle) {
    return true;
  }
  if (line.find("。") != line.npos) return true;
  if (IsDangling(line)) return false;
  static constexpr std::string_view kInside = "，,、；;：:";
  const CodePoint last = DecodeBefore(line, line.size());
  if (kInside.find(last.span.Of(line)) != kInside.npos) return true;
  return Table().Find(Place::kHead, line).has_value();
}

}  // namespace

Span TrimmedSpan(std::string_view text, Span span) {
  const std::string_view trimmed = Trim(span.Of(text));
  if (trimmed.empty()) return {span.begin, span.begin};
  const size_t begin = trimmed.data() - text.data();
  return {begin, begin + trimmed.size()};
}

std::string_view WithoutSite(std::string_view title) {
  const auto match = Table().Find(Place::kTitle, title);
  if (!match || match->role != Role::kSite) return title;
  return Trim(title.substr(0, match->span.begin));
}

std::string IsoDate(std::string_view written) {
  static const re2::RE2 pattern(
      "(\\d{4})\\D{1,4}?(\\d{1,2})\\D{1,4}?(\\d{1,2})");
  int year = 0;
  int month = 0;
  int day = 0;
  if (!re2::RE2::PartialMatch(re2::StringPiece(written.data(), written.size()),
                              pattern, &year, &month, &day) ||
      month < 1 || month > 12 || day < 1 || day > 31) {
    return {};
  }
  const auto two = [](int n) { return std::to_string(100 + n).substr(1); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

std::vector<Span> LinesOf(std::string_view text) {
  std::vector<Span> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = TrimmedSpan(text, {begin, end});
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

std::vector<size_t> FindTitles(std::string_view text,
                               const std::vector<Span>& lines) {
  std::vector<size_t> titles;
  for (size_t i = 0; i < lines.size() && titles.size() < kMostTitles; ++i) {
    const std::string_view line = lines[i].Of(text);
    const auto match = Table().Find(Place::kLine, line);
    if (match && match->role == Role::kByline) continue;
    if (match || IsBody(line)) return titles;
    titles.push_back(i);
  }
  // No body was found.
  if (titles.empty() || lines.size() == 1) return {};
  return {titles.front()};
}

Result<std::string> MendTitles(Draft& draft) {
  const auto& table = StructureTable::Get();
  if (!table) return Fail(table.error());
  const std::string_view text = draft.text();
  const std::vector<Span> lines = LinesOf(text);
  const std::vector<size_t> titles = FindTitles(text, lines);
  if (titles.empty()) return std::string();
  std::vector<std::string_view> texts;
  std::vector<bool> needs_next;
  for (const size_t title : titles) {
    texts.push_back(WithoutSite(lines[title].Of(text)));
    needs_next.push_back(IsDangling(texts.back()));
  }
  std::string full_title(texts.front());
  Rewriter rewriter(draft);
  for (const size_t index : FindRepeatedTitles(texts, needs_next)) {
    rewriter.Drop(lines[titles[index]], "repeated title");
  }
  std::move(rewriter).Finish();
  return full_title;
}

}  // namespace tingwen
