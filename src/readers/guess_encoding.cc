// Which encoding a text is in (GuessEncoding in readers/charset.h).
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "readers/charset.h"

namespace tingwen {
namespace {

// So much of a file is looked at by the detectors.
constexpr size_t kSampleBytes = 1 << 16;

// --- UTF-8 -------------------------------------------------------------------

struct Utf8Count {
  size_t good = 0;  // characters of three bytes and more, as Chinese ones are
  size_t bad = 0;   // stretches of bytes that are not UTF-8
};

Utf8Count CountUtf8(std::string_view bytes) {
  Utf8Count count;
  size_t bad_begin = 0;
  size_t bad_end = std::string_view::npos;
  for (size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(bytes, at);
    if (!c.valid && bad_end != at) {
      ++count.bad;
      bad_begin = at;
    }
    if (!c.valid) bad_end = c.span.end;
    if (c.valid && c.value >= 0x800) ++count.good;
    at = c.span.end;
  }
  // A last character that was cut off says nothing.
  const bool cut_off = bad_end == bytes.size() && bad_end - bad_begin < 4;
  if (cut_off && count.good > 0) --count.bad;
  return count;
}

// A few bad bytes don't make another encoding of a UTF-8 text: in other
// encodings hardly anything looks like characters of three bytes.
bool IsUtf8(std::string_view bytes) {
  const Utf8Count count = CountUtf8(bytes);
  return count.bad == 0 || count.good >= 3 * count.bad;
}

// --- plausibility ------------------------------------------------------------

// The Han characters in everyday use: level 1 of GB/T 2312 (B0A1 to D7F9) and
// of Big5 (A440 to C67E).
using HanSet = std::bitset<0x10000>;

void AddLevel(HanSet& set, const char* encoding, int first_lead, int last_lead,
              int first_trail, int last_trail) {
  std::string bytes;
  for (int lead = first_lead; lead <= last_lead; ++lead) {
    for (int trail = first_trail; trail <= last_trail; ++trail) {
      bytes += static_cast<char>(lead);
      bytes += static_cast<char>(trail);
    }
  }
  const auto text = ConvertToUtf8(bytes, encoding);
  if (!text) return;
  for (const CodePoint& c : Decode(text->text())) {
    if (c.value < set.size() && IsHan(c.value)) set.set(c.value);
  }
}

const HanSet& EverydayHan() {
  static const HanSet set = [] {
    HanSet built;
    AddLevel(built, "GB18030", 0xB0, 0xD7, 0xA1, 0xFE);
    AddLevel(built, "Big5", 0xA4, 0xC6, 0x40, 0x7E);
    AddLevel(built, "Big5", 0xA4, 0xC6, 0xA1, 0xFE);
    return built;
  }();
  return set;
}

bool IsChinesePunctuation(char32_t c) {
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x2010 && c <= 0x2027) || c == 0xB7;
}

// How likely the character is in a Chinese text, from -2 to 1.
double WeightOf(char32_t c) {
  if (c < 0x10000 && EverydayHan()[c]) return 1.0;
  if (IsChinesePunctuation(c)) return 1.0;
  if (c == kReplacement || IsControl(c)) return -2.0;
  if (IsLatinLetter(c)) return 0.3;
  return IsHan(c) ? 0.2 : 0.0;
}

bool IsStrayControl(char32_t c) {
  return (c < 0x20 && !IsSpace(c)) || c == 0x7F;
}

}  // namespace

double PlausibilityOf(std::string_view text) {
  double weight = 0;
  size_t beyond_ascii = 0;
  size_t controls = 0;
  size_t all = 0;
  for (size_t at = 0; at < text.size(); ++all) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    if (c.value < 0x80) {
      controls += IsStrayControl(c.value) ? 1 : 0;
    } else {
      weight += WeightOf(c.value);
      ++beyond_ascii;
    }
  }
  if (all == 0) return 0;
  const double control_share =
      static_cast<double>(controls) / static_cast<double>(all);
  return (beyond_ascii == 0 ? 1.0
                            : weight / static_cast<double>(beyond_ascii)) -
         5 * control_share;
}

namespace {

// --- candidates --------------------------------------------------------------

std::string AskUchardet(std::string_view sample) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(
      uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) {
    return {};
  }
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string AskIcu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) ? std::string() : std::string(name);
}

struct Candidate {
  std::string encoding;
  double bonus = 0;  // for the word of a detector
};

struct Guess {
  std::string encoding;
  double score = -100;
};

Guess BestOf(const std::vector<Candidate>& candidates,
             std::string_view sample) {
  Guess best;
  for (const auto& [encoding, bonus] : candidates) {
    if (encoding.empty() || encoding == "UTF-8" || encoding == "ASCII") {
      continue;
    }
    const auto text = ConvertToUtf8(sample, encoding);
    if (!text) continue;
    const double score = PlausibilityOf(text->text()) + bonus;
    if (score > best.score) best = {encoding, score};
  }
  return best;
}

// The name that IANA lists first among those of the encoding.
std::string IanaName(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(encoding.c_str(), "MIME", &status);
  if (name == nullptr) {
    name = ucnv_getStandardName(encoding.c_str(), "IANA", &status);
  }
  return U_FAILURE(status) || name == nullptr ? encoding : std::string(name);
}

// The sample ends between characters of two bytes where it can.
std::string_view SampleOf(std::string_view bytes) {
  if (bytes.size() <= kSampleBytes) return bytes;
  const size_t line = bytes.rfind('\n', kSampleBytes);
  return bytes.substr(0, line == bytes.npos || line < kSampleBytes / 2
                             ? kSampleBytes
                             : line - line % 2);
}

std::optional<std::string> GuessByMark(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, const char*>, 5>
      kMarks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                 {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                 {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                 {"\xFF\xFE"sv, "UTF-16LE"},
                 {"\xFE\xFF"sv, "UTF-16BE"}}};
  for (const auto& [mark, encoding] : kMarks) {
    if (bytes.starts_with(mark)) return encoding;
  }
  return std::nullopt;
}

// More than every tenth byte a control: no text of bytes.
bool HasManyControls(std::string_view sample) {
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    return IsStrayControl(static_cast<unsigned char>(c));
  });
  return static_cast<size_t>(controls) * 10 > sample.size();
}

// Pages that say GB2312 have characters of GBK, as browsers know (WHATWG
// Encoding Standard, 4.2).
std::string WidestOf(std::string_view declared) {
  std::string name(declared);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  if (name.find("gb") != name.npos) return "GB18030";
  return name == "big5" ? "Big5-HKSCS" : name;
}

}  // namespace

std::optional<std::string> GuessEncoding(std::string_view bytes,
                                         std::string_view declared) {
  if (auto marked = GuessByMark(bytes)) return marked;
  const std::string_view sample = SampleOf(bytes);
  const bool many_controls = HasManyControls(sample);
  if (!many_controls && IsUtf8(bytes)) return "UTF-8";
  std::vector<Candidate> candidates = {{"UTF-16LE"}, {"UTF-16BE"}};
  if (!many_controls) {
    candidates = {{AskUchardet(sample), 0.05},
                  {AskIcu(sample), 0.03},
                  {"GB18030"},
                  {"Big5"},
                  {"Big5-HKSCS"},
                  {"UTF-16LE"},
                  {"UTF-16BE"}};
    if (!declared.empty()) candidates.push_back({WidestOf(declared), 0.3});
  }
  // Noise scores below zero, a text of rare characters about 0.5.
  constexpr double kLeast = 0.25;
  const Guess best = BestOf(candidates, sample);
  if (best.score < kLeast) return std::nullopt;
  return IanaName(best.encoding);
}

}  // namespace tingwen
