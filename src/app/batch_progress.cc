#include "app/batch_progress.h"

namespace tingwen {

void BatchProgress::Begin(size_t total) {
  begin_ = Clock::now();
  done_ = 0;
  total_ = total;
}

void BatchProgress::Settle(const JournalEntry& entry) {
  ++done_;
  if (entry.state != JobState::kDone) {
    Fail(entry);
  } else {
    progress_.Finish(entry.input, entry.output, entry.report.facts.seconds);
  }
  Tick();
}

void BatchProgress::Fail(const JournalEntry& entry) {
  Error error = entry.report.error;
  if (error.path.empty()) error.path = entry.input;
  progress_.Fail(entry.input, error);
}

void BatchProgress::Tick() {
  if (total_ == 0) return;
  const double seconds =
      std::chrono::duration<double>(Clock::now() - begin_).count();
  const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
  progress_.Advance(done_, total_, rate);
}

}  // namespace tingwen
