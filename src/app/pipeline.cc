#include "app/pipeline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/production.h"
#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "document/places.h"
#include "publish/captions.h"
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
Status WriteQcReport(const std::string& output, const Profile& profile,
                     const std::string& path) {
  TINGWEN_ASSIGN(result, CheckQuality(output, profile));
  return WriteFile(
      path, path.ends_with(".json") ? QcJson(result, 1) : QcText(result));
}

// Files of times beside the audio. They are opened before the work begins, so
// that a wrong name is told at once.
class TimesFiles {
 public:
  static Result<TimesFiles> Create(const Conversion& job,
                                   const Settings& settings) {
    TimesFiles files;
    TINGWEN_ASSIGN(rules, settings.Captions());
    files.rules_ = rules;
    if (!job.marks.empty()) {
      TINGWEN_ASSIGN(file, AtomicFile::Create(job.marks));
      files.marks_ = std::move(file);
    }
    for (const std::string& path : job.captions) {
      TINGWEN_ASSIGN(format, CaptionFormatOf(path));
      TINGWEN_ASSIGN(file, AtomicFile::Create(path));
      files.captions_.emplace_back(format, std::move(file));
    }
    return files;
  }

  Status Write(const Document& document, double seconds) {
    if (marks_) {
      TINGWEN_TRY(marks_->Write(MarksJson(document, kEngineSampleRate)));
    }
    if (captions_.empty()) return {};
    const CaptionFile content{
        document.metadata.title, document.metadata.author, seconds, rules_,
        MakeCaptions(TimedSentencesOf(document, kEngineSampleRate), rules_)};
    for (auto& [format, file] : captions_) {
      TINGWEN_TRY(file.Write(format->render(content)));
    }
    return {};
  }

  Status Commit() {
    if (marks_) TINGWEN_TRY(marks_->Commit());
    for (auto& [format, file] : captions_) TINGWEN_TRY(file.Commit());
    return {};
  }

 private:
  CaptionRules rules_;
  std::optional<AtomicFile> marks_;
  std::vector<std::pair<const CaptionFormat*, AtomicFile>> captions_;
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
  TINGWEN_ASSIGN(cover, settings.Cover());
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(job.input, limit));
  SynthesisOptions synthesis;
  if (job.one_of_many) synthesis.requests_ahead = 1;
  // The engine gets ready while the text is read.
  TINGWEN_ASSIGN(synthesizer, Synthesizer::Start(EnginePath(), std::move(voice),
                                                 synthesis));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, job.input));
  if (settings.strict) TINGWEN_TRY(CheckStrict(document, bytes));

  TINGWEN_ASSIGN(production,
                 Production::Begin(job.output, delivery, kEngineSampleRate, 1));
  TINGWEN_ASSIGN(times, TimesFiles::Create(job, settings));
  uint64_t samples = 0;
  const auto sink = [&](std::span<const int16_t> block) {
    samples += block.size();
    return production.Write(block);
  };
  const auto report = [&](size_t done, size_t total) {
    progress.Update(job.input, done, total);
  };
  TINGWEN_TRY(synthesizer.Synthesize(document, sink, report));
  if (settings.strict) TINGWEN_TRY(CheckStrict(document, bytes));
  if (job.one_of_many) TINGWEN_TRY(CheckWhole(document, bytes));
  const double seconds = static_cast<double>(samples) / kEngineSampleRate;
  TINGWEN_TRY(times.Write(document, seconds));
  TINGWEN_ASSIGN(measured, production.Finish(
                               TagsOf(document, settings, std::move(cover))));
  TINGWEN_TRY(times.Commit());
  if (!job.qc.empty()) {
    TINGWEN_TRY(WriteQcReport(job.output, delivery.profile, job.qc));
  }
  return ConversionResult{std::move(document), std::move(bytes), seconds,
                          measured};
}

}  // namespace tingwen
