#include "jobs/job.h"

#include "base/text.h"
#include "document/json.h"

namespace tingwen {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

template <class Value>
ordered_json OrNull(const std::optional<Value>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

std::optional<double> NumberOf(const json& value) {
  return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

// Paths are bytes; those that are no UTF-8 (names from old archives) go as a
// list of numbers.
ordered_json PathJson(const std::string& path) {
  if (FindInvalidUtf8(path) == path.npos) return path;
  return std::vector<uint8_t>(path.begin(), path.end());
}

std::string PathOf(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  const auto bytes = value.get<std::vector<uint8_t>>();
  return {bytes.begin(), bytes.end()};
}

ordered_json ErrorJson(const Error& error) {
  return {{"code", static_cast<int>(error.code)}, {"message", error.message},
          {"path", PathJson(error.path)},         {"line", error.position.line},
          {"column", error.position.column},      {"hint", error.hint}};
}

Error ErrorOf(const json& value) {
  Error error;
  error.code = static_cast<ErrorCode>(value.at("code").get<int>());
  error.message = value.at("message");
  error.path = PathOf(value.at("path"));
  error.position = {value.at("line"), value.at("column")};
  error.hint = value.at("hint");
  return error;
}

ordered_json FactsJson(const JobFacts& facts) {
  return {{"content", facts.content},
          {"bytes", facts.bytes},
          {"seconds", facts.seconds},
          {"loudness", OrNull(facts.loudness)},
          {"true_peak", OrNull(facts.true_peak)},
          {"spoken", facts.spoken},
          {"left_out", facts.left_out},
          {"warnings", facts.warnings}};
}

JobFacts FactsOf(const json& value) {
  JobFacts facts;
  facts.content = value.at("content");
  facts.bytes = value.at("bytes");
  facts.seconds = value.at("seconds");
  facts.loudness = NumberOf(value.at("loudness"));
  facts.true_peak = NumberOf(value.at("true_peak"));
  facts.spoken = value.at("spoken");
  facts.left_out = value.at("left_out");
  facts.warnings = value.at("warnings").get<std::vector<std::string>>();
  return facts;
}

JobRequest RequestOf(const json& value) {
  JobRequest request;
  request.id = value.at("id");
  request.input = PathOf(value.at("input"));
  request.output = PathOf(value.at("output"));
  request.format = value.at("format");
  request.settings = value.at("settings").get<std::vector<std::string>>();
  return request;
}

JobReport ReportOf(const json& value) {
  JobReport report;
  report.id = value.at("id");
  report.end = static_cast<JobEnd>(value.at("end").get<int>());
  if (report.end == JobEnd::kDone) {
    report.facts = FactsOf(value.at("facts"));
  } else {
    report.error = ErrorOf(value.at("error"));
  }
  report.attempts = value.at("attempts");
  report.elapsed = value.at("elapsed");
  return report;
}

// The library's exceptions end here.
template <class Value>
std::optional<Value> Parse(std::string_view line, Value (*read)(const json&)) {
  try {
    return read(json::parse(line));
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::string Encode(const JobRequest& request) {
  return DumpJson({{"id", request.id},
                   {"input", PathJson(request.input)},
                   {"output", PathJson(request.output)},
                   {"format", request.format},
                   {"settings", request.settings}});
}

std::string Encode(const JobReport& report) {
  ordered_json object = {{"id", report.id},
                         {"end", static_cast<int>(report.end)}};
  if (report.end == JobEnd::kDone) {
    object["facts"] = FactsJson(report.facts);
  } else {
    object["error"] = ErrorJson(report.error);
  }
  object["attempts"] = report.attempts;
  object["elapsed"] = report.elapsed;
  return DumpJson(object);
}

std::optional<JobRequest> DecodeJobRequest(std::string_view line) {
  return Parse(line, RequestOf);
}

std::optional<JobReport> DecodeJobReport(std::string_view line) {
  return Parse(line, ReportOf);
}

}  // namespace tingwen
