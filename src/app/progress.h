// How long work shows that it goes on: a bar on a terminal, plain lines
// elsewhere, JSON Lines for programs. Always on standard error.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "audio/mastering.h"
#include "base/result.h"

namespace tingwen {

enum class ProgressStyle { kNone, kPlain, kBar, kJson };

// The style for a name ("auto", "bar", "plain", "json", "none"); "auto" is a
// bar where standard error is a terminal, else plain. kUsage for others.
Result<ProgressStyle> ProgressStyleOf(const std::string& name);

class Progress {
 public:
  explicit Progress(ProgressStyle style) : style_(style) {}

  // `done` of `total` sentences of `item` are spoken.
  void Update(std::string_view item, size_t done, size_t total);
  // `done` of `total` items have ended, at a rate of so many a second.
  void Advance(size_t done, size_t total, double rate);
  // The item is written: its output, the seconds of its audio and, where that is
  // known, what it measures.
  void Finish(std::string_view item, std::string_view output, double seconds,
              const std::optional<MasteringResult>& measured = {});
  // The item could not be done.
  void Fail(std::string_view item, const Error& error);
  // A line of text, where the bar leaves room for it.
  void Say(const std::string& line);

 private:
  void DrawBar(std::string_view item, size_t done, size_t total);
  void ClearBar();

  ProgressStyle style_;
  bool bar_shown_ = false;
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace tingwen
