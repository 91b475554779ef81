// The report on what a file measures, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "audio/qc.h"

namespace tingwen {

struct QcResult {
  std::string path;
  QcReport report;
  Profile profile;
  std::vector<QcFinding> findings;  // JudgeQc's

  bool passed() const { return findings.empty(); }
};

// The verdict with loudness and true peak, for a line.
std::string QcLine(const QcResult& result);

// A few lines in the user's language.
std::string QcText(const QcResult& result);

// One JSON object (docs/formats/qc.md); levels that are -infinity are null.
// `indent` as in DumpJson.
std::string QcJson(const QcResult& result, int indent = -1);

}  // namespace tingwen
