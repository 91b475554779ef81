#include "app/heard_message.h"

#include <array>
#include <vector>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kCountedFrom = 4;
constexpr std::array<const char*, 10> kDigits = {"零", "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};

bool EndsSentence(char32_t c) {
  return std::u32string_view(U"。！？!?").find(c) != std::u32string_view::npos;
}

class MessageHearer {
 public:
  MessageHearer(std::string_view line, const MessageHabits& habits)
      : habits_(habits), points_(Decode(line)), builder_(line) {}

  AlignedText Hear() && {
    for (size_t i = 0; i < points_.size();) {
      const size_t run = RunAt(i);
      if (run >= kCountedFrom && IsPunctuation(points_[i].value)) {
        HearRun(i, run);
      } else if (habits_.single_digits) {
        for (size_t k = i; k < i + run; ++k) HearDigit(k);
      }
      i += run;
    }
    return std::move(builder_).Build();
  }

 private:
  size_t RunAt(size_t begin) const {
    size_t end = begin + 1;
    while (end < points_.size() && points_[end].value == points_[begin].value) {
      ++end;
    }
    return end - begin;
  }

  void HearRun(size_t begin, size_t count) {
    const char32_t sign = points_[begin].value;
    const size_t size =
        points_[begin + count - 1].span.end - points_[begin].span.begin;
    builder_.CopyUntil(points_[begin].span.begin);
    if (habits_.counts_signs) {
      const std::string counted =
          Message("spell.run", count, habits_.name_of(sign));
      builder_.Replace(size, "，" + counted + "，");
    } else {
      builder_.Replace(size, EndsSentence(sign) ? ToUtf8(sign) : "，");
    }
  }

  void HearDigit(size_t i) {
    const char32_t c = points_[i].value;
    const bool point = c == U'.' && i > 0 && i + 1 < points_.size() &&
                       IsAsciiDigit(points_[i - 1].value) &&
                       IsAsciiDigit(points_[i + 1].value);
    if (!IsAsciiDigit(c) && !point) return;
    builder_.CopyUntil(points_[i].span.begin);
    builder_.Replace(1, point ? "点" : kDigits[c - U'0']);
  }

  const MessageHabits& habits_;
  std::vector<CodePoint> points_;
  AlignedTextBuilder builder_;
};

}  // namespace

AlignedText HeardMessage(std::string_view line, const MessageHabits& habits) {
  return MessageHearer(line, habits).Hear();
}

}  // namespace tingwen
