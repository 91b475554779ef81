// The way of a document through the house.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/fit.h"
#include "app/progress.h"
#include "app/settings.h"
#include "audio/mastering.h"
#include "base/result.h"
#include "document/document.h"
#include "normalize/normalizer.h"
#include "pronounce/pronouncer.h"
#include "publish/audio_writer.h"

namespace tingwen {

// The stages that decide what is said and how, loaded once for many documents.
class FrontEnd {
 public:
  // How far a document is taken: its spoken text is enough for `normalize`.
  enum class Depth { kSpoken, kSyllables };

  static Result<FrontEnd> Load(const Settings& settings,
                               Depth depth = Depth::kSyllables);

  // The rows of the user's rules that were refused.
  const std::vector<Error>& RuleIssues() const { return normalizer_.issues(); }

  // A whole document.
  Result<Document> Analyze(std::string_view bytes,
                           const std::string& path) const;
  // One that is read already.
  void Analyze(Document& document) const;
  // The same for one line that is a text of its own (filters).
  Document AnalyzeLine(std::string_view line) const;

 private:
  FrontEnd(ReadOptions reading, Normalizer normalizer,
           std::optional<Pronouncer> pronouncer);

  ReadOptions reading_;
  Normalizer normalizer_;
  std::optional<Pronouncer> pronouncer_;  // not for Depth::kSpoken
};

struct Conversion {
  std::string input;   // a path or "-"
  std::string output;  // a path or "-"
  AudioFormat format = AudioFormat::kWav;
  std::string marks;  // where to write the marks as JSON; empty: nowhere
  std::vector<std::string> captions;  // files, their formats by extension
  std::string qc;     // where to write the quality report; empty: nowhere
  // One of many that are converted at the same time while nobody listens: it
  // takes one core, and a sentence that the engine loses is an error.
  bool one_of_many = false;
  std::optional<double> fit = std::nullopt;  // seconds that it is to last
};

struct ConversionResult {
  Document document;
  std::string source;  // the bytes that were read
  double seconds = 0;  // length of the audio
  // What the output measures, unless it was streamed.
  std::optional<MasteringResult> measured;
  std::optional<Tempo> tempo;  // where it was made to fit
};

// One document from file to audio. Without an error the output is in its
// place; with one, nothing is.
Result<ConversionResult> Convert(const Conversion& job,
                                 const FrontEnd& front_end,
                                 const Settings& settings, Progress& progress);

}  // namespace tingwen
