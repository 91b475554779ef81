#include "publish/chapters.h"

#include <algorithm>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kLongestTitle = 30;  // characters

bool BeginsPart(const Block& block, bool by_headings) {
  if (!by_headings) return true;
  return block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading;
}

std::vector<Chapter> Parts(const Document& document, int sample_rate,
                           bool by_headings) {
  std::vector<Chapter> parts;
  Id last_block = kNoId;
  for (const AudioMark& mark : document.marks) {
    if (mark.kind != MarkKind::kSentence) continue;
    const double begin = static_cast<double>(mark.begin) / sample_rate;
    const double end = static_cast<double>(mark.end) / sample_rate;
    const Id id = document.sentences[mark.element].block;
    const Block& block = document.blocks[id];
    if (id != last_block && (parts.empty() || BeginsPart(block, by_headings))) {
      if (!parts.empty()) parts.back().end = begin;
      parts.push_back({begin, end, ShortTitle(document.TextOf(block.span))});
    }
    last_block = id;
    parts.back().end = end;
  }
  return parts;
}

}  // namespace

std::string ShortTitle(std::string_view text) {
  std::string title;
  size_t count = 0;
  for (const CodePoint& point : Decode(Trim(text))) {
    if (count++ == kLongestTitle) return title + "…";
    title += IsControl(point.value) ? " " : ToUtf8(point.value);
  }
  return title;
}

std::vector<Chapter> ChaptersOf(const Document& document, int sample_rate) {
  const bool headings =
      std::any_of(document.blocks.begin(), document.blocks.end(),
                  [](const Block& b) { return b.kind == BlockKind::kHeading; });
  return Parts(document, sample_rate, headings);
}

std::vector<Chapter> CuesOf(const Document& document, int sample_rate) {
  return Parts(document, sample_rate, false);
}

}  // namespace tingwen
