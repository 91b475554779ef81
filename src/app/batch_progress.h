// How a batch shows that it goes on: a bar with rate and remaining time, lines
// elsewhere, JSON Lines for programs.
#pragma once

#include <chrono>
#include <string>

#include "app/progress.h"
#include "jobs/journal.h"

namespace tingwen {

class BatchProgress {
 public:
  explicit BatchProgress(Progress& progress) : progress_(progress) {}

  // So many documents are due.
  void Begin(size_t total);
  // A document has ended.
  void Settle(const JournalEntry& entry);
  // A document that is not tried.
  void Fail(const JournalEntry& entry);
  // Time goes on.
  void Tick();
  void Say(const std::string& line) { progress_.Say(line); }

 private:
  using Clock = std::chrono::steady_clock;

  Progress& progress_;
  Clock::time_point begin_;
  size_t done_ = 0;
  size_t total_ = 0;
};

}  // namespace tingwen
