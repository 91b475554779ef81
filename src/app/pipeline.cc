#include "app/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "app/command.h"
#include "app/fit_document.h"
#include "app/production.h"
#include "app/times_files.h"
#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "document/places.h"
#include "publish/chapters.h"
#include "readers/portions.h"
#include "readers/reader.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

// What the file says about itself, once the document is spoken.
AudioTags TagsOf(const Document& document, const Settings& settings,
                 std::string cover) {
  AudioTags tags;
  tags.title = document.metadata.title;
  tags.artist = document.metadata.author;
  tags.date = document.metadata.date;
  tags.comment = Message("audio.comment", document.path);
  tags.station = settings.station;
  tags.cut_id = settings.cut_id;
  tags.cover = std::move(cover);
  tags.chapters = ChaptersOf(document, kEngineSampleRate);
  tags.cues = CuesOf(document, kEngineSampleRate);
  return tags;
}

// The first oddity for which `wrong` holds is an error at its place in the
// file.
Status Refuse(const Portion& portion, ErrorCode code, std::string_view hint,
              bool (*wrong)(const Diagnostic&)) {
  const Document& document = portion.document;
  const auto found = std::find_if(document.diagnostics.begin(),
                                  document.diagnostics.end(), wrong);
  if (found == document.diagnostics.end()) return {};
  Places places(document, portion.bytes, portion.position);
  const Places::Place place = places.At(found->source.begin);
  return Fail(
      {code, found->message, place.file, place.position, std::string(hint)});
}

// With --strict, every warning.
Status CheckStrict(const Portion& portion) {
  return Refuse(portion, ErrorCode::kInput, HintOf("strict"),
                [](const Diagnostic& diagnostic) {
                  return diagnostic.severity == Severity::kWarning;
                });
}

// Where nobody listens to the result, a sentence that the engine lost.
Status CheckWhole(const Portion& portion) {
  return Refuse(portion, ErrorCode::kEngine, {},
                [](const Diagnostic& diagnostic) {
                  return diagnostic.id == "engine_crash" ||
                         diagnostic.id == "engine_timeout";
                });
}

// A file that was installed with the program and can't be read is no fault of
// the user's input.
template <class Stage>
Result<Stage> Installed(Result<Stage> loaded) {
  if (loaded || !loaded.error().path.starts_with(DataPath(""))) return loaded;
  Error error = std::move(loaded).error();
  error.code = ErrorCode::kInternal;
  error.hint = Message("installation.hint");
  return Fail(std::move(error));
}

// On the file as it was written, read again.
Status WriteQcReports(const Conversion& job, const Profile& profile,
                      bool beside) {
  std::vector<std::string> reports;
  if (!job.qc.empty()) reports.push_back(job.qc);
  if (beside && job.output != "-") {
    const std::string stem =
        std::filesystem::path(job.output).replace_extension().string();
    reports.push_back(stem + ".qc.txt");
    reports.push_back(stem + ".qc.json");
  }
  if (reports.empty()) return {};
  TINGWEN_ASSIGN(result, CheckQuality(job.output, profile));
  for (const std::string& path : reports) {
    TINGWEN_TRY(WriteFile(
        path, path.ends_with(".json") ? QcJson(result, 1) : QcText(result)));
  }
  return {};
}

// A plain text that is longer than a document may be is spoken portion by
// portion into one file without chapters, unless something is asked for that
// needs it whole. Its result is without a document: what is odd in it is told
// on the way.
Result<PortionReader> OpenInput(const Conversion& job,
                                const Settings& settings) {
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(reading, settings.Reading());
  const size_t whole = reading.limits.text;
  TINGWEN_ASSIGN(reader, PortionReader::Open(job.input, limit, reading, whole));
  const bool needs_whole =
      job.one_of_many || job.fit || !job.marks.empty() || !job.captions.empty();
  if (reader.IsLong() && needs_whole) {
    return FailWith(ErrorCode::kInput, job.input, "readers.too_long",
                    whole >> 20);
  }
  return reader;
}

// Sentences that are spoken, of all in an input, whose rest is taken to have as
// many to a byte as the portion at hand.
class InputProgress {
 public:
  InputProgress(const std::string& input, Progress& progress)
      : input_(input), progress_(progress) {
    std::error_code unknown;
    const uintmax_t size = std::filesystem::file_size(input, unknown);
    size_ = unknown ? 0 : size;
  }

  void Update(const Portion& portion, size_t done) {
    const size_t all = portion.document.sentences.size();
    const size_t end = portion.offset + portion.bytes.size();
    const size_t rest =
        size_ > end ? (size_ - end) / portion.bytes.size() * all : 0;
    progress_.Update(input_, spoken_ + done, spoken_ + all + rest);
  }
  void Pass(const Portion& portion) {
    spoken_ += portion.document.sentences.size();
  }

 private:
  const std::string& input_;
  Progress& progress_;
  uintmax_t size_ = 0;
  size_t spoken_ = 0;
};

}  // namespace

FrontEnd::FrontEnd(ReadOptions reading, Normalizer normalizer,
                   std::optional<Pronouncer> pronouncer)
    : reading_(std::move(reading)),
      normalizer_(std::move(normalizer)),
      pronouncer_(std::move(pronouncer)) {}

Result<FrontEnd> FrontEnd::Load(const Settings& settings, Depth depth) {
  TINGWEN_ASSIGN(reading, settings.Reading());
  TINGWEN_ASSIGN(options, settings.Normalizing());
  TINGWEN_ASSIGN(normalizer,
                 Installed(Normalizer::Load(DataPath("rules"),
                                            DataPath("lexicon"), options)));
  if (depth == Depth::kSpoken) {
    return FrontEnd(std::move(reading), std::move(normalizer), std::nullopt);
  }
  TINGWEN_ASSIGN(pronouncing, settings.Pronouncing());
  TINGWEN_ASSIGN(pronouncer, Installed(Pronouncer::Load(DataPath("lexicon.bin"),
                                                        pronouncing)));
  return FrontEnd(std::move(reading), std::move(normalizer),
                  std::move(pronouncer));
}

void FrontEnd::Analyze(Document& document) const {
  normalizer_.ClassifyTokens(document);
  normalizer_.VerbalizeTokens(document);
  if (pronouncer_) pronouncer_->PronounceWords(document);
}

Result<Document> FrontEnd::Analyze(std::string_view bytes,
                                   const std::string& path) const {
  TINGWEN_ASSIGN(document, ReadDocument(bytes, path, reading_));
  Analyze(document);
  return document;
}

Document FrontEnd::AnalyzeLine(std::string_view line) const {
  Document document = ReadLine(line, reading_);
  Analyze(document);
  return document;
}

Result<ConversionResult> Convert(const Conversion& job,
                                 const FrontEnd& front_end,
                                 const Settings& settings, Progress& progress) {
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  TINGWEN_ASSIGN(delivery,
                 DeliveryFor(settings, job.format, kEngineSampleRate));
  TINGWEN_ASSIGN(filters, VoiceFilters(voice.id, delivery.profile));
  delivery.filters = std::move(filters);
  TINGWEN_ASSIGN(cover, settings.Cover());
  TINGWEN_ASSIGN(reader, OpenInput(job, settings));
  SynthesisOptions synthesis;
  if (job.one_of_many) synthesis.requests_ahead = 1;
  // The engine gets ready while the text is read, unless its voice follows from
  // the text.
  std::optional<Synthesizer> synthesizer;
  const auto start = [&]() -> Status {
    TINGWEN_ASSIGN(started, Synthesizer::Start(EnginePath(), voice, synthesis));
    synthesizer = std::move(started);
    return {};
  };
  if (!job.fit) TINGWEN_TRY(start());
  ConversionResult result;
  std::optional<Production> production;
  std::optional<TimesFiles> times;
  std::optional<AudioTags> tags;
  uint64_t samples = 0;
  const auto sink = [&](std::span<const int16_t> block) {
    samples += block.size();
    return production->Write(block);
  };
  InputProgress told(job.input, progress);
  Portion portion;  // of most inputs the only one
  while (true) {
    TINGWEN_ASSIGN(next, reader.Next());
    if (!next) break;
    portion = *std::move(next);
    Document& document = portion.document;
    front_end.Analyze(document);
    if (settings.strict) TINGWEN_TRY(CheckStrict(portion));
    if (job.fit) {
      TINGWEN_ASSIGN(
          fitted, FitDocument(document, voice, *job.fit, settings.Fitting()));
      voice = std::move(fitted.voice);
      result.tempo = fitted.tempo;
      TINGWEN_TRY(start());
    }
    if (!production) {
      TINGWEN_ASSIGN(
          begun, Production::Begin(job.output, delivery, kEngineSampleRate, 1));
      production = std::move(begun);
      TINGWEN_ASSIGN(files, TimesFiles::Create(job, settings));
      times = std::move(files);
    }
    TINGWEN_TRY(synthesizer->Synthesize(
        document, sink,
        [&](size_t done, size_t) { told.Update(portion, done); }));
    if (settings.strict) TINGWEN_TRY(CheckStrict(portion));
    if (job.one_of_many) TINGWEN_TRY(CheckWhole(portion));
    if (!tags) tags = TagsOf(document, settings, std::move(cover));
    if (!reader.IsLong()) continue;
    ReportDiagnostics(document, portion.bytes, progress, portion.position);
    told.Pass(portion);
    portion = {};  // room for the next
  }
  // What its first portion has are no chapters of a long text.
  if (reader.IsLong()) tags->chapters = tags->cues = {};
  result.seconds = static_cast<double>(samples) / kEngineSampleRate;
  TINGWEN_TRY(times->Write(portion.document, result.seconds));
  TINGWEN_ASSIGN(measured, production->Finish(*tags));
  result.measured = measured;
  TINGWEN_TRY(times->Commit());
  TINGWEN_TRY(WriteQcReports(job, delivery.profile, settings.reports));
  result.document = std::move(portion.document);
  result.source = std::move(portion.bytes);
  return result;
}

}  // namespace tingwen
