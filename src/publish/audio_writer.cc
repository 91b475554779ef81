#include "publish/audio_writer.h"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <optional>
#include <utility>
#include <variant>

#include "audio/resampler.h"
#include "base/message.h"
#include "publish/sound_file.h"
#include "publish/wav_stream.h"

namespace tingwen {
namespace {

constexpr int kOpusRate = 48000;

struct FormatName {
  std::string_view name;
  AudioFormat format;
};

constexpr std::array kFormats = {
    FormatName{"wav", AudioFormat::kWav},
    FormatName{"flac", AudioFormat::kFlac},
    FormatName{"opus", AudioFormat::kOpus},
    FormatName{"mp3", AudioFormat::kMp3},
    FormatName{"ogg", AudioFormat::kOgg},
};

std::string_view NameOf(AudioFormat format) {
  for (const FormatName& known : kFormats) {
    if (known.format == format) return known.name;
  }
  return {};
}

std::string AllNames() {
  std::string names;
  for (const FormatName& known : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return names;
}

std::string LowerCase(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// "wav" of "news.WAV", ".wav" and "wav".
std::string ExtensionOf(const std::string& path_or_name) {
  const size_t dot = path_or_name.rfind('.');
  const size_t slash = path_or_name.rfind('/');
  const bool bare =
      dot == std::string::npos || (slash != std::string::npos && slash > dot);
  return LowerCase(bare ? path_or_name : path_or_name.substr(dot + 1));
}

}  // namespace

Result<AudioFormat> AudioFormatOf(const std::string& path_or_name) {
  const std::string name = ExtensionOf(path_or_name);
  for (const FormatName& known : kFormats) {
    if (known.name == name) return known.format;
  }
  return FailWith(ErrorCode::kUsage, {}, "publish.format", path_or_name,
                  AllNames());
}

struct AudioWriter::State {
  std::variant<SoundFile, WavStream> output;
  std::optional<Resampler> resampler;

  Status WriteFloats(Result<std::vector<float>> samples) {
    if (!samples) return Fail(std::move(samples).error());
    return std::get<SoundFile>(output).Write(std::span<const float>(*samples));
  }
};

Result<AudioWriter> AudioWriter::Create(const std::string& path,
                                        AudioFormat format, int sample_rate,
                                        const AudioTags& tags) {
  if (path == "-") {
    if (format != AudioFormat::kWav) {
      return FailWith(ErrorCode::kUsage, path, "publish.stream",
                      std::string(NameOf(format)));
    }
    TINGWEN_ASSIGN(stream, WavStream::Create(STDOUT_FILENO, sample_rate));
    return AudioWriter(
        std::make_unique<State>(State{std::move(stream), std::nullopt}));
  }
  std::optional<Resampler> resampler;
  int file_rate = sample_rate;
  if (format == AudioFormat::kOpus && sample_rate != kOpusRate) {
    TINGWEN_ASSIGN(created, Resampler::Create(sample_rate, kOpusRate));
    resampler = std::move(created);
    file_rate = kOpusRate;
  }
  TINGWEN_ASSIGN(file, SoundFile::Create(path, format, file_rate, tags));
  return AudioWriter(
      std::make_unique<State>(State{std::move(file), std::move(resampler)}));
}

AudioWriter::AudioWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
AudioWriter::AudioWriter(AudioWriter&&) noexcept = default;
AudioWriter& AudioWriter::operator=(AudioWriter&&) noexcept = default;
AudioWriter::~AudioWriter() = default;

Status AudioWriter::Write(std::span<const int16_t> samples) {
  if (state_->resampler) {
    return state_->WriteFloats(state_->resampler->Process(samples));
  }
  return std::visit([&](auto& output) { return output.Write(samples); },
                    state_->output);
}

Status AudioWriter::Finish() {
  if (state_->resampler) {
    TINGWEN_TRY(state_->WriteFloats(state_->resampler->Finish()));
  }
  return std::visit([](auto& output) { return output.Finish(); },
                    state_->output);
}

}  // namespace tingwen
