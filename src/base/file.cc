#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <random>
#include <utility>

#include "base/input_file.h"
#include "base/message.h"

namespace tingwen {
namespace {

std::string Reason(int number) { return std::strerror(number); }

tl::unexpected<Error> InputError(const std::string& path, int number) {
  const char* id = number == ENOENT   ? "input.missing"
                   : number == EISDIR ? "input.folder"
                   : number == EACCES ? "input.permission"
                                      : "input.unreadable";
  return FailWith(ErrorCode::kInput, path, id, Reason(number));
}

tl::unexpected<Error> OutputError(const std::string& path, int number) {
  const char* id = number == ENOENT || number == ENOTDIR ? "output.no_folder"
                   : number == EACCES || number == EROFS ? "output.permission"
                   : number == ENOSPC || number == EFBIG || number == EDQUOT
                       ? "output.full"
                   : number == EISDIR ? "output.is_folder"
                                      : "output.failed";
  return FailWith(ErrorCode::kOutput, path, id, Reason(number));
}

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// How many bytes a first read asks for: the whole of a file, and one more that
// shows its end, so that a small one takes no more memory than it has bytes.
size_t BytesToExpect(int descriptor) {
  constexpr size_t kUnknown = 65536;
  struct stat info {};
  const bool known = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) &&
                     info.st_size > 0;
  return known ? static_cast<size_t>(info.st_size) + 1 : kUnknown;
}

// Makes a rename in the folder outlive a power cut; not every file system can.
void SyncFolder(const std::string& folder) {
  const int open_folder =
      ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open_folder < 0) return;
  ::fsync(open_folder);
  ::close(open_folder);
}

// Of this process, which tells leftovers from files in work (leftovers.h), and
// of no other file, here or on a machine that shares the folder.
std::string TemporaryName(const std::string& path) {
  return fmt::format("{}.{}-{:08x}.part", path, ::getpid(),
                     std::random_device()());
}

}  // namespace

Result<std::string> ReadFile(const std::string& path, size_t limit) {
  TINGWEN_ASSIGN(file, InputFile::Open(path));
  std::string bytes;
  TINGWEN_TRY(file.Read(limit + 1, bytes));
  if (bytes.size() > limit) {
    return FailWith(ErrorCode::kInput, path, "input.too_large", limit >> 20);
  }
  return bytes;
}

Result<InputFile> InputFile::Open(const std::string& path) {
  InputFile file;
  file.path_ = path;
  file.descriptor_ =
      path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file.descriptor_ < 0) return InputError(path, errno);
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      ended_(other.ended_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(ended_, other.ended_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Status InputFile::Read(size_t count, std::string& bytes) {
  const size_t first = BytesToExpect(descriptor_);
  const size_t begin = bytes.size();
  size_t used = begin;
  while (!ended_ && used - begin < count) {
    if (used == bytes.size()) {
      const size_t more = std::max(used, first);
      bytes.resize(used + std::min(more, count - (used - begin)));
    }
    const ssize_t size =
        ::read(descriptor_, bytes.data() + used, bytes.size() - used);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return InputError(path_, errno);
    ended_ = size == 0;
    used += static_cast<size_t>(size);
  }
  bytes.resize(used);
  return {};
}

Result<AtomicFile> AtomicFile::Create(const std::string& path) {
  AtomicFile file;
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    return OutputError(path, EISDIR);
  }
  file.path_ = path;
  file.temporary_path_ = TemporaryName(path);
  file.descriptor_ =
      ::open(FolderOf(path).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  file.nameless_ = file.descriptor_ >= 0;
  if (!file.nameless_) {
    file.descriptor_ = ::open(file.temporary_path_.c_str(),
                              O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  if (file.descriptor_ < 0) return OutputError(path, errno);
  return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_path_(std::move(other.temporary_path_)),
      nameless_(other.nameless_),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  Discard();
  path_ = std::move(other.path_);
  temporary_path_ = std::move(other.temporary_path_);
  nameless_ = other.nameless_;
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

AtomicFile::~AtomicFile() { Discard(); }

void AtomicFile::Discard() {
  if (descriptor_ < 0) return;
  ::close(std::exchange(descriptor_, -1));
  if (!nameless_) ::unlink(temporary_path_.c_str());
}

bool AtomicFile::GiveName() {
  const std::string self = fmt::format("/proc/self/fd/{}", descriptor_);
  ::unlink(temporary_path_.c_str());
  if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, temporary_path_.c_str(),
               AT_SYMLINK_FOLLOW) != 0) {
    return false;
  }
  nameless_ = false;
  return true;
}

Status AtomicFile::Write(std::string_view bytes) {
  // Linux keeps what is written at once in one piece and maps it so: of a
  // lexicon that was, a touch would count as megabytes of a program's memory.
  constexpr size_t kBlock = 64 * 1024;
  while (!bytes.empty()) {
    const ssize_t count =
        ::write(descriptor_, bytes.data(), std::min(bytes.size(), kBlock));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return OutputError(path_, errno);
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return {};
}

Status AtomicFile::Commit() {
  if (::fsync(descriptor_) != 0) return OutputError(path_, errno);
  if (nameless_ && !GiveName()) return OutputError(path_, errno);
  if (::rename(temporary_path_.c_str(), path_.c_str()) != 0) {
    return OutputError(path_, errno);
  }
  ::close(std::exchange(descriptor_, -1));
  SyncFolder(FolderOf(path_));
  return {};
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  TINGWEN_ASSIGN(file, AtomicFile::Create(path));
  TINGWEN_TRY(file.Write(bytes));
  return file.Commit();
}

Result<MappedFile> MappedFile::Open(const std::string& path) {
  TINGWEN_ASSIGN(file, InputFile::Open(path));
  struct stat info {};
  if (::fstat(file.descriptor(), &info) != 0) return InputError(path, errno);
  if (S_ISDIR(info.st_mode)) return InputError(path, EISDIR);
  MappedFile mapped;
  mapped.size_ = static_cast<size_t>(info.st_size);
  if (mapped.size_ == 0) return mapped;
  void* data = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED,
                      file.descriptor(), 0);
  if (data == MAP_FAILED) return InputError(path, errno);
  mapped.data_ = static_cast<const char*>(data);
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace tingwen
