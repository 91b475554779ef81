// Lines of a rundown with fields in braces: "今天是{date}，{weekday}。"
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/rundown.h"
#include "base/result.h"

namespace tingwen {

using LineFields = std::vector<std::pair<std::string, std::string>>;

// title, station, date, weekday, time, part (of the day) and count (of items).
// They are written as in an article: the normalizer says them.
LineFields FieldsOf(const Rundown& rundown);

// The line with its fields filled in. kInput, with the nearest field as a hint,
// for one that is not known.
Result<std::string> FillLine(const std::string& line, const LineFields& fields);

}  // namespace tingwen
