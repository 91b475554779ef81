// Reads RE2 syntax from left to right: characters, classes and quantifiers.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tingwen {

// Ranges of code points, both ends included.
using CharRanges = std::vector<std::pair<char32_t, char32_t>>;

inline constexpr char32_t kLastChar = 0x10FFFF;

// What a class, an escape or a dot stands for.
struct CharClass {
  CharRanges ranges;
  bool wild = false;  // told by what it is not, or by a property
};

class PatternScanner {
 public:
  explicit PatternScanner(std::string_view pattern) : pattern_(pattern) {}

  bool AtEnd() const { return at_ >= pattern_.size(); }
  bool failed() const { return failed_; }
  void Fail() { failed_ = true; }

  // Before the end only.
  char Peek() const { return pattern_[at_]; }

  // Steps over what is there; false where something else is.
  bool Take(std::string_view expected);
  // Steps over a closing bracket, and fails where there is none.
  void Close(char bracket);
  // Steps behind the next one of these.
  void SkipPast(char mark);

  std::pair<char32_t, char32_t> Char();
  // \d, \x{4e00}, \., ...
  CharClass Escape();
  // [a-z]
  CharClass Class();

  // How often the piece before may come, at least and at most; once where
  // nothing is said. RunLengths::kNoLimit for no most.
  std::pair<size_t, size_t> Quantifier();

  // What is left of a sequence: up to its `|`, `)` or the end.
  void SkipSequence();

 private:
  std::pair<size_t, size_t> Counts();
  std::pair<char32_t, char32_t> Hexadecimal();
  void SkipProperty();
  CharClass Items();
  CharClass Item();
  bool IsRange() const;

  std::string_view pattern_;
  size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace tingwen
