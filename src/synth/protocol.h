// What tingwen and tingwen-engine say to each other.
//
// The engine has one socket (kChildSocket). Both sides write frames: the size
// of the payload (4 bytes), a kind (1 byte), the payload. Both run on one
// machine, so numbers are in its own byte order; texts and arrays begin with
// their count (4 bytes).
//
//   to the engine                 its answer
//   Open   voices and prosody     Ready   its version, or Refused  why not
//   Speak  one utterance          Spoken  samples and positions
//
// Another Open changes voices and prosody of what follows.
// Requests may be sent ahead; answers come in their order. The engine ends
// when the socket closes. A crash closes the socket from the other side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace tingwen {

enum class FrameKind : uint8_t { kOpen, kSpeak, kReady, kRefused, kSpoken };

struct Frame {
  FrameKind kind = FrameKind::kOpen;
  std::string payload;
};

struct OpenRequest {
  std::string mandarin;  // paths of eSpeak voice files
  std::string english;
  uint32_t rate = 0;          // words a minute
  uint32_t english_rate = 0;  // words a minute
  uint32_t pitch = 0;         // 0 to 100
  uint32_t volume = 0;        // 0 to 200
};

// Words that are spoken without a pause between them, in one language.
struct Chunk {
  SpeechLanguage language = SpeechLanguage::kMandarin;
  // Mandarin: phoneme mnemonics, a space between words. English: text.
  std::string text;
  // Where each word begins in `text`, in characters.
  std::vector<uint32_t> word_offsets;
  uint32_t lower = 0;  // steps of eSpeak's range that high tones come down
};

struct SpeakRequest {
  uint32_t sentence = 0;  // counted from 1; for fault injection only
  uint32_t attempt = 0;   // 1 where the engine crashed at it before
  std::vector<Chunk> chunks;
};

struct SpokenChunk {
  // Where each word begins, in samples from the chunk's begin; as many as the
  // request has word offsets. The first word begins at 0.
  std::vector<uint32_t> word_begins;
  std::vector<int16_t> samples;  // without silence at either end
};

struct SpokenReply {
  std::vector<SpokenChunk> chunks;
  std::string phonemes;  // the mnemonics that eSpeak says it spoke
};

std::string EncodeFrame(FrameKind kind, std::string_view payload);

// Takes the first whole frame from the front of `bytes`.
std::optional<Frame> TakeFrame(std::string& bytes);

std::string Encode(const OpenRequest& request);
std::string Encode(const SpeakRequest& request);
std::string Encode(const SpokenReply& reply);

// Nothing for a payload that isn't one.
std::optional<OpenRequest> DecodeOpen(std::string_view payload);
std::optional<SpeakRequest> DecodeSpeak(std::string_view payload);
std::optional<SpokenReply> DecodeSpoken(std::string_view payload);

}  // namespace tingwen
