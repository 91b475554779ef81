#include "publish/broadcast_chunks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/text.h"

namespace tingwen {
namespace {

// What bext says for a level that doesn't exist (Tech 3285, version 2).
constexpr int16_t kUnknownLevel = 0x7FFF;
// AES46: the number that stands for full scale at 16 bits.
constexpr int32_t kLevelReference = 32768;

template <size_t size>
void Fill(char (&field)[size], const std::string& text) {
  const std::string fitted = FieldText(text, size);
  std::memcpy(field, fitted.data(), fitted.size());
}

// bext counts levels in hundredths.
int16_t Hundredths(double level) {
  if (!std::isfinite(level) || std::abs(level) > 99.99) return kUnknownLevel;
  return static_cast<int16_t>(std::lround(level * 100));
}

// "2025-11-05" where the date begins like that; bext has no other form.
std::string IsoDate(const std::string& date) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (date.size() < kShape.size()) return {};
  for (size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (kShape[i] == 'd' ? !digit : date[i] != '-') return {};
  }
  return date.substr(0, kShape.size());
}

// EBU R 98: what was done to the sound, one line.
std::string CodingHistory(const AudioSpec& spec) {
  const char* mode = spec.dual_mono       ? "dual-mono"
                     : spec.channels == 2 ? "stereo"
                                          : "mono";
  return fmt::format("A=PCM,F={},W={},M={},T=tingwen\r\n", spec.sample_rate,
                     spec.bit_depth, mode);
}

}  // namespace

std::string FieldText(const std::string& text, size_t size) {
  std::string fitted;
  for (const CodePoint& point : Decode(text)) {
    const std::string next = IsControl(point.value) ? " " : ToUtf8(point.value);
    if (fitted.size() + next.size() > size) break;
    fitted += next;
  }
  return fitted;
}

bool SetBroadcastChunk(SNDFILE* file, const AudioSpec& spec,
                       const AudioTags& tags) {
  SF_BROADCAST_INFO info{};
  Fill(info.description, tags.title);
  Fill(info.originator, tags.station.empty() ? "tingwen" : tags.station);
  Fill(info.originator_reference, tags.cut_id);
  Fill(info.origination_date, IsoDate(tags.date));
  info.version = 2;
  const MasteringResult unknown{{NAN, NAN, NAN, NAN}, NAN};
  const MasteringResult& measured = tags.measured ? *tags.measured : unknown;
  info.loudness_value = Hundredths(measured.loudness.integrated);
  info.loudness_range = Hundredths(measured.loudness.range);
  info.max_true_peak_level = Hundredths(measured.true_peak);
  info.max_momentary_loudness = Hundredths(measured.loudness.momentary_max);
  info.max_shortterm_loudness = Hundredths(measured.loudness.short_term_max);
  const std::string history = CodingHistory(spec);
  info.coding_history_size = static_cast<uint32_t>(history.size());
  std::memcpy(info.coding_history, history.data(), history.size());
  return sf_command(file, SFC_SET_BROADCAST_INFO, &info, sizeof info) ==
         SF_TRUE;
}

bool SetCartChunk(SNDFILE* file, const AudioSpec& spec, const AudioTags& tags) {
  SF_CART_INFO info{};
  std::memcpy(info.version, "0101", sizeof info.version);
  Fill(info.title, tags.title);
  Fill(info.artist, tags.artist);
  Fill(info.cut_id, tags.cut_id);
  Fill(info.client_id, tags.station);
  Fill(info.category, "NEWS");
  // May be aired at any time.
  Fill(info.start_date, "1900/01/01");
  Fill(info.start_time, "00:00:00");
  Fill(info.end_date, "9999/12/31");
  Fill(info.end_time, "23:59:59");
  Fill(info.producer_app_id, "tingwen");
  info.level_reference = kLevelReference;
  // Where the audio begins and ends, in samples.
  std::memcpy(info.post_timers[0].usage, "AUDs", 4);
  std::memcpy(info.post_timers[1].usage, "AUDe", 4);
  info.post_timers[1].value =
      static_cast<int32_t>(std::min<uint64_t>(spec.frames, INT32_MAX));
  return sf_command(file, SFC_SET_CART_INFO, &info, sizeof info) == SF_TRUE;
}

}  // namespace tingwen
