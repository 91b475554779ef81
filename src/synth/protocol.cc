#include "synth/protocol.h"

#include <cstring>
#include <type_traits>

namespace tingwen {
namespace {

constexpr size_t kHeaderSize = sizeof(uint32_t) + 1;

class PayloadWriter {
 public:
  void Number(uint32_t number) { Bytes(&number, sizeof number); }
  void Text(std::string_view text) {
    Number(static_cast<uint32_t>(text.size()));
    Bytes(text.data(), text.size());
  }
  template <class T>
  void Array(const std::vector<T>& values) {
    static_assert(std::is_integral_v<T>);
    Number(static_cast<uint32_t>(values.size()));
    Bytes(values.data(), values.size() * sizeof(T));
  }
  void Reserve(size_t size) { payload_.reserve(size); }
  std::string payload() && { return std::move(payload_); }

 private:
  void Bytes(const void* data, size_t size) {
    payload_.append(static_cast<const char*>(data), size);
  }
  std::string payload_;
};

// Reads what PayloadWriter wrote; ok() turns false at the first byte that is
// missing, and stays so.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view payload) : rest_(payload) {}

  uint32_t Number() {
    uint32_t number = 0;
    Bytes(&number, sizeof number);
    return number;
  }
  // A count of things that take at least `size` bytes each.
  uint32_t Count(size_t size) {
    const uint32_t count = Number();
    if (count > rest_.size() / size) ok_ = false;
    return ok_ ? count : 0;
  }
  std::string Text() {
    std::string text(Count(1), '\0');
    Bytes(text.data(), text.size());
    return text;
  }
  template <class T>
  std::vector<T> Array() {
    std::vector<T> values(Count(sizeof(T)));
    Bytes(values.data(), values.size() * sizeof(T));
    return values;
  }
  bool ok() const { return ok_; }
  bool done() const { return ok_ && rest_.empty(); }

 private:
  void Bytes(void* data, size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_ || size == 0) return;
    std::memcpy(data, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

std::string EncodeFrame(FrameKind kind, std::string_view payload) {
  const auto size = static_cast<uint32_t>(payload.size());
  std::string bytes(kHeaderSize, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  bytes[sizeof size] = static_cast<char>(kind);
  bytes += payload;
  return bytes;
}

std::optional<Frame> TakeFrame(std::string& bytes) {
  uint32_t size = 0;
  if (bytes.size() < kHeaderSize) return std::nullopt;
  std::memcpy(&size, bytes.data(), sizeof size);
  if (bytes.size() - kHeaderSize < size) return std::nullopt;
  Frame frame;
  frame.kind = static_cast<FrameKind>(bytes[sizeof size]);
  frame.payload = bytes.substr(kHeaderSize, size);
  bytes.erase(0, kHeaderSize + size);
  return frame;
}

std::string Encode(const OpenRequest& request) {
  PayloadWriter writer;
  writer.Text(request.mandarin);
  writer.Text(request.english);
  writer.Number(request.rate);
  writer.Number(request.english_rate);
  writer.Number(request.pitch);
  writer.Number(request.volume);
  return std::move(writer).payload();
}

std::optional<OpenRequest> DecodeOpen(std::string_view payload) {
  PayloadReader reader(payload);
  OpenRequest request;
  request.mandarin = reader.Text();
  request.english = reader.Text();
  request.rate = reader.Number();
  request.english_rate = reader.Number();
  request.pitch = reader.Number();
  request.volume = reader.Number();
  if (!reader.done()) return std::nullopt;
  return request;
}

std::string Encode(const SpeakRequest& request) {
  PayloadWriter writer;
  writer.Number(request.sentence);
  writer.Number(request.attempt);
  writer.Number(static_cast<uint32_t>(request.chunks.size()));
  for (const Chunk& chunk : request.chunks) {
    writer.Number(static_cast<uint32_t>(chunk.language));
    writer.Text(chunk.text);
    writer.Array(chunk.word_offsets);
    writer.Number(chunk.lower);
  }
  return std::move(writer).payload();
}

std::optional<SpeakRequest> DecodeSpeak(std::string_view payload) {
  PayloadReader reader(payload);
  SpeakRequest request;
  request.sentence = reader.Number();
  request.attempt = reader.Number();
  request.chunks.resize(reader.Count(4 * sizeof(uint32_t)));
  for (Chunk& chunk : request.chunks) {
    chunk.language = static_cast<SpeechLanguage>(reader.Number());
    chunk.text = reader.Text();
    chunk.word_offsets = reader.Array<uint32_t>();
    chunk.lower = reader.Number();
  }
  if (!reader.done()) return std::nullopt;
  return request;
}

std::string Encode(const SpokenReply& reply) {
  size_t size = reply.phonemes.size() + 64;
  for (const SpokenChunk& chunk : reply.chunks) {
    size += 8 + 4 * chunk.word_begins.size() + 2 * chunk.samples.size();
  }
  PayloadWriter writer;
  writer.Reserve(size);
  writer.Number(static_cast<uint32_t>(reply.chunks.size()));
  for (const SpokenChunk& chunk : reply.chunks) {
    writer.Array(chunk.word_begins);
    writer.Array(chunk.samples);
  }
  writer.Text(reply.phonemes);
  return std::move(writer).payload();
}

std::optional<SpokenReply> DecodeSpoken(std::string_view payload) {
  PayloadReader reader(payload);
  SpokenReply reply;
  reply.chunks.resize(reader.Count(2 * sizeof(uint32_t)));
  for (SpokenChunk& chunk : reply.chunks) {
    chunk.word_begins = reader.Array<uint32_t>();
    chunk.samples = reader.Array<int16_t>();
  }
  reply.phonemes = reader.Text();
  if (!reader.done()) return std::nullopt;
  return reply;
}

}  // namespace tingwen
