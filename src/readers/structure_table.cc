#include "readers/structure_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

using re2::RE2;

enum Column { kPlaceName, kRoleName, kLevel, kPattern, kExample, kExpected,
              kColumns };

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
  static constexpr std::array<std::pair<std::string_view, Place>, 4> kNames = {
      {{"line", Place::kLine},
       {"head", Place::kHead},
       {"tail", Place::kTail},
       {"title", Place::kTitle}}};
  return Named(kNames, name);
}

std::optional<Role> RoleNamed(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Role>, 7> kNames = {
      {{"byline", Role::kByline},
       {"dateline", Role::kDateline},
       {"end_mark", Role::kEndMark},
       {"heading", Role::kHeading},
       {"list_item", Role::kListItem},
       {"site", Role::kSite},
       {"dangling", Role::kDangling}}};
  return Named(kNames, name);
}

RE2::Anchor AnchorOf(Place place) {
  switch (place) {
    case Place::kLine: return RE2::ANCHOR_BOTH;
    case Place::kHead: return RE2::ANCHOR_START;
    default: return RE2::UNANCHORED;
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
  TINGWEN_ASSIGN(file, LoadTable("structure", kColumns));
  StructureTable table;
  for (size_t i = 0; i < kPlaceCount; ++i) {
    table.sections_[i].set = std::make_unique<RE2::Set>(
        RE2::DefaultOptions, AnchorOf(static_cast<Place>(i)));
  }
  for (const TsvRow& cells : file.rows) {
    const auto place = PlaceNamed(cells.cells[kPlaceName]);
    const auto role = RoleNamed(cells.cells[kRoleName]);
    if (!place || !role) return Fail(file.Wrong(cells, cells.cells[0]));
    const std::string text = AnchoredPattern(*place, cells.cells[kPattern]);
    auto pattern = std::make_unique<RE2>(text, RE2::Quiet);
    if (!pattern->ok()) return Fail(file.Wrong(cells, pattern->error()));
    Section& section = table.sections_[static_cast<size_t>(*place)];
    section.set->Add(text, nullptr);
    int level = 0;
    const std::string_view level_cell = cells.cells[kLevel];
    std::from_chars(level_cell.data(), level_cell.data() + level_cell.size(),
                    level);
    Row row{*role, level, std::move(pattern), file.ReasonOf(cells)};
    row.block = GroupOf(*row.pattern, "block");
    row.author = GroupOf(*row.pattern, "author");
    row.date = GroupOf(*row.pattern, "date");
    section.rows.push_back(std::move(row));
  }
  for (Section& section : table.sections_) section.set->Compile();
  return table;
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
  std::vector<int> matching;
  if (!section.set->Match(piece, &matching)) return std::nullopt;
  const Row& row =
      section.rows[*std::min_element(matching.begin(), matching.end())];
  std::array<re2::StringPiece, 8> groups;
  const int count =
      std::min<int>(groups.size(), row.pattern->NumberOfCapturingGroups() + 1);
  if (!row.pattern->Match(piece, 0, piece.size(), AnchorOf(place),
                          groups.data(), count)) {
    return std::nullopt;
  }
  const auto text_of = [&](int group) {
    return group == 0 || group >= count || groups[group].data() == nullptr
               ? std::string_view()
               : std::string_view(groups[group].data(), groups[group].size());
  };
  StructureMatch match{row.role, row.level, {}, text_of(row.author),
                       text_of(row.date), row.reason};
  const re2::StringPiece& block = groups[row.block < count ? row.block : 0];
  match.span.begin = offset + (block.data() - window.data());
  match.span.end = match.span.begin + block.size();
  return match;
}

}  // namespace tingwen
