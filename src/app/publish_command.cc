// tingwen publish: documents to talking books, read-along pages and sites.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/book_recorder.h"
#include "app/command.h"
#include "app/publication.h"
#include "app/publication_coverage.h"
#include "app/scratch_folder.h"
#include "base/file.h"
#include "base/text.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

struct PublishOptions {
  std::vector<std::string> inputs;
  std::string output;
  std::string format;
  std::string coverage;
  std::optional<std::string> title;
  std::optional<std::string> author;
};

// The files of folders, by name; hidden ones are passed over.
Result<std::vector<std::string>> FilesOf(
    const std::vector<std::string>& inputs) {
  std::vector<std::string> files;
  for (const std::string& input : inputs) {
    if (!fs::is_directory(input)) {
      files.push_back(input);
      continue;
    }
    std::vector<std::string> inside;
    std::error_code error;
    for (fs::recursive_directory_iterator it(input, error), end;
         !error && it != end; it.increment(error)) {
      const bool hidden = it->path().filename().string().starts_with('.');
      if (hidden && it->is_directory()) it.disable_recursion_pending();
      if (!hidden && it->is_regular_file()) inside.push_back(it->path());
    }
    if (error || inside.empty()) {
      return FailWith(ErrorCode::kInput, input, "publish.empty_folder");
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

std::string CoveragePath(const PublishOptions& options) {
  if (!options.coverage.empty()) return options.coverage;
  fs::path path(options.output);
  if (!path.has_filename()) path = path.parent_path();
  return path.replace_extension(".coverage.tsv").string();
}

// Speaks all documents. One that can't be read is a gap, unless it is the only
// one.
// Answers the last one.
Result<RecordedDocument> Record(const std::vector<std::string>& files,
                                BookRecorder& recorder,
                                PublicationCoverage& coverage,
                                Progress& progress) {
  RecordedDocument last;
  for (const std::string& file : files) {
    auto recorded = recorder.Add(file);
    if (!recorded) {
      const bool input = recorded.error().code == ErrorCode::kInput;
      if (!input || files.size() == 1) return Fail(recorded.error());
      progress.Fail(file, recorded.error());
      coverage.AddUnread(file, recorded.error());
      continue;
    }
    ReportDiagnostics(recorded->document, recorded->bytes, progress);
    coverage.Add(*recorded, recorder.book());
    last = *std::move(recorded);
  }
  return last;
}

// An EPUB that becomes an EPUB keeps its look.
bool KeepsLook(const PublicationFormat& format,
               const std::vector<std::string>& files) {
  return format.name == "epub" && files.size() == 1 &&
         files.front().ends_with(".epub");
}

Status Complete(const PublishOptions& options, const Settings& settings,
                Book& book) {
  if (options.title) book.title = *options.title;
  if (options.author) book.author = *options.author;
  book.certifier =
      settings.certified_by.empty() ? settings.station : settings.certified_by;
  if (book.certifier.empty()) book.certifier = "tingwen";
  TINGWEN_ASSIGN(cover, settings.Cover());
  book.cover = std::move(cover);
  book.identifier = IdentifierOf(book);
  return {};
}

// Answers the exit code.
Result<int> RunPublish(const PublishOptions& options, const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(format, PublicationFormatOf(options.format, options.output));
  TINGWEN_ASSIGN(audio, settings.BookAudio());
  if (format->mp3_only && audio != AudioFormat::kMp3) {
    return FailWith(ErrorCode::kUsage, "", "publish.mp3_only",
                    std::string(format->name));
  }
  TINGWEN_ASSIGN(files, FilesOf(options.inputs));
  const bool keeps_look = KeepsLook(*format, files);
  // What a book doesn't show can't be lit in it.
  if (keeps_look) settings.AnnounceNothing();
  TINGWEN_TRY(PrepareOutput(*format, options.output));
  TINGWEN_ASSIGN(scratch, ScratchFolder::Create(options.output));
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  Progress progress(style);
  TINGWEN_ASSIGN(recorder, BookRecorder::Create(front_end, settings,
                                                scratch.path(), progress));
  PublicationCoverage coverage;
  TINGWEN_ASSIGN(last, Record(files, recorder, coverage, progress));
  TINGWEN_ASSIGN(book, std::move(recorder).Finish());
  TINGWEN_TRY(Complete(options, settings, book));
  bool written = false;
  if (keeps_look) {
    TINGWEN_ASSIGN(with_voice,
                   WriteWithVoice(book, last, settings, options.output));
    written = with_voice;
  }
  if (!written) TINGWEN_TRY(format->write(book, settings, options.output));
  TINGWEN_TRY(WriteFile(CoveragePath(options), coverage.Table()));
  progress.Finish(options.inputs.front(), options.output, book.Seconds());
  if (style != ProgressStyle::kNone || coverage.gaps() > 0) {
    progress.Say(Message("publish.covered", coverage.spoken(),
                         coverage.left_out(), coverage.gaps(),
                         CoveragePath(options)));
  }
  return coverage.gaps() == 0 ? 0 : 1;
}

}  // namespace

void AddPublishCommand(const Command& program, Context& context) {
  auto options = std::make_shared<PublishOptions>();
  const Command command = program.Sub("publish", "publish");
  command.Argument("INPUT", options->inputs, "publish.inputs").Required();
  command.Add("-o,--output", options->output, "publish.output", "OUT")
      .Required();
  command.Add("--as", options->format, "publish.as", "FORM");
  command.Add("--title", options->title, "publish.title", "TEXT");
  command.Add("--author", options->author, "publish.author", "TEXT");
  command.Add("--coverage", options->coverage, "publish.coverage", "FILE");
  AddVoiceOptions(command, context);
  AddAudioOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunPublish(*options, context); });
}

}  // namespace tingwen
