// A folder for one test, and entries as batches have them.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "jobs/journal.h"

namespace tingwen {

class Workspace {
 public:
  Workspace() {
    std::string pattern = testing::TempDir() + "tingwen-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Workspace() { std::filesystem::remove_all(folder_); }

  std::string operator/(const std::string& name) const {
    return folder_ + "/" + name;
  }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

inline JobReport DoneReport(const std::string& content, uint64_t bytes) {
  JobReport report;
  report.facts.content = content;
  report.facts.bytes = bytes;
  report.facts.seconds = 1.5;
  report.facts.warnings = {"a.txt:1:2: 怪"};
  return report;
}

inline JobReport FailedReport(JobEnd end, ErrorCode code) {
  JobReport report;
  report.end = end;
  report.error = {code, "坏", "a.txt", {3, 4}, "改"};
  return report;
}

}  // namespace tingwen
