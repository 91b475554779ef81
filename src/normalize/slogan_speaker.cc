#include "normalize/slogan_speaker.h"

#include "normalize/classifier.h"

namespace tingwen {
namespace {

// Leads from a slogan to its full name: “三农”，即农业、农村和农民，
constexpr std::string_view kNamely = "即";

bool HasField(const Token& token, std::string_view name) {
  return token.semiotic_class == kSloganClass && !token.fields.empty() &&
         token.fields.front().name == name;
}

}  // namespace

bool SloganSpeaker::Speaks(const Token& token) {
  return HasField(token, kTermField) || HasField(token, kFollowField);
}

std::string SloganSpeaker::Say(const Document& document, Id token) {
  const Token& said = document.tokens[token];
  if (HasField(said, kTermField)) return SayTerm(document, token);
  return swallow_ ? std::string() : said.fields.front().value;
}

std::string SloganSpeaker::SayTerm(const Document& document, Id token) {
  const std::string& term = document.tokens[token].fields.front().value;
  const Slogan* slogan = slogans_.Find(term);
  swallow_ = false;
  if (slogan == nullptr) return term;
  const bool first = style_ != SloganStyle::kSpoken && !slogan->full.empty() &&
                     known_.insert(slogan).second;
  if (!first) return slogan->spoken;
  if (style_ == SloganStyle::kExpand) {
    swallow_ = true;
    return slogan->full;
  }
  const Id last = LastTokenOf(document, token);
  if (document.TextOf(document.tokens[last].span) != slogan->full) {
    apposition_at_ = last;
    apposition_ = std::string(kNamely) + slogan->full;
  }
  return slogan->spoken;
}

Id SloganSpeaker::LastTokenOf(const Document& document, Id term) const {
  const std::vector<Token>& tokens = document.tokens;
  auto text = [&](Id id) { return document.TextOf(tokens[id].span); };
  Id last = term;
  if (term > 0 && last + 1 < tokens.size()) {
    const std::string* closing = quotes_.Find(text(term - 1));
    if (closing != nullptr && text(last + 1) == *closing) ++last;
  }
  if (last + 1 < tokens.size() && HasField(tokens[last + 1], kFollowField)) {
    ++last;
  }
  return last;
}

std::string SloganSpeaker::Apposition(Id token) {
  return token == apposition_at_ ? std::move(apposition_) : std::string();
}

}  // namespace tingwen
