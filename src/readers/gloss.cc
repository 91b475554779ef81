#include "readers/gloss.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "readers/gloss_judge.h"

namespace tingwen {
namespace {

// Longer contents of brackets are no glosses.
constexpr size_t kLongestGloss = 120;
// So many are remembered.
constexpr size_t kKnownPinyin = 4096;

bool IsOpen(char32_t c) { return c == '(' || c == U'（'; }
bool IsClose(char32_t c) { return c == ')' || c == U'）'; }

// Letters with their combining marks.
bool IsPinyinLetter(char32_t c) {
  return IsLatinLetter(c) || (c >= 0x0300 && c <= 0x0308) || c == 0x030C;
}

std::u32string PointsOf(const std::vector<CodePoint>& han) {
  std::u32string points;
  for (const CodePoint& c : han) points += c.value;
  return points;
}

class GlossRemover {
 public:
  GlossRemover(Draft& draft, const GlossJudge& judge)
      : draft_(draft), text_(draft.text()), judge_(judge), rewriter_(draft) {}

  void Run() && {
    for (size_t at = 0; (at = NextMark(at)) < text_.size();) {
      const CodePoint c = DecodeAt(text_, at);
      at = c.span.end;
      if (c.value == '\n') depth_ = 0;
      if (IsOpen(c.value)) at = HandleOpen(c.span);
      if (IsClose(c.value)) at = HandleClose(c.span);
    }
    std::move(rewriter_).Finish();
    for (Found& gloss : found_) {
      draft_.AddGloss(gloss.span, gloss.source, std::move(gloss.pinyin));
    }
  }

 private:
  struct Found {
    Span span;  // in the rewritten text
    Span source;
    std::vector<std::string> pinyin;
  };

  // Where a bracket or the end of a line may be, from `at` on; full-width
  // brackets begin with EF.
  size_t NextMark(size_t at) const {
    const auto may_be = [](char c) {
      return c == '(' || c == ')' || c == '\n' || c == '\xEF';
    };
    return std::find_if(text_.begin() + at, text_.end(), may_be) -
           text_.begin();
  }

  // Answers where to go on.
  size_t HandleOpen(Span open) {
    if (auto end = TakeGloss(open)) return *end;
    if (auto end = TakeBrokenOpen(open)) return *end;
    ++depth_;
    return open.end;
  }

  size_t HandleClose(Span close) {
    if (depth_ > 0) {
      --depth_;
      return close.end;
    }
    return TakeBrokenClose(close).value_or(close.end);
  }

  // Texts repeat their glosses.
  const std::optional<WrittenPinyin>& ReadPinyin(std::string_view text) {
    if (known_.size() > kKnownPinyin) known_.clear();
    const auto [found, is_new] = known_.try_emplace(std::string(text));
    if (is_new) found->second = judge_.Read(text);
    return found->second;
  }

  // --- whole glosses ---------------------------------------------------------

  // The contents of a bracket, if they may be pinyin.
  std::optional<Span> ContentsOf(Span open) const {
    for (size_t at = open.end;
         at < text_.size() && at - open.end <= kLongestGloss;) {
      const CodePoint c = DecodeAt(text_, at);
      if (IsClose(c.value)) return Span{open.end, at};
      if (IsHan(c.value) || IsOpen(c.value) || c.value == '\n') break;
      at = c.span.end;
    }
    return std::nullopt;
  }

  std::optional<size_t> TakeGloss(Span open) {
    const auto contents = ContentsOf(open);
    if (!contents || contents->empty()) return std::nullopt;
    const auto& pinyin = ReadPinyin(contents->Of(text_));
    if (!pinyin) return std::nullopt;
    const auto han = HanBefore(open.begin, pinyin->syllables.size());
    if (!han || !judge_.Belongs(*pinyin, PointsOf(*han))) return std::nullopt;
    const size_t end = DecodeAt(text_, contents->end).span.end;
    const Span gloss{han->back().span.end, end};  // with a space before
    Keep(*pinyin, *han, gloss);
    rewriter_.Drop(gloss, "gloss");
    return end;
  }

  // The last `count` Han characters before a bracket, which a space may
  // separate from it.
  std::optional<std::vector<CodePoint>> HanBefore(size_t at,
                                                  size_t count) const {
    if (at > 0 && text_[at - 1] == ' ') --at;
    std::vector<CodePoint> han;
    while (han.size() < count && at > rewriter_.position()) {
      han.push_back(DecodeBefore(text_, at));
      if (!IsHan(han.back().value)) return std::nullopt;
      at = han.back().span.begin;
    }
    if (han.size() < count) return std::nullopt;
    std::reverse(han.begin(), han.end());
    return han;
  }

  void Keep(const WrittenPinyin& pinyin, const std::vector<CodePoint>& han,
            Span gloss) {
    has_marks_ |= pinyin.HasMark();
    if (!has_marks_ && !judge_.TellsTones(pinyin, PointsOf(han))) return;
    Found found;
    found.span = {rewriter_.OutputAt(han.front().span.begin),
                  rewriter_.OutputAt(han.back().span.end)};
    found.source = draft_.SourceOf(gloss);
    for (const WrittenSyllable& syllable : pinyin.syllables) {
      found.pinyin.push_back(syllable.WithTone());
    }
    found_.push_back(std::move(found));
  }

  // --- halves ----------------------------------------------------------------

  // Whether a stretch is toned pinyin, which nothing but a gloss is.
  bool IsTonedPinyin(Span span) const {
    if (span.empty() || span.size() > kLongestGloss) return false;
    const auto pinyin = judge_.Read(span.Of(text_));
    return pinyin && pinyin->HasMark();
  }

  // (zhàn without its end.
  std::optional<size_t> TakeBrokenOpen(Span open) {
    if (!HanBefore(open.begin, 1)) return std::nullopt;
    size_t end = open.end;
    while (end < text_.size() && end - open.end <= kLongestGloss) {
      const CodePoint c = DecodeAt(text_, end);
      if (!IsPinyinLetter(c.value)) break;
      end = c.span.end;
    }
    if (!IsTonedPinyin({open.end, end})) return std::nullopt;
    const char32_t next =
        end < text_.size() ? DecodeAt(text_, end).value : U'\n';
    if (IsClose(next) || IsLatinLetter(next)) return std::nullopt;
    DropBroken({open.begin, end});
    return end;
  }

  // zhàn) without its beginning.
  std::optional<size_t> TakeBrokenClose(Span close) {
    size_t begin = close.begin;
    while (begin > rewriter_.position() &&
           close.begin - begin <= kLongestGloss) {
      const CodePoint c = DecodeBefore(text_, begin);
      if (!IsPinyinLetter(c.value)) break;
      begin = c.span.begin;
    }
    if (!IsTonedPinyin({begin, close.begin})) return std::nullopt;
    if (begin > rewriter_.position() && text_[begin - 1] == '?') {
      return TakeGarble({begin, close.end});
    }
    if (!HanBefore(begin, 1)) return std::nullopt;
    DropBroken({begin, close.end});
    return close.end;
  }

  void DropBroken(Span span) {
    draft_.Report(Severity::kWarning, "broken_gloss", span);
    rewriter_.Drop(span, "broken gloss");
  }

  // 勇?lián)形x予: characters were lost before and perhaps behind.
  size_t TakeGarble(Span span) {
    while (span.begin > rewriter_.position() && text_[span.begin - 1] == '?') {
      --span.begin;
    }
    span.end = EndOfGarble(span.end);
    draft_.Report(Severity::kWarning, "garble", span);
    rewriter_.Replace(span, "……");
    return span.end;
  }

  // Up to three Han characters and a lone x or ?, where more Han follows,
  // belong to the garble.
  size_t EndOfGarble(size_t end) const {
    size_t at = end;
    for (int i = 0; i <= 3 && at < text_.size(); ++i) {
      const CodePoint c = DecodeAt(text_, at);
      at = c.span.end;
      if (c.value == 'x' || c.value == '?') {
        const bool lone = at < text_.size() && IsHan(DecodeAt(text_, at).value);
        return lone ? at : end;
      }
      if (!IsHan(c.value)) break;
    }
    return end;
  }

  Draft& draft_;
  const std::string_view text_;
  const GlossJudge& judge_;
  Rewriter rewriter_;
  std::vector<Found> found_;
  std::unordered_map<std::string, std::optional<WrittenPinyin>> known_;
  int depth_ = 0;           // of brackets, in this line
  bool has_marks_ = false;  // a gloss before had tone marks
};

}  // namespace

Status RemoveGlosses(Draft& draft) {
  const auto& judge = GlossJudge::Get();
  if (!judge) return Fail(judge.error());
  GlossRemover(draft, *judge).Run();
  return {};
}

}  // namespace tingwen
