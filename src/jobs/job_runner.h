// Where jobs are done: by processes of this machine, or by others through a
// broker.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "jobs/job.h"

namespace tingwen {

class JobRunner {
 public:
  virtual ~JobRunner() = default;

  virtual Status Submit(JobRequest request) = 0;

  // Waits until a job has ended, one of the descriptors `others` can be read,
  // or the time is over. Answers the jobs that have ended for good.
  virtual Result<std::vector<JobReport>> Wait(std::chrono::milliseconds time,
                                              std::span<const int> others) = 0;

  // Begins nothing more. Answers the ids of the jobs that were not begun and
  // won't be reported.
  virtual std::vector<std::string> Stop() = 0;

  // Whether a job that is given now need not wait long.
  virtual bool HasRoom() const = 0;
  // Whether all that was given has been reported or taken back.
  virtual bool idle() const = 0;
};

}  // namespace tingwen
