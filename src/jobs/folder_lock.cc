#include "jobs/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {

Result<FolderLock> FolderLock::Take(const std::string& folder,
                                    std::string_view taken) {
  Descriptor descriptor(
      ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.open()) {
    return FailWith(ErrorCode::kOutput, folder, "jobs.folder",
                    std::string(std::strerror(errno)));
  }
  if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      return FailWith(ErrorCode::kOutput, folder, taken);
    }
    return FailWith(ErrorCode::kOutput, folder, "jobs.folder",
                    std::string(std::strerror(errno)));
  }
  return FolderLock(folder, std::move(descriptor));
}

bool FolderLock::Holds() const {
  struct stat locked {};
  struct stat named {};
  return ::fstat(folder_.number(), &locked) == 0 &&
         ::stat(path_.c_str(), &named) == 0 && locked.st_ino == named.st_ino &&
         locked.st_dev == named.st_dev;
}

}  // namespace tingwen
