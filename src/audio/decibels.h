// Decibels and factors of amplitude.
#pragma once

#include <cmath>

namespace tingwen {

inline double FromDb(double decibels) { return std::pow(10, decibels / 20); }

// -infinity for 0.
inline double ToDb(double factor) { return 20 * std::log10(factor); }

}  // namespace tingwen
