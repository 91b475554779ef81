#include "rules/pattern.h"

#include "base/message.h"

namespace tingwen {
namespace {

// What a blank in a pattern stands for.
constexpr std::string_view kOptionalSpaces =
    "[ \\x{a0}\\x{2000}-\\x{200b}\\x{202f}\\x{3000}]{0,2}";

bool IsNameChar(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// Copies a pattern piece by piece; classes and escapes are left alone.
class Expander {
 public:
  Expander(std::string_view pattern, const Macros& macros)
      : pattern_(pattern), macros_(macros) {}

  Result<std::string> Run() {
    while (at_ < pattern_.size()) TINGWEN_TRY(Next());
    return std::move(output_);
  }

 private:
  Status Next() {
    const char c = pattern_[at_];
    if (c == '\\') {
      CopyEscape();
    } else if (c == '[') {
      CopyClass();
    } else if (c == ' ') {
      output_ += kOptionalSpaces;
      ++at_;
    } else if (pattern_.substr(at_).starts_with("(?<")) {
      output_ += "(?P<";
      at_ += 3;
    } else if (c == '{' && at_ + 1 < pattern_.size() &&
               IsNameChar(pattern_[at_ + 1])) {
      return ExpandMacro();
    } else {
      Copy(1);
    }
    return {};
  }

  void Copy(size_t size) {
    output_ += pattern_.substr(at_, size);
    at_ += size;
  }

  // \d, or one with a name in braces: \x{fe0f}, \p{Han}.
  void CopyEscape() {
    const std::string_view escape = pattern_.substr(at_, 3);
    const bool named = escape == "\\x{" || escape == "\\p{" || escape == "\\P{";
    const size_t close = pattern_.find('}', at_);
    Copy(named && close != pattern_.npos ? close + 1 - at_ : 2);
  }

  void CopyClass() {
    size_t end = at_ + 1;
    if (end < pattern_.size() && pattern_[end] == '^') ++end;
    if (end < pattern_.size() && pattern_[end] == ']') ++end;
    while (end < pattern_.size() && pattern_[end] != ']') {
      end += pattern_[end] == '\\' ? 2 : 1;
    }
    Copy(end + 1 - at_);
  }

  Status ExpandMacro() {
    const size_t close = pattern_.find('}', at_);
    if (close == pattern_.npos) {
      return FailWith(ErrorCode::kInput, "", "rules.brace", pattern_);
    }
    std::string_view name = pattern_.substr(at_ + 1, close - at_ - 1);
    std::string_view field;
    if (const size_t equals = name.find('='); equals != name.npos) {
      field = name.substr(0, equals);
      name = name.substr(equals + 1);
    }
    const auto macro = macros_.find(name);
    if (macro == macros_.end()) {
      return FailWith(ErrorCode::kInput, "", "rules.unknown_macro", name);
    }
    output_ += field.empty() ? "(?:" : "(?P<" + std::string(field) + ">";
    output_ += macro->second;
    output_ += ')';
    at_ = close + 1;
    return {};
  }

  std::string_view pattern_;
  const Macros& macros_;
  size_t at_ = 0;
  std::string output_;
};

}  // namespace

Result<std::string> ExpandPattern(std::string_view pattern,
                                  const Macros& macros) {
  return Expander(pattern, macros).Run();
}

std::string QuotePattern(std::string_view text) {
  std::string quoted;
  // RE2::QuoteMeta would escape every byte of a Han character.
  for (const char byte : text) {
    if (std::string_view("\\.+*?()|[]{}^$ ").find(byte) != text.npos) {
      quoted += '\\';
    }
    quoted += byte;
  }
  return quoted;
}

}  // namespace tingwen
