// The patterns by which bylines, datelines, headings ... are recognised
// (data/rules/structure.tsv).
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "readers/table_file.h"

namespace tingwen {

// Where in a line a pattern is looked for.
enum class Place : uint8_t { kLine, kHead, kTail, kTitle, kImage };
inline constexpr size_t kPlaceCount = 5;

enum class Role : uint8_t {
  kByline,
  kDateline,
  kEndMark,
  kHeading,
  kListItem,
  kSite,      // the name of the site behind a title
  kDangling,  // a title that says nothing without the next one
  kNoise,     // the alternative text of a picture that says nothing
};

struct StructureMatch {
  Role role = Role::kByline;
  int level = 0;
  Span span;  // of the group `block`, else of the whole match
  std::string_view author;
  std::string_view date;    // as it is written
  std::string_view reason;  // "rules/structure.tsv:14"
};

class StructureTable {
 public:
  // The table, loaded once. kInternal where it is missing or wrong.
  static const Result<StructureTable>& Get();

  // The first row of a place that fits a line: as a whole (kLine, kImage), at
  // its beginning (kHead), at its end (kTail, kTitle).
  std::optional<StructureMatch> Find(Place place, std::string_view line) const;

 private:
  // Few rows ever match a text: a pattern is compiled when it first does.
  class LazyPattern {
   public:
    explicit LazyPattern(std::string text) : text_(std::move(text)) {}
    const std::string& text() const { return text_; }
    const re2::RE2& Get();

   private:
    std::string text_;
    std::once_flag once_;
    std::unique_ptr<re2::RE2> pattern_;
  };

  struct Row {
    Role role;
    int level;
    std::unique_ptr<LazyPattern> pattern;
    std::string reason;
  };
  struct Section {
    std::vector<Row> rows;
    std::unique_ptr<re2::RE2::Set> set;  // tells which rows match
    // The set is compiled when it is first asked.
    std::unique_ptr<std::once_flag> once = std::make_unique<std::once_flag>();
  };

  static Result<StructureTable> Load();
  Status AddRow(const TableFile& file, const TsvRow& cells,
                const std::string& pattern);

  std::array<Section, kPlaceCount> sections_;
};

}  // namespace tingwen
