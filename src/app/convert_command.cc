// tingwen convert: documents to audio files.
#include <cmath>
#include <filesystem>
#include <memory>
#include <set>
#include <vector>

#include "app/command.h"
#include "app/fit.h"
#include "base/file.h"

namespace tingwen {
namespace {

struct ConvertOptions {
  std::vector<std::string> inputs;
  std::string output;
  std::string format;
  std::string marks;
  std::vector<std::string> captions;
  std::string qc;
  std::string fit;
};

// The output of one input: OUT itself, or a file of the same stem in OUT.
std::string OutputFor(const std::string& input, const ConvertOptions& options,
                      bool into_folder) {
  if (!into_folder) return options.output;
  const std::string extension = options.format.empty() ? "wav" : options.format;
  std::string stem = std::filesystem::path(input).stem().string();
  if (input == "-") stem = "stdin";
  return (std::filesystem::path(options.output) / (stem + "." + extension))
      .string();
}

Result<AudioFormat> FormatFor(const std::string& output,
                              const ConvertOptions& options) {
  if (!options.format.empty()) return AudioFormatOf(options.format);
  if (output == "-") return AudioFormat::kWav;
  return AudioFormatOf(output);
}

// The work, with every name and format checked before anything is done.
Result<std::vector<Conversion>> PlanConversions(const ConvertOptions& options) {
  const bool into_folder = options.inputs.size() > 1 ||
                           std::filesystem::is_directory(options.output);
  if (into_folder && !std::filesystem::is_directory(options.output)) {
    return FailWith(ErrorCode::kOutput, options.output, "convert.need_folder");
  }
  if (into_folder && !(options.marks.empty() && options.captions.empty() &&
                       options.qc.empty())) {
    return FailWith(ErrorCode::kUsage, "", "convert.one_marks_file");
  }
  if (options.output == "-" && !options.qc.empty()) {
    return FailWith(ErrorCode::kUsage, "", "convert.qc_of_stream");
  }
  for (const std::string& path : options.captions) {
    TINGWEN_TRY(CaptionFormatOf(path));
  }
  std::optional<double> fit;
  if (!options.fit.empty()) {
    TINGWEN_ASSIGN(seconds, ParseSlot(options.fit));
    fit = seconds;
  }
  std::vector<Conversion> jobs;
  std::set<std::string> outputs;
  for (const std::string& input : options.inputs) {
    const std::string output = OutputFor(input, options, into_folder);
    TINGWEN_ASSIGN(format, FormatFor(output, options));
    if (!outputs.insert(output).second) {
      return FailWith(ErrorCode::kUsage, output, "convert.same_output");
    }
    std::error_code ignored;
    if (std::filesystem::equivalent(input, output, ignored)) {
      return FailWith(ErrorCode::kUsage, output, "convert.over_input");
    }
    jobs.push_back({input, output, format, options.marks, options.captions,
                    options.qc, false, fit});
  }
  return jobs;
}

// The exit code for one job; its error or success is reported.
int RunConversion(const Conversion& job, const FrontEnd& front_end,
                  const Settings& settings, Progress& progress) {
  auto result = Convert(job, front_end, settings, progress);
  if (!result) {
    progress.Fail(job.input, result.error());
    return ExitCode(result.error().code);
  }
  ReportDiagnostics(result->document, result->source, progress);
  if (result->tempo) {
    progress.Say(Message("fit.tempo", job.input,
                         std::llround(100 / result->tempo->speech),
                         std::llround(100 * result->tempo->pauses)));
  }
  progress.Finish(job.input, job.output, result->seconds, result->measured);
  return 0;
}

Result<int> RunConvert(const ConvertOptions& options, const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_TRY(settings.SelectedVoice());
  TINGWEN_ASSIGN(jobs, PlanConversions(options));
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  Progress progress(style);
  size_t failed = 0;
  int code = 0;
  for (const Conversion& job : jobs) {
    const int job_code = RunConversion(job, front_end, settings, progress);
    if (job_code != 0) ++failed;
    code = std::max(code, job_code);
  }
  if (jobs.size() == 1 || failed == 0) return code;
  progress.Say(Message("convert.some_failed", failed, jobs.size()));
  return 1;
}

}  // namespace

void AddConvertCommand(const Command& program, Context& context) {
  auto options = std::make_shared<ConvertOptions>();
  const Command command = program.Sub("convert", "convert");
  command.Argument("INPUT", options->inputs, "inputs").Required();
  command.Add("-o,--output", options->output, "output", "OUT").Required();
  command.Add("--to", options->format, "to", "FORMAT");
  command.Add("--marks", options->marks, "marks", "FILE");
  command.Add("--captions", options->captions, "captions", "FILE");
  command.Add("--qc", options->qc, "qc", "FILE");
  command.Add("--fit", options->fit, "fit", "M:SS");
  command.Flag("--strict", context.overrides.strict, "strict");
  AddVoiceOptions(command, context);
  AddAudioOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunConvert(*options, context); });
}

}  // namespace tingwen
