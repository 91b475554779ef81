// Archives for the fuzz targets of the formats that are one.
#pragma once

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

#include "reader_fuzz.h"

namespace tingwen {

// An archive of files that aren't packed, so that what is in them can be
// fuzzed rather than the packing (zip_fuzz has whole archives).
inline std::string Pack(
    const std::vector<std::pair<const char*, std::string>>& files) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : files) {
    const zip_int64_t index = zip_file_add(
        zip, name, zip_source_buffer(zip, content.data(), content.size(), 0),
        0);
    zip_set_file_compression(zip, index, ZIP_CM_STORE, 0);
  }
  if (zip_close(zip) != 0) std::abort();
  zip_stat_t about;
  zip_source_stat(target, &about);
  std::string bytes(about.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline int FuzzArchive(
    const char* format,
    const std::vector<std::pair<const char*, std::string>>& files) {
  const std::string bytes = Pack(files);
  return FuzzReader(format, reinterpret_cast<const uint8_t*>(bytes.data()),
                    bytes.size());
}

}  // namespace tingwen
