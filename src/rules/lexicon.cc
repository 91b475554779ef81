#include "rules/lexicon.h"

#include <algorithm>
#include <cstring>

#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {

namespace format = lexicon_format;

std::string_view NameOf(LexiconSource source) {
  switch (source) {
    case LexiconSource::kPhrases:
      return "phrases";
    case LexiconSource::kNeutral:
      return "neutral";
    case LexiconSource::kErhua:
      return "erhua";
    case LexiconSource::kPlaces:
      return "places";
    case LexiconSource::kSurnames:
      return "surnames";
    case LexiconSource::kMainland:
      return "mainland";
    case LexiconSource::kChars:
      return "chars";
    case LexiconSource::kTerra:
      return "terra";
    case LexiconSource::kUnicode:
      return "unicode";
    case LexiconSource::kDerived:
      return "derived";
  }
  return "";
}

Result<Lexicon> Lexicon::Open(const std::string& path) {
  auto file = MappedFile::Open(path);
  if (!file) {
    Error error = file.error();
    error.code = ErrorCode::kInternal;
    return Fail(std::move(error));
  }
  Lexicon lexicon(*std::move(file));
  TINGWEN_TRY(lexicon.Bind(path));
  return lexicon;
}

std::string_view Lexicon::TextOf(format::Section section) const {
  const auto& header =
      *reinterpret_cast<const format::Header*>(file_.bytes().data());
  const format::SectionPlace place = header.sections[section];
  return file_.bytes().substr(place.offset, place.size);
}

template <class T>
std::span<const T> Lexicon::SectionOf(format::Section section) const {
  const std::string_view bytes = TextOf(section);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

namespace {

// Whether the header is ours and every section lies inside the file. What the
// sections hold is trusted: the file is a part of the program.
bool IsSound(std::string_view bytes) {
  if (bytes.size() < sizeof(format::Header)) return false;
  const auto& header = *reinterpret_cast<const format::Header*>(bytes.data());
  if (header.magic != format::kMagic || header.version != format::kVersion ||
      header.section_count != format::kSectionCount)
    return false;
  return std::all_of(header.sections.begin(), header.sections.end(),
                     [&](const auto& place) {
                       return place.offset <= bytes.size() &&
                              place.size <= bytes.size() - place.offset &&
                              place.offset % 8 == 0;
                     });
}

}  // namespace

Status Lexicon::Bind(const std::string& path) {
  if (!IsSound(file_.bytes()))
    return FailWith(ErrorCode::kInternal, path, "lexicon.damaged");
  pages_index_ = SectionOf<uint16_t>(format::kPageTable);
  pages_ = SectionOf<uint16_t>(format::kPages);
  trie_ = Trie(SectionOf<uint16_t>(format::kTrieLabels),
               SectionOf<Trie::Place>(format::kTrieNodes));
  entries_ = SectionOf<format::Entry>(format::kEntries);
  readings_ = SectionOf<uint16_t>(format::kReadings);
  syllables_ = SectionOf<Pinyin>(format::kSyllables);
  parts_of_speech_ = Split(TextOf(format::kPartsOfSpeech), '\n');
  surnames_ = SectionOf<format::Surname>(format::kSurnames);
  name_costs_ = SectionOf<format::NameCosts>(format::kNameCosts);
  bigrams_ = SectionOf<uint32_t>(format::kBigrams);
  for (const TsvRow& row : ParseTsv(TextOf(format::kLetters)))
    letters_.emplace(DecodeAt(row.cells[0], 0).value, row.cells[1]);
  for (const TsvRow& row : ParseTsv(TextOf(format::kLatin)))
    latin_.emplace(row.cells[0], row.cells[1]);
  return {};
}

EntryId Lexicon::Find(std::u32string_view word) const {
  Trie::Node node = Trie::kRoot;
  for (const char32_t c : word) {
    node = trie_.Step(node, LabelOf(c));
    if (node == Trie::kNowhere) return kNoEntry;
  }
  return node == Trie::kRoot ? kNoEntry : trie_.ValueAt(node);
}

const format::Surname* Lexicon::FindSurname(EntryId id) const {
  if ((entries_[id].source & format::kSurnameBit) == 0) return nullptr;
  // Without a branch on the entries, as Trie::Step does it.
  const format::Surname* first = surnames_.data();
  for (size_t count = surnames_.size(); count > 1; count -= count / 2)
    first += first[count / 2 - 1].entry < id ? count / 2 : 0;
  return first->entry == id ? first : nullptr;
}

std::optional<float> Lexicon::SurnameCost(EntryId id) const {
  const format::Surname* surname = FindSurname(id);
  if (surname == nullptr) return {};
  return static_cast<float>(surname->cost / format::kCostScale);
}

Pinyin Lexicon::SurnameSyllable(EntryId id, size_t index) const {
  const format::Surname* surname = FindSurname(id);
  if (surname == nullptr) return {};
  return syllables_[readings_[surname->reading + index] &
                    format::kSyllableMask];
}

float Lexicon::BigramNats(EntryId left, EntryId right) const {
  const uint64_t key = format::BigramKey(left, right);
  const uint32_t check = format::BigramSlot(key, 0);
  const size_t mask = bigrams_.size() - 1;
  for (size_t i = key & mask; bigrams_[i] != 0; i = (i + 1) & mask)
    if ((bigrams_[i] & ~0xFFU) == check)
      return static_cast<float>((bigrams_[i] & 0xFFU) / format::kBigramScale);
  return 0;
}

namespace {

template <class Table, class Key>
std::string_view ValueOr(const Table& table, const Key& key) {
  const auto found = table.find(key);
  return found == table.end() ? std::string_view() : found->second;
}

}  // namespace

std::string_view Lexicon::LetterName(char32_t letter) const {
  return ValueOr(letters_, letter);
}

std::string_view Lexicon::LatinReading(std::string_view term) const {
  return ValueOr(latin_, term);
}

}  // namespace tingwen
