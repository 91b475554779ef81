#include "normalize/slogans.h"

#include <algorithm>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"
#include "rules/pattern.h"

namespace tingwen {
namespace {

constexpr size_t kShortestBareTerm = 3;  // characters; G7 is a road too

Slogan MakeSlogan(const TsvRow& row) {
  auto cell = [&](size_t column) {
    return column < row.cells.size() ? row.cells[column] : std::string_view();
  };
  Slogan slogan;
  slogan.spoken = cell(1).empty() ? cell(0) : cell(1);
  slogan.full = cell(2);
  slogan.category = cell(3);
  for (std::string_view text : Split(cell(4), '|')) {
    if (!text.empty()) slogan.follow.emplace_back(text);
  }
  slogan.reason = "lexicon/slogans.tsv:" + std::to_string(row.line);
  return slogan;
}

bool IsDigit(char c) { return IsAsciiDigit(static_cast<unsigned char>(c)); }

bool MixesDigits(std::string_view term) {
  return std::any_of(term.begin(), term.end(), IsDigit) &&
         !std::all_of(term.begin(), term.end(), IsDigit) &&
         CountCodePoints(term) >= kShortestBareTerm;
}

}  // namespace

Result<SloganList> SloganList::Load(const std::string& path) {
  auto text = ReadFile(path);
  if (!text) {
    text.error().code = ErrorCode::kInternal;
    return Fail(std::move(text).error());
  }
  SloganList list;
  for (const TsvRow& row : ParseTsv(*text)) {
    if (row.cells.size() < 3 || row.cells.size() > 5 || row.cells[0].empty()) {
      Error error = MakeError(ErrorCode::kInternal, path, "normalize.slogan");
      error.position = {row.line, 1};
      return Fail(std::move(error));
    }
    list.longest_ = std::max(list.longest_, row.cells[0].size());
    list.slogans_.insert_or_assign(std::string(row.cells[0]), MakeSlogan(row));
  }
  return list;
}

const Slogan* SloganList::Find(std::string_view term) const {
  const auto found = slogans_.find(term);
  return found == slogans_.end() ? nullptr : &found->second;
}

std::string SloganList::Pattern() const {
  std::vector<std::string_view> terms;
  for (const auto& [term, slogan] : slogans_) {
    if (MixesDigits(term)) terms.push_back(term);
  }
  // RE2 takes the first alternative that matches.
  std::stable_sort(terms.begin(), terms.end(),
                   [](std::string_view a, std::string_view b) {
                     return a.size() > b.size();
                   });
  // A character that no text holds, for a list without such terms.
  std::string pattern = "\\x{10ffff}";
  for (std::string_view term : terms) pattern += '|' + QuotePattern(term);
  return pattern;
}

std::string_view FollowAt(const Slogan& slogan, std::string_view text) {
  std::string_view longest;
  for (const std::string& follow : slogan.follow) {
    if (text.starts_with(follow) && follow.size() > longest.size()) {
      longest = follow;
    }
  }
  return longest;
}

}  // namespace tingwen
