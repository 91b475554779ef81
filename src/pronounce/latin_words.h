// Words and abbreviations in Latin letters inside Mandarin text.
#pragma once

#include <cstdint>

#include "document/latin_policy.h"
#include "pronounce/sentence_draft.h"

namespace tingwen {

// Appends the words of the Latin letters [begin, end) of the draft and their
// syllables: as latin.tsv says, else spelt letter by letter (GDP), else left to
// the English voice (a word without syllables: Marathon), as far as `policy`
// lets them. Capitals behind small letters are a part of their own: ChatGPT is
// Chat and GPT. `reasons` is the document's pool.
void AppendLatinWords(const Lexicon& lexicon, LatinPolicy policy,
                      uint32_t begin, uint32_t end, SentenceDraft& draft,
                      StringPool& reasons);

}  // namespace tingwen
