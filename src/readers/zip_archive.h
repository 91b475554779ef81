// The files inside a ZIP archive, read in memory: nothing is ever unpacked to
// a folder, so that no name in it can reach outside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "readers/read_options.h"

namespace tingwen {

// An archive with more files than this is no document.
inline constexpr uint64_t kMostZipEntries = 50000;
// Files of more than kMostLooseBytes that are packed more than kMostZipRatio
// times smaller are no text: prose reaches about 20, XML of tables about 60.
inline constexpr uint64_t kMostZipRatio = 200;
inline constexpr uint64_t kMostLooseBytes = uint64_t{4} << 20;

// What kind of document an archive is.
enum class ZipKind : uint8_t { kNone, kEpub, kDocx, kOdt };

// By the file `mimetype` that EPUB and ODT begin with, else by the names
// inside. kNone for what is no archive or can't be opened.
ZipKind KindOfZip(std::string_view bytes);

class ZipArchive {
 public:
  // `bytes` must outlive the archive. `path` is for messages. kInput where it
  // is damaged or holds too many files.
  static Result<ZipArchive> Open(std::string_view bytes,
                                 const std::string& path,
                                 const ReadLimits& limits);

  // The names of all files, in the order of the archive.
  std::vector<std::string> Names() const;
  bool Has(std::string_view name) const;

  // The bytes of a file, whose name is looked up as it is, then without regard
  // to case. kInput where it is missing, damaged, encrypted, or a bomb: all
  // that is read of an archive counts against ReadLimits::unpacked.
  Result<std::string> Read(std::string_view name);

 private:
  struct Handle;
  struct Close {
    void operator()(Handle* handle) const;
  };

  explicit ZipArchive(std::unique_ptr<Handle, Close> handle)
      : handle_(std::move(handle)) {}

  std::unique_ptr<Handle, Close> handle_;
};

// The name of the file that a file of an archive refers to, without the
// fragment behind #: ("OEBPS/text/1.xhtml", "../toc.ncx#a") is "OEBPS/toc.ncx".
// Empty for what is outside the archive (http://...) and no reference at all.
std::string ResolveReference(std::string_view base, std::string_view reference);

// The fragment of a reference, decoded: "a" of "toc.ncx#a".
std::string FragmentOf(std::string_view reference);

}  // namespace tingwen
