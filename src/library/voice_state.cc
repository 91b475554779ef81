#include "library/voice_state.h"

#include <algorithm>

#include "base/message.h"
#include "base/paths.h"

using namespace tingwen;

namespace {

// So many front ends are kept: a few levels of punctuation.
constexpr size_t kMostFrontEnds = 4;

bool IsVoiceSetting(const std::string& name) {
  return name == "rate" || name == "pitch" || name == "volume";
}

// How a sink says that the caller wants no more. Never shown.
Error Cancelled() { return {ErrorCode::kOutput, "cancelled", {}, {}, {}}; }

// Hands the marks and samples of one part to the caller.
class Listener {
 public:
  Listener(tingwen_voice& voice, const tingwen_text::Part& part,
           uint64_t first_sample, tingwen_on_samples on_samples,
           tingwen_on_event on_event, void* user)
      : voice_(voice),
        part_(part),
        first_sample_(first_sample),
        on_samples_(on_samples),
        on_event_(on_event),
        user_(user) {}

  Status Take(std::span<const int16_t> samples) {
    if (voice_.cancelled) return Fail(Cancelled());
    TellMarks();
    taken_ += samples.size();
    if (on_samples_(user_, samples.data(), samples.size()) != 0) {
      return Fail(Cancelled());
    }
    return {};
  }

  // Those of sentences without sound at the end.
  void TellMarks() {
    const Document& document = part_.document;
    for (; told_ < document.marks.size(); ++told_) Tell(document.marks[told_]);
  }

  uint64_t taken() const { return taken_; }

 private:
  void Tell(const AudioMark& mark) const {
    if (on_event_ == nullptr) return;
    const Document& document = part_.document;
    const bool word = mark.kind == MarkKind::kWord;
    const Id sentence =
        word ? document
                   .tokens[document.spoken[document.words[mark.element].spoken]
                               .token]
                   .sentence
             : mark.element;
    const Span span =
        document.SourceSpan(word ? document.words[mark.element].span
                                 : document.sentences[mark.element].span);
    const tingwen_event event{
        word ? TINGWEN_EVENT_WORD : TINGWEN_EVENT_SENTENCE,
        first_sample_ + mark.begin, part_.first_sentence + sentence,
        part_.offset + span.begin, part_.offset + span.end};
    on_event_(user_, &event);
  }

  tingwen_voice& voice_;
  const tingwen_text::Part& part_;
  uint64_t first_sample_;
  tingwen_on_samples on_samples_;
  tingwen_on_event on_event_;
  void* user_;
  size_t told_ = 0;
  uint64_t taken_ = 0;
};

}  // namespace

void tingwen_text::Add(Document document, size_t offset) {
  const size_t new_sentences = document.sentences.size();
  const size_t new_blocks = document.blocks.size();
  parts.push_back({std::move(document), offset, sentences, blocks});
  sentences += new_sentences;
  blocks += new_blocks;
}

const tingwen_text::Part* tingwen_text::PartOf(size_t sentence) const {
  if (sentence >= sentences) return nullptr;
  const auto behind = std::upper_bound(parts.begin(), parts.end(), sentence,
                                       [](size_t number, const Part& part) {
                                         return number < part.first_sentence;
                                       });
  return &*(behind - 1);
}

Status tingwen_voice::Open(const std::string& config) {
  TINGWEN_ASSIGN(loaded, LoadSettings(config));
  settings = std::move(loaded);
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  SynthesisOptions options;
  options.live = true;
  // The engine gets ready while rules and lexicon are loaded.
  TINGWEN_ASSIGN(started,
                 Synthesizer::Start(EnginePath(), std::move(voice), options));
  synthesizer = std::move(started);
  TINGWEN_TRY(FrontEndNow());
  TINGWEN_ASSIGN(known, ListVoices(DataPath("voices")));
  voices = std::move(known);
  return {};
}

Status tingwen_voice::Set(const std::string& name, const std::string& value) {
  Settings changed = settings;
  TINGWEN_TRY(ApplySetting(name + "=" + value, changed));
  if (name == "voice" || IsVoiceSetting(name)) {
    TINGWEN_ASSIGN(voice, changed.SelectedVoice());
    TINGWEN_TRY(synthesizer->SetVoice(std::move(voice)));
  }
  settings = std::move(changed);
  // A voice may say Latin letters its own way.
  if (!IsVoiceSetting(name)) text_settings[name] = value;
  return {};
}

Result<const FrontEnd*> tingwen_voice::FrontEndNow() {
  std::string key;
  for (const auto& [name, value] : text_settings)
    key += name + "=" + value + "\n";
  auto found = front_ends.find(key);
  if (found == front_ends.end()) {
    TINGWEN_ASSIGN(front_end, FrontEnd::Load(settings));
    if (front_ends.size() >= kMostFrontEnds) front_ends.clear();
    found = front_ends.emplace(key, std::move(front_end)).first;
  }
  return &found->second;
}

Status tingwen_voice::Speak(tingwen_text& text, size_t first, size_t last,
                            tingwen_on_samples on_samples,
                            tingwen_on_event on_event, void* user) {
  uint64_t samples = 0;
  for (tingwen_text::Part& part : text.parts) {
    const size_t end = part.first_sentence + part.document.sentences.size();
    if (end <= first) continue;
    if (part.first_sentence >= last) break;
    const SentenceRange range{
        static_cast<Id>(std::max(first, part.first_sentence) -
                        part.first_sentence),
        static_cast<Id>(std::min(last, end) - part.first_sentence)};
    part.document.marks.clear();
    Listener listener(*this, part, samples, on_samples, on_event, user);
    TINGWEN_TRY(synthesizer->Synthesize(
        part.document,
        [&](std::span<const int16_t> block) { return listener.Take(block); },
        {}, range));
    listener.TellMarks();
    samples += listener.taken();
  }
  return {};
}
