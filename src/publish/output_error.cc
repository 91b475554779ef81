#include "publish/output_error.h"

#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {

Error OutputError(const std::string& path, int number) {
  const bool full = number == ENOSPC || number == EFBIG || number == EDQUOT;
  return MakeError(ErrorCode::kOutput, path,
                   full ? "output.full" : "output.failed",
                   std::string(std::strerror(number)));
}

}  // namespace tingwen
