#include "app/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "app/fit_document.h"
#include "app/production.h"
#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "document/places.h"
#include "publish/chapters.h"
#include "publish/marks_json.h"
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
Status Refuse(const Document& document, std::string_view bytes, ErrorCode code,
              std::string_view hint, bool (*wrong)(const Diagnostic&)) {
  const auto found = std::find_if(document.diagnostics.begin(),
                                  document.diagnostics.end(), wrong);
  if (found == document.diagnostics.end()) return {};
  Places places(document, bytes);
  const Places::Place place = places.At(found->source.begin);
  return Fail(
      {code, found->message, place.file, place.position, std::string(hint)});
}

// With --strict, every warning.
Status CheckStrict(const Document& document, std::string_view bytes) {
  return Refuse(document, bytes, ErrorCode::kInput, HintOf("strict"),
                [](const Diagnostic& diagnostic) {
                  return diagnostic.severity == Severity::kWarning;
                });
}

// Where nobody listens to the result, a sentence that the engine lost.
Status CheckWhole(const Document& document, std::string_view bytes) {
  return Refuse(document, bytes, ErrorCode::kEngine, {},
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

// Opened before the work begins, so that a wrong name is told at once.
Result<std::optional<AtomicFile>> CreateMarksFile(const std::string& path) {
  if (path.empty()) return std::nullopt;
  TINGWEN_ASSIGN(file, AtomicFile::Create(path));
  return std::optional<AtomicFile>(std::move(file));
}

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
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(job.input, limit));
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
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, job.input));
  if (settings.strict) TINGWEN_TRY(CheckStrict(document, bytes));
  std::optional<Tempo> tempo;
  if (job.fit) {
    TINGWEN_ASSIGN(fitted,
                   FitDocument(document, voice, *job.fit, settings.Fitting()));
    voice = std::move(fitted.voice);
    tempo = fitted.tempo;
    TINGWEN_TRY(start());
  }

  TINGWEN_ASSIGN(production,
                 Production::Begin(job.output, delivery, kEngineSampleRate, 1));
  TINGWEN_ASSIGN(marks, CreateMarksFile(job.marks));
  uint64_t samples = 0;
  const auto sink = [&](std::span<const int16_t> block) {
    samples += block.size();
    return production.Write(block);
  };
  const auto report = [&](size_t done, size_t total) {
    progress.Update(job.input, done, total);
  };
  TINGWEN_TRY(synthesizer->Synthesize(document, sink, report));
  if (settings.strict) TINGWEN_TRY(CheckStrict(document, bytes));
  if (job.one_of_many) TINGWEN_TRY(CheckWhole(document, bytes));
  if (marks) TINGWEN_TRY(marks->Write(MarksJson(document, kEngineSampleRate)));
  TINGWEN_ASSIGN(measured, production.Finish(
                               TagsOf(document, settings, std::move(cover))));
  if (marks) TINGWEN_TRY(marks->Commit());
  TINGWEN_TRY(WriteQcReports(job, delivery.profile, settings.reports));
  return ConversionResult{std::move(document), std::move(bytes),
                          static_cast<double>(samples) / kEngineSampleRate,
                          measured, tempo};
}

}  // namespace tingwen
