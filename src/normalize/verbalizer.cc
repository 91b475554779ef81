#include "normalize/verbalizer.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/text.h"
#include "document/names.h"
#include "normalize/classifier.h"
#include "normalize/emoji.h"
#include "normalize/folding.h"
#include "normalize/number_words.h"
#include "normalize/slogan_speaker.h"

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
      : shared_(shared),
        document_(document),
        slogans_(shared.slogans_, *shared.quotes_, shared.options_.slogans) {}

  void Run() {
    document_.spoken.reserve(document_.tokens.size() * 5 / 4);
    for (Id id = 0; id < document_.tokens.size(); ++id) {
      Say(id);
      if (const std::string name = slogans_.Apposition(id); !name.empty()) {
        SayApposition(id, name);
      }
    }
  }

 private:
  void Say(Id id) {
    const Token& token = document_.tokens[id];
    const std::string_view text = document_.TextOf(token.span);
    if (SloganSpeaker::Speaks(token)) {
      return SayPhrases(id, slogans_.Say(document_, id));
    }
    if (const SayTemplate* words = TemplateOf(token)) {
      return SayByRule(id, *words);
    }
    if (token.semiotic_class == kPunctuationClass) {
      return SayPunctuation(id, text);
    }
    Append(id, token.span, PlainWords(token.semiotic_class, text));
  }

  // What is said for a token that no rule made.
  std::string PlainWords(std::string_view semiotic_class,
                         std::string_view text) const {
    if (semiotic_class == kHanClass) return PlainHan(text);
    if (semiotic_class == kDigitsClass) return SayDigits(text);
    if (semiotic_class == kLatinClass) {
      const auto folded = FoldWidth(text);
      return folded ? folded->text() : std::string(text);
    }
    if (semiotic_class == kEmojiClass) {
      return shared_.options_.emoji ? EmojiName(*shared_.emoji_, text)
                                    : std::string();
    }
    if (semiotic_class != kSymbolClass) return {};
    const std::string* said = shared_.symbols_->Find(text);
    return said == nullptr ? MarkName(*shared_.signs_, text) : *said;
  }

  // The name of a mark or sign, where the verbosity wants it said.
  std::string MarkName(const Table& names, std::string_view mark) const {
    const Verbosity wanted = shared_.options_.punctuation;
    if (wanted == Verbosity::kNone) return {};
    const int name = names.ColumnIndex("name");
    const int level = names.ColumnIndex("level");
    const std::string* row_level =
        name < 0 || level < 0 ? nullptr : names.Find(mark, level);
    if (row_level == nullptr) return {};
    const bool said = wanted == Verbosity::kAll || *row_level == "some";
    return said ? *names.Find(mark, name) : std::string();
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
      // Behind a space stands the evidence.
      const std::string_view text = document_.reasons[reason];
      const auto found =
          shared_.by_reason_.find(text.substr(0, text.find(' ')));
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
        words.Say(token.fields, shared_.style_);
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
    Append(id, document_.tokens[id].span,
           MarkName(*shared_.punctuation_, mark.span.Of(text)));
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

  // The full name of a slogan, with a rest before it and, where nothing
  // written makes one, behind it.
  void SayApposition(Id id, const std::string& name) {
    Spoken& before = document_.spoken.back();
    before.break_after = std::max(before.break_after, Break::kComma);
    SayPhrases(id, name);
    const bool last = id + 1 == document_.tokens.size();
    if (last || document_.tokens[id + 1].semiotic_class == kPunctuationClass) {
      return;
    }
    document_.spoken.back().break_after = Break::kComma;
  }

  // Words with marks between them: a piece for each stretch without one.
  void SayPhrases(Id id, std::string_view words) {
    const Span span = document_.tokens[id].span;
    size_t begin = 0;
    for (size_t at = 0; at < words.size();) {
      const CodePoint mark = DecodeAt(words, at);
      at = mark.span.end;
      const std::string* rest = shared_.punctuation_->Find(mark.span.Of(words));
      if (rest == nullptr) continue;
      Append(id, span,
             std::string(words.substr(begin, mark.span.begin - begin)));
      document_.spoken.back().break_after = BreakNamed(*rest);
      begin = at;
    }
    if (begin < words.size() || words.empty()) {
      Append(id, span, std::string(words.substr(begin)));
    }
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
  SloganSpeaker slogans_;
};

Verbalizer::Verbalizer(RuleBook& book, const SloganList& slogans,
                       const ReadingStyle& style,
                       const NormalizeOptions& options)
    : slogans_(slogans),
      style_(style),
      options_(options),
      punctuation_(book.TableOrEmpty("punctuation")),
      signs_(book.TableOrEmpty("signs")),
      symbols_(book.TableOrEmpty("symbols")),
      quotes_(book.TableOrEmpty("quotes")),
      emoji_(book.TableOrEmpty("emoji")) {
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
