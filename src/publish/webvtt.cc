// WebVTT (W3C): with `words`, the time of each word stands before it, as
// karaoke players show it.
#include "base/text.h"
#include "publish/captions.h"

namespace tingwen {
namespace {

std::string Escaped(std::string text) {
  ReplaceAll(text, "&", "&amp;");
  ReplaceAll(text, "<", "&lt;");
  ReplaceAll(text, ">", "&gt;");
  return text;
}

// Times must rise inside a cue and lie after its begin (WebVTT, 4.2.2).
std::string Karaoke(const Caption& caption, const CaptionLine& line,
                    std::string& last) {
  std::string text;
  for (const CaptionWord& word : line) {
    const std::string time = ClockTime(word.begin);
    if (time > last && word.begin < caption.end) {
      text += "<" + time + ">";
      last = time;
    }
    text += Escaped(word.text);
  }
  return text;
}

std::string Render(const CaptionFile& file) {
  std::string text = "WEBVTT\n";
  size_t number = 0;
  for (const Caption& caption : file.captions) {
    std::string last = ClockTime(caption.begin);
    text += "\n" + std::to_string(++number) + "\n" + last + " --> " +
            ClockTime(caption.end) + "\n";
    for (const CaptionLine& line : caption.lines) {
      text += file.rules.words ? Karaoke(caption, line, last)
                               : Escaped(TextOf(line));
      text += "\n";
    }
  }
  return text;
}

}  // namespace

const CaptionFormat kWebVttCaptions = {"vtt", Render};

}  // namespace tingwen
