// A worker of a batch: the stages loaded once, one document after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "jobs/job.h"

namespace tingwen {

class JobServer {
 public:
  // Converts, and answers what became of it. Settings are loaded anew only
  // where they differ from those before.
  JobReport Answer(const JobRequest& request);

 private:
  Status Prepare(const std::vector<std::string>& settings);
  Result<JobFacts> Perform(const JobRequest& request);

  std::vector<std::string> prepared_;
  Settings settings_;
  std::optional<FrontEnd> front_end_;
};

// Answers requests on kChildSocket until it closes. Memory beyond `memory`
// MiB (0: all there is) ends the process with a code of its own. Answers the
// exit code.
int ServeJobs(int memory);

}  // namespace tingwen
