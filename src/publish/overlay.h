// Which stretch of a chapter's audio belongs to which stretch of its text.
#pragma once

#include <string>
#include <vector>

#include "publish/book.h"

namespace tingwen {

struct Clip {
  std::string id;       // of the element of the text: "s12", "s12w3"
  size_t sentence = 0;  // its number in the chapter, from 1: s12
  double begin = 0;     // seconds
  double end = 0;
};

// The clips of a chapter, in order. They touch each other and together are the
// whole audio, so that a player that plays them one after another never jumps.
// Between two sentences the border lies in the silence, shortly before the
// second one. What isn't heard has no clip.
std::vector<Clip> ClipsOf(const BookChapter& chapter, OverlayUnit unit);

// Lets clips that are in order touch each other and fill the audio, as above.
void CloseClips(double seconds, std::vector<Clip>& clips);

// The ids of the elements.
std::string SentenceId(size_t sentence);
std::string WordId(size_t sentence, size_t word);

// 1:02:03.456 as SMIL 3.0 and DAISY write it (full clock value).
std::string SmilClock(double seconds);

}  // namespace tingwen
