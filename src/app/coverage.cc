#include "app/coverage.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "readers/charset.h"

namespace tingwen {
namespace {

size_t CountVisible(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    count += IsSpace(c.value) ? 0 : 1;
  }
  return count;
}

class Measurer {
 public:
  Measurer(const Document& document, std::string_view source)
      : document_(document), source_(source) {}

  Coverage Run() && {
    MeasureText();
    MeasureRemovals();
    FindLost();
    std::stable_sort(coverage_.stretches.begin(), coverage_.stretches.end(),
                     [](const LeftOut& a, const LeftOut& b) {
                       return a.source.begin < b.source.begin;
                     });
    for (const LeftOut& stretch : coverage_.stretches) {
      coverage_.left_out += CountVisible(stretch.text);
    }
    return std::move(coverage_);
  }

 private:
  // --- characters of the document --------------------------------------------

  void MeasureText() {
    const std::string& text = document_.text.text();
    auto word = document_.words.begin();
    Span pending;
    std::string reason;
    const auto flush = [&] {
      if (!pending.empty()) {
        coverage_.stretches.push_back({document_.SourceSpan(pending),
                                       std::string(pending.Of(text)), reason});
      }
      pending = {};
    };
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      at = c.span.end;
      if (IsSpace(c.value)) continue;
      while (word != document_.words.end() && word->span.end <= c.span.begin) {
        ++word;
      }
      const bool spoken =
          word != document_.words.end() && word->span.begin <= c.span.begin;
      if (spoken && IsHeard(*word)) {
        ++coverage_.spoken;
        continue;
      }
      const std::string why = spoken ? "unreadable" : ReasonOf(c.span);
      if (pending.empty() || why != reason || pending.end != c.span.begin) {
        flush();
        pending = c.span;
        reason = why;
      } else {
        pending.end = c.span.end;
      }
    }
    flush();
  }

  // Characters that nobody can read are passed over where that is set.
  static bool IsHeard(const Word& word) {
    return word.syllable_count > 0 ||
           word.language != SpeechLanguage::kMandarin;
  }

  // Why a character of the document is not spoken: what its token says.
  std::string ReasonOf(Span character) {
    const auto& tokens = document_.tokens;
    while (token_ < tokens.size() &&
           tokens[token_].span.end <= character.begin) {
      ++token_;
    }
    if (token_ == tokens.size() ||
        !tokens[token_].span.Contains(character.begin)) {
      return {};
    }
    const Token& token = tokens[token_];
    const auto [first, last] =
        ChildrenOf(document_.spoken, &Spoken::token, token_);
    for (Id id = first; id < last; ++id) {
      const Spoken& spoken = document_.spoken[id];
      if (!spoken.span.Contains(character.begin)) continue;
      // Something should have been said; not for the hyphen of a word.
      const bool is_mark =
          IsPunctuation(DecodeAt(document_.text.text(), character.begin).value);
      if (!spoken.text.empty() && !is_mark) return {};
      return ReasonOr(spoken.reason, token);
    }
    return ReasonOr(token.reason, token);
  }

  std::string ReasonOr(Reason reason, const Token& token) const {
    const std::string_view why = document_.Why(reason);
    return why.empty() ? token.semiotic_class : std::string(why);
  }

  // --- bytes of the source ---------------------------------------------------

  void MeasureRemovals() {
    for (const Removal& removal : document_.text.removals()) {
      if (IsMarkup(removal.reason)) continue;
      std::string text = SourceText(removal.source);
      if (Trim(text).empty()) continue;
      coverage_.stretches.push_back(
          {removal.source, std::move(text), removal.reason});
    }
  }

  // Source bytes as people read them.
  std::string SourceText(Span span) const {
    const std::string_view bytes = span.Of(source_);
    const std::string& encoding = document_.metadata.encoding;
    if (document_.parts.empty() && encoding != "UTF-8") {
      if (auto text = ConvertToUtf8(bytes, encoding)) return text->text();
    }
    return std::string(bytes);
  }

  // Bytes that are neither in the document nor removed.
  void FindLost() {
    std::vector<Span> known;
    for (const Removal& removal : document_.text.removals()) {
      known.push_back(removal.source);
    }
    const std::string& text = document_.text.text();
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      at = c.span.end;
      known.push_back(document_.SourceSpan(c.span));
    }
    std::sort(known.begin(), known.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
    known.push_back({source_.size(), source_.size()});
    size_t end = 0;
    for (const Span span : known) {
      if (span.begin > end) {
        const Span lost{end, span.begin};
        coverage_.stretches.push_back(
            {lost, std::string(lost.Of(source_)), {}});
      }
      end = std::max(end, span.end);
    }
  }

  const Document& document_;
  std::string_view source_;
  Coverage coverage_;
  Id token_ = 0;
};

}  // namespace

bool IsMarkup(std::string_view reason) {
  return reason == "markup" || reason == "timing";
}

bool Coverage::Holds() const {
  return std::none_of(stretches.begin(), stretches.end(),
                      [](const LeftOut& s) { return s.reason.empty(); });
}

Coverage MeasureCoverage(const Document& document, std::string_view source) {
  return Measurer(document, source).Run();
}

}  // namespace tingwen
