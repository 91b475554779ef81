#include "app/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr auto kNextLine = std::chrono::seconds(10);
constexpr auto kNextEvent = std::chrono::seconds(1);

int TerminalWidth() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return 80;
  }
  return size.ws_col;
}

// 1:02:03, and less where there are no hours.
std::string Clock(double seconds) {
  if (!std::isfinite(seconds)) return "-:--";
  const auto all = std::llround(seconds);
  if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
  return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

void WriteLine(const std::string& line) {
  std::fputs((line + "\n").c_str(), stderr);
}

void WriteJson(const nlohmann::ordered_json& event) {
  using nlohmann::ordered_json;
  WriteLine(event.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

}  // namespace

Result<ProgressStyle> ProgressStyleOf(const std::string& name) {
  static const std::map<std::string, ProgressStyle, std::less<>> styles = {
      {"none", ProgressStyle::kNone},
      {"plain", ProgressStyle::kPlain},
      {"bar", ProgressStyle::kBar},
      {"json", ProgressStyle::kJson}};
  if (name == "auto") {
    return ::isatty(STDERR_FILENO) != 0 ? ProgressStyle::kBar
                                        : ProgressStyle::kPlain;
  }
  auto found = styles.find(name);
  if (found == styles.end()) {
    return FailWith(ErrorCode::kUsage, "", "progress.unknown", name);
  }
  return found->second;
}

void Progress::Update(std::string_view item, size_t done, size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (done < total && now - drawn_ < kRedraw) return;
  if (style_ != ProgressStyle::kBar && style_ != ProgressStyle::kJson) return;
  drawn_ = now;
  if (style_ == ProgressStyle::kBar) return DrawBar(item, done, total);
  WriteJson({{"event", "progress"},
             {"input", std::string(item)},
             {"done", done},
             {"total", total}});
}

void Progress::Advance(size_t done, size_t total, double rate) {
  const auto now = std::chrono::steady_clock::now();
  const double left = rate > 0 ? static_cast<double>(total - done) / rate : NAN;
  const auto pause = style_ == ProgressStyle::kBar     ? kRedraw
                     : style_ == ProgressStyle::kPlain ? kNextLine
                                                       : kNextEvent;
  if (style_ == ProgressStyle::kNone || now - drawn_ < pause) return;
  // The first line comes when there is something to tell.
  const bool early = style_ == ProgressStyle::kPlain &&
                     drawn_ == std::chrono::steady_clock::time_point();
  drawn_ = now;
  if (early) return;
  if (style_ == ProgressStyle::kBar) {
    return DrawBar(fmt::format("{:.1f}/s ETA {}", rate, Clock(left)), done,
                   total);
  }
  if (style_ == ProgressStyle::kPlain) {
    return WriteLine(Message("progress.batch", done, total, rate, Clock(left)));
  }
  WriteJson({{"event", "progress"},
             {"done", done},
             {"total", total},
             {"rate", rate},
             {"remaining", left}});
}

void Progress::Finish(std::string_view item, std::string_view output,
                      double seconds,
                      const std::optional<MasteringResult>& measured) {
  ClearBar();
  if (style_ == ProgressStyle::kNone) return;
  if (style_ == ProgressStyle::kJson) {
    nlohmann::ordered_json event = {{"event", "done"},
                                    {"input", std::string(item)},
                                    {"output", std::string(output)},
                                    {"seconds", seconds}};
    if (measured) {  // levels that don't exist become null
      event["integrated_lufs"] = measured->loudness.integrated;
      event["true_peak_dbtp"] = measured->true_peak;
    }
    return WriteJson(event);
  }
  std::string line = Message("convert.done", output, seconds);
  if (measured) {
    line += fmt::format(", {:.1f} LUFS, {:.1f} dBTP",
                        measured->loudness.integrated, measured->true_peak);
  }
  WriteLine(line);
}

void Progress::Fail(std::string_view item, const Error& error) {
  ClearBar();
  if (style_ == ProgressStyle::kJson) {
    return WriteJson({{"event", "failed"},
                      {"input", std::string(item)},
                      {"code", ExitCode(error.code)},
                      {"error", Describe(error)}});
  }
  WriteLine("tingwen: " + Describe(error));
}

void Progress::Say(const std::string& line) {
  ClearBar();
  if (style_ == ProgressStyle::kJson) {
    return WriteJson({{"event", "message"}, {"text", line}});
  }
  WriteLine(line);
}

void Progress::DrawBar(std::string_view item, size_t done, size_t total) {
  const std::string numbers = fmt::format(" {}/{} ", done, total);
  // The name is cut by bytes only where it is ASCII; others are left out.
  const bool plain = std::all_of(item.begin(), item.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  const std::string name(plain ? item.substr(0, 30) : std::string_view());
  const int room = TerminalWidth() - static_cast<int>(numbers.size()) -
                   static_cast<int>(name.size()) - 3;
  if (room < 5) return;
  const auto width = static_cast<size_t>(std::min(room, 40));
  const size_t filled = total == 0 ? width : width * done / total;
  std::fprintf(stderr, "\r[%s%s]%s%s", std::string(filled, '#').c_str(),
               std::string(width - filled, ' ').c_str(), numbers.c_str(),
               name.c_str());
  std::fflush(stderr);
  bar_shown_ = true;
}

void Progress::ClearBar() {
  if (!bar_shown_) return;
  std::fputs("\r\033[K", stderr);
  bar_shown_ = false;
}

}  // namespace tingwen
