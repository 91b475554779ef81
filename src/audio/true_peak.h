// True peaks: the highest points of the wave between the samples, as ITU-R
// BS.1770-4, annex 2 finds them, by oversampling to about 192 kHz.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tingwen {

// The largest |sample|.
float Highest(std::span<const float> samples);

// Finds the wave between samples with a windowed sinc of kReach samples to
// each side.
class Interpolator {
 public:
  static constexpr size_t kReach = 12;

  explicit Interpolator(int sample_rate);

  // peaks[i] becomes the largest |wave| from samples[i] until, but without,
  // samples[i + 1]. `samples` points to the first of `count` samples of one
  // channel; kReach samples before and after them must be readable, too.
  void Peaks(const float* samples, size_t count, float* peaks) const;

  // How far the wave is taken to rise over the largest sample around it: what
  // a tone of 0.28 of the rate does at worst. Sounds that do worse, such as a
  // tone near half of the rate, fill their samples elsewhere.
  static constexpr float kMostOvershoot = 1.6F;

 private:
  // For each step between two samples the weights of the 2 * kReach around.
  std::vector<std::vector<float>> phases_;
};

// The largest true peak of interleaved frames.
class TruePeakMeter {
 public:
  TruePeakMeter(int sample_rate, int channels);

  void Add(std::span<const float> samples);
  // As a factor of full scale. Counts the wave around the last sample, too:
  // call it once, at the end.
  double Finish();

 private:
  void Measure(std::vector<float>& channel, size_t count);

  Interpolator interpolator_;
  // The samples that are not measured yet, after kReach that are.
  std::vector<std::vector<float>> channels_;
  std::vector<float> peaks_;
  float highest_ = 0;
};

}  // namespace tingwen
