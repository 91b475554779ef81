// A rundown: what a bulletin is made of (docs/formats/rundown.md).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/air_time.h"
#include "app/fit.h"
#include "base/result.h"

namespace tingwen {

// What becomes of a bulletin when an item, or a sound of it, fails.
enum class OnError { kStop, kSkip, kAnnounce };

struct RundownItem {
  std::string file;   // a document; or
  std::string text;   // the text itself
  std::string title;  // empty: the document's
  std::string voice;  // empty: the next in turn
  std::string sound;  // played before it; empty: the rundown's
  std::string cut_id;
  int priority = 5;   // 1 stays longest, 9 goes first
  Position position;  // in the rundown
};

// Lines that are spoken, with fields in braces (bulletin_lines.h).
struct RundownLines {
  std::string time = "刚才最后一响，是北京时间{time}整。";
  std::string opening =
      "听众朋友，{part}好！今天是{date}，{weekday}。"
      "欢迎收听{station}《{title}》。";
  std::string headlines = "首先，请听内容提要。";
  std::string details = "下面请听详细内容。";
  std::string failed = "这条新闻暂时无法播出。";
  std::string closing = "以上是本次《{title}》的全部内容，感谢收听，再见。";
};

// Sound files; empty: none. Levels in dB above the loudness of speech.
struct RundownSounds {
  std::string opening;
  std::string closing;
  std::string item;
  std::string headline;
  std::string bed;
  std::string bed_under = "opening";  // opening, headlines, all
  double level = 0;
  double bed_level = -3;
  double duck = -15;  // what a bed loses under speech
};

// Seconds of silence.
struct RundownPauses {
  double sound = 0.4;     // after one
  double section = 1;     // after opening, headlines and the like
  double headline = 0.6;  // after each
  double item = 1.2;      // after each
};

struct RundownPodcast {
  std::string url;  // of the folder in which the files will be found
  std::string feed = "feed.xml";
  std::string link;
  std::string description;
  std::string author;
  std::string email;
  std::string image;
  std::string language = "zh-cn";
  std::string category = "News";
  int episodes = 50;  // that the feed keeps
};

struct Rundown {
  std::string path;
  std::string title;
  std::string station;
  std::string name;  // of the files; empty: as the rundown's
  std::string format = "wav";
  std::string profile;  // empty: as set
  std::string cut_id;
  std::string cover;
  AirTime air = AirTimeNow();
  std::vector<std::string> voices = {"newsreader", "calm"};
  std::string pace = "first";  // first, own: of the other voices
  std::string on_error_name = "stop";
  OnError on_error = OnError::kStop;
  bool split = false;
  bool headlines = true;
  bool time_signal = false;
  RundownLines lines;
  RundownSounds sounds;
  RundownPauses pauses;
  std::string slot;                // "3:00"; empty: as long as it gets
  std::optional<double> seconds;   // of the slot
  std::string leave_out = "both";  // items, tails, both, nothing
  FitLimits limits;
  RundownPodcast podcast;
  std::vector<RundownItem> items;
  // Where keys stand, by "table.name"; of items the last.
  std::map<std::string, Position> places;
};

// A key that a rundown may have. `table` is empty for those at its beginning.
struct RundownKey {
  std::string table;  // "items", "pauses" ...
  std::string name;
  std::string type;  // "text", "number", "yes or no", "texts", "time"
};
std::vector<RundownKey> RundownKeys();

// Sets the time of air as a rundown would: "2025-11-06T07:00", "07:00", with
// seconds or without. kUsage for other texts.
Status SetAir(const std::string& text, Rundown& rundown);

// Reads a rundown. Files named in it are found from its folder, and their
// paths come so. kInput, with line and column, where it is no TOML, has an
// unknown key (the hint names the nearest), a value of the wrong type or out
// of range, or no item.
Result<Rundown> ReadRundown(const std::string& path);

}  // namespace tingwen
