// SubRip.
#include "publish/captions.h"

namespace tingwen {
namespace {

std::string Render(const CaptionFile& file) {
  std::string text;
  size_t number = 0;
  for (const Caption& caption : file.captions) {
    if (number > 0) text += "\n";
    text += std::to_string(++number) + "\n" + ClockTime(caption.begin, ',') +
            " --> " + ClockTime(caption.end, ',') + "\n";
    for (const CaptionLine& line : caption.lines) text += TextOf(line) + "\n";
  }
  return text;
}

}  // namespace

const CaptionFormat kSrtCaptions = {"srt", Render};

}  // namespace tingwen
