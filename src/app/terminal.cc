#include "app/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "app/line_filter.h"

namespace tingwen {

std::optional<Terminal> Terminal::Open() {
  if (::isatty(STDIN_FILENO) != 0) return Terminal(::dup(STDIN_FILENO));
  const int descriptor = ::open("/dev/tty", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  return Terminal(descriptor);
}

Terminal::Terminal(int descriptor) : descriptor_(descriptor) {
  ::tcgetattr(descriptor_, &before_);
  SetKeyByKey();
}

Terminal::Terminal(Terminal&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      before_(other.before_) {}

Terminal::~Terminal() {
  if (descriptor_ < 0) return;
  ::tcsetattr(descriptor_, TCSANOW, &before_);
  ::close(descriptor_);
}

// Ctrl-C is a key, too, so that the terminal is always put right.
void Terminal::SetKeyByKey() const {
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(descriptor_, TCSANOW, &raw);
}

std::string Terminal::ReadKey() const {
  char bytes[16];
  const ssize_t count = ::read(descriptor_, bytes, 1);
  if (count <= 0) return {};
  std::string key(bytes, 1);
  if (key != "\x1b") return key;
  // The rest of an escape sequence is there already; a lone Escape is alone.
  const int flags = ::fcntl(descriptor_, F_GETFL);
  ::fcntl(descriptor_, F_SETFL, flags | O_NONBLOCK);
  while (::read(descriptor_, bytes, 1) == 1) {
    key += bytes[0];
    if (key.size() > 2 && bytes[0] >= 0x40) break;
  }
  ::fcntl(descriptor_, F_SETFL, flags);
  return key;
}

std::string Terminal::ReadLine(const std::string& prompt) const {
  [[maybe_unused]] const Status printed = Print(prompt);
  ::tcsetattr(descriptor_, TCSANOW, &before_);
  std::string line;
  char c = 0;
  while (::read(descriptor_, &c, 1) == 1 && c != '\n') line += c;
  SetKeyByKey();
  return line;
}

}  // namespace tingwen
