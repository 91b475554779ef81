// Which mention of a slogan is said with its full name, and where that stands.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "document/document.h"
#include "normalize/normalizer.h"
#include "normalize/slogans.h"
#include "rules/table.h"

namespace tingwen {

// Walks with the verbalizer through the tokens of one document.
class SloganSpeaker {
 public:
  // The lists must outlive the speaker.
  SloganSpeaker(const SloganList& slogans, const Table& quotes,
                SloganStyle style)
      : slogans_(slogans), quotes_(quotes), style_(style) {}

  // Whether the token is a slogan of the list, or what its full name swallows.
  static bool Speaks(const Token& token);

  // What is said for such a token.
  std::string Say(const Document& document, Id token);

  // What follows on the token, if anything: the full name in apposition.
  std::string Apposition(Id token);

 private:
  std::string SayTerm(const Document& document, Id token);
  // The last token of the slogan with its closing mark and what follows it.
  Id LastTokenOf(const Document& document, Id term) const;

  const SloganList& slogans_;
  const Table& quotes_;
  SloganStyle style_;
  std::set<const Slogan*> known_;  // mentioned already
  bool swallow_ = false;           // the last one was said by its full name
  Id apposition_at_ = kNoId;
  std::string apposition_;
};

}  // namespace tingwen
