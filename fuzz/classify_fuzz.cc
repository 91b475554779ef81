// Any bytes as a sentence to be classified and verbalized, with any settings:
// no crash, every character that is not a space is in a token, every token is
// said inside its span, and no digit is left.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/paths.h"
#include "base/text.h"
#include "normalize/normalizer.h"
#include "normalize/spoken_text.h"

namespace {

using namespace tingwen;

// A normalizer for each combination of settings, loaded when it first occurs.
const Normalizer& NormalizerFor(uint8_t settings) {
  static std::map<uint8_t, Normalizer> normalizers;
  const auto known = normalizers.find(settings);
  if (known != normalizers.end()) return known->second;
  NormalizeOptions options;
  options.slogans = static_cast<SloganStyle>(settings % 3);
  options.punctuation = static_cast<Verbosity>(settings / 3 % 3);
  options.emoji = settings / 9 % 2 == 1;
  auto loaded =
      Normalizer::Load(DataPath("rules"), DataPath("lexicon"), options);
  if (!loaded) {
    std::fputs(Describe(loaded.error()).c_str(), stderr);
    std::abort();
  }
  return normalizers.emplace(settings, *std::move(loaded)).first->second;
}

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void CheckTokens(const Document& document) {
  const std::string& text = document.text.text();
  size_t covered = 0;
  for (const Token& token : document.tokens) {
    Require(covered <= token.span.begin, "tokens are ordered");
    Require(token.span.begin < token.span.end, "tokens are not empty");
    Require(token.span.end <= text.size(), "tokens lie in the text");
    for (size_t at = covered; at < token.span.begin;) {
      const CodePoint point = DecodeAt(text, at);
      Require(IsSpace(point.value), "only spaces are in no token");
      at = point.span.end;
    }
    covered = token.span.end;
  }
  Require(Trim(std::string_view(text).substr(covered)).empty(),
          "the end is in a token");
}

void CheckSpoken(const Document& document) {
  Id expected = 0;
  for (const Spoken& spoken : document.spoken) {
    Require(spoken.token == expected || spoken.token + 1 == expected,
            "every token is said");
    expected = spoken.token + 1;
    Require(document.tokens[spoken.token].span.Contains(spoken.span),
            "a token is said inside its span");
    for (char c : spoken.text) {
      Require(!IsAsciiDigit(static_cast<unsigned char>(c)), "no digit is said");
    }
  }
  Require(expected == document.tokens.size(), "the last token is said");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const Normalizer& normalizer = NormalizerFor(data[0] % 18);
  Document document = DocumentFromLine(
      std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  normalizer.ClassifyTokens(document);
  normalizer.VerbalizeTokens(document);
  CheckTokens(document);
  CheckSpoken(document);
  for (Id id = 0; id < document.sentences.size(); ++id) {
    SpokenTextOf(document, id);
  }
  return 0;
}
