#include "voices/pitch_figures.h"

#include <algorithm>
#include <cmath>

#include "publish/plot.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

constexpr double kMostSeconds = 300;  // that are looked at
constexpr double kLongSentence = 4;   // seconds
constexpr double kOctaveError = 9;    // semitones from the median

// Seconds and semitones over 100 Hz.
using Point = std::pair<double, double>;

double Percentile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(part *
                                    static_cast<double>(values.size() - 1))];
}

std::vector<double> Track(const Reading& reading) {
  PlotSound sound;
  sound.sample_rate = kEngineSampleRate;
  const size_t wanted =
      std::min(static_cast<size_t>(kMostSeconds * kEngineSampleRate),
               reading.samples.size());
  sound.samples.assign(reading.samples.begin(),
                       reading.samples.begin() + static_cast<long>(wanted));
  return TrackPitch(sound);  // every 10 ms
}

std::vector<Point> PointsOf(const std::vector<double>& track,
                            const std::vector<TimeSpan>& phrases) {
  std::vector<Point> points;
  for (const auto& [begin, end] : phrases) {
    for (auto i = static_cast<size_t>(begin * 100);
         i < std::min(track.size(), static_cast<size_t>(end * 100)); ++i) {
      if (track[i] <= 0) continue;
      points.emplace_back(static_cast<double>(i) / 100,
                          12 * std::log2(track[i] / 100));
    }
  }
  return points;
}

}  // namespace

PitchFigures MeasurePitch(const Reading& reading) {
  const std::vector<double> track = Track(reading);
  std::vector<std::vector<Point>> sentences;
  std::vector<double> all;
  for (const auto& phrases : reading.sentences) {
    sentences.push_back(PointsOf(track, phrases));
    for (const Point& point : sentences.back()) all.push_back(point.second);
  }
  const double median = Percentile(all, 0.5);
  const auto is_wrong = [&](double pitch) {
    return std::abs(pitch - median) > kOctaveError;
  };
  std::erase_if(all, is_wrong);
  PitchFigures figures;
  figures.median = 100 * std::exp2(median / 12);
  figures.range = Percentile(all, 0.95) - Percentile(all, 0.05);
  std::array<std::vector<double>, 4> parts;
  for (std::vector<Point>& points : sentences) {
    std::erase_if(points, [&](const Point& p) { return is_wrong(p.second); });
    if (points.empty()) continue;
    const double begin = points.front().first;
    const double length = points.back().first - begin;
    if (length < kLongSentence) continue;
    for (const auto& [seconds, pitch] : points) {
      const auto part = static_cast<size_t>(4 * (seconds - begin) / length);
      parts[std::min<size_t>(part, 3)].push_back(pitch - median);
    }
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    figures.top[i] = Percentile(parts[i], 0.9);
    figures.base[i] = Percentile(parts[i], 0.1);
  }
  return figures;
}

std::array<double, 3> MeasureTone(const Reading& reading, double median) {
  std::vector<double> voiced = Track(reading);
  std::erase(voiced, 0.0);
  std::erase_if(voiced, [&](double hz) {
    return 12 * std::abs(std::log2(hz / median)) > kOctaveError;
  });
  std::array<double, 3> tone{};
  constexpr std::array kPlaces = {0.2, 0.55, 0.9};
  for (size_t i = 0; i < tone.size() && !voiced.empty(); ++i) {
    tone[i] = voiced[static_cast<size_t>(
        kPlaces[i] * static_cast<double>(voiced.size() - 1))];
  }
  return tone;
}

std::vector<double> MeasurePhrases(const Reading& reading) {
  const std::vector<double> track = Track(reading);
  std::vector<double> medians;
  for (const auto& phrases : reading.sentences) {
    for (const TimeSpan& phrase : phrases) {
      std::vector<double> hz;
      for (const Point& point : PointsOf(track, {phrase})) {
        hz.push_back(100 * std::exp2(point.second / 12));
      }
      medians.push_back(Percentile(hz, 0.5));
    }
  }
  return medians;
}

}  // namespace tingwen
