#include "publish/epub_targets.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace tingwen {
namespace {

// What may stand inside of a span (HTML, phrasing content).
const std::set<std::string, std::less<>>& InlineElements() {
  static const std::set<std::string, std::less<>> names = {
      "a",    "abbr", "b",   "bdi",  "bdo",   "br",   "cite",   "code", "dfn",
      "em",   "i",    "img", "kbd",  "mark",  "q",    "rb",     "rp",   "rt",
      "rtc",  "ruby", "s",   "samp", "small", "span", "strong", "sub",  "sup",
      "time", "u",    "var", "wbr",  "font",  "big",  "tt",     "ins",  "del"};
  return names;
}

// Whether the tags in a stretch of markup close each other, and all of them
// are inline.
bool IsWhole(std::string_view markup) {
  static const re2::RE2 tag("<(/?)([A-Za-z][\\w.-]*)[^<>]*?(/?)>");
  re2::StringPiece rest(markup.data(), markup.size());
  std::vector<std::string> open;
  std::string closes;
  std::string name;
  std::string empty;
  while (re2::RE2::FindAndConsume(&rest, tag, &closes, &name, &empty)) {
    if (!InlineElements().contains(name)) return false;
    if (!empty.empty()) continue;
    if (closes.empty()) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

class TargetFinder {
 public:
  TargetFinder(const Document& document, const SourcePart& part)
      : document_(document),
        part_(part),
        bytes_(part.span.Of(document.unpacked)) {}

  // `span` is of the document's text, `words` are those in it.
  void Add(Span span, double begin, double end,
           const std::vector<std::pair<Span, TimedWord>>& words,
           size_t sentence) {
    std::vector<Span> runs = RunsOf(span);
    if (runs.empty()) return;
    const Span whole{runs.front().begin, runs.back().end};
    if (IsWhole(whole.Of(bytes_))) {
      AddTarget(whole, begin, end, sentence);
      return;
    }
    for (const Span run : runs) AddRun(run, words, sentence);
  }

  std::vector<Target> Take(double seconds) && {
    std::vector<Clip> clips;
    for (const Target& target : targets_) clips.push_back(target.clip);
    CloseClips(seconds, clips);
    for (size_t i = 0; i < clips.size(); ++i) {
      clips[i].id = prefix_ + std::to_string(i + 1);
      targets_[i].clip = clips[i];
    }
    return std::move(targets_);
  }

  // Ids that the content document has not.
  void ChoosePrefix() {
    while (bytes_.find("\"" + prefix_) != bytes_.npos) prefix_ += "w";
  }

 private:
  // The text of an attribute, such as that of a picture.
  bool IsInTag(size_t at) const {
    const size_t sign = bytes_.substr(0, at).find_last_of("<>");
    return sign != bytes_.npos && bytes_[sign] == '<';
  }

  // The stretches of the content document without markup that the text came
  // from.
  std::vector<Span> RunsOf(Span span) const {
    std::vector<Span> runs;
    const std::string& text = document_.text.text();
    for (size_t at = span.begin; at < span.end;) {
      const CodePoint c = DecodeAt(text, at);
      at = c.span.end;
      const Span source = document_.SourceSpan(c.span);
      if (source.empty() || !part_.span.Contains(source)) continue;
      const Span here{source.begin - part_.span.begin,
                      source.end - part_.span.begin};
      if (here.Of(bytes_).find('<') != bytes_.npos || IsInTag(here.begin)) {
        continue;
      }
      if (runs.empty()) {
        runs.push_back(here);
        continue;
      }
      Span& last = runs.back();
      if (here.begin < last.end) continue;
      const Span gap{last.end, here.begin};
      if (gap.Of(bytes_).find_first_of("<>") == bytes_.npos) {
        last.end = here.end;
      } else {
        runs.push_back(here);
      }
    }
    return runs;
  }

  // A part of what is cut in two: heard from its first word to its last.
  void AddRun(Span run, const std::vector<std::pair<Span, TimedWord>>& words,
              size_t sentence) {
    const TimedWord* first = nullptr;
    const TimedWord* last = nullptr;
    for (const auto& [span, word] : words) {
      const Span source = document_.SourceSpan(span);
      if (!part_.span.Contains(source.begin)) continue;
      if (!run.Contains(source.begin - part_.span.begin)) continue;
      if (first == nullptr) first = &word;
      last = &word;
    }
    if (first != nullptr) AddTarget(run, first->begin, last->end, sentence);
  }

  void AddTarget(Span bytes, double begin, double end, size_t sentence) {
    if (end <= begin) return;
    if (!targets_.empty() && bytes.begin < targets_.back().bytes.end) return;
    targets_.push_back({bytes, {{}, sentence, begin, end}});
  }

  const Document& document_;
  const SourcePart& part_;
  std::string_view bytes_;
  std::vector<Target> targets_;
  std::string prefix_ = "tw";
};

}  // namespace

std::vector<Target> TargetsOf(const BookChapter& chapter, OverlayUnit unit,
                              const Document& document,
                              const SourcePart& part) {
  TargetFinder finder(document, part);
  finder.ChoosePrefix();
  size_t number = 0;
  for (const BookBlock& block : chapter.blocks) {
    for (const BookSentence& sentence : block.sentences) {
      ++number;
      if (!sentence.IsHeard()) continue;
      const Span all = document.sentences[sentence.id].span;
      const size_t begin = document.text.text().find(sentence.text, all.begin);
      std::vector<std::pair<Span, TimedWord>> words;
      for (const TimedWord& word : sentence.words) {
        words.emplace_back(Span{begin + word.span.begin, begin + word.span.end},
                           word);
      }
      if (unit == OverlayUnit::kSentence) {
        finder.Add({begin, begin + sentence.text.size()}, sentence.begin,
                   sentence.end, words, number);
        continue;
      }
      for (const auto& [span, word] : words) {
        finder.Add(span, word.begin, word.end, {}, number);
      }
    }
  }
  return std::move(finder).Take(chapter.seconds);
}

std::string WithTargets(std::string_view bytes,
                        const std::vector<Target>& targets,
                        const std::string& style) {
  std::string text;
  size_t at = 0;
  const auto copy_until = [&](size_t end) {
    text += bytes.substr(at, end - at);
    at = end;
  };
  const size_t head = bytes.find("</head>");
  if (head != bytes.npos) {
    copy_until(head);
    text +=
        "<link rel=\"stylesheet\" type=\"text/css\" href=\"" + style + "\"/>";
  }
  for (const Target& target : targets) {
    copy_until(target.bytes.begin);
    text += "<span id=\"" + target.clip.id + "\">";
    copy_until(target.bytes.end);
    text += "</span>";
  }
  copy_until(bytes.size());
  return text;
}

}  // namespace tingwen
