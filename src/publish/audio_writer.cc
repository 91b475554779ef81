#include "publish/audio_writer.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "base/message.h"
#include "publish/mp3_file.h"
#include "publish/sound_file.h"
#include "publish/wav_stream.h"

namespace tingwen {
namespace {

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

// What encoders take, rising; empty: any rate. Opus takes lower ones, too, but
// players decode it at 48 kHz in any case.
std::span<const int> RatesOf(AudioFormat format) {
  static constexpr std::array kOpusRates = {48000};
  static constexpr std::array kMp3Rates = {16000, 22050, 24000,
                                           32000, 44100, 48000};
  if (format == AudioFormat::kOpus) return kOpusRates;
  if (format == AudioFormat::kMp3) return kMp3Rates;
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

bool IsLossy(AudioFormat format) {
  return format != AudioFormat::kWav && format != AudioFormat::kFlac;
}

int NearestRate(AudioFormat format, int wished) {
  const auto rates = RatesOf(format);
  if (rates.empty()) return wished;
  const auto above = std::lower_bound(rates.begin(), rates.end(), wished);
  return above == rates.end() ? rates.back() : *above;
}

struct AudioWriter::State {
  std::variant<SoundFile, Mp3File, WavStream> output;
};

Result<AudioWriter> AudioWriter::Create(const std::string& path,
                                        const AudioSpec& spec,
                                        const AudioTags& tags) {
  if (path != "-" && spec.format == AudioFormat::kMp3 &&
      spec.constant_rate > 0) {
    TINGWEN_ASSIGN(file, Mp3File::Create(path, spec, tags));
    return AudioWriter(std::make_unique<State>(State{std::move(file)}));
  }
  if (path != "-") {
    TINGWEN_ASSIGN(file, SoundFile::Create(path, spec, tags));
    return AudioWriter(std::make_unique<State>(State{std::move(file)}));
  }
  if (spec.format != AudioFormat::kWav) {
    return FailWith(ErrorCode::kUsage, path, "publish.stream",
                    std::string(NameOf(spec.format)));
  }
  TINGWEN_ASSIGN(stream, WavStream::Create(STDOUT_FILENO, spec));
  return AudioWriter(std::make_unique<State>(State{std::move(stream)}));
}

AudioWriter::AudioWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
AudioWriter::AudioWriter(AudioWriter&&) noexcept = default;
AudioWriter& AudioWriter::operator=(AudioWriter&&) noexcept = default;
AudioWriter::~AudioWriter() = default;

Status AudioWriter::Write(std::span<const float> samples) {
  return std::visit([&](auto& output) { return output.Write(samples); },
                    state_->output);
}

Status AudioWriter::Finish() {
  return std::visit([](auto& output) { return output.Finish(); },
                    state_->output);
}

}  // namespace tingwen
