// The document and its layers.
//
// A Document is text with structure (blocks) and layers that the stages
// append, each once and in this order:
//
//   blocks     readers    title, paragraph, ...
//   sentences  readers
//   tokens     normalize  what kind of thing each stretch is
//   spoken     normalize  how each token is said
//   words      pronounce  words of the spoken text
//   syllables  pronounce  their pronunciation
//   marks      synth      their place in the audio
//
// An element's id is its index in its layer. Its `span` is the half-open byte
// span of Document::text.text() that it came from; SourceSpan() leads on to
// the bytes of the file. Within a layer spans are ordered and don't overlap,
// except that elements of one rewritten token may share one span. Characters
// that no element covers are spaces, or listed as removals or diagnostics.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/short_text.h"
#include "base/span.h"
#include "document/aligned_text.h"

namespace tingwen {

using Id = uint32_t;
inline constexpr Id kNoId = std::numeric_limits<Id>::max();

// Short texts that many elements share, such as reasons, kept once.
class StringPool {
 public:
  Id Intern(std::string_view text);
  const std::string& operator[](Id id) const { return texts_[id]; }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::vector<std::string> texts_;
  std::unordered_map<std::string, Id, Hash, std::equal_to<>> ids_;
};

// Why an element is as it is. `text` is an id in Document::reasons, such as
// "rules/date.tsv:14", "lexicon:银行行长", "model:0.97", "gloss".
struct Reason {
  Id text = kNoId;
  float confidence = 1.0F;  // 0 to 1
};

enum class BlockKind {
  kTitle,
  kByline,
  kDateline,
  kHeading,
  kParagraph,
  kListItem,
  kQuotation,
  kTableRow,
  kCaption,       // of a picture or table
  kCode,
  kFormula,
  kFootnote,
  kAnnouncement,  // words about the structure that the file doesn't hold
  kEndMark,
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;
  int level = 0;  // of titles, headings and lists, from 1
  Reason reason;
};

struct Sentence {
  Span span;
  Id block = kNoId;
  Reason reason;
};

// One raw field of a classified token: year=2025.
struct Field {
  std::string name;
  std::string value;
};

struct Token {
  Span span;
  Id sentence = kNoId;
  // "han", "latin", "punctuation", or the class of a rule: "date", "money" ...
  std::string semiotic_class;
  std::vector<Field> fields;
  Reason reason;
};

// How long the voice rests after something, ordered by length. The lengths
// are the voice's (voices/<id>/voice.toml).
enum class Break : uint8_t {
  kNone,
  kWord,       // end of a prosodic word: no silence
  kPhrase,     // end of a prosodic phrase: a touch of silence
  kEmphasis,   // around a quoted slogan
  kEnumeration,  // 、
  kComma,      // ，
  kClause,     // ；： —— ……
  kSentence,   // 。！？
  kParagraph,
  kTitle,
};

// What is said for a token. A token has one piece or more, in order of
// speaking; punctuation has one piece with an empty text and a break.
struct Spoken {
  Span span;
  Id token = kNoId;
  std::string text;  // Han characters and Latin letters, no digits
  Break break_after = Break::kNone;
  Reason reason;
};

enum class SpeechLanguage : uint8_t { kMandarin, kEnglish };

struct Word {
  Span span;
  Id spoken = kNoId;
  std::string text;
  // Its syllables are [first_syllable, first_syllable + syllable_count).
  // English words that are read as English have none.
  Id first_syllable = 0;
  uint32_t syllable_count = 0;
  SpeechLanguage language = SpeechLanguage::kMandarin;
  Break break_after = Break::kNone;
  Reason reason;
};

struct Syllable {
  Span span;
  Id word = kNoId;
  ShortText<4> text;    // the character (or Latin letter) that it is read for
  ShortText<8> pinyin;  // before sandhi: "hang2"; v for ü, 5 neutral, "wanr2"
  ShortText<8> surface;  // as spoken, after sandhi
  Reason reason;
  Reason surface_reason;  // the sandhi rule; kNoId where nothing changed
};

enum class MarkKind : uint8_t { kSentence, kWord };

// A stretch of the audio, in samples at the engine's rate (22,050 Hz).
struct AudioMark {
  MarkKind kind = MarkKind::kSentence;
  Id element = kNoId;  // of the sentence or word layer
  uint64_t begin = 0;
  uint64_t end = 0;
};

// Pronunciation that the document itself gives for a stretch of its text:
// 長(zhǎng), <ruby>. The pinyin has tone digits, one entry a character.
struct Gloss {
  Span span;    // of the glossed characters, in document text
  Span source;  // of the gloss itself, in source bytes
  std::vector<std::string> pinyin;
};

enum class Severity { kNote, kWarning };

// An oddity that one can live with.
struct Diagnostic {
  Severity severity = Severity::kWarning;
  std::string id;       // e.g. "garble": the message's id without "diagnostic."
  Span source;          // in source bytes
  std::string message;  // in the user's language
};

// What is known about the whole piece.
struct Metadata {
  std::string title;
  std::string author;
  std::string date;
  std::string encoding;  // of the source, IANA name
  std::string format;    // "text", "html" ...
};

// A file inside the file, such as a chapter of an EPUB, or a page of a PDF.
struct SourcePart {
  std::string name;  // "OEBPS/chapter1.xhtml", "page 3"
  Span span;         // in source bytes
};

struct Document {
  std::string path;  // as the user named it; "-" for standard input
  Metadata metadata;
  AlignedText text;
  StringPool reasons;

  // Of a file that holds others: its parts in order. Source bytes are then
  // counted over `unpacked`, the parts one behind the other; of any other file
  // over its own bytes, and both are empty.
  std::vector<SourcePart> parts;
  std::string unpacked;

  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Spoken> spoken;
  std::vector<Word> words;
  std::vector<Syllable> syllables;
  std::vector<AudioMark> marks;

  std::vector<Gloss> glosses;  // ordered by span
  std::vector<Diagnostic> diagnostics;

  // The document text of a span.
  std::string_view TextOf(Span span) const { return span.Of(text.text()); }
  // The bytes that source spans count, of a file with these bytes.
  std::string_view SourceBytes(std::string_view file) const {
    return parts.empty() ? file : std::string_view(unpacked);
  }
  // The source bytes of a span of document text.
  Span SourceSpan(Span span) const { return text.SourceOf(span); }
  Reason Because(std::string_view text_of_reason, float confidence = 1.0F) {
    return {reasons.Intern(text_of_reason), confidence};
  }
  // The words of a reason; empty for none.
  std::string_view Why(Reason reason) const {
    return reason.text == kNoId ? std::string_view() : reasons[reason.text];
  }
};

// A document of one paragraph and one sentence around a text that needs no
// repair: what the filters `normalize -` and `pinyin -` read line by line.
Document DocumentFromLine(std::string line);

// The elements of a layer that belong to one parent: [first, last).
// `Parent` is the member that holds the parent's id, e.g. &Token::sentence.
template <class Element>
std::pair<Id, Id> ChildrenOf(const std::vector<Element>& layer,
                             Id Element::*parent, Id id) {
  auto less = [parent](const Element& element, Id value) {
    return element.*parent < value;
  };
  auto greater = [parent](Id value, const Element& element) {
    return value < element.*parent;
  };
  const auto first = std::lower_bound(layer.begin(), layer.end(), id, less);
  // There are few of them: look nearby before the whole rest is searched.
  auto step = std::min<std::ptrdiff_t>(16, layer.end() - first);
  while (step < layer.end() - first && first[step].*parent == id)
    step = std::min<std::ptrdiff_t>(2 * step, layer.end() - first);
  const auto last = std::upper_bound(first, first + step, id, greater);
  return {static_cast<Id>(first - layer.begin()),
          static_cast<Id>(last - layer.begin())};
}

}  // namespace tingwen
