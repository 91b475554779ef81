// Pictures of sound: wave form, spectrogram and pitch.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct PlotOptions {
  double begin = 0;  // seconds
  double end = 0;    // seconds; 0: the end of the sound
};

// One channel of a sound, full scale is 1.0.
struct PlotSound {
  std::vector<float> samples;
  int sample_rate = 0;
  double begin = 0;  // seconds, of the first sample in its file
};

// Reads the stretch of a file, its channels mixed into one. kInput where the
// file can't be read or the stretch is empty, kUsage where it is longer than
// ten minutes.
Result<PlotSound> ReadPlotSound(const std::string& path,
                                const PlotOptions& options);

// Draws into a file, SVG or PNG by its name: the wave over time, the
// spectrogram up to 10 kHz (black is 70 dB under the loudest point), and the
// fundamental from 60 to 500 Hz. kOutput where it can't be written, kUsage for
// other names.
Status DrawPlot(const PlotSound& sound, const std::string& path);

// The fundamental of voiced stretches every 10 ms in Hz; 0 where there is
// none: the highest peak of the normalized autocorrelation (P. Boersma, 1993),
// where it is above 0.5.
std::vector<double> TrackPitch(const PlotSound& sound);

}  // namespace tingwen
