#include "publish/descriptor_stream.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace tingwen {
namespace {

constexpr long kPiece = 1 << 20;

}  // namespace

void DescriptorStream::Note(bool done) {
  if (!done && error_ == 0) error_ = errno != 0 ? errno : EIO;
}

TagLib::ByteVector DescriptorStream::readBlock(unsigned long length) {
  const auto left = std::max(this->length() - tell(), 0L);
  const auto size = std::min(length, static_cast<unsigned long>(left));
  TagLib::ByteVector data(static_cast<unsigned>(size), 0);
  const ssize_t count = ::read(descriptor_, data.data(), size);
  data.resize(static_cast<unsigned>(std::max<ssize_t>(count, 0)));
  return data;
}

void DescriptorStream::writeBlock(const TagLib::ByteVector& data) {
  errno = 0;
  Note(::write(descriptor_, data.data(), data.size()) ==
       static_cast<ssize_t>(data.size()));
}

void DescriptorStream::insert(const TagLib::ByteVector& data,
                              unsigned long start, unsigned long replace) {
  const auto begin = static_cast<long>(start);
  MoveTail(begin + static_cast<long>(replace),
           begin + static_cast<long>(data.size()));
  seek(begin, Beginning);
  writeBlock(data);
}

void DescriptorStream::removeBlock(unsigned long start, unsigned long length) {
  const auto begin = static_cast<long>(start);
  MoveTail(begin + static_cast<long>(length), begin);
}

// From the side where nothing is overwritten that is still to be read.
void DescriptorStream::MoveTail(long from, long to) {
  const long size = length() - from;
  if (from == to || size < 0) return;
  std::vector<char> piece(static_cast<size_t>(std::min(kPiece, size)));
  errno = 0;
  for (long done = 0; done < size && error_ == 0;) {
    const long count = std::min(kPiece, size - done);
    const long at = to > from ? size - done - count : done;
    const auto bytes = static_cast<size_t>(count);
    Note(::pread(descriptor_, piece.data(), bytes, from + at) == count &&
         ::pwrite(descriptor_, piece.data(), bytes, to + at) == count);
    done += count;
  }
  if (to < from) truncate(to + size);
}

void DescriptorStream::seek(long offset, Position from) {
  const int whence = from == Beginning ? SEEK_SET
                     : from == Current ? SEEK_CUR
                                       : SEEK_END;
  ::lseek(descriptor_, offset, whence);
}

long DescriptorStream::tell() const {
  return ::lseek(descriptor_, 0, SEEK_CUR);
}

long DescriptorStream::length() {
  struct stat info {};
  return ::fstat(descriptor_, &info) == 0 ? info.st_size : 0;
}

void DescriptorStream::truncate(long length) {
  errno = 0;
  Note(::ftruncate(descriptor_, length) == 0);
}

}  // namespace tingwen
