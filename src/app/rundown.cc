#include "app/rundown.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/rundown_checks.h"
#include "base/file.h"
#include "base/message.h"
#include "base/nearest.h"

namespace tingwen {
namespace {

using Set = std::function<bool(Rundown&, const toml::node&)>;

bool SetValue(std::string& target, const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (value) target = *value;
  return value.has_value();
}

bool SetValue(bool& target, const toml::node& node) {
  const auto value = node.value_exact<bool>();
  if (value) target = *value;
  return value.has_value();
}

bool SetValue(int& target, const toml::node& node) {
  const auto value = node.value_exact<int64_t>();
  if (!value || *value < INT32_MIN || *value > INT32_MAX) return false;
  target = static_cast<int>(*value);
  return true;
}

bool SetValue(double& target, const toml::node& node) {
  if (!node.is_number()) return false;
  target = *node.value<double>();
  return true;
}

bool SetValue(std::vector<std::string>& target, const toml::node& node) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return false;
  target.clear();
  for (const toml::node& element : *array) {
    if (!SetValue(target.emplace_back(), element)) return false;
  }
  return true;
}

std::chrono::local_seconds ClockOf(const toml::date& date,
                                   const toml::time& time) {
  using namespace std::chrono;
  const local_days midnight{year(date.year) / month(date.month) /
                            day(date.day)};
  return local_seconds(midnight) + hours(time.hour) + minutes(time.minute) +
         seconds(time.second);
}

// A date and a time, or a time of today.
bool SetValue(AirTime& target, const toml::node& node) {
  using namespace std::chrono;
  if (const auto time = node.value_exact<toml::time>()) {
    target =
        AirTimeAt(local_seconds(floor<days>(target.clock)) + hours(time->hour) +
                  minutes(time->minute) + seconds(time->second));
    return true;
  }
  const auto moment = node.value_exact<toml::date_time>();
  if (!moment) return false;
  target = AirTimeAt(ClockOf(moment->date, moment->time));
  if (moment->offset) target.offset = minutes(moment->offset->minutes);
  return true;
}

std::string TypeOf(const std::string&) { return "text"; }
std::string TypeOf(bool) { return "yes or no"; }
std::string TypeOf(int) { return "whole number"; }
std::string TypeOf(double) { return "number"; }
std::string TypeOf(const std::vector<std::string>&) { return "texts"; }
std::string TypeOf(const AirTime&) { return "time"; }

struct Key {
  RundownKey key;
  Set set;
};

// A key of the rundown itself.
template <class Member>
Key Of(const char* name, Member Rundown::*member) {
  return {{"", name, TypeOf(Rundown().*member)},
          [member](Rundown& rundown, const toml::node& node) {
            return SetValue(rundown.*member, node);
          }};
}

// A key of one of its tables.
template <class Table, class Member>
Key Of(const char* table, const char* name, Table Rundown::*place,
       Member Table::*member) {
  return {{table, name, TypeOf(Table().*member)},
          [place, member](Rundown& rundown, const toml::node& node) {
            return SetValue(rundown.*place.*member, node);
          }};
}

// A key of the item that is being read.
template <class Member>
Key OfItem(const char* name, Member RundownItem::*member) {
  return {{"items", name, TypeOf(RundownItem().*member)},
          [member](Rundown& rundown, const toml::node& node) {
            return SetValue(rundown.items.back().*member, node);
          }};
}

Key In(const char* table, Key key) {
  key.key.table = table;
  return key;
}

const std::vector<Key>& Keys() {
  using R = Rundown;
  static const std::vector<Key> keys = {
      Of("title", &R::title),
      Of("station", &R::station),
      Of("air", &R::air),
      Of("name", &R::name),
      Of("format", &R::format),
      Of("profile", &R::profile),
      Of("cut_id", &R::cut_id),
      Of("cover", &R::cover),
      Of("voices", &R::voices),
      Of("pace", &R::pace),
      Of("headlines", &R::headlines),
      Of("time_signal", &R::time_signal),
      Of("split", &R::split),
      Of("on_error", &R::on_error_name),
      Of("lines", "time", &R::lines, &RundownLines::time),
      Of("lines", "opening", &R::lines, &RundownLines::opening),
      Of("lines", "headlines", &R::lines, &RundownLines::headlines),
      Of("lines", "details", &R::lines, &RundownLines::details),
      Of("lines", "failed", &R::lines, &RundownLines::failed),
      Of("lines", "closing", &R::lines, &RundownLines::closing),
      Of("sounds", "opening", &R::sounds, &RundownSounds::opening),
      Of("sounds", "closing", &R::sounds, &RundownSounds::closing),
      Of("sounds", "item", &R::sounds, &RundownSounds::item),
      Of("sounds", "headline", &R::sounds, &RundownSounds::headline),
      Of("sounds", "level", &R::sounds, &RundownSounds::level),
      Of("sounds", "bed", &R::sounds, &RundownSounds::bed),
      Of("sounds", "bed_under", &R::sounds, &RundownSounds::bed_under),
      Of("sounds", "bed_level", &R::sounds, &RundownSounds::bed_level),
      Of("sounds", "duck", &R::sounds, &RundownSounds::duck),
      Of("pauses", "sound", &R::pauses, &RundownPauses::sound),
      Of("pauses", "section", &R::pauses, &RundownPauses::section),
      Of("pauses", "headline", &R::pauses, &RundownPauses::headline),
      Of("pauses", "item", &R::pauses, &RundownPauses::item),
      In("fit", Of("slot", &R::slot)),
      In("fit", Of("leave_out", &R::leave_out)),
      Of("fit", "slowest", &R::limits, &FitLimits::slowest),
      Of("fit", "fastest", &R::limits, &FitLimits::fastest),
      Of("fit", "shortest_pauses", &R::limits, &FitLimits::shortest_pauses),
      Of("fit", "longest_pauses", &R::limits, &FitLimits::longest_pauses),
      Of("podcast", "url", &R::podcast, &RundownPodcast::url),
      Of("podcast", "feed", &R::podcast, &RundownPodcast::feed),
      Of("podcast", "link", &R::podcast, &RundownPodcast::link),
      Of("podcast", "description", &R::podcast, &RundownPodcast::description),
      Of("podcast", "author", &R::podcast, &RundownPodcast::author),
      Of("podcast", "email", &R::podcast, &RundownPodcast::email),
      Of("podcast", "image", &R::podcast, &RundownPodcast::image),
      Of("podcast", "language", &R::podcast, &RundownPodcast::language),
      Of("podcast", "category", &R::podcast, &RundownPodcast::category),
      Of("podcast", "episodes", &R::podcast, &RundownPodcast::episodes),
      OfItem("file", &RundownItem::file),
      OfItem("text", &RundownItem::text),
      OfItem("title", &RundownItem::title),
      OfItem("voice", &RundownItem::voice),
      OfItem("priority", &RundownItem::priority),
      OfItem("sound", &RundownItem::sound),
      OfItem("cut_id", &RundownItem::cut_id),
  };
  return keys;
}

class RundownReader {
 public:
  explicit RundownReader(std::string path) { rundown_.path = std::move(path); }

  Result<Rundown> Read(const toml::table& root) && {
    for (const auto& [key, node] : root) {
      TINGWEN_TRY(ReadTopLevel(std::string(key.str()), key.source(), node));
    }
    ResolvePaths();
    TINGWEN_TRY(CheckRundown(rundown_));
    return std::move(rundown_);
  }

 private:
  Status ReadTopLevel(const std::string& name, const toml::source_region& place,
                      const toml::node& node) {
    if (name == "items") return ReadItems(node);
    const bool is_table =
        std::any_of(Keys().begin(), Keys().end(),
                    [&](const Key& key) { return key.key.table == name; });
    if (!is_table) return ReadKey("", name, place, node);
    if (!node.is_table()) {
      return FailAt(node.source(), "rundown.table", name);
    }
    return ReadTable(name, *node.as_table());
  }

  Status ReadTable(const std::string& table, const toml::table& values) {
    for (const auto& [key, node] : values) {
      TINGWEN_TRY(ReadKey(table, std::string(key.str()), key.source(), node));
    }
    return {};
  }

  Status ReadItems(const toml::node& node) {
    const toml::array* items = node.as_array();
    if (items == nullptr || !items->is_homogeneous(toml::node_type::table)) {
      return FailAt(node.source(), "rundown.items");
    }
    for (const toml::node& item : *items) {
      const toml::source_position begin = item.source().begin;
      rundown_.items.emplace_back().position = {begin.line, begin.column};
      TINGWEN_TRY(ReadTable("items", *item.as_table()));
    }
    return {};
  }

  Status ReadKey(const std::string& table, const std::string& name,
                 const toml::source_region& place, const toml::node& node) {
    for (const Key& key : Keys()) {
      if (key.key.table != table || key.key.name != name) continue;
      rundown_.places[table + "." + name] = {place.begin.line,
                                             place.begin.column};
      if (key.set(rundown_, node)) return {};
      return FailAt(node.source(), "rundown.type", name, key.key.type);
    }
    return UnknownKey(table, name, place);
  }

  // The hint is the nearest key of this table, or of all; else its keys.
  Status UnknownKey(const std::string& table, const std::string& name,
                    const toml::source_region& place) const {
    std::vector<std::string> known;
    for (const Key& key : Keys()) {
      if (key.key.table == table) known.push_back(key.key.name);
      if (table.empty() && !key.key.table.empty() &&
          std::find(known.begin(), known.end(), key.key.table) == known.end()) {
        known.push_back(key.key.table);
      }
    }
    Error error = MakeError(ErrorCode::kInput, rundown_.path,
                            "rundown.unknown_key", name);
    const std::string nearest = NearestName(name, known);
    error.hint = nearest.empty()
                     ? Message("rundown.known",
                               fmt::format("{}", fmt::join(known, ", ")))
                     : Message("rundown.nearest", nearest);
    error.position = {place.begin.line, place.begin.column};
    return Fail(std::move(error));
  }

  template <class... Arguments>
  Status FailAt(const toml::source_region& place, std::string_view id,
                const Arguments&... arguments) const {
    Error error = MakeError(ErrorCode::kInput, rundown_.path, id, arguments...);
    error.position = {place.begin.line, place.begin.column};
    return Fail(std::move(error));
  }

  // Files are named as seen from the rundown.
  void ResolvePaths() {
    const auto folder = std::filesystem::path(rundown_.path).parent_path();
    const auto resolve = [&](std::string& file) {
      if (!file.empty()) file = (folder / file).string();
    };
    RundownSounds& sounds = rundown_.sounds;
    for (std::string* file : {&sounds.opening, &sounds.closing, &sounds.item,
                              &sounds.headline, &sounds.bed, &rundown_.cover}) {
      resolve(*file);
    }
    for (RundownItem& item : rundown_.items) {
      resolve(item.file);
      resolve(item.sound);
    }
  }

  Rundown rundown_;
};

}  // namespace

std::vector<RundownKey> RundownKeys() {
  std::vector<RundownKey> keys;
  for (const Key& key : Keys()) keys.push_back(key.key);
  return keys;
}

Status SetAir(const std::string& text, Rundown& rundown) {
  const auto colons = std::count(text.begin(), text.end(), ':');
  try {
    const toml::table table =
        toml::parse("air = " + text + (colons == 1 ? ":00" : ""));
    if (SetValue(rundown.air, *table.get("air"))) return {};
  } catch (const toml::parse_error&) {
    // told below
  }
  return FailWith(ErrorCode::kUsage, {}, "rundown.air", text);
}

Result<Rundown> ReadRundown(const std::string& path) {
  TINGWEN_ASSIGN(text, ReadFile(path));
  try {
    return RundownReader(path).Read(toml::parse(text, path));
  } catch (const toml::parse_error& failure) {
    Error error = MakeError(ErrorCode::kInput, path, "rundown.syntax",
                            std::string(failure.description()));
    const toml::source_position place = failure.source().begin;
    error.position = {place.line, place.column};
    return Fail(std::move(error));
  }
}

}  // namespace tingwen
