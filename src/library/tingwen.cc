#include "library/tingwen.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>

#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "base/text.h"
#include "library/voice_state.h"

using namespace tingwen;

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

Status ReadMessage(tingwen_voice& voice, std::string_view bytes,
                   tingwen_text& text) {
  TINGWEN_ASSIGN(front_end, voice.FrontEndNow());
  for (const std::string_view line : SplitLines(bytes)) {
    text.Add(front_end->AnalyzeLine(line),
             static_cast<size_t>(line.data() - bytes.data()));
  }
  return {};
}

Status ReadDocumentFile(tingwen_voice& voice, const std::string& path,
                        tingwen_text& text) {
  TINGWEN_ASSIGN(front_end, voice.FrontEndNow());
  TINGWEN_ASSIGN(limit, voice.settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(path, limit));
  TINGWEN_ASSIGN(document, front_end->Analyze(bytes, path));
  text.Add(std::move(document), 0);
  return {};
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

// A text that `fill` puts together; none where it fails.
template <class Function>
tingwen_result ReadText(tingwen_voice* voice, tingwen_text** text,
                        Function fill) {
  *text = nullptr;
  return Guarded(*voice, [&]() -> Status {
    auto read = std::make_unique<tingwen_text>();
    TINGWEN_TRY(fill(*read));
    *text = read.release();
    return {};
  });
}

}  // namespace

tingwen_result tingwen_open(const char* config, tingwen_voice** voice) {
  *voice = new (std::nothrow) tingwen_voice;
  if (*voice == nullptr) return TINGWEN_INTERNAL;
  return Guarded(
      **voice, [&] { return (*voice)->Open(config == nullptr ? "" : config); });
}

void tingwen_close(tingwen_voice* voice) { delete voice; }

const char* tingwen_message(const tingwen_voice* voice) {
  return voice->message.c_str();
}

tingwen_result tingwen_set(tingwen_voice* voice, const char* name,
                           const char* value) {
  return Guarded(*voice, [&] { return voice->Set(name, value); });
}

tingwen_result tingwen_read_message(tingwen_voice* voice, const char* bytes,
                                    size_t size, tingwen_text** text) {
  return ReadText(voice, text, [&](tingwen_text& read) {
    return ReadMessage(*voice, {bytes, size}, read);
  });
}

tingwen_result tingwen_read_file(tingwen_voice* voice, const char* path,
                                 tingwen_text** text) {
  return ReadText(voice, text, [&](tingwen_text& read) {
    return ReadDocumentFile(*voice, path, read);
  });
}

void tingwen_free_text(tingwen_text* text) { delete text; }

size_t tingwen_sentence_count(const tingwen_text* text) {
  return text->sentences;
}

int tingwen_sentence_at(const tingwen_text* text, size_t number,
                        tingwen_sentence* sentence) {
  const tingwen_text::Part* part = text->PartOf(number);
  if (part == nullptr) return 0;
  const Document& document = part->document;
  const Sentence& found = document.sentences[number - part->first_sentence];
  const Span source = document.SourceSpan(found.span);
  const std::string_view words = document.TextOf(found.span);
  *sentence = {part->offset + source.begin,
               part->offset + source.end,
               words.data(),
               words.size(),
               KindOf(document.blocks[found.block].kind),
               part->first_block + found.block};
  return 1;
}

tingwen_result tingwen_speak(tingwen_voice* voice, tingwen_text* text,
                             size_t first, size_t last,
                             tingwen_on_samples on_samples,
                             tingwen_on_event on_event, void* user) {
  voice->cancelled = false;
  bool ended = false;
  const tingwen_result status = Guarded(*voice, [&]() -> Status {
    Status spoken =
        voice->Speak(*text, first, last, on_samples, on_event, user);
    // The one error of kOutput that can come here is the listener's.
    ended = !spoken && spoken.error().code == ErrorCode::kOutput;
    return ended ? Status() : std::move(spoken);
  });
  return ended ? TINGWEN_CANCELLED : status;
}

void tingwen_cancel(tingwen_voice* voice) { voice->cancelled = true; }

size_t tingwen_describe(tingwen_voice* voice, uint32_t character, char* bytes,
                        size_t size) {
  std::string words;
  Guarded(*voice, [&]() -> Status {
    if (!voice->names) {
      TINGWEN_ASSIGN(names, CharacterNames::Load(DataPath("")));
      voice->names = std::move(names);
    }
    words = voice->names->NameOf(static_cast<char32_t>(character));
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
