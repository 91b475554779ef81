// Grapheme-to-phoneme: words, their readings, tone sandhi and breaks.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "document/document.h"
#include "document/latin_policy.h"

namespace tingwen {

// What is said for a character that has no known reading.
enum class Unreadable {
  kAnnounce,  // 生僻字 (data/rules/unreadable.tsv)
  kSkip,      // nothing
};

struct PronounceOptions {
  // The user's own readings (word, pinyin), over everything else; may be empty.
  std::string user_lexicon;
  // Either way the document gets a diagnostic.
  Unreadable unreadable = Unreadable::kAnnounce;
  LatinPolicy latin = LatinPolicy::kMixed;
};

class Pronouncer {
 public:
  // Maps `lexicon_path` (lexicon.bin). kInternal where it is missing or of
  // another version; kInput where the user's lexicon is wrong.
  static Result<Pronouncer> Load(const std::string& lexicon_path,
                                 const PronounceOptions& options = {});
  Pronouncer(Pronouncer&&) noexcept;
  Pronouncer& operator=(Pronouncer&&) noexcept;
  ~Pronouncer();

  // Appends the word and syllable layers for the spoken layer: segmentation,
  // readings (user lexicon, gloss, lexicon, model, default), sandhi, breaks.
  void PronounceWords(Document& document) const;

 private:
  struct State;
  explicit Pronouncer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
