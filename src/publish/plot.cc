#include "publish/plot.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <fftw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <numbers>

#include "audio/sound_reader.h"
#include "base/file.h"
#include "base/message.h"

namespace tingwen {
namespace {

constexpr double kLongest = 600;  // seconds
// The picture, in pixels.
constexpr int kWidth = 1200;
constexpr int kLeft = 60;
constexpr int kRight = 1180;
constexpr int kHeight = 640;
struct Panel {
  int top;
  int bottom;
};
constexpr Panel kWave = {20, 160};
constexpr Panel kSpectrum = {190, 420};
constexpr Panel kPitch = {450, 590};
constexpr double kHighestHz = 10000;
constexpr double kPitchLow = 60;
constexpr double kPitchHigh = 500;
constexpr double kRangeDb = 70;
constexpr size_t kFft = 512;

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using Context = std::unique_ptr<cairo_t, ContextDeleter>;

cairo_status_t Append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data),
                                           size);
  return CAIRO_STATUS_SUCCESS;
}

double XOf(const PlotSound& sound, double sample) {
  return kLeft +
         (kRight - kLeft) * sample / static_cast<double>(sound.samples.size());
}

double YOf(const Panel& panel, double part) {
  return panel.bottom - (panel.bottom - panel.top) * part;
}

void Write(cairo_t* context, double x, double y, const std::string& text) {
  cairo_move_to(context, x, y);
  cairo_show_text(context, text.c_str());
}

void Frame(cairo_t* context, const Panel& panel, const std::string& top,
           const std::string& bottom) {
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, 1);
  cairo_rectangle(context, kLeft, panel.top, kRight - kLeft,
                  panel.bottom - panel.top);
  cairo_stroke(context);
  Write(context, 4, panel.top + 10, top);
  Write(context, 4, panel.bottom, bottom);
}

// The lowest and highest sample of each column of pixels.
void DrawWave(cairo_t* context, const PlotSound& sound) {
  cairo_set_source_rgb(context, 0.1, 0.3, 0.6);
  cairo_set_line_width(context, 1);
  const double middle = (kWave.top + kWave.bottom) / 2.0;
  const double scale = (kWave.bottom - kWave.top) / 2.0;
  const size_t columns = kRight - kLeft;
  for (size_t x = 0; x < columns; ++x) {
    const size_t begin = sound.samples.size() * x / columns;
    const size_t end =
        std::max(begin + 1, sound.samples.size() * (x + 1) / columns);
    const auto [low, high] = std::minmax_element(
        sound.samples.begin() + static_cast<std::ptrdiff_t>(begin),
        sound.samples.begin() +
            static_cast<std::ptrdiff_t>(std::min(end, sound.samples.size())));
    cairo_move_to(context, kLeft + static_cast<double>(x) + 0.5,
                  middle - *high * scale);
    cairo_line_to(context, kLeft + static_cast<double>(x) + 0.5,
                  middle - *low * scale + 0.5);
  }
  cairo_stroke(context);
  Frame(context, kWave, "+1", "-1");
}

// The power spectrum around each column of pixels.
std::vector<std::vector<float>> Spectra(const PlotSound& sound) {
  std::vector<float> input(kFft);
  std::vector<fftwf_complex> output(kFft / 2 + 1);
  fftwf_plan plan = fftwf_plan_dft_r2c_1d(static_cast<int>(kFft), input.data(),
                                          output.data(), FFTW_ESTIMATE);
  const size_t columns = kRight - kLeft;
  std::vector<std::vector<float>> spectra(columns);
  for (size_t x = 0; x < columns; ++x) {
    const size_t center = sound.samples.size() * x / columns;
    for (size_t i = 0; i < kFft; ++i) {
      const size_t at = center + i;
      const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi *
                                                 static_cast<double>(i) / kFft);
      const bool inside =
          at >= kFft / 2 && at - kFft / 2 < sound.samples.size();
      input[i] = inside
                     ? static_cast<float>(sound.samples[at - kFft / 2] * window)
                     : 0;
    }
    fftwf_execute(plan);
    for (const fftwf_complex& value : output) {
      spectra[x].push_back(value[0] * value[0] + value[1] * value[1]);
    }
  }
  fftwf_destroy_plan(plan);
  return spectra;
}

void DrawSpectrum(cairo_t* context, const PlotSound& sound) {
  const auto spectra = Spectra(sound);
  float loudest = 1e-20F;
  for (const auto& column : spectra) {
    loudest =
        std::max(loudest, *std::max_element(column.begin(), column.end()));
  }
  const int height = kSpectrum.bottom - kSpectrum.top;
  const Surface image(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(spectra.size()), height));
  unsigned char* pixels = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  for (size_t x = 0; x < spectra.size(); ++x) {
    for (int y = 0; y < height; ++y) {
      const double hz = kHighestHz * (height - 1 - y) / height;
      const auto bin = static_cast<size_t>(hz * kFft / sound.sample_rate);
      const double power = bin < spectra[x].size() ? spectra[x][bin] : 0;
      const double db = 10 * std::log10(power / loudest + 1e-12);
      const double part = std::clamp(1 + db / kRangeDb, 0.0, 1.0);
      const auto grey = static_cast<unsigned char>(255 * (1 - part));
      std::fill_n(pixels + y * stride + 4 * x, 4, grey);
    }
  }
  cairo_surface_mark_dirty(image.get());
  cairo_set_source_surface(context, image.get(), kLeft, kSpectrum.top);
  cairo_paint(context);
  Frame(context, kSpectrum, "10 kHz", "0");
}

void DrawPitch(cairo_t* context, const PlotSound& sound) {
  const std::vector<double> pitch = TrackPitch(sound);
  cairo_set_source_rgb(context, 0.7, 0.1, 0.1);
  for (size_t i = 0; i < pitch.size(); ++i) {
    if (pitch[i] == 0) continue;
    const double x = XOf(sound, static_cast<double>(sound.samples.size()) *
                                    static_cast<double>(i) /
                                    static_cast<double>(pitch.size()));
    const double part =
        std::log(pitch[i] / kPitchLow) / std::log(kPitchHigh / kPitchLow);
    cairo_arc(context, x, YOf(kPitch, part), 1.5, 0, 2 * std::numbers::pi);
    cairo_fill(context);
  }
  Frame(context, kPitch, "500 Hz", "60 Hz");
}

// A mark for each second, or so many that they don't crowd.
void DrawClock(cairo_t* context, const PlotSound& sound) {
  const double seconds =
      static_cast<double>(sound.samples.size()) / sound.sample_rate;
  double step = 0.1;
  while (seconds / step > 16) step *= step < 0.9 ? 10 : step < 9 ? 5 : 2;
  for (double t = std::ceil(sound.begin / step) * step;
       t <= sound.begin + seconds; t += step) {
    const double x = XOf(sound, (t - sound.begin) * sound.sample_rate);
    cairo_move_to(context, x, kPitch.bottom);
    cairo_line_to(context, x, kPitch.bottom + 6);
    cairo_stroke(context);
    Write(context, x - 8, kPitch.bottom + 20,
          fmt::format("{:g} s", std::round(t * 10) / 10));
  }
}

void Draw(cairo_surface_t* surface, const PlotSound& sound) {
  const Context context(cairo_create(surface));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_set_font_size(context.get(), 12);
  DrawWave(context.get(), sound);
  DrawSpectrum(context.get(), sound);
  DrawPitch(context.get(), sound);
  DrawClock(context.get(), sound);
}

}  // namespace

Result<PlotSound> ReadPlotSound(const std::string& path,
                                const PlotOptions& options) {
  TINGWEN_ASSIGN(reader, SoundReader::Open(path));
  const auto channels = static_cast<size_t>(reader.channels());
  const auto frame_at = [&](double seconds) {
    return static_cast<uint64_t>(std::max(seconds, 0.0) * reader.sample_rate());
  };
  const uint64_t begin = frame_at(options.begin);
  const uint64_t end =
      options.end > 0 ? frame_at(options.end) : begin + frame_at(kLongest) + 1;
  if (end > begin + frame_at(kLongest) + 1) {
    return FailWith(ErrorCode::kUsage, path, "plot.too_long");
  }
  PlotSound sound{{}, reader.sample_rate(), options.begin};
  std::vector<float> block(4096 * channels);
  uint64_t frame = 0;
  while (const size_t frames = reader.Read(block)) {
    for (size_t i = 0; i < frames; ++i, ++frame) {
      if (frame < begin || frame >= end) continue;
      float sum = 0;
      for (size_t c = 0; c < channels; ++c) sum += block[i * channels + c];
      sound.samples.push_back(sum / static_cast<float>(channels));
    }
    if (sound.samples.size() > frame_at(kLongest)) {
      return FailWith(ErrorCode::kUsage, path, "plot.too_long");
    }
  }
  if (sound.samples.empty()) {
    return FailWith(ErrorCode::kInput, path, "plot.empty");
  }
  return sound;
}

Status DrawPlot(const PlotSound& sound, const std::string& path) {
  std::string bytes;
  if (path.ends_with(".svg")) {
    Surface surface(
        cairo_svg_surface_create_for_stream(Append, &bytes, kWidth, kHeight));
    Draw(surface.get(), sound);
    cairo_surface_finish(surface.get());
  } else if (path.ends_with(".png")) {
    Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight));
    Draw(surface.get(), sound);
    cairo_surface_write_to_png_stream(surface.get(), Append, &bytes);
  } else {
    return FailWith(ErrorCode::kUsage, path, "plot.format");
  }
  return WriteFile(path, bytes);
}

}  // namespace tingwen
