// What a bulletin says, in the order in which it is said.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "app/rundown.h"
#include "app/settings.h"
#include "base/result.h"
#include "document/document.h"
#include "synth/duration.h"
#include "synth/voice.h"

namespace tingwen {

// A document that one voice reads.
struct Passage {
  enum class Kind {
    kTime,
    kOpening,
    kHeadlines,  // the line before them
    kHeadline,
    kDetails,  // the line after them
    kItem,
    kClosing,
  };
  Kind kind = Kind::kItem;
  size_t item = 0;  // of kHeadline and kItem, in Rundown::items
  std::string voice;
  Document document;
  std::string source;  // the bytes that it was read from
  bool spoken = true;  // false: left out
};

struct ScriptItem {
  std::string title;
  std::string failed;          // why it can't be read; empty: it can
  bool left_out = false;       // for want of time, or as it failed
  size_t left_out_blocks = 0;  // from its tail
};

struct Script {
  std::vector<Passage> passages;
  std::vector<ScriptItem> items;  // as in the rundown
  std::map<std::string, Voice> voices;
  std::map<std::string, DurationModel> durations;  // by voice
};

// Reads all items. One that fails ends it, is left out, or is announced, as the
// rundown says; only the first is an error: kInput with the item's place.
// kUsage for voices that there are not.
Result<Script> WriteScript(const Rundown& rundown, const Settings& settings);

// The syllables that a passage has: in Chinese as many as characters.
size_t CountSyllables(const Document& document);

}  // namespace tingwen
