// What a listener wants to hear of a message as it stands on a screen.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "document/aligned_text.h"

namespace tingwen {

struct MessageHabits {
  bool single_digits = false;  // 12.5: 一二点五
  // Runs of a sign are counted by its name; else they are passed over.
  bool counts_signs = false;
  std::function<std::string(char32_t)> name_of;  // of a sign
};

// A line of a message with its runs of four and more of a sign, such as the
// ruler ======, and its digits as the listener wants them: 6个等于.
AlignedText HeardMessage(std::string_view line, const MessageHabits& habits);

}  // namespace tingwen
