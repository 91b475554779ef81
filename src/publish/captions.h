// Captions: what is heard, in lines that can be read in time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "publish/timed_text.h"

namespace tingwen {

enum class CaptionUnit {
  kSentence,  // as much of a sentence as the lines hold
  kPhrase,    // up to the next comma
};

// The defaults are those of Chinese television: lines of at most 18 Han
// characters (Latin letters and digits count half), two lines, 9 characters a
// second.
struct CaptionRules {
  int line = 18;
  int lines = 2;
  double speed = 9;
  CaptionUnit unit = CaptionUnit::kSentence;
  bool words = false;  // times of words, where the format has them
};

struct CaptionWord {
  std::string text;  // with the punctuation around it
  double begin = 0;  // seconds
  double end = 0;
};
using CaptionLine = std::vector<CaptionWord>;

struct Caption {
  double begin = 0;
  double end = 0;
  std::vector<CaptionLine> lines;
};

std::string TextOf(const CaptionLine& line);

// Lines end at punctuation where they can, else between words; in a word only
// where it is longer than a line. A caption stands from its first word to its
// last, and on into the silence behind as long as it takes to read, but not
// into the next one: slower than spoken it can't be.
std::vector<Caption> MakeCaptions(const std::vector<TimedSentence>& sentences,
                                  const CaptionRules& rules);

// What every caption file says of itself.
struct CaptionFile {
  std::string title;
  std::string author;
  double duration = 0;  // of the audio, seconds
  CaptionRules rules;
  std::vector<Caption> captions;
};

// A format of captions: one file of src/publish each.
struct CaptionFormat {
  std::string_view extension;
  std::string (*render)(const CaptionFile& file);
};

// By the extension of a name. kUsage, naming the known ones, for others.
Result<const CaptionFormat*> CaptionFormatOf(const std::string& path);

extern const CaptionFormat kLrcCaptions;
extern const CaptionFormat kSrtCaptions;
extern const CaptionFormat kTtmlCaptions;
extern const CaptionFormat kWebVttCaptions;

// hh:mm:ss, the separator, and milliseconds.
std::string ClockTime(double seconds, char separator = '.');

}  // namespace tingwen
