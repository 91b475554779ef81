// A finished bulletin, as sheet, playlist and feed tell of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "publish/audio_tags.h"

namespace tingwen {

// A section: opening, headlines, an item, closing.
struct BulletinRow {
  std::string kind;    // "opening", "headlines", "item", "closing"
  std::string number;  // "3" of the third item; empty for the rest
  std::string title;
  std::string voice;   // one or more, as people know them
  std::string source;  // the document's file; empty for texts
  std::string clock;   // when it begins, "07:00:05"
  double begin = 0;    // seconds from the bulletin's beginning
  double end = 0;
  size_t words = 0;  // spoken characters
  std::string cut_id{};
  std::vector<std::string> notes{};  // what a producer should know
};

struct BulletinFile {
  std::string name;  // without a folder
  std::string title;
  std::string artist;  // the station
  std::string clock;
  std::string cut_id;
  double seconds = 0;
  uint64_t bytes = 0;
  std::string mime_type{};  // "audio/mpeg"
  std::string qc{};         // the verdict, one line
};

struct BulletinRecord {
  std::string title;
  std::string station;
  std::string date;       // "2025-11-06"
  std::string weekday;    // "星期四"
  std::string time;       // "07:00:00"
  std::string mail_date;  // RFC 822
  std::string profile;
  double seconds = 0;
  std::optional<double> slot;
  std::string tempo;  // how it was made to fit, in words
  std::vector<BulletinRow> rows;
  std::vector<std::string> left_out;  // items and paragraphs
  std::vector<std::string> notices;
  std::vector<BulletinFile> files;
  std::vector<Chapter> chapters;
};

// "1:05" of 65 seconds, "1:01:05" of an hour more.
std::string MinutesText(double seconds);

}  // namespace tingwen
