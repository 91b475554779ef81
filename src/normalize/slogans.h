// Slogans and policy terms: “十四五”, “三农”, “1+6+N”.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

struct Slogan {
  std::string spoken;  // as broadcasters say it
  std::string full;    // its full name; empty where it has none
  std::string category;
  std::string follow;  // swallowed by the full name when it comes next
  std::string reason;  // "lexicon/slogans.tsv:12"
};

class SloganList {
 public:
  // Reads slogans.tsv: term, spoken, full, category, follow; a spoken form
  // that is left empty is the term. No file is no slogans; kInternal where a
  // row is wrong.
  static Result<SloganList> Load(const std::string& path);

  // Null for an unknown term.
  const Slogan* Find(std::string_view term) const;
  // Bytes of the longest term.
  size_t longest() const { return longest_; }

 private:
  std::map<std::string, Slogan, std::less<>> slogans_;
  size_t longest_ = 0;
};

}  // namespace tingwen
