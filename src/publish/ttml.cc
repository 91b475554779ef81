// TTML2, profile IMSC 1.1 Text: captions at the bottom, centred.
#include "publish/captions.h"
#include "publish/markup_writer.h"

namespace tingwen {
namespace {

void WriteHead(MarkupWriter& xml, const CaptionFile& file) {
  xml.Open("head").Line();
  xml.Open("metadata").Element("ttm:title", file.title).Close().Line();
  xml.Open("styling")
      .Open("style", {{"xml:id", "caption"},
                      {"tts:color", "white"},
                      {"tts:backgroundColor", "black"},
                      {"tts:fontFamily", "proportionalSansSerif"},
                      {"tts:textAlign", "center"}})
      .Close()
      .Close()
      .Line();
  xml.Open("layout")
      .Open("region", {{"xml:id", "bottom"},
                       {"tts:origin", "10% 80%"},
                       {"tts:extent", "80% 15%"},
                       {"tts:displayAlign", "after"}})
      .Close()
      .Close()
      .Line();
  xml.Close().Line();
}

// Times of spans count from the begin of their paragraph (TTML2, 12.2).
void WriteLine(MarkupWriter& xml, const Caption& caption,
               const CaptionLine& line, bool words) {
  if (!words) {
    xml.Text(TextOf(line));
    return;
  }
  for (const CaptionWord& word : line) {
    xml.Element("span", word.text,
                {{"begin", ClockTime(word.begin - caption.begin)}});
  }
}

void WriteCaption(MarkupWriter& xml, const Caption& caption, bool words) {
  xml.Open("p", {{"begin", ClockTime(caption.begin)},
                 {"end", ClockTime(caption.end)}});
  for (size_t i = 0; i < caption.lines.size(); ++i) {
    if (i > 0) xml.Open("br").Close();
    WriteLine(xml, caption, caption.lines[i], words);
  }
  xml.Close().Line();
}

std::string Render(const CaptionFile& file) {
  MarkupWriter xml;
  xml.Open("tt", {{"xmlns", "http://www.w3.org/ns/ttml"},
                  {"xmlns:ttm", "http://www.w3.org/ns/ttml#metadata"},
                  {"xmlns:ttp", "http://www.w3.org/ns/ttml#parameter"},
                  {"xmlns:tts", "http://www.w3.org/ns/ttml#styling"},
                  {"ttp:contentProfiles",
                   "http://www.w3.org/ns/ttml/profile/imsc1.1/text"},
                  {"xml:lang", "zh-CN"}})
      .Line();
  WriteHead(xml, file);
  xml.Open("body", {{"style", "caption"}, {"region", "bottom"}})
      .Open("div")
      .Line();
  for (const Caption& caption : file.captions) {
    WriteCaption(xml, caption, file.rules.words);
  }
  return std::move(xml).Finish();
}

}  // namespace

const CaptionFormat kTtmlCaptions = {"ttml", Render};

}  // namespace tingwen
