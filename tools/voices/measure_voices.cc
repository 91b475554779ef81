// Measures the voices as they read texts:
//
//   measure_voices --pictures docs/voices samples/*.txt > docs/voices.md
//
// Prints a page in Markdown with the speaking rates, pauses, pitch and spectra
// of all voices, and draws docs/voices/<voice>.svg.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "audio/equalizer.h"
#include "audio/filter_table.h"
#include "base/paths.h"
#include "document/names.h"
#include "synth/synthesizer.h"
#include "voices/pitch_figures.h"
#include "voices/reading.h"
#include "voices/spectrum.h"
#include "voices/spectrum_picture.h"

namespace tingwen {
namespace {

// Phrases of first tones: without a fall all would lie at the same height.
constexpr char kHighPhrase[] = "山东高三三班";
constexpr size_t kPhrases = 12;
constexpr std::array kTones = {"妈", "麻", "马", "骂"};

struct Figures {
  Voice voice;
  Reading reading;
  PitchFigures pitch;
  std::vector<std::array<double, 3>> tones;  // Hz, as of MeasureTone()
  std::vector<double> phrases;  // Hz, of a sentence of kPhrases kHighPhrase
  Spectrum before{};            // the equalizer
  Spectrum after{};
};

Result<Figures> Measure(const Voice& voice, const FrontEnd& front_end,
                        const std::vector<std::string>& texts) {
  Figures figures;
  figures.voice = voice;
  TINGWEN_ASSIGN(reading, ReadAloud(voice, front_end, texts));
  figures.pitch = MeasurePitch(reading);
  std::string line;
  for (size_t i = 0; i < kPhrases; ++i) {
    line += kHighPhrase + std::string(i + 1 < kPhrases ? "，" : "。");
  }
  TINGWEN_ASSIGN(high, ReadLine(voice, front_end, line));
  figures.phrases = MeasurePhrases(high);
  for (const char* syllable : kTones) {
    TINGWEN_ASSIGN(tone, ReadLine(voice, front_end, syllable));
    figures.tones.push_back(MeasureTone(tone, figures.pitch.median));
  }
  TINGWEN_ASSIGN(
      bands, LoadFilters(DataPath("voices/" + voice.id + "/equalizer.tsv")));
  figures.before = LongTermSpectrum(reading.samples);
  std::vector<float> filtered = reading.samples;
  Equalizer(bands, kEngineSampleRate, 1).Process(filtered);
  figures.after = LongTermSpectrum(filtered);
  figures.reading = std::move(reading);
  return figures;
}

// A row of cells, each made by `cell` of a voice.
template <class Cell>
void PrintRow(const std::string& name, const std::vector<Figures>& all,
              const Cell& cell) {
  fmt::print("| {} |", name);
  for (const Figures& figures : all) fmt::print(" {} |", cell(figures));
  fmt::print("\n");
}

void PrintHead(const std::string& name, const std::vector<Figures>& all) {
  PrintRow(name, all, [](const Figures& f) { return f.voice.id; });
  fmt::print("|---|");
  for (size_t i = 0; i < all.size(); ++i) fmt::print("---|");
  fmt::print("\n");
}

void PrintIntroduction() {
  fmt::print(R"(# The voices, measured

Every figure of this page is printed by a program that lets the voices read the sample articles and measures what comes out:

    ninja -C build/release measure_voices
    build/release/bin/measure_voices --pictures docs/voices samples/*.txt > docs/voices.md

)");
}

void PrintRates(const std::vector<Figures>& all) {
  fmt::print(R"(## Rate

Two rates are in use, and both are given: the articulation rate counts the time of words only, the rate over all counts the pauses, too. Where a voice's rate is spoken of, the articulation rate is meant: 5 to 6 syllables a second for the radio, 4 to 5 for calm reading. Stations count characters a minute with the pauses; 240 to 300 are usual.

)");
  PrintHead("", all);
  PrintRow("`rate` in voice.toml, eSpeak's words a minute", all,
           [](const Figures& f) { return f.voice.rate; });
  PrintRow("syllables read", all,
           [](const Figures& f) { return f.reading.syllables; });
  PrintRow("articulation rate, syllables a second", all, [](const Figures& f) {
    return fmt::format("{:.2f}", f.reading.syllables / f.reading.speech);
  });
  PrintRow("over all, syllables a second", all, [](const Figures& f) {
    return fmt::format("{:.2f}", f.reading.syllables / f.reading.Seconds());
  });
  PrintRow("over all, syllables a minute", all, [](const Figures& f) {
    return fmt::format("{:.0f}",
                       60 * f.reading.syllables / f.reading.Seconds());
  });
}

void PrintPauses(const std::vector<Figures>& all) {
  fmt::print(R"(
## Pauses

In milliseconds, by what they stand after.

)");
  PrintHead("", all);
  for (auto i = static_cast<size_t>(Break::kPhrase);
       i <= static_cast<size_t>(Break::kTitle); ++i) {
    const auto strength = static_cast<Break>(i);
    PrintRow(std::string(NameOf(strength)), all,
             [&](const Figures& f) { return f.voice.BreakMs(strength); });
  }
  PrintRow("share of the time", all, [](const Figures& f) {
    return fmt::format("{:.0f} %",
                       100 * (1 - f.reading.speech / f.reading.Seconds()));
  });
}

template <size_t kSize>
std::string Joined(const std::array<double, kSize>& values,
                   const char* format) {
  std::string text;
  for (double value : values) {
    text +=
        (text.empty() ? "" : ", ") + fmt::format(fmt::runtime(format), value);
  }
  return text;
}

void PrintPitch(const std::vector<Figures>& all) {
  fmt::print(R"(
## Pitch

A sentence begins high and falls, quickly at first and ever more slowly (`declination` in voice.toml, of eSpeak's range of tones, 50; high tones come down more than low ones); the next sentence begins high again. The rows of phrases tell it of one sentence, 山东高三三班 twelve times over with commas between; the rows of quarters of the articles: where the high and the low tones of sentences of 4 s and more lie in their first to fourth quarter, in semitones over the voice's median.

)");
  PrintHead("", all);
  PrintRow("median, Hz", all, [](const Figures& f) {
    return fmt::format("{:.0f}", f.pitch.median);
  });
  PrintRow("range (5 to 95 %), semitones", all, [](const Figures& f) {
    return fmt::format("{:.1f}", f.pitch.range);
  });
  PrintRow("`declination` in voice.toml", all,
           [](const Figures& f) { return f.voice.declination; });
  for (size_t phrase : {0, 1, 3, 6, 11}) {
    PrintRow(
        fmt::format("phrase {} of {} of first tones, Hz", phrase + 1, kPhrases),
        all, [&](const Figures& f) {
          return phrase < f.phrases.size()
                     ? fmt::format("{:.0f}", f.phrases[phrase])
                     : "";
        });
  }
  PrintRow("high tones by quarters", all,
           [](const Figures& f) { return Joined(f.pitch.top, "{:+.1f}"); });
  PrintRow("low tones by quarters", all,
           [](const Figures& f) { return Joined(f.pitch.base, "{:+.1f}"); });
  for (size_t tone = 0; tone < kTones.size(); ++tone) {
    PrintRow(
        fmt::format("{} alone, Hz at its beginning, middle, end", kTones[tone]),
        all, [&](const Figures& f) { return Joined(f.tones[tone], "{:.0f}"); });
  }
}

void PrintSpectra(const std::vector<Figures>& all) {
  fmt::print(R"(
## Spectrum

The long-term spectrum in thirds of an octave, in dB over the mean from 200 Hz to 4 kHz, as eSpeak NG speaks → after the voice's equalizer (`voices/<id>/equalizer.tsv`), beside that of human speech (D. Byrne et al., JASA 96, 1994, table II). The consonants s and sh live above 4 kHz: nothing is taken from them.

)");
  PrintHead("Hz", all);
  for (size_t t = 0; t < kThirds.size(); ++t) {
    PrintRow(
        fmt::format("{:g} (human {:+.1f})", kThirds[t].hz, HumanSpectrum()[t]),
        all, [&](const Figures& f) {
          return fmt::format("{:+.1f} → {:+.1f}", f.before[t], f.after[t]);
        });
  }
  PrintRow("distance from human, dB (200 Hz to 8 kHz)", all,
           [](const Figures& f) {
             return fmt::format("{:.1f} → {:.1f}", DistanceFromHuman(f.before),
                                DistanceFromHuman(f.after));
           });
  for (const Figures& figures : all) {
    fmt::print("\n![Spectrum of {0}](voices/{0}.svg)\n", figures.voice.id);
  }
}

Status Run(const std::vector<std::string>& texts, const std::string& pictures) {
  TINGWEN_ASSIGN(front_end, FrontEnd::Load({}));
  TINGWEN_ASSIGN(voices, ListVoices(DataPath("voices")));
  std::vector<Figures> all;
  for (const Voice& voice : voices) {
    TINGWEN_ASSIGN(figures, Measure(voice, front_end, texts));
    if (!pictures.empty()) {
      TINGWEN_TRY(DrawSpectra(pictures + "/" + voice.id + ".svg",
                              figures.before, figures.after));
    }
    all.push_back(std::move(figures));
  }
  PrintIntroduction();
  PrintRates(all);
  PrintPauses(all);
  PrintPitch(all);
  PrintSpectra(all);
  return {};
}

}  // namespace
}  // namespace tingwen

int main(int argc, char** argv) {
  CLI::App program("Measures the voices: rate, pauses, pitch, spectrum");
  std::string pictures;
  std::vector<std::string> texts;
  program.add_option("--pictures", pictures, "folder for <voice>.svg");
  program.add_option("TEXT", texts, "documents to read")->required();
  CLI11_PARSE(program, argc, argv);
  const tingwen::Status status = tingwen::Run(texts, pictures);
  if (status) return 0;
  std::fputs((tingwen::Describe(status.error()) + "\n").c_str(), stderr);
  return tingwen::ExitCode(status.error().code);
}
