// How functions fail: a value or an Error, never an exception across a room.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/span.h"

namespace tingwen {

// What went wrong decides the exit code of the program (ExitCode).
enum class ErrorCode {
  kUsage,     // the command line or the settings
  kInput,     // the file that was to be read
  kOutput,    // the file that was to be written
  kEngine,    // the speech engine
  kInternal,  // our own data or a bug
};

// A place in a text file, both counted from 1; 0 where unknown.
// `column` counts code points.
struct Position {
  size_t line = 0;
  size_t column = 0;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // what happened, in the user's language
  std::string path;     // the file, if there is one
  Position position;    // where in the file
  std::string hint;     // what to do about it; may be empty
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

inline tl::unexpected<Error> Fail(Error error) {
  return tl::make_unexpected(std::move(error));
}

// 2 usage, 3 input, 4 output, 5 engine, 70 internal.
int ExitCode(ErrorCode code);

// `path:line:column: message` and the hint on a line of its own.
std::string Describe(const Error& error);

// Hands an error on to the caller.
#define TINGWEN_TRY(expression)                                            \
  do {                                                                     \
    if (auto tingwen_status = (expression); !tingwen_status)               \
      return ::tingwen::Fail(std::move(tingwen_status).error());           \
  } while (false)

// Declares `variable` with the value of `expression`, or hands its error on.
#define TINGWEN_ASSIGN(variable, expression)                               \
  auto variable##_result = (expression);                                   \
  if (!variable##_result)                                                  \
    return ::tingwen::Fail(std::move(variable##_result).error());          \
  auto variable = *std::move(variable##_result) /* NOLINT */

}  // namespace tingwen
