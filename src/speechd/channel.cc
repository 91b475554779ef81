#include "speechd/channel.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <bit>
#include <cerrno>

namespace tingwen {
namespace {

// Bytes that would end the line or begin an escape, as HDLC (ISO/IEC 13239)
// escapes them.
constexpr char kEscape = 0x7D;
constexpr char kInverted = 0x20;

// After a stop the server reads all that is on its way to it before the next
// message may begin. A third of a second is enough for a server that plays.
constexpr int kPipeBytes = 16384;

void AppendEscaped(std::string_view bytes, std::string& to) {
  for (const char byte : bytes) {
    if (byte == '\n' || byte == kEscape) {
      to += kEscape;
      to += static_cast<char>(byte ^ kInverted);
    } else {
      to += byte;
    }
  }
}

}  // namespace

Channel::Channel(int input, int output) : input_(input), output_(output) {
  ::fcntl(output_, F_SETPIPE_SZ, kPipeBytes);  // not for a file or a socket
}

std::optional<std::string> Channel::ReadLine() {
  while (true) {
    if (const size_t end = buffer_.find('\n'); end != buffer_.npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    char bytes[4096];
    const ssize_t count = ::read(input_, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    buffer_.append(bytes, static_cast<size_t>(count));
  }
}

std::optional<std::vector<std::string>> Channel::ReadBlock() {
  std::vector<std::string> lines;
  while (auto line = ReadLine()) {
    if (*line == ".") return lines;
    if (line->starts_with("..")) line->erase(0, 1);
    lines.push_back(*std::move(line));
  }
  return std::nullopt;
}

void Channel::Write(std::string_view lines) {
  const std::lock_guard<std::mutex> lock(writing_);
  while (!lines.empty()) {
    const ssize_t count = ::write(output_, lines.data(), lines.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;  // the server is gone; reading will tell
    lines.remove_prefix(static_cast<size_t>(count));
  }
}

void Channel::WriteAudio(std::span<const int16_t> samples, int sample_rate) {
  std::string event = fmt::format(
      "705-bits=16\n705-num_channels=1\n705-sample_rate={}\n"
      "705-num_samples={}\n705-big_endian={}\n705-AUDIO",
      sample_rate, samples.size(),
      std::endian::native == std::endian::big ? 1 : 0);
  event += '\0';
  AppendEscaped(
      {reinterpret_cast<const char*>(samples.data()), samples.size_bytes()},
      event);
  event += "\n705 AUDIO\n";
  Write(event);
}

}  // namespace tingwen
