#include "app/bulletin_lines.h"

#include <algorithm>

#include "base/message.h"
#include "base/nearest.h"

namespace tingwen {
namespace {

tl::unexpected<Error> UnknownField(const std::string& name,
                                   const LineFields& fields) {
  std::vector<std::string> names;
  std::string all;
  for (const auto& [known, value] : fields) {
    names.push_back(known);
    all += (all.empty() ? "{" : ", {") + known + "}";
  }
  Error error = MakeError(ErrorCode::kInput, {}, "rundown.field", name);
  const std::string nearest = NearestName(name, names);
  error.hint = nearest.empty()
                   ? Message("rundown.known", all)
                   : Message("rundown.nearest", "{" + nearest + "}");
  return Fail(std::move(error));
}

}  // namespace

LineFields FieldsOf(const Rundown& rundown) {
  return {{"title", rundown.title},
          {"station", rundown.station},
          {"date", SpokenDate(rundown.air)},
          {"weekday", SpokenWeekday(rundown.air)},
          {"time", SpokenTime(rundown.air)},
          {"part", PartOfDay(rundown.air)},
          {"count", std::to_string(rundown.items.size())}};
}

Result<std::string> FillLine(const std::string& line,
                             const LineFields& fields) {
  std::string filled;
  size_t at = 0;
  while (at < line.size()) {
    const size_t open = line.find('{', at);
    const size_t close = line.find('}', std::min(open, line.size()));
    filled += line.substr(at, open - at);
    if (close == std::string::npos) {
      if (open != std::string::npos) filled += line.substr(open);
      break;
    }
    const std::string name = line.substr(open + 1, close - open - 1);
    const auto field =
        std::find_if(fields.begin(), fields.end(),
                     [&](const auto& known) { return known.first == name; });
    if (field == fields.end()) return UnknownField(name, fields);
    filled += field->second;
    at = close + 1;
  }
  return filled;
}

}  // namespace tingwen
