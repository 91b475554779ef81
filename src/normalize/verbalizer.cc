#include "normalize/verbalizer.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/text.h"
#include "document/names.h"
#include "normalize/classifier.h"
#include "normalize/folding.h"
#include "normalize/number_words.h"

namespace tingwen {
namespace {

Break BreakNamed(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Break::kTitle); ++i) {
    if (NameOf(static_cast<Break>(i)) == name) return static_cast<Break>(i);
  }
  return Break::kNone;
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return IsAsciiDigit(c); });
}

// Where the fields of a token stand, found again in the order of writing;
// nothing where one can't be found (full-width forms).
std::vector<Span> FieldSpans(const Token& token, std::string_view text) {
  std::vector<Span> spans;
  size_t from = 0;
  for (const Field& field : token.fields) {
    const size_t found = text.find(field.value, from);
    if (found == text.npos) return {};
    from = found + field.value.size();
    spans.push_back({token.span.begin + found, token.span.begin + from});
  }
  return spans;
}

// Whether the pieces speak of the fields in the order of writing.
bool InOrder(const std::vector<SaidPiece>& pieces) {
  int last = -1;
  for (const SaidPiece& piece : pieces) {
    if (piece.field < 0) continue;
    if (piece.field < last) return false;
    last = piece.field;
  }
  return true;
}

// The template of a rule; kInput where it asks for a field that the pattern
// does not capture.
Result<SayTemplate> ParseSay(const Rule& rule, const RuleBook& book) {
  TINGWEN_ASSIGN(words, SayTemplate::Parse(rule.say, book));
  for (const std::string& name : words.FieldNames()) {
    if (rule.pattern.find("(?P<" + name + ">") == std::string::npos) {
      return FailWith(ErrorCode::kInput, "", "normalize.field", name);
    }
  }
  return words;
}

}  // namespace

class DocumentVerbalizer {
 public:
  DocumentVerbalizer(const Verbalizer& shared, Document& document)
      : shared_(shared), document_(document) {}

  void Run() {
    document_.spoken.reserve(document_.tokens.size() * 2);
    for (Id id = 0; id < document_.tokens.size(); ++id) Say(id);
  }

 private:
  void Say(Id id) {
    const Token& token = document_.tokens[id];
    const std::string_view text = document_.TextOf(token.span);
    if (const SayTemplate* words = TemplateOf(token)) {
      return SayByRule(id, *words);
    }
    if (token.semiotic_class == kHanClass) {
      return Append(id, token.span, PlainHan(text));
    }
    if (token.semiotic_class == kLatinClass) {
      const auto folded = FoldWidth(text);
      return Append(id, token.span,
                    folded ? folded->text() : std::string(text));
    }
    if (token.semiotic_class == kPunctuationClass)
      return SayPunctuation(id, text);
    if (token.semiotic_class == kSloganClass) return SaySlogan(id);
    if (token.semiotic_class == kDigitsClass) {
      return Append(id, token.span, SayDigits(text));
    }
    const std::string* said = shared_.symbols_->Find(text);
    Append(id, token.span, said == nullptr ? std::string() : *said);
  }

  // 〇, a Han character by script, is a digit: 二〇二五.
  static std::string PlainHan(std::string_view text) {
    std::string said(text);
    ReplaceAll(said, "〇", DigitWord('0'));
    return said;
  }

  // The template of the rule that a token's reason names; null where no rule
  // made the token.
  const SayTemplate* TemplateOf(const Token& token) {
    const Id reason = token.reason.text;
    if (reason >= template_of_reason_.size()) {
      template_of_reason_.resize(reason + 1, kUnknown);
    }
    int& index = template_of_reason_[reason];
    if (index == kUnknown) {
      const auto found = shared_.by_reason_.find(document_.reasons[reason]);
      index = found == shared_.by_reason_.end()
                  ? kNoTemplate
                  : static_cast<int>(found->second);
    }
    return index == kNoTemplate
               ? nullptr
               : &shared_.templates_[static_cast<size_t>(index)];
  }

  // One piece for each field where they are said in the order of writing (a
  // field that is said as it is written, such as 日, goes with the one
  // before); one for the whole token where they are not.
  void SayByRule(Id id, const SayTemplate& words) {
    const Token& token = document_.tokens[id];
    const std::vector<SaidPiece> pieces =
        words.Say(token.fields, shared_.options_.style);
    const std::vector<Span> spans =
        FieldSpans(token, document_.TextOf(token.span));
    const bool split = !spans.empty() && InOrder(pieces);
    std::string text;
    size_t begin = token.span.begin;
    int field = -1;
    for (const SaidPiece& piece : pieces) {
      if (split && field >= 0 && piece.field > field &&
          piece.text != token.fields[static_cast<size_t>(piece.field)].value) {
        const size_t end = spans[static_cast<size_t>(piece.field)].begin;
        Append(id, {begin, end}, std::move(text));
        text.clear();
        begin = end;
      }
      if (piece.field >= 0) field = piece.field;
      text += piece.text;
    }
    Append(id, {begin, token.span.end}, std::move(text));
  }

  void SayPunctuation(Id id, std::string_view text) {
    const CodePoint mark = DecodeAt(text, 0);
    const std::string* name = shared_.punctuation_->Find(mark.span.Of(text));
    Append(id, document_.tokens[id].span, "");
    Break rest = name == nullptr ? Break::kNone : BreakNamed(*name);
    if (rest == Break::kNone && TouchesSlogan(id)) rest = Break::kEmphasis;
    document_.spoken.back().break_after = rest;
  }

  // Whether a mark stands just before or after a slogan.
  bool TouchesSlogan(Id id) const {
    const std::vector<Token>& tokens = document_.tokens;
    auto is_slogan = [&](size_t index) {
      return tokens[index].semiotic_class == kSloganClass;
    };
    return (id + 1 < tokens.size() && is_slogan(id + 1)) ||
           (id > 0 && is_slogan(id - 1));
  }

  // The full name the first time, where that is wanted; it swallows the words
  // after the term that it ends with itself.
  void SaySlogan(Id id) {
    const Token& token = document_.tokens[id];
    const std::string_view text = document_.TextOf(token.span);
    if (token.fields.empty()) return Append(id, token.span, std::string(text));
    const Field& field = token.fields.front();
    if (field.name == kFollowField) {
      return Append(id, token.span, swallow_ ? "" : std::string(text));
    }
    const Slogan* slogan = shared_.slogans_.Find(field.value);
    swallow_ = false;
    if (slogan == nullptr) return Append(id, token.span, std::string(text));
    const bool expand = shared_.options_.slogans == SloganStyle::kExpand &&
                        !slogan->full.empty() &&
                        expanded_.insert(slogan).second;
    swallow_ = expand;
    Append(id, token.span, expand ? slogan->full : slogan->spoken);
  }

  void Append(Id token, Span span, std::string text) {
    if (HasDigit(text)) text = SayDigits(text);
    Spoken& spoken = document_.spoken.emplace_back();
    spoken.span = span;
    spoken.token = token;
    spoken.text = std::move(text);
    spoken.reason = document_.tokens[token].reason;
  }

  static constexpr int kUnknown = -2;
  static constexpr int kNoTemplate = -1;

  const Verbalizer& shared_;
  Document& document_;
  std::vector<int> template_of_reason_;
  std::set<const Slogan*> expanded_;
  bool swallow_ = false;  // the last slogan was said with its full name
};

Verbalizer::Verbalizer(RuleBook& book, const SloganList& slogans,
                       const NormalizeOptions& options)
    : slogans_(slogans),
      options_(options),
      punctuation_(book.TableOrEmpty("punctuation")),
      symbols_(book.TableOrEmpty("symbols")) {
  templates_.reserve(book.rules().size());
  for (size_t i = 0; i < book.rules().size();) {
    auto words = ParseSay(book.rules()[i], book);
    if (words) {
      templates_.push_back(*std::move(words));
      ++i;
    } else {
      book.Refuse(i, std::move(words).error());
    }
  }
  for (size_t i = 0; i < templates_.size(); ++i) {
    by_reason_.emplace(book.rules()[i].reason, i);
  }
}

void Verbalizer::Verbalize(Document& document) const {
  DocumentVerbalizer(*this, document).Run();
}

}  // namespace tingwen
