#include "app/live_voice.h"

#include <algorithm>

#include "base/message.h"
#include "base/paths.h"
#include "base/text.h"

namespace tingwen {
namespace {

// So many front ends are kept: a few levels of punctuation.
constexpr size_t kMostFrontEnds = 4;

bool IsProsody(const std::string& name) {
  return name == "rate" || name == "pitch" || name == "volume";
}

// Hands the marks and samples of one part to the listener.
class PartListener {
 public:
  PartListener(const LiveText::Part& part, uint64_t first_sample,
               const LiveListener& listener)
      : part_(part), first_sample_(first_sample), listener_(listener) {}

  Status Take(std::span<const int16_t> samples) {
    TellMarks();
    taken_ += samples.size();
    ended_ = !listener_.on_samples(samples);
    if (!ended_) return {};
    return Fail({ErrorCode::kOutput, "ended by the listener", {}, {}, {}});
  }

  void TellMarks() {
    const Document& document = part_.document;
    for (; told_ < document.marks.size(); ++told_) Tell(document.marks[told_]);
  }

  uint64_t taken() const { return taken_; }
  bool ended() const { return ended_; }

 private:
  void Tell(const AudioMark& mark) const {
    if (!listener_.on_event) return;
    const Document& document = part_.document;
    const bool is_word = mark.kind == MarkKind::kWord;
    const Span span = is_word ? document.words[mark.element].span
                              : document.sentences[mark.element].span;
    const Span source = document.SourceSpan(span);
    listener_.on_event(
        {mark.kind,
         first_sample_ + mark.begin,
         part_.first_sentence + SentenceOf(mark),
         {part_.offset + source.begin, part_.offset + source.end},
         document.TextOf(span)});
  }

  Id SentenceOf(const AudioMark& mark) const {
    if (mark.kind == MarkKind::kSentence) return mark.element;
    const Document& document = part_.document;
    const Spoken& spoken = document.spoken[document.words[mark.element].spoken];
    return document.tokens[spoken.token].sentence;
  }

  const LiveText::Part& part_;
  uint64_t first_sample_;
  const LiveListener& listener_;
  size_t told_ = 0;
  uint64_t taken_ = 0;
  bool ended_ = false;
};

}  // namespace

void LiveText::Add(Document document, size_t offset) {
  const size_t new_sentences = document.sentences.size();
  const size_t new_blocks = document.blocks.size();
  parts.push_back({std::move(document), offset, sentences, blocks});
  sentences += new_sentences;
  blocks += new_blocks;
}

LiveText::SentenceView LiveText::At(size_t number) const {
  const auto behind = std::upper_bound(parts.begin(), parts.end(), number,
                                       [](size_t sought, const Part& part) {
                                         return sought < part.first_sentence;
                                       });
  const Part& part = *(behind - 1);
  const Sentence& found = part.document.sentences[number - part.first_sentence];
  const Span source = part.document.SourceSpan(found.span);
  return {{part.offset + source.begin, part.offset + source.end},
          part.document.TextOf(found.span),
          part.document.blocks[found.block].kind,
          part.first_block + found.block};
}

Result<LiveVoice> LiveVoice::Open(const Settings& settings) {
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  SynthesisOptions options;
  options.live = true;
  TINGWEN_ASSIGN(synthesizer,
                 Synthesizer::Start(EnginePath(), std::move(voice), options));
  LiveVoice live(settings, std::move(synthesizer));
  TINGWEN_TRY(live.FrontEndNow());
  return live;
}

Status LiveVoice::Set(const std::string& name, const std::string& value) {
  if (name == "digits") {
    if (value != "single" && value != "numbers") {
      return FailWith(ErrorCode::kUsage, "", "settings.unknown_choice", name,
                      value, "numbers, single");
    }
    single_digits_ = value == "single";
    return {};
  }
  Settings changed = settings_;
  TINGWEN_TRY(ApplySetting(name + "=" + value, changed));
  if (name == "voice" || IsProsody(name)) {
    TINGWEN_ASSIGN(voice, changed.SelectedVoice());
    TINGWEN_TRY(synthesizer_.SetVoice(std::move(voice)));
  }
  settings_ = std::move(changed);
  // A voice, too, may say Latin letters its own way.
  if (!IsProsody(name)) text_settings_[name] = value;
  return {};
}

Result<const FrontEnd*> LiveVoice::FrontEndNow() {
  std::string key;
  for (const auto& [name, value] : text_settings_) {
    key += name + "=" + value + "\n";
  }
  auto found = front_ends_.find(key);
  if (found == front_ends_.end()) {
    TINGWEN_ASSIGN(front_end, FrontEnd::Load(settings_));
    if (front_ends_.size() >= kMostFrontEnds) front_ends_.clear();
    found = front_ends_.emplace(key, std::move(front_end)).first;
  }
  return &found->second;
}

Result<LiveText> LiveVoice::ReadMessage(std::string_view bytes) {
  TINGWEN_ASSIGN(front_end, FrontEndNow());
  const MessageHabits habits = Habits();
  LiveText text;
  for (const std::string_view line : SplitLines(bytes)) {
    const AlignedText heard = HeardMessage(line, habits);
    Document document = front_end->AnalyzeLine(heard.text());
    if (heard.text() != line) document.text = heard.Then(document.text);
    text.Add(std::move(document),
             static_cast<size_t>(line.data() - bytes.data()));
  }
  return text;
}

MessageHabits LiveVoice::Habits() {
  MessageHabits habits;
  habits.single_digits = single_digits_;
  habits.counts_signs = settings_.punctuation != "none";
  habits.name_of = [this](char32_t c) {
    const auto name = Describe(c);
    return name ? *name : ToUtf8(c);
  };
  return habits;
}

Result<LiveText> LiveVoice::ReadDocument(std::string_view bytes,
                                         const std::string& path) {
  TINGWEN_ASSIGN(front_end, FrontEndNow());
  TINGWEN_ASSIGN(document, front_end->Analyze(bytes, path));
  LiveText text;
  text.Add(std::move(document), 0);
  return text;
}

Result<bool> LiveVoice::Speak(LiveText& text, size_t first, size_t last,
                              const LiveListener& listener) {
  uint64_t samples = 0;
  for (LiveText::Part& part : text.parts) {
    const size_t end = part.first_sentence + part.document.sentences.size();
    if (end <= first) continue;
    if (part.first_sentence >= last) break;
    const SentenceRange range{
        static_cast<Id>(std::max(first, part.first_sentence) -
                        part.first_sentence),
        static_cast<Id>(std::min(last, end) - part.first_sentence)};
    part.document.marks.clear();
    PartListener part_listener(part, samples, listener);
    Status spoken = synthesizer_.Synthesize(
        part.document,
        [&](std::span<const int16_t> block) {
          return part_listener.Take(block);
        },
        {}, range);
    if (part_listener.ended()) return false;
    if (!spoken) return Fail(std::move(spoken).error());
    part_listener.TellMarks();
    samples += part_listener.taken();
  }
  return true;
}

Result<std::string> LiveVoice::Describe(char32_t c) {
  if (!names_) {
    TINGWEN_ASSIGN(names, CharacterNames::Load(DataPath("")));
    names_ = std::move(names);
  }
  return names_->NameOf(c);
}

}  // namespace tingwen
