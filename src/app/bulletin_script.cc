#include "app/bulletin_script.h"

#include <algorithm>

#include "app/bulletin_lines.h"
#include "app/pace.h"
#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "base/text.h"
#include "publish/clean_text.h"

namespace tingwen {
namespace {

// A text of one line is no document with a title.
bool IsOneLine(std::string_view text) {
  return Trim(text).find('\n') == std::string_view::npos;
}

// What a listener would call it.
std::string TitleOf(const RundownItem& item, const Document& document) {
  if (!item.title.empty()) return item.title;
  if (!document.metadata.title.empty()) return document.metadata.title;
  if (document.sentences.empty()) return {};
  std::string title(Trim(document.TextOf(document.sentences.front().span)));
  constexpr std::string_view kFullStop = "。";
  if (EndsWith(title, kFullStop)) {
    title.resize(title.size() - kFullStop.size());
  }
  return title;
}

class ScriptWriter {
 public:
  ScriptWriter(const Rundown& rundown, const Settings& settings)
      : rundown_(rundown), settings_(settings), fields_(FieldsOf(rundown)) {}

  Result<Script> Write() && {
    TINGWEN_TRY(LoadVoices());
    std::vector<Passage> items;
    for (size_t i = 0; i < rundown_.items.size(); ++i) {
      TINGWEN_TRY(AddItem(i, items));
    }
    const RundownLines& lines = rundown_.lines;
    if (rundown_.time_signal) {
      TINGWEN_TRY(AddLine(Passage::Kind::kTime, lines.time));
    }
    TINGWEN_TRY(AddLine(Passage::Kind::kOpening, lines.opening));
    if (rundown_.headlines) TINGWEN_TRY(AddHeadlines());
    std::move(items.begin(), items.end(), std::back_inserter(script_.passages));
    TINGWEN_TRY(AddLine(Passage::Kind::kClosing, lines.closing));
    if (rundown_.pace == "first") TINGWEN_TRY(MatchPace(VoiceAt(0), script_));
    return std::move(script_);
  }

 private:
  Status LoadVoices() {
    for (const std::string& id : rundown_.voices) {
      TINGWEN_TRY(LoadVoice(id, rundown_.places.contains(".voices")
                                    ? rundown_.places.at(".voices")
                                    : Position()));
    }
    for (const RundownItem& item : rundown_.items) {
      if (!item.voice.empty())
        TINGWEN_TRY(LoadVoice(item.voice, item.position));
    }
    return {};
  }

  // A voice, and the stages that decide what it says: voices may have policies
  // of their own for Latin letters.
  Status LoadVoice(const std::string& id, Position position) {
    if (script_.voices.contains(id)) return {};
    Settings settings = settings_;
    settings.voice = id;
    auto voice = settings.SelectedVoice();
    if (!voice) {
      Error error = voice.error();
      error.path = rundown_.path;
      error.position = position;
      return Fail(std::move(error));
    }
    TINGWEN_ASSIGN(model, DurationModel::Load(voice->durations));
    if (!front_ends_.contains(voice->latin)) {
      TINGWEN_ASSIGN(front_end, FrontEnd::Load(settings));
      front_ends_.emplace(voice->latin, std::move(front_end));
    }
    script_.durations.emplace(id, std::move(model));
    script_.voices.emplace(id, *std::move(voice));
    return {};
  }

  const FrontEnd& FrontEndOf(const std::string& voice) const {
    return front_ends_.at(script_.voices.at(voice).latin);
  }

  // The voice of the next in turn.
  const std::string& VoiceAt(size_t turn) const {
    return rundown_.voices[turn % rundown_.voices.size()];
  }

  Passage PassageOf(Passage::Kind kind, const std::string& voice,
                    const std::string& text) const {
    Passage passage;
    passage.kind = kind;
    passage.voice = voice;
    passage.document = FrontEndOf(voice).AnalyzeLine(text);
    passage.document.path = rundown_.path;
    passage.source = text;
    return passage;
  }

  Status AddLine(Passage::Kind kind, const std::string& line) {
    TINGWEN_ASSIGN(text, FillLine(line, fields_));
    if (Trim(text).empty()) return {};
    script_.passages.push_back(PassageOf(kind, VoiceAt(0), text));
    return {};
  }

  Status AddHeadlines() {
    TINGWEN_TRY(AddLine(Passage::Kind::kHeadlines, rundown_.lines.headlines));
    size_t turn = 0;
    for (size_t i = 0; i < script_.items.size(); ++i) {
      const ScriptItem& item = script_.items[i];
      if (!item.failed.empty() || item.title.empty()) continue;
      script_.passages.push_back(
          PassageOf(Passage::Kind::kHeadline, VoiceAt(turn++), item.title));
      script_.passages.back().item = i;
    }
    return AddLine(Passage::Kind::kDetails, rundown_.lines.details);
  }

  Status AddItem(size_t index, std::vector<Passage>& passages) {
    const RundownItem& item = rundown_.items[index];
    const std::string& voice = item.voice.empty() ? VoiceAt(index) : item.voice;
    script_.items.emplace_back().title = CleanText(item.title);
    auto read = ReadItem(item, voice);
    if (!read) return TakeFailure(index, voice, read.error(), passages);
    script_.items.back().title = CleanText(TitleOf(item, read->document));
    read->item = index;
    passages.push_back(*std::move(read));
    return {};
  }

  Result<Passage> ReadItem(const RundownItem& item, const std::string& voice) {
    if (item.file.empty() && IsOneLine(item.text)) {
      return PassageOf(Passage::Kind::kItem, voice,
                       std::string(Trim(item.text)));
    }
    Passage passage;
    passage.voice = voice;
    passage.source = item.text;
    if (!item.file.empty()) {
      TINGWEN_ASSIGN(limit, settings_.InputLimit());
      TINGWEN_ASSIGN(bytes, ReadFile(item.file, limit));
      passage.source = std::move(bytes);
    }
    TINGWEN_ASSIGN(
        document,
        FrontEndOf(voice).Analyze(
            passage.source, item.file.empty() ? rundown_.path : item.file));
    passage.document = std::move(document);
    return passage;
  }

  Status TakeFailure(size_t index, const std::string& voice, Error error,
                     std::vector<Passage>& passages) {
    if (rundown_.on_error == OnError::kStop) {
      error.hint += (error.hint.empty() ? "" : " ") +
                    Message("bulletin.item_failed", index + 1, rundown_.path,
                            rundown_.items[index].position.line);
      return Fail(std::move(error));
    }
    ScriptItem& item = script_.items.back();
    item.failed = Describe(error);
    if (item.title.empty()) item.title = rundown_.items[index].file;
    item.left_out = rundown_.on_error == OnError::kSkip;
    if (item.left_out) return {};
    TINGWEN_ASSIGN(text, FillLine(rundown_.lines.failed, fields_));
    passages.push_back(PassageOf(Passage::Kind::kItem, voice, text));
    passages.back().item = index;
    return {};
  }

  const Rundown& rundown_;
  const Settings& settings_;
  LineFields fields_;
  std::map<LatinPolicy, FrontEnd> front_ends_;
  Script script_;
};

}  // namespace

Result<Script> WriteScript(const Rundown& rundown, const Settings& settings) {
  return ScriptWriter(rundown, settings).Write();
}

size_t CountSyllables(const Document& document) {
  return static_cast<size_t>(std::count_if(
      document.syllables.begin(), document.syllables.end(),
      [](const Syllable& syllable) { return !syllable.surface.empty(); }));
}

}  // namespace tingwen
