#include "audio/profile.h"

#include <charconv>
#include <filesystem>

#include "base/file.h"
#include "base/message.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

constexpr size_t kColumns = 11;

// A number that fills its cell.
template <class Number>
bool Parse(std::string_view cell, Number& number) {
  const auto [end, error] =
      std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return error == std::errc() && end == cell.data() + cell.size();
}

// "-" stands for nothing.
bool Parse(std::string_view cell, std::optional<double>& number) {
  if (cell == "-") return true;
  return Parse(cell, number.emplace());
}

std::optional<Profile> ParseRow(const TsvRow& row) {
  if (row.cells.size() != kColumns) return std::nullopt;
  const auto& cells = row.cells;
  Profile profile;
  profile.id = cells[0];
  const bool numbers =
      Parse(cells[1], profile.loudness) && Parse(cells[2], profile.tolerance) &&
      Parse(cells[3], profile.true_peak) &&
      Parse(cells[4], profile.short_term_max) &&
      Parse(cells[5], profile.sample_rate) &&
      Parse(cells[6], profile.channels) && Parse(cells[7], profile.bit_depth) &&
      Parse(cells[8], profile.high_pass);
  const bool sane =
      (profile.channels == 1 || profile.channels == 2) &&
      (profile.bit_depth == 16 || profile.bit_depth == 24) &&
      profile.loudness.has_value() == profile.tolerance.has_value();
  if (!numbers || !sane) return std::nullopt;
  profile.name_en = cells[9];
  profile.name_zh = cells[10];
  return profile;
}

void Put(std::vector<Profile>& profiles, Profile profile) {
  for (Profile& known : profiles) {
    if (known.id != profile.id) continue;
    known = std::move(profile);
    return;
  }
  profiles.push_back(std::move(profile));
}

Status AddTable(const std::string& path, ErrorCode code,
                std::vector<Profile>& profiles) {
  TINGWEN_ASSIGN(text, ReadFile(path));
  for (const TsvRow& row : ParseTsv(text)) {
    auto profile = ParseRow(row);
    if (!profile) {
      Error error = MakeError(code, path, "profile.row");
      error.position = {row.line, 0};
      return Fail(std::move(error));
    }
    Put(profiles, *std::move(profile));
  }
  return {};
}

}  // namespace

Result<std::vector<Profile>> LoadProfiles(
    const std::vector<std::string>& tables) {
  std::vector<Profile> profiles;
  ErrorCode code = ErrorCode::kInternal;
  for (const std::string& table : tables) {
    std::error_code ignored;
    if (code == ErrorCode::kInternal ||
        std::filesystem::exists(table, ignored)) {
      TINGWEN_TRY(AddTable(table, code, profiles));
    }
    code = ErrorCode::kUsage;
  }
  return profiles;
}

Result<Profile> FindProfile(const std::vector<Profile>& profiles,
                            const std::string& id) {
  std::string names;
  for (const Profile& profile : profiles) {
    if (profile.id == id) return profile;
    names += (names.empty() ? "" : ", ") + profile.id;
  }
  return FailWith(ErrorCode::kUsage, {}, "profile.unknown", id, names);
}

}  // namespace tingwen
