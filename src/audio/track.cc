#include "audio/track.h"

#include <cmath>

#include "audio/sound_reader.h"
#include "base/message.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 8192;    // frames
constexpr double kShortest = 0.5;  // seconds that surely have a loudness

}  // namespace

Result<Track> Track::Create(int sample_rate, int channels, const MixFormat& mix,
                            std::shared_ptr<Spool> spool) {
  const int kept = channels == 2 && mix.channels == 2 ? 2 : 1;
  TINGWEN_ASSIGN(meter,
                 LoudnessMeter::Create(mix.sample_rate, kept, kept == 1));
  Track track(std::move(spool), std::move(meter));
  track.input_channels_ = channels;
  track.channels_ = kept;
  track.sample_rate_ = mix.sample_rate;
  if (sample_rate != mix.sample_rate) {
    TINGWEN_ASSIGN(resampler,
                   Resampler::Create(sample_rate, mix.sample_rate, kept));
    track.resampler_ = std::move(resampler);
  }
  return track;
}

Status Track::Write(std::span<const float> samples) {
  const std::span<const float> mapped = Mapped(samples);
  if (!resampler_) return Keep(mapped);
  resampled_.clear();
  TINGWEN_TRY(resampler_->Process(mapped, resampled_));
  return Keep(resampled_);
}

Status Track::Finish() {
  if (resampler_) {
    resampled_.clear();
    TINGWEN_TRY(resampler_->Finish(resampled_));
    TINGWEN_TRY(Keep(resampled_));
    resampler_.reset();
  }
  loudness_ = meter_->Read().integrated;
  meter_.reset();
  if (std::isfinite(loudness_)) return {};
  TINGWEN_ASSIGN(imagined, ShortLoudness());
  loudness_ = imagined;
  return {};
}

Status Track::Keep(std::span<const float> samples) {
  meter_->Add(samples);
  size_ += samples.size();
  return spool_->Write(samples);
}

std::span<const float> Track::Mapped(std::span<const float> samples) {
  if (input_channels_ == channels_) return samples;
  const auto count = static_cast<size_t>(input_channels_);
  mapped_.assign(samples.size() / count, 0);
  for (size_t i = 0; i < mapped_.size(); ++i) {
    for (size_t c = 0; c < count; ++c) mapped_[i] += samples[i * count + c];
    mapped_[i] /= static_cast<float>(count);
  }
  return mapped_;
}

Result<double> Track::ShortLoudness() {
  if (static_cast<double>(frames()) > kShortest * sample_rate_) {
    return loudness_;
  }
  std::vector<float> sound(size_);
  TINGWEN_TRY(spool_->Read(begin_, sound));
  return LoudnessIfItWentOn(sound, sample_rate_, channels_, channels_ == 1);
}

Status Track::Read(uint64_t begin, std::span<float> samples) {
  return spool_->Read(begin_ + begin * static_cast<uint64_t>(channels_),
                      samples);
}

Result<Track> LoadTrack(const std::string& path, const MixFormat& mix,
                        std::shared_ptr<Spool> spool) {
  TINGWEN_ASSIGN(reader, SoundReader::Open(path));
  TINGWEN_ASSIGN(track, Track::Create(reader.sample_rate(), reader.channels(),
                                      mix, std::move(spool)));
  const auto channels = static_cast<size_t>(reader.channels());
  std::vector<float> block(kBlock * channels);
  while (const size_t frames = reader.Read(block)) {
    TINGWEN_TRY(track.Write(std::span(block).first(frames * channels)));
  }
  TINGWEN_TRY(reader.CheckWhole());
  TINGWEN_TRY(track.Finish());
  if (!std::isfinite(track.loudness())) {
    return FailWith(ErrorCode::kInput, path, "audio.silent");
  }
  return track;
}

}  // namespace tingwen
