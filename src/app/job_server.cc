#include "app/job_server.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <cmath>
#include <filesystem>
#include <new>

#include "app/command.h"
#include "app/coverage.h"
#include "base/child_process.h"
#include "jobs/hash.h"
#include "jobs/stop_signals.h"
#include "jobs/worker_fault.h"
#include "jobs/worker_pool.h"

namespace tingwen {
namespace {

constexpr size_t kMostWarnings = 100;

std::optional<double> Level(double level) {
  return std::isfinite(level) ? std::optional(level) : std::nullopt;
}

JobFacts FactsOf(const ConversionResult& result, const std::string& output) {
  JobFacts facts;
  facts.content = HashOf(result.source);
  std::error_code error;
  facts.bytes = std::filesystem::file_size(output, error);
  facts.seconds = result.seconds;
  if (result.measured) {
    facts.loudness = Level(result.measured->loudness.integrated);
    facts.true_peak = Level(result.measured->true_peak);
  }
  const Document& document = result.document;
  const Coverage coverage =
      MeasureCoverage(document, document.SourceBytes(result.source));
  facts.spoken = coverage.spoken;
  facts.left_out = coverage.left_out;
  facts.warnings = DiagnosticLines(document, result.source);
  if (facts.warnings.size() > kMostWarnings) {
    facts.warnings.resize(kMostWarnings);
  }
  return facts;
}

// The next line; nothing at the end of the conversation.
std::optional<std::string> ReadLine(std::string& buffer) {
  while (true) {
    if (const size_t end = buffer.find('\n'); end != buffer.npos) {
      std::string line = buffer.substr(0, end);
      buffer.erase(0, end + 1);
      return line;
    }
    char bytes[65536];
    const ssize_t count = ::read(kChildSocket, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    buffer.append(bytes, static_cast<size_t>(count));
  }
}

bool WriteLine(const std::string& line) {
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t count =
        ::send(kChildSocket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    rest.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

void LimitMemory(int mebibytes) {
#ifdef __SANITIZE_ADDRESS__
  return;  // it reserves terabytes and uses few of them
#endif
  if (mebibytes <= 0) return;
  const rlim_t bytes = static_cast<rlim_t>(mebibytes) << 20;
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_AS, &limit);
}

int Serve() {
  JobServer server;
  std::string buffer;
  while (const auto line = ReadLine(buffer)) {
    const auto request = DecodeJobRequest(*line);
    if (!request) return ExitCode(ErrorCode::kInternal);
    InjectWorkerFault(request->input);
    if (!WriteLine(Encode(server.Answer(*request)) + "\n")) return 0;
  }
  return 0;
}

}  // namespace

Status JobServer::Prepare(const std::vector<std::string>& settings) {
  if (front_end_ && settings == prepared_) return {};
  front_end_.reset();
  settings_ = {};
  for (const std::string& setting : settings) {
    TINGWEN_TRY(ApplySetting(setting, settings_));
  }
  TINGWEN_ASSIGN(front_end, FrontEnd::Load(settings_));
  front_end_ = std::move(front_end);
  prepared_ = settings;
  return {};
}

Result<JobFacts> JobServer::Perform(const JobRequest& request) {
  TINGWEN_TRY(Prepare(request.settings));
  TINGWEN_ASSIGN(format, AudioFormatOf(request.format));
  Conversion conversion;
  conversion.input = request.input;
  conversion.output = request.output;
  conversion.format = format;
  conversion.one_of_many = true;
  Progress progress(ProgressStyle::kNone);
  TINGWEN_ASSIGN(result, Convert(conversion, *front_end_, settings_, progress));
  return FactsOf(result, request.output);
}

JobReport JobServer::Answer(const JobRequest& request) {
  JobReport report;
  report.id = request.id;
  auto facts = Perform(request);
  if (facts) {
    report.facts = *std::move(facts);
  } else {
    report.end = JobEnd::kRefused;
    report.error = std::move(facts).error();
  }
  return report;
}

int ServeJobs(int memory) {
  if (!HasParentSocket()) {
    return Report(MakeError(ErrorCode::kUsage, {}, "batch.not_by_hand"));
  }
  IgnoreStopSignals();
  EndWithParent();
  LimitMemory(memory);
  try {
    return Serve();
  } catch (const std::bad_alloc&) {
    return kNoMemoryExit;
  }
}

}  // namespace tingwen
