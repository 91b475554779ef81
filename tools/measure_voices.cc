// Measures the voices as they read texts:
//
//   measure_voices --pictures docs/voices TEXT...
//
// Prints a table in Markdown: syllables per second with and without pauses,
// pauses, pitch and how it falls over a phrase. Draws for each voice the
// long-term spectrum in thirds of an octave, as eSpeak NG speaks and after the
// voice's equalizer, beside that of human speech (D. Byrne et al., "An
// international comparison of long-term average speech spectra", JASA 96,
// 1994, table II).
#include <cairo-svg.h>
#include <cairo.h>
#include <fftw3.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "app/pipeline.h"
#include "audio/equalizer.h"
#include "audio/filter_table.h"
#include "base/file.h"
#include "base/paths.h"
#include "publish/plot.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

struct Third {
  double hz;
  double human;  // dB SPL at 70 dB in all
};
constexpr std::array kThirds = {
    Third{100, 54.4},  Third{125, 57.7},  Third{160, 56.8},  Third{200, 60.2},
    Third{250, 60.3},  Third{315, 59.0},  Third{400, 62.1},  Third{500, 62.1},
    Third{630, 60.5},  Third{800, 56.8},  Third{1000, 53.7}, Third{1250, 53.0},
    Third{1600, 52.0}, Third{2000, 48.7}, Third{2500, 48.1}, Third{3150, 46.8},
    Third{4000, 45.6}, Third{5000, 44.5}, Third{6300, 44.3}, Third{8000, 43.7}};
using Spectrum = std::array<double, kThirds.size()>;  // dB

constexpr size_t kFft = 4096;
constexpr double kPitchSeconds = 60;  // that are looked at for the pitch
constexpr size_t kLeastFrames = 80;   // of 10 ms in a phrase

struct Reading {
  std::vector<float> samples;
  std::vector<std::pair<double, double>> phrases;  // seconds
  double speech = 0;                               // seconds of words
  size_t syllables = 0;
};

double Seconds(uint64_t samples) {
  return static_cast<double>(samples) / kEngineSampleRate;
}

// Words that touch are one phrase.
void AddPhrases(const Document& document, double offset, Reading& reading) {
  for (const AudioMark& mark : document.marks) {
    if (mark.kind != MarkKind::kWord || mark.begin == mark.end) continue;
    const double begin = offset + Seconds(mark.begin);
    const double end = offset + Seconds(mark.end);
    reading.speech += end - begin;
    if (!reading.phrases.empty() &&
        begin - reading.phrases.back().second < 0.001) {
      reading.phrases.back().second = end;
    } else {
      reading.phrases.emplace_back(begin, end);
    }
  }
}

Result<Reading> Read(const Voice& voice, const FrontEnd& front_end,
                     const std::vector<std::string>& texts) {
  Reading reading;
  TINGWEN_ASSIGN(synthesizer, Synthesizer::Start(EnginePath(), voice));
  for (const std::string& text : texts) {
    TINGWEN_ASSIGN(bytes, ReadFile(text));
    TINGWEN_ASSIGN(document, front_end.Analyze(bytes, text));
    const double offset = Seconds(reading.samples.size());
    TINGWEN_TRY(
        synthesizer.Synthesize(document, [&](std::span<const int16_t> samples) {
          for (int16_t sample : samples) {
            reading.samples.push_back(sample / 32768.0F);
          }
          return Status();
        }));
    AddPhrases(document, offset, reading);
    reading.syllables += static_cast<size_t>(
        std::count_if(document.syllables.begin(), document.syllables.end(),
                      [](const Syllable& s) { return !s.surface.empty(); }));
  }
  return reading;
}

// Welch's method: the mean power of overlapping windows, by thirds of an
// octave; 0 dB is the mean of the thirds from 200 Hz to 4 kHz.
Spectrum LongTermSpectrum(const std::vector<float>& samples) {
  std::vector<float> window(kFft);
  std::vector<fftwf_complex> bins(kFft / 2 + 1);
  std::vector<double> power(bins.size());
  fftwf_plan plan = fftwf_plan_dft_r2c_1d(static_cast<int>(kFft), window.data(),
                                          bins.data(), FFTW_ESTIMATE);
  for (size_t begin = 0; begin + kFft <= samples.size(); begin += kFft / 2) {
    for (size_t i = 0; i < kFft; ++i) {
      const double turn = static_cast<double>(i) / kFft;
      window[i] =
          samples[begin + i] *
          static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * turn));
    }
    fftwf_execute(plan);
    for (size_t i = 0; i < bins.size(); ++i) {
      power[i] +=
          double{bins[i][0]} * bins[i][0] + double{bins[i][1]} * bins[i][1];
    }
  }
  fftwf_destroy_plan(plan);
  Spectrum spectrum{};
  for (size_t t = 0; t < kThirds.size(); ++t) {
    double sum = 1e-12;
    for (size_t i = 0; i < power.size(); ++i) {
      const double hz = static_cast<double>(i) * kEngineSampleRate / kFft;
      if (hz >= kThirds[t].hz / 1.1225 && hz < kThirds[t].hz * 1.1225) {
        sum += power[i];
      }
    }
    spectrum[t] = 10 * std::log10(sum);
  }
  return spectrum;
}

Spectrum Centred(Spectrum spectrum) {
  double sum = 0;
  double count = 0;
  for (size_t t = 0; t < kThirds.size(); ++t) {
    if (kThirds[t].hz < 200 || kThirds[t].hz > 4000) continue;
    sum += spectrum[t];
    ++count;
  }
  for (double& level : spectrum) level -= sum / count;
  return spectrum;
}

Spectrum Human() {
  Spectrum spectrum{};
  for (size_t t = 0; t < kThirds.size(); ++t) spectrum[t] = kThirds[t].human;
  return Centred(spectrum);
}

struct Pitch {
  double median = 0;  // Hz
  double range = 0;   // semitones between the 5th and 95th percentile
  double fall = 0;    // semitones a second within phrases
};

// The slope of a line through points, weighted by their number.
struct Regression {
  double product = 0;
  double square = 0;

  void Add(const std::vector<std::pair<double, double>>& points) {
    double x = 0;
    double y = 0;
    for (const auto& [px, py] : points) {
      x += px;
      y += py;
    }
    x /= static_cast<double>(points.size());
    y /= static_cast<double>(points.size());
    for (const auto& [px, py] : points) {
      product += (px - x) * (py - y);
      square += (px - x) * (px - x);
    }
  }
};

Pitch MeasurePitch(const Reading& reading) {
  PlotSound sound;
  sound.sample_rate = kEngineSampleRate;
  const auto wanted = static_cast<size_t>(kPitchSeconds * kEngineSampleRate);
  sound.samples.assign(
      reading.samples.begin(),
      reading.samples.begin() +
          static_cast<long>(std::min(wanted, reading.samples.size())));
  const std::vector<double> track = TrackPitch(sound);  // every 10 ms
  std::vector<double> all;
  Regression slope;
  for (const auto& [begin, end] : reading.phrases) {
    std::vector<std::pair<double, double>> points;
    for (auto i = static_cast<size_t>(begin * 100);
         i < std::min(track.size(), static_cast<size_t>(end * 100)); ++i) {
      if (track[i] <= 0) continue;
      points.emplace_back(static_cast<double>(i) / 100,
                          12 * std::log2(track[i] / 100));
      all.push_back(track[i]);
    }
    if (points.size() >= kLeastFrames) slope.Add(points);
  }
  std::sort(all.begin(), all.end());
  if (all.empty() || slope.square == 0) return {};
  const auto at = [&](double part) {
    return all[static_cast<size_t>(part * static_cast<double>(all.size() - 1))];
  };
  return {at(0.5), 12 * std::log2(at(0.95) / at(0.05)),
          slope.product / slope.square};
}

// --- the picture -------------------------------------------------------------

constexpr double kWidth = 720;
constexpr double kHeight = 400;
constexpr double kLeft = 50;
constexpr double kTop = 30;
constexpr double kHighestDb = 20;
constexpr double kLowestDb = -30;

double XOf(double hz) {
  return kLeft +
         (kWidth - kLeft - 20) * std::log2(hz / 90) / std::log2(9000.0 / 90);
}

double YOf(double level) {
  const double part = (kHighestDb - level) / (kHighestDb - kLowestDb);
  return kTop + (kHeight - kTop - 40) * std::clamp(part, 0.0, 1.0);
}

void Say(cairo_t* cairo, double x, double y, const std::string& text) {
  cairo_move_to(cairo, x, y);
  cairo_show_text(cairo, text.c_str());
}

void DrawGrid(cairo_t* cairo) {
  cairo_set_line_width(cairo, 0.5);
  for (double level = kLowestDb; level <= kHighestDb; level += 10) {
    cairo_set_source_rgb(cairo, 0.8, 0.8, 0.8);
    cairo_move_to(cairo, XOf(90), YOf(level));
    cairo_line_to(cairo, XOf(9000), YOf(level));
    cairo_stroke(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    Say(cairo, 8, YOf(level) + 4, fmt::format("{:+.0f} dB", level));
  }
  for (double hz : {125, 250, 500, 1000, 2000, 4000, 8000}) {
    Say(cairo, XOf(hz) - 14, kHeight - 15, fmt::format("{:g} Hz", hz));
  }
}

void DrawCurve(cairo_t* cairo, const Spectrum& spectrum, double red,
               double green, double blue, const std::string& name, double x) {
  cairo_set_source_rgb(cairo, red, green, blue);
  cairo_set_line_width(cairo, 2);
  for (size_t t = 0; t < kThirds.size(); ++t) {
    cairo_line_to(cairo, XOf(kThirds[t].hz), YOf(spectrum[t]));
  }
  cairo_stroke(cairo);
  Say(cairo, x, 18, name);
}

bool Draw(const std::string& path, const Spectrum& before,
          const Spectrum& after) {
  cairo_surface_t* surface =
      cairo_svg_surface_create(path.c_str(), kWidth, kHeight);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_select_font_face(cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                         CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, 11);
  DrawGrid(cairo);
  DrawCurve(cairo, Human(), 0.6, 0.6, 0.6, "human speech (Byrne 1994)", 60);
  DrawCurve(cairo, before, 0.85, 0.3, 0.1, "as eSpeak NG speaks", 260);
  DrawCurve(cairo, after, 0.1, 0.35, 0.75, "after the equalizer", 430);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool done = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return done;
}

// The root of the mean square difference from human speech, 200 Hz to 8 kHz.
double Distance(const Spectrum& spectrum) {
  const Spectrum human = Human();
  double sum = 0;
  double count = 0;
  for (size_t t = 0; t < kThirds.size(); ++t) {
    if (kThirds[t].hz < 200) continue;
    sum += (spectrum[t] - human[t]) * (spectrum[t] - human[t]);
    ++count;
  }
  return std::sqrt(sum / count);
}

void PrintThirds(const Spectrum& before, const Spectrum& after) {
  const Spectrum human = Human();
  for (size_t t = 0; t < kThirds.size(); ++t) {
    fmt::print(stderr, "  {:5.0f} Hz {:+6.1f} {:+6.1f}  human {:+6.1f}\n",
               kThirds[t].hz, before[t], after[t], human[t]);
  }
}

Status Measure(const std::string& id, const std::vector<std::string>& texts,
               const std::string& pictures, bool thirds) {
  TINGWEN_ASSIGN(front_end, FrontEnd::Load({}));
  TINGWEN_ASSIGN(voice, LoadVoice(DataPath("voices"), id));
  TINGWEN_ASSIGN(bands,
                 LoadFilters(DataPath("voices/" + id + "/equalizer.tsv")));
  TINGWEN_ASSIGN(reading, Read(voice, front_end, texts));
  const Spectrum before = Centred(LongTermSpectrum(reading.samples));
  std::vector<float> filtered = reading.samples;
  Equalizer(bands, kEngineSampleRate, 1).Process(filtered);
  const Spectrum after = Centred(LongTermSpectrum(filtered));
  const Pitch pitch = MeasurePitch(reading);
  const double all = Seconds(reading.samples.size());
  const auto syllables = static_cast<double>(reading.syllables);
  fmt::print(
      "| {} | {:.1f} | {:.1f} | {:.0f} % | {:.0f} | {:.1f} | {:+.1f} | "
      "{:.1f} | {:.1f} |\n",
      id, syllables / reading.speech, syllables / all,
      100 * (1 - reading.speech / all), pitch.median, pitch.range, pitch.fall,
      Distance(before), Distance(after));
  if (thirds) PrintThirds(before, after);
  const std::string picture = pictures + "/" + id + ".svg";
  if (!pictures.empty() && !Draw(picture, before, after)) {
    return Fail({ErrorCode::kOutput, "cannot be drawn", picture, {}, {}});
  }
  return {};
}

Status MeasureAll(const std::vector<std::string>& texts,
                  const std::string& pictures, bool thirds) {
  fmt::print(
      "| voice | syllables/s of speech | with pauses | pauses | pitch "
      "median Hz | pitch range st | slope st/s | dB from human, before "
      "| after |\n|---|---|---|---|---|---|---|---|---|\n");
  TINGWEN_ASSIGN(voices, ListVoices(DataPath("voices")));
  for (const Voice& voice : voices) {
    TINGWEN_TRY(Measure(voice.id, texts, pictures, thirds));
  }
  return {};
}

}  // namespace
}  // namespace tingwen

int main(int argc, char** argv) {
  CLI::App program("Measures the voices: rate, pauses, pitch, spectrum");
  std::string pictures;
  bool thirds = false;
  std::vector<std::string> texts;
  program.add_option("--pictures", pictures, "folder for <voice>.svg");
  program.add_flag("--thirds", thirds, "print the spectrum, too");
  program.add_option("TEXT", texts, "documents to read")->required();
  CLI11_PARSE(program, argc, argv);
  const tingwen::Status status = tingwen::MeasureAll(texts, pictures, thirds);
  if (status) return 0;
  std::fputs((tingwen::Describe(status.error()) + "\n").c_str(), stderr);
  return tingwen::ExitCode(status.error().code);
}
