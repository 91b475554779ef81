#include "audio/mixer.h"

#include <algorithm>

#include "audio/fade.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 8192;  // frames
constexpr uint64_t kSeam = 512;  // frames; where a bed begins again

}  // namespace

uint64_t Mixer::frames() const {
  uint64_t end = 0;
  for (const Clip& clip : clips_) end = std::max(end, clip.at + clip.frames);
  return end;
}

Status Mixer::Render(const FrameSpan& stretch, const FrameSink& sink) {
  std::vector<FrameSpan> speech;
  for (const Clip& clip : clips_) {
    if (clip.role != Clip::Role::kSpeech) continue;
    speech.push_back({clip.at, clip.at + clip.frames});
  }
  const DuckingCurve curve(speech, ducking_);
  const auto channels = static_cast<size_t>(format_.channels);
  std::vector<float> mix;
  for (uint64_t begin = stretch.begin; begin < stretch.end;) {
    const size_t frames = std::min<uint64_t>(kBlock, stretch.end - begin);
    mix.assign(frames * channels, 0);
    music_gain_.resize(frames);
    curve.Fill(begin, music_gain_);
    for (const Clip& clip : clips_) TINGWEN_TRY(MixClip(clip, begin, mix));
    TINGWEN_TRY(sink(mix));
    begin += frames;
  }
  return {};
}

// Adds what a clip has in the block that begins at `begin`.
Status Mixer::MixClip(const Clip& clip, uint64_t begin, std::span<float> mix) {
  const auto channels = static_cast<size_t>(format_.channels);
  const uint64_t end = begin + mix.size() / channels;
  const uint64_t first = std::max(begin, clip.at);
  const uint64_t last = std::min(end, clip.at + clip.frames);
  if (first >= last) return {};
  const auto frames = static_cast<size_t>(last - first);
  TINGWEN_TRY(ReadLooped(clip, first - clip.at, frames));
  Shape(clip, first - clip.at, frames);
  if (clip.role == Clip::Role::kBed) {
    const auto count = static_cast<size_t>(clip.track->channels());
    for (size_t i = 0; i < samples_.size(); ++i) {
      samples_[i] *= music_gain_[first - begin + i / count];
    }
  }
  AddInto(clip, mix.subspan((first - begin) * channels, frames * channels));
  return {};
}

// Fills samples_ with the clip's frames from `begin` on.
Status Mixer::ReadLooped(const Clip& clip, uint64_t begin, size_t frames) {
  const auto count = static_cast<size_t>(clip.track->channels());
  const uint64_t whole = clip.track->frames();
  samples_.resize(frames * count);
  for (size_t done = 0; done < frames;) {
    const uint64_t from = (begin + done) % whole;
    const auto piece =
        static_cast<size_t>(std::min<uint64_t>(frames - done, whole - from));
    TINGWEN_TRY(clip.track->Read(
        from, std::span(samples_).subspan(done * count, piece * count)));
    done += piece;
  }
  return {};
}

// The clip's gain, its fades and the seams of a loop.
void Mixer::Shape(const Clip& clip, uint64_t begin, size_t frames) {
  const int channels = clip.track->channels();
  const auto count = static_cast<size_t>(channels);
  const uint64_t whole = clip.track->frames();
  if (clip.frames > whole && whole > 2 * kSeam) {
    for (size_t i = 0; i < frames; ++i) {
      const uint64_t at = (begin + i) % whole;
      const uint64_t edge = std::min(at, whole - 1 - at);
      if (edge >= kSeam) continue;
      const float gain = FadeGain(static_cast<double>(edge) / kSeam);
      for (size_t c = 0; c < count; ++c) samples_[i * count + c] *= gain;
    }
  }
  FadeEnds(samples_, channels, begin, clip.frames, clip.fade_in, clip.fade_out);
  for (float& sample : samples_) sample *= clip.gain;
}

// One channel goes to all of the mix.
void Mixer::AddInto(const Clip& clip, std::span<float> mix) const {
  const auto channels = static_cast<size_t>(format_.channels);
  const auto count = static_cast<size_t>(clip.track->channels());
  for (size_t i = 0; i < mix.size(); ++i) {
    mix[i] += samples_[i / channels * count + (count == 1 ? 0 : i % channels)];
  }
}

}  // namespace tingwen
