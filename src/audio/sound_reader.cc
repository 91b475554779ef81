#include "audio/sound_reader.h"

#include <sndfile.h>

#include <cmath>
#include <cstring>

#include "base/file.h"
#include "base/message.h"

namespace tingwen {
namespace {

struct Closer {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

std::string NameOfFormat(int format) {
  SF_FORMAT_INFO info{};
  info.format = format;
  const int error =
      sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info);
  return error == 0 && info.name != nullptr ? info.name : "?";
}

// The bytes of audio that a WAV file's header promises; 0 for other files, and
// where its writer didn't know.
uint64_t PromisedBytes(SNDFILE* file) {
  constexpr uint32_t kUnknown = 0x7FFF0000;  // and more: written to a pipe
  SF_CHUNK_INFO chunk{};
  std::strcpy(chunk.id, "data");
  chunk.id_size = 4;
  SF_CHUNK_ITERATOR* data = sf_get_chunk_iterator(file, &chunk);
  if (data == nullptr || sf_get_chunk_size(data, &chunk) != SF_ERR_NO_ERROR) {
    return 0;
  }
  return chunk.datalen < kUnknown ? chunk.datalen : 0;
}

}  // namespace

struct SoundReader::State {
  std::string path;
  SF_INFO info{};
  std::unique_ptr<SNDFILE, Closer> file;
  uint64_t read = 0;     // frames
  bool cut_off = false;  // shorter than its header says

  // libsndfile only guesses how long an MP3 is.
  bool KnowsLength() const {
    return (info.format & SF_FORMAT_TYPEMASK) != SF_FORMAT_MPEG;
  }
};

SoundReader::SoundReader(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SoundReader::SoundReader(SoundReader&&) noexcept = default;
SoundReader& SoundReader::operator=(SoundReader&&) noexcept = default;
SoundReader::~SoundReader() = default;

Result<SoundReader> SoundReader::Open(const std::string& path) {
  // Says why where it can't be read.
  TINGWEN_ASSIGN(mapped, MappedFile::Open(path));
  auto state = std::make_unique<State>();
  state->path = path;
  state->file.reset(sf_open(path.c_str(), SFM_READ, &state->info));
  if (state->file == nullptr) {
    return FailWith(ErrorCode::kInput, path, "audio.no_sound",
                    std::string(sf_strerror(nullptr)));
  }
  state->cut_off = PromisedBytes(state->file.get()) > mapped.bytes().size();
  return SoundReader(std::move(state));
}

int SoundReader::sample_rate() const { return state_->info.samplerate; }

int SoundReader::channels() const { return state_->info.channels; }

uint64_t SoundReader::frames() const {
  return static_cast<uint64_t>(state_->info.frames);
}

std::string SoundReader::format() const {
  const int format = state_->info.format;
  return NameOfFormat(format & SF_FORMAT_TYPEMASK) + ", " +
         NameOfFormat(format & SF_FORMAT_SUBMASK);
}

size_t SoundReader::Read(std::span<float> samples) {
  const auto channels = static_cast<size_t>(state_->info.channels);
  const auto wished = static_cast<sf_count_t>(samples.size() / channels);
  const auto frames = static_cast<size_t>(
      sf_readf_float(state_->file.get(), samples.data(), wished));
  for (float& sample : samples.first(frames * channels)) {
    if (!std::isfinite(sample)) sample = 0;
  }
  state_->read += frames;
  return frames;
}

Status SoundReader::CheckWhole() const {
  const bool ended_early = state_->KnowsLength() && state_->read < frames();
  if (!state_->cut_off && !ended_early) return {};
  return FailWith(ErrorCode::kInput, state_->path, "audio.cut_off",
                  static_cast<double>(state_->read) / state_->info.samplerate);
}

}  // namespace tingwen
