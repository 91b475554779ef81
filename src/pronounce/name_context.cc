#include "pronounce/name_context.h"

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {
namespace {

// What may stand between a title and a name: 摄影：单春雨, 记者 解晓东.
constexpr std::u32string_view kBylineMarks = U"：:/／ \u3000";

}  // namespace

void NameContext::Cues::Add(char32_t neighbour, Cue cue) {
  filter.Add(neighbour);
  by_character[neighbour].push_back(std::move(cue));
}

std::span<const NameContext::Cue> NameContext::Cues::Find(
    char32_t neighbour) const {
  if (!filter.MayContain(neighbour)) return {};
  const auto found = by_character.find(neighbour);
  if (found == by_character.end()) return {};
  return found->second;
}

Result<NameContext> NameContext::Load(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  NameContext context;
  for (const TsvRow& row : ParseTsv(bytes)) {
    const Error error = WrongRow(path, row);
    if (row.cells.size() != 3) return Fail(error);
    const std::string_view side = row.cells[0];
    const std::string_view number = row.cells[2];
    float nats = 0;
    std::from_chars(number.data(), number.data() + number.size(), nats);
    if (nats <= 0 || (side != "before" && side != "after" && side != "title"))
      return Fail(error);
    for (const std::string_view word : Split(row.cells[1], ' ')) {
      const std::u32string text = ToUtf32(word);
      if (text.empty()) return Fail(error);
      if (side == "before") {
        context.before_.Add(text.back(), {text, nats});
      } else {
        Cues& cues = side == "after" ? context.after_ : context.titles_;
        cues.Add(text.front(), {text, nats});
      }
    }
  }
  return context;
}

float NameContext::Before(std::span<const char32_t> text,
                          uint32_t begin) const {
  while (begin > 0 && kBylineMarks.find(text[begin - 1]) != kBylineMarks.npos)
    --begin;
  if (begin == 0) return 0;
  float best = 0;
  for (const Cue& cue : before_.Find(text[begin - 1])) {
    const size_t size = cue.word.size();
    if (size <= begin &&
        std::u32string_view(text.data() + begin - size, size) == cue.word)
      best = std::max(best, cue.nats);
  }
  return best;
}

float NameContext::Best(const Cues& all, std::span<const char32_t> text,
                        uint32_t position) {
  if (position >= text.size()) return 0;
  const std::u32string_view rest(text.data() + position,
                                 text.size() - position);
  float best = 0;
  for (const Cue& cue : all.Find(text[position]))
    if (rest.substr(0, cue.word.size()) == cue.word)
      best = std::max(best, cue.nats);
  return best;
}

float NameContext::After(std::span<const char32_t> text, uint32_t end) const {
  return Best(after_, text, end);
}

float NameContext::Title(std::span<const char32_t> text, uint32_t end) const {
  return Best(titles_, text, end);
}

}  // namespace tingwen
