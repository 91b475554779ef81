// A sound that is ready to be mixed: at the rate of the mix, on disk, with its
// loudness known.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audio/loudness.h"
#include "audio/resampler.h"
#include "audio/spool.h"
#include "base/result.h"

namespace tingwen {

struct MixFormat {
  int sample_rate = 48000;  // Hz
  int channels = 1;         // 1 or 2
};

class Track {
 public:
  // Takes sound of `channels` at `sample_rate`. One channel stays one, two stay
  // two if the mix has two; of others, and of two for a mix of one, the mean is
  // taken. The track lies at the end of `spool`: of the tracks of one spool
  // each is finished before the next is written.
  static Result<Track> Create(int sample_rate, int channels,
                              const MixFormat& mix,
                              std::shared_ptr<Spool> spool);

  // Interleaved frames. Finish() ends the sound; nothing below is known before.
  Status Write(std::span<const float> samples);
  Status Finish();

  int channels() const { return channels_; }
  uint64_t frames() const { return size_ / static_cast<uint64_t>(channels_); }
  // LUFS, as played on two loudspeakers: one channel counts twice. -infinity
  // for silence.
  double loudness() const { return loudness_; }

  // Interleaved frames from `begin` on, all of which must be there.
  Status Read(uint64_t begin, std::span<float> samples);

 private:
  Track(std::shared_ptr<Spool> spool, LoudnessMeter meter)
      : spool_(std::move(spool)),
        begin_(spool_->size()),
        meter_(std::move(meter)) {}
  Status Keep(std::span<const float> samples);
  std::span<const float> Mapped(std::span<const float> samples);
  Result<double> ShortLoudness();

  std::shared_ptr<Spool> spool_;
  uint64_t begin_;     // where the track's samples begin in it
  uint64_t size_ = 0;  // how many they are
  // Only until Finish(): a bulletin has hundreds of tracks.
  std::optional<LoudnessMeter> meter_;
  std::optional<Resampler> resampler_;
  int input_channels_ = 1;
  int channels_ = 1;
  int sample_rate_ = 0;  // of the mix
  double loudness_ = 0;
  std::vector<float> mapped_;
  std::vector<float> resampled_;
};

// A track of a file that libsndfile reads. kInput where it can't be read, is
// no sound, ends before its time, or has no sound in it.
Result<Track> LoadTrack(const std::string& path, const MixFormat& mix,
                        std::shared_ptr<Spool> spool);

}  // namespace tingwen
