#include "pronounce/pronouncer.h"

#include <filesystem>
#include <optional>

#include "base/file.h"
#include "base/message.h"
#include "base/tsv.h"
#include "pronounce/breaks.h"
#include "pronounce/latin_words.h"
#include "pronounce/polyphone_model.h"
#include "pronounce/readings.h"
#include "pronounce/sandhi.h"
#include "pronounce/segmenter.h"

namespace tingwen {

struct Pronouncer::State {
  State(Lexicon lexicon_, CharacterClasses classes_, SandhiRules rules_,
        BreakRules breaks_, NameContext name_context_, UserLexicon user_,
        std::optional<PolyphoneModel> model_, std::vector<Pinyin> announcement_,
        LatinPolicy latin_)
      : lexicon(std::move(lexicon_)),
        classes(std::move(classes_)),
        rules(std::move(rules_)),
        breaks(std::move(breaks_)),
        name_context(std::move(name_context_)),
        user(std::move(user_)),
        model(std::move(model_)),
        announcement(std::move(announcement_)),
        latin(latin_),
        numbers(classes),
        names(lexicon, name_context) {}

  Lexicon lexicon;
  CharacterClasses classes;
  SandhiRules rules;
  BreakRules breaks;
  NameContext name_context;
  UserLexicon user;
  std::optional<PolyphoneModel> model;
  std::vector<Pinyin> announcement;  // of an unreadable character
  LatinPolicy latin;
  NumberWords numbers;
  NameWords names;
};

namespace {

// The model is a part of the program's data, but not all builds have one.
Result<std::optional<PolyphoneModel>> LoadModel(
    const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  TINGWEN_ASSIGN(model, PolyphoneModel::Load(path));
  return std::optional<PolyphoneModel>(std::move(model));
}

Result<UserLexicon> LoadUserLexicon(const std::string& path,
                                    const std::filesystem::path& syllables) {
  if (path.empty()) return UserLexicon();
  TINGWEN_ASSIGN(legal, LegalSyllables::Load(syllables));
  return UserLexicon::Load(path, legal);
}

// What is said for an unreadable character; nothing where it is passed over.
Result<std::vector<Pinyin>> LoadAnnouncement(const std::string& path,
                                             Unreadable unreadable) {
  if (unreadable == Unreadable::kSkip) return std::vector<Pinyin>();
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  for (const TsvRow& row : ParseTsv(bytes)) {
    if (row.cells.size() != 3 || row.cells[0] != "announce") continue;
    if (auto reading = ParseReading(row.cells[2])) return *std::move(reading);
  }
  return FailWith(ErrorCode::kInternal, path, "pronounce.row");
}

// Text without a pause of this length is no language; it is split blindly so
// that the lattice stays small.
constexpr uint32_t kLongestRun = 4096;

// Splits the text into words, one run of characters of a kind after the other.
// Words don't cross the pieces of the spoken layer.
void SplitIntoWords(const Lexicon& lexicon, LatinPolicy latin,
                    Segmenter& segmenter, SentenceDraft& draft,
                    StringPool& reasons) {
  const auto size = static_cast<uint32_t>(draft.text.size());
  for (uint32_t begin = 0; begin < size;) {
    const DraftCharacter& first = draft.characters[begin];
    uint32_t end = begin + 1;
    while (end < size && end - begin < kLongestRun &&
           draft.characters[end].kind == first.kind &&
           draft.characters[end].spoken == first.spoken)
      ++end;
    if (first.kind == CharacterKind::kHan)
      segmenter.Segment(draft.text, begin, end, draft.words);
    if (first.kind == CharacterKind::kLatin)
      AppendLatinWords(lexicon, latin, begin, end, draft, reasons);
    begin = end;
  }
}

// Room for about as many elements as there will be: three bytes a character,
// five characters to three words.
void ReserveLayers(Document& document) {
  size_t bytes = 0;
  for (const Spoken& piece : document.spoken) bytes += piece.text.size();
  document.syllables.reserve(bytes / 3);
  document.words.reserve(bytes / 5);
}

}  // namespace

Result<Pronouncer> Pronouncer::Load(const std::string& lexicon_path,
                                    const PronounceOptions& options) {
  const std::filesystem::path data =
      std::filesystem::path(lexicon_path).parent_path();
  TINGWEN_ASSIGN(lexicon, Lexicon::Open(lexicon_path));
  TINGWEN_ASSIGN(classes,
                 CharacterClasses::Load(data / "rules/sandhi_classes.tsv"));
  TINGWEN_ASSIGN(rules, SandhiRules::Load(data / "rules/sandhi.tsv", classes));
  TINGWEN_ASSIGN(breaks, BreakRules::Load(data / "rules/breaks.tsv"));
  TINGWEN_ASSIGN(name_context, NameContext::Load(data / "rules/names.tsv"));
  TINGWEN_ASSIGN(user, LoadUserLexicon(options.user_lexicon,
                                       data / "rules/repair_syllables.tsv"));
  TINGWEN_ASSIGN(model, LoadModel(data / "models/polyphones.bin"));
  TINGWEN_ASSIGN(announcement, LoadAnnouncement(data / "rules/unreadable.tsv",
                                                options.unreadable));
  return Pronouncer(std::make_unique<State>(
      std::move(lexicon), std::move(classes), std::move(rules),
      std::move(breaks), std::move(name_context), std::move(user),
      std::move(model), std::move(announcement), options.latin));
}

Pronouncer::Pronouncer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
Pronouncer::Pronouncer(Pronouncer&&) noexcept = default;
Pronouncer& Pronouncer::operator=(Pronouncer&&) noexcept = default;
Pronouncer::~Pronouncer() = default;

void Pronouncer::PronounceWords(Document& document) const {
  const Lexicon& lexicon = state_->lexicon;
  Segmenter segmenter(lexicon, state_->numbers, state_->names, state_->user);
  ReadingChooser readings(lexicon, state_->user,
                          state_->model ? &*state_->model : nullptr,
                          state_->announcement, document);
  ReserveLayers(document);
  SentenceDraft draft;
  for (Id sentence = 0; sentence < document.sentences.size(); ++sentence) {
    draft.Clear();
    CollectText(document, sentence, lexicon, draft);
    SplitIntoWords(lexicon, state_->latin, segmenter, draft, document.reasons);
    readings.Read(draft);
    SetBreaks(document, sentence, lexicon, state_->breaks, draft);
    ApplySandhi(lexicon, state_->rules, draft, document.reasons);
    AppendDraft(draft, document);
  }
}

}  // namespace tingwen
