// One document to convert, and what became of it: what coordinator and workers
// tell each other, as JSON Lines over a socket or through a broker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct JobRequest {
  std::string id;
  std::string input;  // paths, as the worker sees them
  std::string output;
  std::string format;                 // "wav", "mp3" ...
  std::vector<std::string> settings;  // NAME=VALUE, over the defaults
};

// How an attempt ended.
enum class JobEnd {
  kDone,      // the output is in its place
  kRefused,   // the worker answered an error
  kCrashed,   // the worker died
  kTimedOut,  // the worker was ended because it took too long
};

// What is known of a converted document.
struct JobFacts {
  std::string content;                // hash of the bytes that were converted
  uint64_t bytes = 0;                 // of the output
  double seconds = 0;                 // of audio
  std::optional<double> loudness;     // LUFS; none for less than 400 ms
  std::optional<double> true_peak;    // dBTP; none for silence
  uint64_t spoken = 0;                // characters inside spoken words
  uint64_t left_out = 0;              // characters outside, each for a reason
  std::vector<std::string> warnings;  // "path:line:column: message"
};

struct JobReport {
  std::string id;
  JobEnd end = JobEnd::kDone;
  JobFacts facts;  // of kDone
  Error error;     // of all others
  int attempts = 1;
  double elapsed = 0;  // seconds of the last attempt
};

// One line each, without its end.
std::string Encode(const JobRequest& request);
std::string Encode(const JobReport& report);

// Nothing for a line that isn't one.
std::optional<JobRequest> DecodeJobRequest(std::string_view line);
std::optional<JobReport> DecodeJobReport(std::string_view line);

}  // namespace tingwen
