#include "library/tingwen.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "app/live_voice.h"
#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"

using namespace tingwen;

struct tingwen_text {
  LiveText text;
};

struct tingwen_voice {
  std::optional<LiveVoice> voice;
  std::vector<Voice> voices;
  std::string message;
  std::atomic<bool> cancelled = false;
};

namespace {

// The constants of the header are the exit codes of the program.
tingwen_result Answer(tingwen_voice& voice, const Status& status) {
  if (status) return TINGWEN_OK;
  voice.message = Describe(status.error());
  return static_cast<tingwen_result>(ExitCode(status.error().code));
}

// Nothing that C++ throws reaches a caller in C.
template <class Function>
tingwen_result Guarded(tingwen_voice& voice, Function function) {
  try {
    return Answer(voice, function());
  } catch (const std::exception& error) {
    return Answer(voice, FailWith(ErrorCode::kInternal, "",
                                  "internal.exception", error.what()));
  }
}

Status OpenVoice(tingwen_voice& voice, const std::string& config) {
  TINGWEN_ASSIGN(settings, LoadSettings(config));
  TINGWEN_ASSIGN(live, LiveVoice::Open(settings));
  voice.voice = std::move(live);
  TINGWEN_ASSIGN(voices, ListVoices(DataPath("voices")));
  voice.voices = std::move(voices);
  return {};
}

Result<LiveText> ReadFileText(LiveVoice& voice, const std::string& path) {
  TINGWEN_ASSIGN(limit, voice.settings().InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(path, limit));
  return voice.ReadDocument(bytes, path);
}

// Hands out the text that `read` answers; none where it fails.
template <class Function>
tingwen_result ReadText(tingwen_voice* voice, tingwen_text** text,
                        Function read) {
  *text = nullptr;
  return Guarded(*voice, [&]() -> Status {
    TINGWEN_ASSIGN(live, read());
    *text = new tingwen_text{std::move(live)};
    return {};
  });
}

tingwen_block KindOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return TINGWEN_TITLE;
    case BlockKind::kHeading:
      return TINGWEN_HEADING;
    case BlockKind::kListItem:
      return TINGWEN_LIST_ITEM;
    case BlockKind::kParagraph:
      return TINGWEN_PARAGRAPH;
    default:
      return TINGWEN_OTHER;
  }
}

tingwen_event EventOf(const LiveEvent& event) {
  return {event.kind == MarkKind::kWord ? TINGWEN_EVENT_WORD
                                        : TINGWEN_EVENT_SENTENCE,
          event.sample, event.sentence, event.source.begin, event.source.end};
}

}  // namespace

tingwen_result tingwen_open(const char* config, tingwen_voice** voice) {
  *voice = new (std::nothrow) tingwen_voice;
  if (*voice == nullptr) return TINGWEN_INTERNAL;
  return Guarded(**voice, [&] {
    return OpenVoice(**voice, config == nullptr ? "" : config);
  });
}

void tingwen_close(tingwen_voice* voice) { delete voice; }

const char* tingwen_message(const tingwen_voice* voice) {
  return voice->message.c_str();
}

tingwen_result tingwen_set(tingwen_voice* voice, const char* name,
                           const char* value) {
  return Guarded(*voice, [&] { return voice->voice->Set(name, value); });
}

tingwen_result tingwen_read_message(tingwen_voice* voice, const char* bytes,
                                    size_t size, tingwen_text** text) {
  return ReadText(voice, text, [&] {
    return voice->voice->ReadMessage({bytes, size});
  });
}

tingwen_result tingwen_read_file(tingwen_voice* voice, const char* path,
                                 tingwen_text** text) {
  return ReadText(voice, text,
                  [&] { return ReadFileText(*voice->voice, path); });
}

void tingwen_free_text(tingwen_text* text) { delete text; }

size_t tingwen_sentence_count(const tingwen_text* text) {
  return text->text.sentences;
}

int tingwen_sentence_at(const tingwen_text* text, size_t number,
                        tingwen_sentence* sentence) {
  if (number >= text->text.sentences) return 0;
  const LiveText::SentenceView view = text->text.At(number);
  *sentence = {view.source.begin, view.source.end,         view.text.data(),
               view.text.size(),  KindOf(view.block_kind), view.block};
  return 1;
}

tingwen_result tingwen_speak(tingwen_voice* voice, tingwen_text* text,
                             size_t first, size_t last,
                             tingwen_on_samples on_samples,
                             tingwen_on_event on_event, void* user) {
  voice->cancelled = false;
  LiveListener listener;
  listener.on_samples = [&](std::span<const int16_t> samples) {
    return !voice->cancelled &&
           on_samples(user, samples.data(), samples.size()) == 0;
  };
  if (on_event != nullptr) {
    listener.on_event = [&](const LiveEvent& event) {
      const tingwen_event told = EventOf(event);
      on_event(user, &told);
    };
  }
  bool all_said = true;
  const tingwen_result result = Guarded(*voice, [&]() -> Status {
    TINGWEN_ASSIGN(said,
                   voice->voice->Speak(text->text, first, last, listener));
    all_said = said;
    return {};
  });
  return result == TINGWEN_OK && !all_said ? TINGWEN_CANCELLED : result;
}

void tingwen_cancel(tingwen_voice* voice) { voice->cancelled = true; }

size_t tingwen_describe(tingwen_voice* voice, uint32_t character, char* bytes,
                        size_t size) {
  std::string words;
  Guarded(*voice, [&]() -> Status {
    TINGWEN_ASSIGN(name, voice->voice->Describe(character));
    words = std::move(name);
    return {};
  });
  if (size > 0) {
    const size_t kept = std::min(size - 1, words.size());
    std::memcpy(bytes, words.data(), kept);
    bytes[kept] = '\0';
  }
  return words.size();
}

int tingwen_voice_at(tingwen_voice* voice, size_t number, const char** id,
                     const char** name) {
  if (number >= voice->voices.size()) return 0;
  const Voice& found = voice->voices[number];
  *id = found.id.c_str();
  *name = found.name_zh.c_str();
  return 1;
}
