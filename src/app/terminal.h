// Keys of a terminal, one by one, and its lines.
#pragma once

#include <termios.h>

#include <optional>
#include <string>

namespace tingwen {

class Terminal {
 public:
  // The terminal of standard input, or the controlling one where standard input
  // is a text. Nothing where there is none.
  static std::optional<Terminal> Open();
  Terminal(Terminal&& other) noexcept;
  Terminal& operator=(Terminal&&) = delete;
  // Leaves the terminal as it was.
  ~Terminal();

  int descriptor() const { return descriptor_; }
  // One key press: a character, or an escape sequence such as "\x1b[C". Empty
  // where the terminal is gone.
  std::string ReadKey() const;
  // A line, typed after a prompt and seen while it is typed.
  std::string ReadLine(const std::string& prompt) const;

 private:
  explicit Terminal(int descriptor);
  void SetKeyByKey() const;

  int descriptor_;
  termios before_{};
};

}  // namespace tingwen
