// Slogans and policy terms: “十四五”, “三农”, “1+6+N”.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct Slogan {
  std::string spoken;  // as broadcasters say it
  std::string full;    // its full name; empty where it has none
  std::string category;
  // What the full name says already, where it comes next.
  std::vector<std::string> follow;
  std::string reason;  // "lexicon/slogans.tsv:12"
};

class SloganList {
 public:
  // Reads slogans.tsv: term, spoken, full, category, follow (texts separated
  // by |); a spoken form that is left empty is the term. kInternal where the
  // file is missing or a row is wrong.
  static Result<SloganList> Load(const std::string& path);

  // Null for an unknown term.
  const Slogan* Find(std::string_view term) const;
  // Bytes of the longest term.
  size_t longest() const { return longest_; }

  // A pattern of the terms that are told without quotation marks: those with
  // digits and other characters too, such as 2+26 and 双11.
  std::string Pattern() const;

 private:
  std::map<std::string, Slogan, std::less<>> slogans_;
  size_t longest_ = 0;
};

// The longest of the slogan's `follow` that `text` begins with; empty if none.
std::string_view FollowAt(const Slogan& slogan, std::string_view text);

}  // namespace tingwen
