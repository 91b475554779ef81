#include "audio/filter_table.h"

#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include "base/file.h"
#include "base/message.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

bool Parse(std::string_view cell, double& number) {
  const auto [end, error] =
      std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return error == std::errc() && end == cell.data() + cell.size();
}

std::optional<FilterBand> ParseRow(const TsvRow& row) {
  static const std::map<std::string_view, FilterBand::Kind> kinds = {
      {"high_pass", FilterBand::Kind::kHighPass},
      {"peak", FilterBand::Kind::kPeak},
      {"low_shelf", FilterBand::Kind::kLowShelf},
      {"high_shelf", FilterBand::Kind::kHighShelf}};
  if (row.cells.size() != 4) return std::nullopt;
  const auto kind = kinds.find(row.cells[0]);
  FilterBand band;
  const bool numbers = Parse(row.cells[1], band.hz) &&
                       Parse(row.cells[2], band.gain) &&
                       Parse(row.cells[3], band.q);
  if (kind == kinds.end() || !numbers || band.hz <= 0 || band.q <= 0) {
    return std::nullopt;
  }
  band.kind = kind->second;
  return band;
}

}  // namespace

Result<std::vector<FilterBand>> LoadFilters(const std::string& path) {
  std::vector<FilterBand> bands;
  if (!std::filesystem::exists(path)) return bands;
  TINGWEN_ASSIGN(text, ReadFile(path));
  for (const TsvRow& row : ParseTsv(text)) {
    const auto band = ParseRow(row);
    if (!band) {
      Error error = MakeError(ErrorCode::kInternal, path, "audio.filter_row");
      error.position = {row.line, 0};
      return Fail(std::move(error));
    }
    bands.push_back(*band);
  }
  return bands;
}

}  // namespace tingwen
