#include "audio/equalizer.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace tingwen {
namespace {

// Far below 24 bits; what falls below it would crawl on as denormal numbers.
constexpr double kNothing = 1e-12;

double ForgetTail(double value) {
  return std::abs(value) < kNothing ? 0 : value;
}

}  // namespace

Equalizer::Equalizer(const std::vector<FilterBand>& bands, int sample_rate,
                     int channels)
    : sample_rate_(sample_rate), channels_(static_cast<size_t>(channels)) {
  for (const FilterBand& band : bands) {
    if (band.hz < 0.5 * sample_rate) {
      sections_.push_back(Design(band, sample_rate));
    }
  }
  memory_.resize(sections_.size() * channels_);
}

Equalizer::Section Equalizer::Design(const FilterBand& band,
                                     double sample_rate) {
  const double w = 2 * std::numbers::pi * band.hz / sample_rate;
  const double cosine = std::cos(w);
  const double alpha = std::sin(w) / (2 * band.q);
  const double a = std::pow(10, band.gain / 40);
  double b0 = 1, b1 = 0, b2 = 0, a0 = 1, a1 = 0, a2 = 0;
  switch (band.kind) {
    case FilterBand::Kind::kHighPass:
      b0 = b2 = (1 + cosine) / 2;
      b1 = -(1 + cosine);
      a0 = 1 + alpha;
      a1 = -2 * cosine;
      a2 = 1 - alpha;
      break;
    case FilterBand::Kind::kPeak:
      b0 = 1 + alpha * a;
      b1 = a1 = -2 * cosine;
      b2 = 1 - alpha * a;
      a0 = 1 + alpha / a;
      a2 = 1 - alpha / a;
      break;
    case FilterBand::Kind::kLowShelf:
    case FilterBand::Kind::kHighShelf: {
      // The high shelf is the low one with the sign of the cosine changed.
      const double sign = band.kind == FilterBand::Kind::kLowShelf ? 1 : -1;
      const double c = sign * cosine;
      const double root = 2 * std::sqrt(a) * alpha;
      b0 = a * ((a + 1) - (a - 1) * c + root);
      b1 = sign * 2 * a * ((a - 1) - (a + 1) * c);
      b2 = a * ((a + 1) - (a - 1) * c - root);
      a0 = (a + 1) + (a - 1) * c + root;
      a1 = sign * -2 * ((a - 1) + (a + 1) * c);
      a2 = (a + 1) + (a - 1) * c - root;
      break;
    }
  }
  return {b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

void Equalizer::Process(std::span<float> samples) {
  if (empty()) return;
  for (size_t channel = 0; channel < channels_; ++channel) {
    ProcessChannel(samples, channel);
  }
  for (Memory& memory : memory_) {
    memory = {ForgetTail(memory.s1), ForgetTail(memory.s2)};
  }
}

// All sections sample by sample: each waits only for its own last output, so
// the processor works at several of them at once.
void Equalizer::ProcessChannel(std::span<float> samples, size_t channel) {
  Memory* memory = memory_.data() + channel * sections_.size();
  for (size_t i = channel; i < samples.size(); i += channels_) {
    double x = samples[i];
    for (size_t k = 0; k < sections_.size(); ++k) {
      const Section& section = sections_[k];
      const double y = section.b0 * x + memory[k].s1;
      memory[k].s1 = section.b1 * x - section.a1 * y + memory[k].s2;
      memory[k].s2 = section.b2 * x - section.a2 * y;
      x = y;
    }
    samples[i] = static_cast<float>(x);
  }
}

double Equalizer::ResponseDb(double hz) const {
  const std::complex<double> z =
      std::polar(1.0, -2 * std::numbers::pi * hz / sample_rate_);
  double gain = 0;
  for (const Section& s : sections_) {
    const auto response =
        (s.b0 + s.b1 * z + s.b2 * z * z) / (1.0 + s.a1 * z + s.a2 * z * z);
    gain += 20 * std::log10(std::abs(response));
  }
  return gain;
}

}  // namespace tingwen
