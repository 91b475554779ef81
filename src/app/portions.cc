#include "app/portions.h"

namespace tingwen {

Status ForEachPortion(const std::string& path, const Settings& settings,
                      const std::function<Status(Portion&)>& use) {
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(reading, settings.Reading());
  TINGWEN_ASSIGN(reader, PortionReader::Open(path, limit, reading));
  while (true) {
    TINGWEN_ASSIGN(portion, reader.Next());
    if (!portion) return {};
    TINGWEN_TRY(use(*portion));
  }
}

}  // namespace tingwen
