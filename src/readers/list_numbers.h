// The numbers that office programs put before paragraphs.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tingwen {

// One level of a numbered list, in the terms of OOXML (17.9) and ODF (16.34).
struct ListLevel {
  // "decimal", "chineseCounting", "upperRoman" ... (OOXML 17.18.59); empty or
  // "none": no number, "bullet": a sign.
  std::string format;
  // What is shown: %1 stands for the number of the first level.
  std::string text;
  int start = 1;
};
inline constexpr size_t kListLevels = 9;
using ListLevels = std::array<ListLevel, kListLevels>;

// A number as a format writes it: (3, "chineseCounting") is "三". What is not
// known is written in digits.
std::string FormatListNumber(int number, std::string_view format);

// The numbers of one list, counted from its beginning to its end.
class ListCounter {
 public:
  // The words before the next paragraph at this level (from 0); empty for
  // bullets.
  std::string Next(const ListLevels& levels, size_t level);
  // Begins again at a level.
  void Restart(size_t level) { counts_[level] = kNotBegun; }

 private:
  static constexpr int kNotBegun = -1;
  static std::array<int, kListLevels> None() {
    std::array<int, kListLevels> counts;
    counts.fill(kNotBegun);
    return counts;
  }

  std::array<int, kListLevels> counts_ = None();
};

// Whether a level numbers the items of a list, as against the headings and
// articles of a text (一、 第三条 2.1).
bool NumbersItems(const ListLevel& level);

}  // namespace tingwen
