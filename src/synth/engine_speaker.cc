#include "synth/engine_speaker.h"

#include <espeak-ng/espeak_ng.h>
#include <fcntl.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/message.h"

namespace tingwen {
namespace {

// Quieter than this (of 32767) is silence: about -72 dB.
constexpr int kSilence = 8;
// The last samples fade to nothing, so that a pause begins without a click.
constexpr size_t kFadeSamples = 64;
// eSpeak's measure of the span of a voice's tones, and the steps of pitch that
// go with a hundred of it.
constexpr int kOwnRange = 50;
constexpr int kSinkPercent = 70;

struct WordEvent {
  uint32_t position = 0;  // in the text, in characters, from 1
  uint32_t sample = 0;
};

// What the callbacks of one espeak_Synth bring.
struct Recording {
  std::vector<int16_t> samples;
  std::vector<WordEvent> words;
  std::string phonemes;
};

Recording* current = nullptr;

int OnSamples(short* samples, int count, espeak_EVENT* events) {
  if (samples != nullptr) {
    current->samples.insert(current->samples.end(), samples, samples + count);
  }
  for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
    if (events->type != espeakEVENT_WORD) continue;
    current->words.push_back({static_cast<uint32_t>(events->text_position),
                              static_cast<uint32_t>(events->sample)});
  }
  return 0;  // go on
}

int OnPhonemes(const char* phonemes) {
  current->phonemes += phonemes;
  return 0;
}

Recording Record(const std::string& text, unsigned flags) {
  Recording recording;
  current = &recording;
  espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
               flags | espeakCHARS_UTF8, nullptr, nullptr);
  current = nullptr;
  return recording;
}

bool IsSound(int16_t sample) { return std::abs(sample) > kSilence; }

// Takes eSpeak's silence off both ends and answers how much of it was at the
// beginning.
size_t TrimSilence(std::vector<int16_t>& samples) {
  const auto last = std::find_if(samples.rbegin(), samples.rend(), IsSound);
  samples.erase(last.base(), samples.end());
  const auto first = std::find_if(samples.begin(), samples.end(), IsSound);
  const auto removed = static_cast<size_t>(first - samples.begin());
  samples.erase(samples.begin(), first);
  return removed;
}

void FadeEnd(std::vector<int16_t>& samples) {
  const size_t size = std::min(samples.size(), kFadeSamples);
  for (size_t i = 0; i < size; ++i) {
    int16_t& sample = samples[samples.size() - 1 - i];
    sample = static_cast<int16_t>(sample * static_cast<int>(i) /
                                  static_cast<int>(size));
  }
}

// Where the words of a chunk begin. eSpeak tells no word that it had nothing
// to say for: that one is empty and begins where the next one does.
std::vector<uint32_t> WordBegins(const Recording& recording,
                                 const std::vector<uint32_t>& offsets,
                                 uint32_t text_begin, size_t trimmed) {
  const auto end = static_cast<uint32_t>(recording.samples.size());
  std::vector<uint32_t> begins(offsets.size(), end);
  auto event = recording.words.rbegin();
  uint32_t next = end;
  for (size_t i = offsets.size(); i-- > 0;) {
    const uint32_t position = text_begin + offsets[i];
    for (; event != recording.words.rend() && event->position >= position;
         ++event) {
      const uint32_t sample = event->sample;
      next = std::min(next, sample - std::min<uint32_t>(sample, trimmed));
    }
    begins[i] = next;
  }
  if (!begins.empty()) begins.front() = 0;
  return begins;
}

// eSpeak NG 1.51 cuts the path of a voice file at 59 characters and takes "+"
// in it for a variant. So it is given a short one, which leads to the file.
// The descriptor stays open as long as the process.
Result<std::string> ShortPath(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return FailWith(ErrorCode::kEngine, file, "engine.voice");
  return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace

Result<Speaker> Speaker::Open(const OpenRequest& settings) {
  const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr,
                                     espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) return FailWith(ErrorCode::kEngine, {}, "engine.no_data");
  espeak_SetSynthCallback(OnSamples);
  espeak_SetPhonemeCallback(OnPhonemes);
  Speaker speaker({});
  TINGWEN_TRY(speaker.Change(settings));
  return speaker;
}

Status Speaker::Change(const OpenRequest& settings) {
  if (mandarin_.empty() || settings.mandarin != settings_.mandarin) {
    TINGWEN_ASSIGN(mandarin, ShortPath(settings.mandarin));
    mandarin_ = std::move(mandarin);
  }
  if (english_.empty() || settings.english != settings_.english) {
    TINGWEN_ASSIGN(english, ShortPath(settings.english));
    english_ = std::move(english);
  }
  settings_ = settings;
  voice_.reset();
  TINGWEN_TRY(UseVoice(SpeechLanguage::kEnglish));
  return UseVoice(SpeechLanguage::kMandarin);
}

std::string Speaker::Version() { return espeak_Info(nullptr); }

Status Speaker::UseVoice(SpeechLanguage language) {
  if (voice_ == language) return {};
  voice_.reset();
  const bool english = language == SpeechLanguage::kEnglish;
  const std::string& path = english ? english_ : mandarin_;
  if (espeak_ng_SetVoiceByFile(path.c_str()) != ENS_OK) {
    return FailWith(ErrorCode::kEngine,
                    english ? settings_.english : settings_.mandarin,
                    "engine.voice");
  }
  const uint32_t rate = english ? settings_.english_rate : settings_.rate;
  espeak_SetParameter(espeakRATE, static_cast<int>(rate), 0);
  espeak_SetParameter(espeakVOLUME, static_cast<int>(settings_.volume), 0);
  voice_ = language;
  return {};
}

Result<SpokenReply> Speaker::Speak(const SpeakRequest& request) {
  SpokenReply reply;
  for (const Chunk& chunk : request.chunks) {
    TINGWEN_TRY(UseVoice(chunk.language));
    reply.chunks.push_back(SpeakChunk(chunk, reply.phonemes));
  }
  return reply;
}

// High tones come down more than low ones: their span narrows, which eSpeak
// does around a point inside of it, and sinks.
void Speaker::Lower(uint32_t steps) {
  const auto lower = static_cast<int>(steps);
  const auto sunk =
      static_cast<int>(settings_.pitch) - lower * kSinkPercent / 100;
  espeak_SetParameter(espeakRANGE, std::max(kOwnRange - lower, 0), 0);
  espeak_SetParameter(espeakPITCH, std::max(sunk, 0), 0);
}

SpokenChunk Speaker::SpeakChunk(const Chunk& chunk, std::string& phonemes) {
  const bool english = chunk.language == SpeechLanguage::kEnglish;
  Lower(chunk.lower);
  if (chunk.text.empty()) {
    return {std::vector<uint32_t>(chunk.word_offsets.size(), 0), {}};
  }
  Recording recording = english
                            ? Record(chunk.text, 0)
                            : Record("[[" + chunk.text + "]]", espeakPHONEMES);
  const size_t trimmed = TrimSilence(recording.samples);
  FadeEnd(recording.samples);
  SpokenChunk spoken;
  spoken.word_begins =
      WordBegins(recording, chunk.word_offsets, english ? 1 : 3, trimmed);
  spoken.samples = std::move(recording.samples);
  phonemes += recording.phonemes + "\n";
  return spoken;
}

}  // namespace tingwen
