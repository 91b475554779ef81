// What a file holds, in 64 hexadecimal digits (SHA-256, FIPS 180-4).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

class Sha256 {
 public:
  Sha256();
  ~Sha256();

  void Add(std::string_view bytes);
  // Adds a text and where it ends, so that ("ab", "c") is not ("a", "bc").
  void AddField(std::string_view text);
  // The hash of all that was added. Call it once.
  std::string Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string HashOf(std::string_view bytes);

// Of a file of any size, in little memory. kInput where it can't be read.
Result<std::string> HashFile(const std::string& path);

}  // namespace tingwen
