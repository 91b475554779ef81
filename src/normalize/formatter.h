// How the fields of a token are said: the formatters that a rule's `say` may
// name, {field:formatter}.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "normalize/normalizer.h"
#include "rules/table.h"

namespace tingwen {

// What formatters obey: a row of rules/styles.tsv.
struct ReadingStyle {
  std::string one = "幺";       // 1 in telephone numbers
  std::string clock = "点";     // after the hour of 14:30
  std::string hundreds = "二";  // 2 before 百
  YearStyle years = YearStyle::kDigits;
};

// The row of the table that the options ask for. kUsage where there is none.
Result<ReadingStyle> FindStyle(const Table& styles,
                               const NormalizeOptions& options);

// What goes in is the raw text of a field, what comes out is what is said.
using Formatter = std::string (*)(std::string_view value,
                                  const ReadingStyle& style);

// Null where there is none of this name. docs/formats/rules.md lists them.
Formatter FindFormatter(std::string_view name);

}  // namespace tingwen
