// Arabic numerals in Han: the ways in which Mandarin says a string of digits.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// 1234 as 一千二百三十四. Digits with or without grouping marks (, and spaces
// are passed over) and leading zeros. A 2 that leads thousands or myriads is
// 两 (2000 两千, 20000 两万), elsewhere 二. More than 16 digits are said one by
// one: nobody follows them as a quantity.
std::string SayCardinal(std::string_view digits);

// Digits one by one, 0 as 零, 1 as `one` (一 or 幺). Letters stay; everything
// else is passed over.
std::string SayDigits(std::string_view text, std::string_view one = "一");

// An integer or a decimal with an optional sign: -12.50 as 负十二点五零.
// `.5` is 零点五.
std::string SayNumber(std::string_view number);

// A number before a measure word: a whole 2 is 两.
std::string SayCount(std::string_view number);

// Without the zeros at the end of a decimal fraction, and without the point
// if nothing is left after it: 12.50 as 12.5, 3.00 as 3.
std::string_view TrimFraction(std::string_view number);

// One digit in Han; empty for another character.
std::string_view DigitWord(char digit);

}  // namespace tingwen
