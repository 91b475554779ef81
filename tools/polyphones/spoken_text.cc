#include "polyphones/spoken_text.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <unordered_map>

#include "base/paths.h"
#include "base/text.h"
#include "normalize/normalizer.h"
#include "pronounce/pronouncer.h"
#include "pronounce/sentence_draft.h"
#include "readers/reader.h"

namespace tingwen::polyphones {

struct SpokenText::State {
  Normalizer normalizer;
  Lexicon lexicon;
  Pronouncer pronouncer;
};

namespace {

namespace fs = std::filesystem;

// The pronouncer with another model than the program's: it looks for it beside
// the lexicon, so it gets a folder of its own.
Result<Pronouncer> LoadPronouncer(const std::string& model) {
  const fs::path folder =
      fs::temp_directory_path() / fmt::format("tingwen-training-{}", getpid());
  std::error_code error;
  fs::create_directories(folder, error);
  for (const char* name : {"lexicon.bin", "rules"})
    fs::create_symlink(DataPath(name), folder / name, error);
  if (!model.empty()) {
    fs::create_directories(folder / "models", error);
    fs::create_symlink(fs::absolute(model), folder / "models/polyphones.bin",
                       error);
  }
  auto pronouncer = Pronouncer::Load(folder / "lexicon.bin");
  fs::remove_all(folder, error);
  return pronouncer;
}

// Whether the word is said at this place of the draft.
bool IsAt(const SentenceDraft& draft, size_t at,
          const std::vector<CodePoint>& word) {
  if (draft.text.size() - at < word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (draft.text[at + i] != word[i].value) return false;
  }
  return true;
}

// The word of each character; what has no word is one of its own. `next` is
// the document's first word that may be in the draft.
std::vector<uint32_t> NumberWordsOf(const Document& document,
                                    const SentenceDraft& draft, size_t& next) {
  const auto& words = document.words;
  std::vector<uint32_t> word_of;
  for (uint32_t number = 0; word_of.size() < draft.text.size(); ++number) {
    const size_t at = word_of.size();
    const Id spoken = draft.characters[at].spoken;
    while (next < words.size() && words[next].spoken < spoken) ++next;
    size_t length = 1;
    if (next < words.size() && words[next].spoken == spoken) {
      const auto word = Decode(words[next].text);
      if (IsAt(draft, at, word)) {
        length = word.size();
        ++next;
      }
    }
    word_of.resize(at + length, number);
  }
  return word_of;
}

// The index of the code point that begins at each byte.
std::unordered_map<size_t, int> IndexOfBytes(std::string_view line) {
  std::unordered_map<size_t, int> index;
  for (const CodePoint& c : Decode(line))
    index.emplace(c.span.begin, static_cast<int>(index.size()));
  return index;
}

std::vector<int> RawIndices(const Document& document,
                            const SentenceDraft& draft, std::string_view line) {
  const auto index = IndexOfBytes(line);
  std::vector<int> raw;
  for (size_t i = 0; i < draft.text.size(); ++i) {
    const Span source = document.SourceSpan(draft.characters[i].span);
    const auto found = index.find(source.begin);
    const bool same =
        found != index.end() && source.Of(line) == ToUtf8(draft.text[i]);
    raw.push_back(same ? found->second : -1);
  }
  return raw;
}

}  // namespace

Result<SpokenText> SpokenText::Load(const std::string& model) {
  TINGWEN_ASSIGN(normalizer,
                 Normalizer::Load(DataPath("rules"), DataPath("lexicon")));
  TINGWEN_ASSIGN(lexicon, Lexicon::Open(DataPath("lexicon.bin")));
  TINGWEN_ASSIGN(pronouncer, LoadPronouncer(model));
  return SpokenText(std::make_unique<State>(
      State{std::move(normalizer), std::move(lexicon), std::move(pronouncer)}));
}

SpokenText::SpokenText(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SpokenText::SpokenText(SpokenText&&) noexcept = default;
SpokenText::~SpokenText() = default;

const Lexicon& SpokenText::lexicon() const { return state_->lexicon; }

Document SpokenText::Read(std::string_view line) const {
  Document document = ReadLine(line);
  state_->normalizer.ClassifyTokens(document);
  state_->normalizer.VerbalizeTokens(document);
  state_->pronouncer.PronounceWords(document);
  return document;
}

std::map<int, SpokenSyllable> SpokenText::Pronounce(
    std::string_view line) const {
  const Document document = Read(line);
  const auto index = IndexOfBytes(line);
  std::map<int, SpokenSyllable> syllables;
  for (const Syllable& syllable : document.syllables) {
    const auto found = index.find(document.SourceSpan(syllable.span).begin);
    if (found == index.end()) continue;
    syllables.try_emplace(found->second,
                          SpokenSyllable{std::string(syllable.pinyin),
                                         document.reasons[syllable.reason.text],
                                         syllable.reason.confidence});
  }
  return syllables;
}

std::vector<SpokenSentence> SpokenText::Analyze(std::string_view line) const {
  const Document document = Read(line);
  std::vector<SpokenSentence> sentences;
  size_t next_word = 0;
  for (Id id = 0; id < document.sentences.size(); ++id) {
    SentenceDraft draft;
    CollectText(document, id, state_->lexicon, draft);
    sentences.push_back({{draft.text.begin(), draft.text.end()},
                         NumberWordsOf(document, draft, next_word),
                         RawIndices(document, draft, line)});
  }
  return sentences;
}

}  // namespace tingwen::polyphones
