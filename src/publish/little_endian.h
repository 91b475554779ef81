// Numbers as RIFF files hold them.
#pragma once

#include <cstdint>
#include <string>

namespace tingwen {

// Appends the lowest `size` bytes of a number, the lowest first.
inline void AppendNumber(std::string& bytes, uint64_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i));
}

}  // namespace tingwen
