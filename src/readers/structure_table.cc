#include "readers/structure_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "readers/table_file.h"
#include "rules/pattern.h"

namespace tingwen {
namespace {

using re2::RE2;

enum Column {
  kPlaceName,
  kRoleName,
  kLevel,
  kPattern,
  kExample,
  kExpected,
  kColumns
};

// Lines longer than this are paragraphs, and no byline or dateline reaches
// further into one (in bytes).
constexpr size_t kReach = 360;

template <class Value, size_t kSize>
std::optional<Value> Named(
    const std::array<std::pair<std::string_view, Value>, kSize>& names,
    std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::optional<Place> PlaceNamed(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Place>, 5> kNames = {
      {{"line", Place::kLine},
       {"head", Place::kHead},
       {"tail", Place::kTail},
       {"title", Place::kTitle},
       {"image", Place::kImage}}};
  return Named(kNames, name);
}

std::optional<Role> RoleNamed(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Role>, 8> kNames = {
      {{"byline", Role::kByline},
       {"dateline", Role::kDateline},
       {"end_mark", Role::kEndMark},
       {"heading", Role::kHeading},
       {"list_item", Role::kListItem},
       {"site", Role::kSite},
       {"dangling", Role::kDangling},
       {"noise", Role::kNoise}}};
  return Named(kNames, name);
}

RE2::Anchor AnchorOf(Place place) {
  switch (place) {
    case Place::kLine:
    case Place::kImage:
      return RE2::ANCHOR_BOTH;
    case Place::kHead:
      return RE2::ANCHOR_START;
    default:
      return RE2::UNANCHORED;
  }
}

int GroupOf(const RE2& pattern, const char* name) {
  const auto& groups = pattern.NamedCapturingGroups();
  const auto found = groups.find(name);
  return found == groups.end() ? 0 : found->second;
}

// A pattern of an end reaches the end of the line.
std::string AnchoredPattern(Place place, std::string_view pattern) {
  const bool at_end = place == Place::kTail || place == Place::kTitle;
  return "(?:" + std::string(pattern) + ")" + (at_end ? "$" : "");
}

// The part of a line that is looked at, and where it begins.
std::pair<std::string_view, size_t> WindowOf(Place place,
                                             std::string_view line) {
  if (line.size() <= kReach) return {line, 0};
  if (place == Place::kHead) return {line.substr(0, kReach), 0};
  size_t begin = line.size() - kReach;
  while ((line[begin] & 0xC0) == 0x80 && begin + 1 < line.size()) ++begin;
  return {line.substr(begin), begin};
}

}  // namespace

Result<StructureTable> StructureTable::Load() {
  TINGWEN_ASSIGN(file, LoadTable("structure", kPattern + 1));
  StructureTable table;
  for (size_t i = 0; i < kPlaceCount; ++i) {
    table.sections_[i].set = std::make_unique<RE2::Set>(
        RE2::DefaultOptions, AnchorOf(static_cast<Place>(i)));
  }
  Macros macros;
  for (const TsvRow& row : file.rows) {
    auto pattern = ExpandPattern(row.cells[kPattern], macros);
    if (!pattern) return Fail(file.Wrong(row, pattern.error().message));
    if (row.cells[kPlaceName] == "define") {
      macros[std::string(row.cells[kRoleName])] = *std::move(pattern);
    } else {
      TINGWEN_TRY(table.AddRow(file, row, *pattern));
    }
  }
  return table;
}

Status StructureTable::AddRow(const TableFile& file, const TsvRow& cells,
                              const std::string& pattern) {
  const auto place = PlaceNamed(cells.cells[kPlaceName]);
  const auto role = RoleNamed(cells.cells[kRoleName]);
  if (!place || !role || cells.cells.size() < kColumns) {
    return Fail(file.Wrong(cells, cells.cells[kPattern]));
  }
  Row row{*role, 0,
          std::make_unique<LazyPattern>(AnchoredPattern(*place, pattern)),
          file.ReasonOf(cells)};
  const std::string_view level = cells.cells[kLevel];
  std::from_chars(level.data(), level.data() + level.size(), row.level);
  Section& section = sections_[static_cast<size_t>(*place)];
  std::string error;
  if (section.set->Add(row.pattern->text(), &error) < 0) {
    return Fail(file.Wrong(cells, error));
  }
  section.rows.push_back(std::move(row));
  return {};
}

const RE2& StructureTable::LazyPattern::Get() {
  std::call_once(
      once_, [this] { pattern_ = std::make_unique<RE2>(text_, RE2::Quiet); });
  return *pattern_;
}

const Result<StructureTable>& StructureTable::Get() {
  static const Result<StructureTable> table = Load();
  return table;
}

std::optional<StructureMatch> StructureTable::Find(
    Place place, std::string_view line) const {
  if (place == Place::kLine && line.size() > kReach) return std::nullopt;
  const Section& section = sections_[static_cast<size_t>(place)];
  const auto [window, offset] = WindowOf(place, line);
  const re2::StringPiece piece(window.data(), window.size());
  std::call_once(*section.once, [&] { section.set->Compile(); });
  std::vector<int> matching;
  if (!section.set->Match(piece, &matching)) return std::nullopt;
  const Row& row =
      section.rows[*std::min_element(matching.begin(), matching.end())];
  const RE2& pattern = row.pattern->Get();
  std::array<re2::StringPiece, 8> groups;
  const int count =
      std::min<int>(groups.size(), pattern.NumberOfCapturingGroups() + 1);
  if (!pattern.Match(piece, 0, piece.size(), AnchorOf(place), groups.data(),
                     count)) {
    return std::nullopt;
  }
  const auto text_of = [&](const char* name) {
    const int group = GroupOf(pattern, name);
    return group == 0 || group >= count || groups[group].data() == nullptr
               ? std::string_view()
               : std::string_view(groups[group].data(), groups[group].size());
  };
  StructureMatch match{row.role,          row.level,       {},
                       text_of("author"), text_of("date"), row.reason};
  const int group = GroupOf(pattern, "block");
  const re2::StringPiece& block = groups[group < count ? group : 0];
  match.span.begin = offset + (block.data() - window.data());
  match.span.end = match.span.begin + block.size();
  return match;
}

}  // namespace tingwen
