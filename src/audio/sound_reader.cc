#include "audio/sound_reader.h"

#include <sndfile.h>

#include <cmath>

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

}  // namespace

struct SoundReader::State {
  SF_INFO info{};
  std::unique_ptr<SNDFILE, Closer> file;
};

SoundReader::SoundReader(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SoundReader::SoundReader(SoundReader&&) noexcept = default;
SoundReader& SoundReader::operator=(SoundReader&&) noexcept = default;
SoundReader::~SoundReader() = default;

Result<SoundReader> SoundReader::Open(const std::string& path) {
  TINGWEN_TRY(MappedFile::Open(path));  // says why where it can't be read
  auto state = std::make_unique<State>();
  state->file.reset(sf_open(path.c_str(), SFM_READ, &state->info));
  if (state->file == nullptr) {
    return FailWith(ErrorCode::kInput, path, "audio.no_sound",
                    std::string(sf_strerror(nullptr)));
  }
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
  return frames;
}

}  // namespace tingwen
