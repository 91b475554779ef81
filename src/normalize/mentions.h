// What a document has already said: a number that was read as a telephone
// number or a code once is read so again.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "document/document.h"

namespace tingwen {

class Mentions {
 public:
  // Remembers the numbers of a token that a rule made, where its class is one
  // of codes: telephone numbers, codes of any kind.
  void Remember(const Token& token);

  // The run of digits at `position`, if it was remembered; else empty.
  std::string_view At(std::string_view text, size_t position) const;

 private:
  std::set<std::string, std::less<>> numbers_;
};

}  // namespace tingwen
