#include "normalize/mentions.h"

#include <algorithm>

#include "base/text.h"

namespace tingwen {
namespace {

// Shorter numbers count things too often.
constexpr size_t kFewestDigits = 3;

bool IsDigit(char c) { return IsAsciiDigit(static_cast<unsigned char>(c)); }

}  // namespace

void Mentions::Remember(const Token& token) {
  if (token.semiotic_class != "telephone" && token.semiotic_class != "code") {
    return;
  }
  for (const Field& field : token.fields) {
    if (field.value.size() >= kFewestDigits &&
        std::all_of(field.value.begin(), field.value.end(), IsDigit)) {
      numbers_.insert(field.value);
    }
  }
}

std::string_view Mentions::At(std::string_view text, size_t position) const {
  if (numbers_.empty() || position >= text.size() || !IsDigit(text[position]) ||
      (position > 0 && IsDigit(text[position - 1]))) {
    return {};
  }
  size_t end = position;
  while (end < text.size() && IsDigit(text[end])) ++end;
  const std::string_view number = text.substr(position, end - position);
  return numbers_.contains(number) ? number : std::string_view();
}

}  // namespace tingwen
