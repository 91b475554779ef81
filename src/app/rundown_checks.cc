#include "app/rundown_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/bulletin_lines.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/text.h"
#include "publish/audio_writer.h"

namespace tingwen {
namespace {

class Checker {
 public:
  explicit Checker(Rundown& rundown) : rundown_(rundown) {}

  Status Check() {
    TINGWEN_TRY(Names());
    TINGWEN_TRY(Numbers());
    TINGWEN_TRY(Slot());
    TINGWEN_TRY(Lines());
    return Items();
  }

 private:
  Status Names() {
    const std::vector<std::string> policies = {"stop", "skip", "announce"};
    TINGWEN_TRY(Choice(".on_error", rundown_.on_error_name, policies));
    rundown_.on_error = rundown_.on_error_name == "stop"   ? OnError::kStop
                        : rundown_.on_error_name == "skip" ? OnError::kSkip
                                                           : OnError::kAnnounce;
    TINGWEN_TRY(Choice(".pace", rundown_.pace, {"first", "own"}));
    TINGWEN_TRY(Choice("sounds.bed_under", rundown_.sounds.bed_under,
                       {"opening", "headlines", "all"}));
    TINGWEN_TRY(Choice("fit.leave_out", rundown_.leave_out,
                       {"items", "tails", "both", "nothing"}));
    if (const auto format = AudioFormatOf(rundown_.format); !format) {
      return At(".format", format.error());
    }
    if (rundown_.name.empty()) {
      rundown_.name = std::filesystem::path(rundown_.path).stem().string();
    }
    if (rundown_.name.find('/') != std::string::npos ||
        rundown_.name.starts_with('.')) {
      return FailAt(".name", "rundown.name");
    }
    if (rundown_.voices.empty()) return FailAt(".voices", "rundown.voices");
    return {};
  }

  Status Numbers() {
    const RundownPauses& pauses = rundown_.pauses;
    TINGWEN_TRY(Range("pauses.sound", pauses.sound, 0, 60));
    TINGWEN_TRY(Range("pauses.section", pauses.section, 0, 60));
    TINGWEN_TRY(Range("pauses.headline", pauses.headline, 0, 60));
    TINGWEN_TRY(Range("pauses.item", pauses.item, 0, 60));
    const RundownSounds& sounds = rundown_.sounds;
    TINGWEN_TRY(Range("sounds.level", sounds.level, -40, 20));
    TINGWEN_TRY(Range("sounds.bed_level", sounds.bed_level, -40, 20));
    TINGWEN_TRY(Range("sounds.duck", sounds.duck, -60, 0));
    return Range("podcast.episodes", rundown_.podcast.episodes, 1, 10000);
  }

  Status Slot() {
    if (const Status limits = CheckFitLimits(rundown_.limits); !limits) {
      return At("fit.slowest", limits.error());
    }
    if (rundown_.slot.empty()) return {};
    const auto seconds = ParseSlot(rundown_.slot);
    if (!seconds) return At("fit.slot", seconds.error());
    rundown_.seconds = *seconds;
    return {};
  }

  Status Lines() {
    const RundownLines& lines = rundown_.lines;
    const LineFields fields = FieldsOf(rundown_);
    const std::pair<const char*, const std::string*> all[] = {
        {"lines.time", &lines.time},
        {"lines.opening", &lines.opening},
        {"lines.headlines", &lines.headlines},
        {"lines.details", &lines.details},
        {"lines.failed", &lines.failed},
        {"lines.closing", &lines.closing}};
    for (const auto& [key, line] : all) {
      if (auto filled = FillLine(*line, fields); !filled) {
        return At(key, filled.error());
      }
    }
    return {};
  }

  Status Items() {
    if (rundown_.items.empty()) return FailAt("", "rundown.no_items");
    for (const RundownItem& item : rundown_.items) {
      if (item.file.empty() == Trim(item.text).empty()) {
        return FailAt(item.position, "rundown.file_or_text");
      }
      if (item.priority < 1 || item.priority > 9) {
        return FailAt(item.position, "rundown.priority", item.priority);
      }
    }
    return {};
  }

  Status Choice(const char* key, const std::string& value,
                const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) {
      return {};
    }
    return FailAt(key, "rundown.choice", value,
                  fmt::format("{}", fmt::join(choices, ", ")));
  }

  Status Range(const char* key, double value, double low, double high) {
    if (value >= low && value <= high) return {};
    return FailAt(key, "rundown.range", value, low, high);
  }

  template <class... Arguments>
  Status FailAt(Position position, std::string_view id,
                const Arguments&... arguments) {
    Error error = MakeError(ErrorCode::kInput, rundown_.path, id, arguments...);
    error.position = position;
    return Fail(std::move(error));
  }

  template <class... Arguments>
  Status FailAt(const char* key, std::string_view id,
                const Arguments&... arguments) {
    return FailAt(rundown_.places[key], id, arguments...);
  }

  // An error of somebody else, at its place in the rundown.
  Status At(const char* key, Error error) {
    error.code = ErrorCode::kInput;
    error.path = rundown_.path;
    error.position = rundown_.places[key];
    return Fail(std::move(error));
  }

  Rundown& rundown_;
};

}  // namespace

Status CheckRundown(Rundown& rundown) { return Checker(rundown).Check(); }

}  // namespace tingwen
