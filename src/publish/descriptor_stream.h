// An open file as TagLib sees it. TagLib doesn't tell when the disk is full;
// this remembers.
#pragma once

#include <taglib/tiostream.h>

#include <cstddef>

namespace tingwen {

class DescriptorStream : public TagLib::IOStream {
 public:
  explicit DescriptorStream(int descriptor) : descriptor_(descriptor) {}

  // The errno of the first failure; 0: none.
  int error() const { return error_; }

  TagLib::FileName name() const override { return ""; }
  TagLib::ByteVector readBlock(unsigned long length) override;
  void writeBlock(const TagLib::ByteVector& data) override;
  // Puts `data` in the place of `replace` bytes at `start`.
  void insert(const TagLib::ByteVector& data, unsigned long start,
              unsigned long replace) override;
  void removeBlock(unsigned long start, unsigned long length) override;
  bool readOnly() const override { return false; }
  bool isOpen() const override { return true; }
  void seek(long offset, Position from) override;
  long tell() const override;
  long length() override;
  void truncate(long length) override;

 private:
  // Moves everything from `from` on to `to`.
  void MoveTail(long from, long to);
  void Note(bool done);

  int descriptor_;
  int error_ = 0;
};

}  // namespace tingwen
