#include "readers/sentences.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "readers/abbreviations.h"
#include "readers/sentence_marks.h"

namespace tingwen {
namespace {

// In characters: a sentence that grows longer is cut after a comma, but inside
// quotation marks and brackets after a sentence, as long as one may come;
// without one at a space or between Han characters; at last anywhere.
constexpr size_t kLong = 200;
constexpr size_t kVeryLong = 400;
constexpr size_t kEndless = 1000;
// No piece that is cut off is shorter.
constexpr size_t kShortestPiece = 40;

// Places where a long sentence can be cut, the better the greater.
enum class Cut { kNone, kSpace, kComma, kSemicolon, kSentence };

class Splitter {
 public:
  Splitter(Document& document, Id block)
      : document_(document),
        text_(document.text.text()),
        block_(block),
        end_(document.blocks[block].span.end) {
    Restart(document.blocks[block].span.begin);
  }

  void Run() {
    while (at_ < end_) Step();
    Emit(end_, "end of block");
  }

 private:
  struct Open {
    char32_t closer;
    size_t place;
  };

  char32_t PointAt(size_t at) const {
    return at < end_ ? DecodeAt(text_, at).value : U'\n';
  }
  char32_t PointBefore(size_t at) const {
    return at > begin_ ? DecodeBefore(text_, at).value : U'\n';
  }

  void Restart(size_t begin) {
    begin_ = at_ = begin;
    length_ = 0;
    open_.clear();
    cut_ = Cut::kNone;
  }

  // Ends the sentence before `end` and goes on there.
  void Emit(size_t end, std::string_view reason) {
    const std::string_view trimmed = Trim(text_.substr(begin_, end - begin_));
    if (!trimmed.empty()) {
      const size_t begin = trimmed.data() - text_.data();
      document_.sentences.push_back(
          {{begin, begin + trimmed.size()}, block_, document_.Because(reason)});
    }
    Restart(end);
  }

  void Step() {
    const CodePoint c = DecodeAt(text_, at_);
    at_ = c.span.end;
    ++length_;
    if (!IsHan(c.value) && EndsWithMark(c)) return;
    if (length_ >= kLong) CutLong();
  }

  // Notes what a character that isn't Han means. Whether the sentence was
  // ended.
  bool EndsWithMark(const CodePoint& c) {
    if (c.value == '\n') {
      Emit(c.span.end, "line end");
      return true;
    }
    if (IsEnder(c.value)) return HandleEnder(c);
    if (c.value == '"') {
      HandleStraightQuote(c);
    } else if (const char32_t closer = CloserOf(c.value)) {
      open_.push_back({closer, c.span.begin});
    } else if (IsCloser(c.value)) {
      Close(c.value);
    } else {
      NoteCut(c);
    }
    return false;
  }

  // --- pairs -----------------------------------------------------------------

  // Closes the innermost pair of this kind and all that is inside it. Answers
  // where it was opened.
  std::optional<size_t> Close(char32_t closer) {
    for (size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].closer != closer) continue;
      const size_t place = open_[i - 1].place;
      open_.resize(i - 1);
      return place;
    }
    return std::nullopt;
  }

  void HandleStraightQuote(const CodePoint& c) {
    if (!Close('"')) open_.push_back({'"', c.span.begin});
  }

  // --- ends ------------------------------------------------------------------

  // Whether the sentence was ended.
  bool HandleEnder(const CodePoint& c) {
    if (!Ends(c)) return false;
    SkipEnders();
    std::optional<size_t> opened;
    SkipClosers(opened);
    if (!open_.empty()) {
      RememberCut(Cut::kSentence);
      return false;
    }
    if (opened && GoesOnAfterQuote(*opened)) return false;
    if (IsInnerMark(PointAt(at_))) return false;
    Emit(at_, "end of sentence");
    return true;
  }

  bool Ends(const CodePoint& c) const {
    const char32_t next = PointAt(c.span.end);
    const char32_t before = PointBefore(c.span.begin);
    if (c.value == '.') return EndsAtFullStop(c, before, next);
    if (c.value == '?' || c.value == '!') {
      return !(IsAsciiWord(before) && IsAsciiWord(next));
    }
    if (c.value != U'…') return true;
    return next == U'…' ? false : IsCloser(next) || IsSpace(next);
  }

  // 5. 2% and 5 . 2% are numbers that spaces got into.
  bool InSpacedNumber(const CodePoint& stop) const {
    size_t before = stop.span.begin;
    size_t behind = stop.span.end;
    if (IsSpace(PointBefore(before)) && before > begin_) {
      before = DecodeBefore(text_, before).span.begin;
    }
    if (IsSpace(PointAt(behind)) && behind < end_) {
      behind = DecodeAt(text_, behind).span.end;
    }
    return IsAsciiDigit(PointBefore(before)) && IsAsciiDigit(PointAt(behind));
  }

  bool EndsAtFullStop(const CodePoint& c, char32_t before,
                      char32_t next) const {
    if (!IsSpace(next) && !IsCloser(next) && next != '"') return false;
    if (InSpacedNumber(c)) return false;
    if (IsHan(before) || IsCloser(before)) return true;
    size_t word = c.span.begin;
    while (word > begin_ &&
           (IsAsciiWord(PointBefore(word)) || PointBefore(word) == '.')) {
      --word;
    }
    const std::string_view abbreviated =
        text_.substr(word, c.span.begin - word);
    // 1. at the beginning is a number of a list.
    const bool numbers_line =
        word == begin_ && !abbreviated.empty() && IsAsciiDigit(before);
    return !numbers_line && !IsAbbreviation(abbreviated);
  }

  void SkipEnders() {
    while (at_ < end_ && IsEnder(PointAt(at_))) {
      at_ = DecodeAt(text_, at_).span.end;
      ++length_;
    }
  }

  // Closing quotes and brackets stay with what they close. `opened` is where
  // the last of them was opened.
  void SkipClosers(std::optional<size_t>& opened) {
    while (at_ < end_) {
      const CodePoint c = DecodeAt(text_, at_);
      const bool straight = c.value == '"';
      if (!straight && !IsCloser(c.value)) return;
      const auto place = Close(c.value);
      if (straight && !place) return;
      if (place) opened = place;
      at_ = c.span.end;
      ++length_;
      SkipEnders();
    }
  }

  // “好！”他说。 and 一声“好！”响起 go on; 他说：“好！” ends.
  bool GoesOnAfterQuote(size_t opened) const {
    const char32_t next = PointAt(at_);
    if (!IsHan(next) && !IsAsciiWord(next)) return false;
    return !IsInnerMark(PointBefore(opened));
  }

  // --- long sentences --------------------------------------------------------

  void NoteCut(const CodePoint& c) {
    const bool in_number = IsAsciiDigit(PointBefore(c.span.begin)) &&
                           IsAsciiDigit(PointAt(c.span.end));
    if (c.value == U'；' || c.value == ';') {
      RememberCut(Cut::kSemicolon);
    } else if (c.value == U'，' || (c.value == ',' && !in_number)) {
      RememberCut(Cut::kComma);
    } else if (IsSpace(c.value) && !in_number) {
      RememberCut(Cut::kSpace);
    }
  }

  void RememberCut(Cut cut) {
    if (length_ < kShortestPiece || cut < cut_) return;
    cut_ = cut;
    cut_at_ = at_;
  }

  void CutLong() {
    const bool is_inside = !open_.empty() && length_ < kVeryLong;
    if (cut_ >= (is_inside ? Cut::kSentence : Cut::kComma)) {
      return Emit(cut_at_, "long sentence");
    }
    if (length_ < kVeryLong) return;
    if (cut_ == Cut::kSpace) return Emit(cut_at_, "long sentence");
    if (IsHan(PointBefore(at_)) && IsHan(PointAt(at_))) {
      return Emit(at_, "long sentence");
    }
    if (length_ >= kEndless) Emit(at_, "long sentence");
  }

  Document& document_;
  const std::string_view text_;
  const Id block_;
  const size_t end_;
  size_t begin_ = 0;
  size_t at_ = 0;
  size_t length_ = 0;  // characters since begin_
  std::vector<Open> open_;
  Cut cut_ = Cut::kNone;
  size_t cut_at_ = 0;
};

}  // namespace

void SplitSentences(Document& document) {
  for (Id block = 0; block < document.blocks.size(); ++block) {
    Splitter(document, block).Run();
  }
}

}  // namespace tingwen
