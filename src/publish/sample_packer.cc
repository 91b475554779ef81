#include "publish/sample_packer.h"

namespace tingwen {
namespace {

// Doubles the first half of `samples` over the whole, from the end.
template <class Sample>
void Double(std::vector<Sample>& samples) {
  for (size_t i = samples.size() / 2; i-- > 0;) {
    samples[2 * i + 1] = samples[2 * i] = samples[i];
  }
}

}  // namespace

SamplePacker::SamplePacker(const AudioSpec& spec)
    : dual_mono_(spec.dual_mono), quantizer_(spec.bit_depth, spec.dither) {}

std::span<const int32_t> SamplePacker::Numbers(std::span<const float> samples) {
  numbers_.resize(samples.size() * (dual_mono_ ? 2 : 1));
  quantizer_.Process(samples, numbers_.data());
  if (dual_mono_) Double(numbers_);
  return numbers_;
}

std::span<const float> SamplePacker::Floats(std::span<const float> samples) {
  if (!dual_mono_) return samples;
  floats_.assign(samples.begin(), samples.end());
  floats_.resize(samples.size() * 2);
  Double(floats_);
  return floats_;
}

}  // namespace tingwen
