#include "voices/spectrum_picture.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tingwen {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 400;
constexpr double kLeft = 50;
constexpr double kTop = 30;
constexpr double kHighestDb = 20;
constexpr double kLowestDb = -30;
constexpr double kLowestHz = 90;
constexpr double kHighestHz = 9000;

struct Color {
  double red, green, blue;
};

double XOf(double hz) {
  return kLeft + (kWidth - kLeft - 20) * std::log2(hz / kLowestHz) /
                     std::log2(kHighestHz / kLowestHz);
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
    cairo_move_to(cairo, XOf(kLowestHz), YOf(level));
    cairo_line_to(cairo, XOf(kHighestHz), YOf(level));
    cairo_stroke(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    Say(cairo, 8, YOf(level) + 4, fmt::format("{:+.0f} dB", level));
  }
  for (double hz : {125, 250, 500, 1000, 2000, 4000, 8000}) {
    Say(cairo, XOf(hz) - 14, kHeight - 15, fmt::format("{:g} Hz", hz));
  }
}

// A curve, and its name at `x` above the picture.
void DrawCurve(cairo_t* cairo, const Spectrum& spectrum, const Color& color,
               const std::string& name, double x) {
  cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
  cairo_set_line_width(cairo, 2);
  for (size_t t = 0; t < kThirds.size(); ++t) {
    cairo_line_to(cairo, XOf(kThirds[t].hz), YOf(spectrum[t]));
  }
  cairo_stroke(cairo);
  Say(cairo, x, 18, name);
}

}  // namespace

Status DrawSpectra(const std::string& path, const Spectrum& before,
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
  DrawCurve(cairo, HumanSpectrum(), {0.6, 0.6, 0.6},
            "human speech (Byrne 1994)", 60);
  DrawCurve(cairo, before, {0.85, 0.3, 0.1}, "as eSpeak NG speaks", 260);
  DrawCurve(cairo, after, {0.1, 0.35, 0.75}, "after the equalizer", 430);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool drawn = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  if (drawn) return {};
  return Fail({ErrorCode::kOutput, "cannot be drawn", path, {}, {}});
}

}  // namespace tingwen
