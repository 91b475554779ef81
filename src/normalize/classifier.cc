#include "normalize/classifier.h"

#include <unicode/uchar.h>

#include <map>
#include <optional>

#include "base/message.h"
#include "base/text.h"
#include "normalize/emoji.h"
#include "normalize/folding.h"

namespace tingwen {
namespace {

// Combining marks and variation selectors.
bool IsMark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace

// Walks over one sentence and emits its tokens from left to right.
class SentenceClassifier {
 public:
  SentenceClassifier(const Classifier& shared, Document& document, Id sentence,
                     Mentions& mentions)
      : shared_(shared),
        document_(document),
        mentions_(mentions),
        sentence_(sentence),
        begin_(document.sentences[sentence].span.begin),
        text_(document.TextOf(document.sentences[sentence].span)),
        folded_(FoldText(text_)),
        has_topic_([this](const std::string& topic) {
          return !SignOf(topic).empty();
        }) {
    if (folded_) text_ = folded_->text();
  }

  void Run() {
    while (at_ < text_.size()) Next();
    FlushHan(at_);
  }

 private:
  void Next() {
    const CodePoint point = DecodeAt(text_, at_);
    if (shared_.matcher_.CanBegin(point.value) && TakeRule()) return;
    if (IsHan(point.value)) {
      at_ = point.span.end;  // the run is flushed where it ends
      return;
    }
    FlushHan(at_);
    if (!IsSpace(point.value)) return TakePlain(point);
    at_ = point.span.end;
    han_begin_ = at_;
  }

  void TakePlain(const CodePoint& point) {
    if (IsAsciiDigit(point.value))
      return TakeRun(kDigitsClass, "digits", IsAsciiDigit);
    if (IsLatinLetter(point.value)) return TakeLatin();
    const std::string_view character = point.span.Of(text_);
    if (shared_.punctuation_->Find(character) != nullptr) {
      return TakePunctuation(point);
    }
    if (shared_.symbols_->Find(character) != nullptr) {
      return Emit({at_, point.span.end}, kSymbolClass, "rules/symbols.tsv");
    }
    if (const size_t end = EmojiEnd(text_, at_); end > at_) {
      return Emit({at_, end}, kEmojiClass, "rules/emoji.tsv");
    }
    if (IsPunctuation(point.value) || !point.valid || IsControl(point.value) ||
        IsMark(point.value)) {
      return Emit({at_, point.span.end}, kSymbolClass, "unspoken");
    }
    TakeForeign();
  }

  bool TakeRule() {
    const auto match = shared_.matcher_.Match(text_, at_, has_topic_);
    if (!match) return false;
    FlushHan(at_);
    const Rule& rule = shared_.matcher_.book().rules()[match->rule];
    Emit(match->span, rule.semiotic_class, rule.reason + Evidence(*match));
    for (const Capture& capture : match->captures) {
      document_.tokens.back().fields.push_back(
          {std::string(capture.name), std::string(capture.span.Of(text_))});
    }
    const Token& token = document_.tokens.back();
    mentions_.Remember(token);
    if (const Slogan* slogan = SloganOf(token)) TakeFollow(*slogan);
    return true;
  }

  // What decided besides the rule's own pattern: the word that showed its
  // topic, and the words before and after.
  std::string Evidence(const RuleMatch& match) {
    const Rule& rule = shared_.matcher_.book().rules()[match.rule];
    std::string text;
    if (!rule.topic.empty()) {
      text += " @" + rule.topic + "=" + std::string(SignOf(rule.topic));
    }
    const bool guards_left = rule.left.starts_with("^|");
    if (Says(match.left, guards_left)) {
      text += " left=" + std::string(match.left.Of(text_));
    }
    const bool guards_right = rule.right.starts_with("$|");
    if (Says(match.right, guards_right)) {
      text += " right=" + std::string(match.right.Of(text_));
    }
    return text;
  }

  // Whether a context is worth telling. One character is what a guard, such as
  // $|[^\d], finds anywhere.
  bool Says(Span context, bool guard) const {
    return CountCodePoints(context.Of(text_)) > (guard ? 1U : 0U);
  }

  // The slogan that a rule found without quotation marks.
  const Slogan* SloganOf(const Token& token) const {
    return token.semiotic_class == kSloganClass && !token.fields.empty() &&
                   token.fields.front().name == kTermField
               ? shared_.slogans_.Find(token.fields.front().value)
               : nullptr;
  }

  void FlushHan(size_t end) {
    if (han_begin_ < end) EmitSpan({han_begin_, end}, kHanClass, "han");
    han_begin_ = end;
  }

  // Takes all characters from here on that `belongs` holds for.
  void TakeRun(std::string_view semiotic_class, std::string_view reason,
               bool (*belongs)(char32_t)) {
    size_t end = at_;
    while (end < text_.size()) {
      const CodePoint point = DecodeAt(text_, end);
      if (!belongs(point.value)) break;
      end = point.span.end;
    }
    Emit({at_, end}, semiotic_class, reason);
  }

  // A word of Latin letters, with what may stand inside one: O'Neill, Wi-Fi,
  // AT&T.
  void TakeLatin() {
    size_t end = at_;
    while (end < text_.size()) {
      const CodePoint point = DecodeAt(text_, end);
      const bool inside = JoinsLetters(point.value) &&
                          point.span.end < text_.size() &&
                          IsLatinLetter(DecodeAt(text_, point.span.end).value);
      if (!IsLatinLetter(point.value) && !inside) break;
      end = point.span.end;
    }
    Emit({at_, end}, kLatinClass, "latin");
  }

  static bool JoinsLetters(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'-' || c == U'&';
  }

  // A mark, with its repetitions (……, ！！！). A quotation mark may open a
  // slogan.
  void TakePunctuation(const CodePoint& mark) {
    const std::string_view character = mark.span.Of(text_);
    const std::string* closing = shared_.quotes_->Find(character);
    size_t end = mark.span.end;
    while (closing == nullptr && text_.substr(end).starts_with(character)) {
      end += character.size();
    }
    Emit({at_, end}, kPunctuationClass, "rules/punctuation.tsv");
    if (closing != nullptr) TakeSlogan(*closing);
  }

  void TakeSlogan(const std::string& closing) {
    const size_t limit = shared_.slogans_.longest() + closing.size();
    const size_t size = text_.substr(at_, limit).find(closing);
    if (size == text_.npos) return;
    const Slogan* slogan = shared_.slogans_.Find(text_.substr(at_, size));
    if (slogan == nullptr) return;
    EmitSlogan({at_, at_ + size}, kTermField, *slogan);
    if (shared_.options_.slogans == SloganStyle::kSpoken) return;
    Emit({at_, at_ + closing.size()}, kPunctuationClass,
         "rules/punctuation.tsv");
    TakeFollow(*slogan);
  }

  // What the slogan's full name says too is a token of its own where that
  // name may be said.
  void TakeFollow(const Slogan& slogan) {
    if (shared_.options_.slogans == SloganStyle::kSpoken) return;
    const std::string_view follow = FollowAt(slogan, text_.substr(at_));
    if (follow.empty()) return;
    EmitSlogan({at_, at_ + follow.size()}, kFollowField, slogan);
  }

  void EmitSlogan(Span span, std::string_view field, const Slogan& slogan) {
    Emit(span, kSloganClass, slogan.reason);
    document_.tokens.back().fields.push_back(
        {std::string(field), std::string(span.Of(text_))});
  }

  // Letters of a script that nobody speaks here; reported, not spoken.
  void TakeForeign() {
    const size_t begin = at_;
    TakeRun(kForeignClass, "unspoken", [](char32_t c) {
      return !IsHan(c) && !IsSpace(c) && !IsPunctuation(c) && !IsControl(c) &&
             !IsLatinLetter(c) && !IsAsciiDigit(c);
    });
    const Token& token = document_.tokens.back();
    document_.diagnostics.push_back(
        {Severity::kWarning, "unspoken", document_.SourceSpan(token.span),
         Message("diagnostic.unspoken", text_.substr(begin, at_ - begin))});
  }

  // Emits a token and goes on behind it.
  void Emit(Span span, std::string_view semiotic_class,
            std::string_view reason) {
    EmitSpan(span, semiotic_class, reason);
    at_ = span.end;
    han_begin_ = at_;
  }

  void EmitSpan(Span span, std::string_view semiotic_class,
                std::string_view reason) {
    Token& token = document_.tokens.emplace_back();
    token.span = folded_ ? folded_->SourceOf(span) : span;
    token.span.begin += begin_;
    token.span.end += begin_;
    token.sentence = sentence_;
    token.semiotic_class = semiotic_class;
    token.reason = document_.Because(reason);
  }

  // What shows a topic: a word of it, or the number here that was read as a
  // code before.
  std::string_view SignOf(const std::string& topic) {
    return topic == kEarlierTopic ? mentions_.At(text_, at_)
                                  : WordOfTopic(topic);
  }

  // The sentence itself, its block, the block before, then the title may show
  // a topic.
  std::string_view WordOfTopic(const std::string& topic) {
    const auto [known, added] =
        known_topics_.emplace(topic, std::string_view());
    if (!added) return known->second;
    const Id block = document_.sentences[sentence_].block;
    for (std::string_view where :
         {text_, TextOfBlock(block), TextOfBlock(block - 1),
          std::string_view(document_.metadata.title)}) {
      known->second = shared_.topics_.Find(topic, where.substr(0, kMostBytes));
      if (!known->second.empty()) break;
    }
    return known->second;
  }

  // Empty for no block.
  std::string_view TextOfBlock(Id block) const {
    return block < document_.blocks.size()
               ? document_.TextOf(document_.blocks[block].span)
               : std::string_view();
  }

  // So much of a text is searched for a topic's words.
  static constexpr size_t kMostBytes = 4096;

  const Classifier& shared_;
  Document& document_;
  Mentions& mentions_;
  Id sentence_;
  size_t begin_;           // of the sentence in the document
  std::string_view text_;  // the sentence, folded
  std::optional<AlignedText> folded_;
  TopicTest has_topic_;
  std::map<std::string, std::string_view> known_topics_;
  size_t at_ = 0;
  size_t han_begin_ = 0;  // of the run of Han that ends at at_
};

Classifier::Classifier(const RuleBook& book, const RuleMatcher& matcher,
                       const TopicFinder& topics, const SloganList& slogans,
                       const NormalizeOptions& options)
    : matcher_(matcher),
      topics_(topics),
      slogans_(slogans),
      options_(options),
      punctuation_(book.TableOrEmpty("punctuation")),
      symbols_(book.TableOrEmpty("symbols")),
      quotes_(book.TableOrEmpty("quotes")) {}

void Classifier::Classify(Document& document, Id sentence,
                          Mentions& mentions) const {
  SentenceClassifier(*this, document, sentence, mentions).Run();
}

}  // namespace tingwen
