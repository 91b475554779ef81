#include "app/line_filter.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 65536;

// Appends what is there to `buffer`; false at the end of the input.
Result<bool> ReadMore(std::string& buffer) {
  const size_t used = buffer.size();
  buffer.resize(used + kBlock);
  ssize_t count = 0;
  do {
    count = ::read(STDIN_FILENO, buffer.data() + used, kBlock);
  } while (count < 0 && errno == EINTR);
  buffer.resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) {
    return FailWith(ErrorCode::kInput, "-", "input.unreadable",
                    std::strerror(errno));
  }
  return count > 0;
}

std::string AnswerLine(
    std::string_view line,
    const std::function<std::string(std::string_view)>& answer) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  std::string text = line.empty() ? std::string() : answer(line);
  // One line in, one line out, whatever the text holds.
  std::replace(text.begin(), text.end(), '\n', ' ');
  text += '\n';
  return text;
}

}  // namespace

Status Print(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return FailWith(
          ErrorCode::kOutput, "-",
          errno == ENOSPC || errno == EFBIG ? "output.full" : "output.failed",
          std::strerror(errno));
    }
    text.remove_prefix(static_cast<size_t>(count));
  }
  return {};
}

Status FilterLines(const std::function<std::string(std::string_view)>& answer) {
  std::string buffer;
  std::string answers;
  size_t searched = 0;
  bool more = true;
  while (more) {
    TINGWEN_ASSIGN(got_bytes, ReadMore(buffer));
    more = got_bytes;
    size_t begin = 0;
    for (size_t end;
         (end = buffer.find('\n', std::max(begin, searched))) != buffer.npos;
         begin = end + 1) {
      answers += AnswerLine(std::string_view(buffer).substr(begin, end - begin),
                            answer);
    }
    buffer.erase(0, begin);
    searched = buffer.size();
    if (!more && !buffer.empty()) answers += AnswerLine(buffer, answer);
    TINGWEN_TRY(Print(answers));
    answers.clear();
  }
  return {};
}

}  // namespace tingwen
