#include "base/result.h"

#include <fmt/format.h>

namespace tingwen {

int ExitCode(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return 2;
    case ErrorCode::kInput:
      return 3;
    case ErrorCode::kOutput:
      return 4;
    case ErrorCode::kEngine:
      return 5;
    case ErrorCode::kInternal:
      break;
  }
  return 70;
}

std::string Describe(const Error& error) {
  std::string place = error.path;
  if (error.position.line > 0) {
    place += fmt::format(":{}", error.position.line);
  }
  if (error.position.column > 0) {
    place += fmt::format(":{}", error.position.column);
  }
  std::string text = place.empty() ? error.message
                                   : fmt::format("{}: {}", place, error.message);
  return error.hint.empty() ? text : text + "\n  " + error.hint;
}

}  // namespace tingwen
