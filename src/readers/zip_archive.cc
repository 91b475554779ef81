#include "readers/zip_archive.h"

#include <libxml/uri.h>
#include <zip.h>

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {

struct ZipArchive::Handle {
  zip_t* zip = nullptr;
  std::string path;
  ReadLimits limits;
  uint64_t unpacked = 0;  // of all that was read so far
};

void ZipArchive::Close::operator()(Handle* handle) const {
  zip_discard(handle->zip);
  delete handle;
}

namespace {

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using ZipPointer = std::unique_ptr<zip_t, Discard>;

// Nothing where it can't be opened; `*why` then says so.
ZipPointer OpenZip(std::string_view bytes, std::string* why) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr
                   ? nullptr
                   : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr && source != nullptr) zip_source_free(source);
  if (zip == nullptr && why != nullptr) *why = zip_error_strerror(&error);
  zip_error_fini(&error);
  return ZipPointer(zip);
}

int64_t Locate(zip_t* zip, std::string_view name) {
  const std::string wanted(name);
  const zip_int64_t found =
      zip_name_locate(zip, wanted.c_str(), ZIP_FL_ENC_GUESS);
  if (found >= 0) return found;
  return zip_name_locate(zip, wanted.c_str(), ZIP_FL_ENC_GUESS | ZIP_FL_NOCASE);
}

struct FreeXml {
  void operator()(void* memory) const { xmlFree(memory); }
};
using XmlText = std::unique_ptr<xmlChar, FreeXml>;

// Names are written with and without %-escapes.
std::string Escape(std::string_view reference) {
  const std::string text(reference);
  const XmlText escaped(
      xmlURIEscapeStr(reinterpret_cast<const xmlChar*>(text.c_str()),
                      reinterpret_cast<const xmlChar*>("/:?#@!$&'()*+,;=%")));
  return escaped ? reinterpret_cast<const char*>(escaped.get()) : "";
}

std::string Unescape(std::string_view text) {
  const std::unique_ptr<char, FreeXml> plain(xmlURIUnescapeString(
      text.data(), static_cast<int>(text.size()), nullptr));
  return plain ? plain.get() : "";
}

// EPUB and ODT hold a file with their type first, not packed (OCF 3.3, 4.2).
ZipKind KindOfMimetype(std::string_view bytes) {
  constexpr size_t kNameAt = 30;
  const std::string_view head = bytes.substr(std::min(kNameAt, bytes.size()));
  if (head.starts_with("mimetypeapplication/epub+zip")) return ZipKind::kEpub;
  if (head.starts_with("mimetypeapplication/vnd.oasis.opendocument.text")) {
    return ZipKind::kOdt;
  }
  return ZipKind::kNone;
}

}  // namespace

ZipKind KindOfZip(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return ZipKind::kNone;
  const ZipKind kind = KindOfMimetype(bytes);
  if (kind != ZipKind::kNone) return kind;
  const ZipPointer zip = OpenZip(bytes, nullptr);
  if (zip == nullptr) return ZipKind::kNone;
  const auto has = [&](const char* name) {
    return Locate(zip.get(), name) >= 0;
  };
  if (has("META-INF/container.xml")) return ZipKind::kEpub;
  if (has("word/document.xml")) return ZipKind::kDocx;
  if (has("content.xml") && has("META-INF/manifest.xml")) return ZipKind::kOdt;
  return ZipKind::kNone;
}

Result<ZipArchive> ZipArchive::Open(std::string_view bytes,
                                    const std::string& path,
                                    const ReadLimits& limits) {
  std::string why;
  ZipPointer zip = OpenZip(bytes, &why);
  if (zip == nullptr) {
    return FailWith(ErrorCode::kInput, path, "readers.zip", why);
  }
  const auto entries = static_cast<uint64_t>(
      std::max<zip_int64_t>(zip_get_num_entries(zip.get(), 0), 0));
  if (entries > kMostZipEntries) {
    return FailWith(ErrorCode::kInput, path, "readers.zip_entries",
                    kMostZipEntries);
  }
  return ZipArchive(std::unique_ptr<Handle, Close>(
      new Handle{zip.release(), path, limits, 0}));
}

std::vector<std::string> ZipArchive::Names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(handle_->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(handle_->zip, static_cast<zip_uint64_t>(i),
                                    ZIP_FL_ENC_GUESS);
    // Folders are no files.
    if (name != nullptr && !std::string_view(name).ends_with('/')) {
      names.emplace_back(name);
    }
  }
  return names;
}

bool ZipArchive::Has(std::string_view name) const {
  return Locate(handle_->zip, name) >= 0;
}

Result<std::string> ZipArchive::Read(std::string_view name) {
  const auto fail = [&](const char* id, const auto& argument) {
    return FailWith(ErrorCode::kInput, handle_->path, id, argument);
  };
  const int64_t index = Locate(handle_->zip, name);
  zip_stat_t about;
  zip_stat_init(&about);
  if (index < 0 || zip_stat_index(handle_->zip, index, 0, &about) != 0) {
    return fail("readers.zip_missing", name);
  }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
      about.encryption_method != ZIP_EM_NONE) {
    return fail("readers.encrypted", name);
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(handle_->zip, index, 0), zip_fclose);
  if (file == nullptr) return fail("readers.zip_damaged", name);
  // What the archive says of the size is not believed.
  std::string bytes;
  char buffer[1 << 16];
  zip_int64_t size = 0;
  while ((size = zip_fread(file.get(), buffer, sizeof buffer)) > 0) {
    bytes.append(buffer, static_cast<size_t>(size));
    handle_->unpacked += static_cast<uint64_t>(size);
    if (handle_->unpacked > handle_->limits.unpacked) {
      return fail("readers.zip_large", handle_->limits.unpacked >> 20);
    }
    if (bytes.size() > kMostLooseBytes &&
        bytes.size() / kMostZipRatio > about.comp_size) {
      return fail("readers.zip_bomb", name);
    }
  }
  if (size < 0) return fail("readers.zip_damaged", name);
  return bytes;
}

std::string ResolveReference(std::string_view base,
                             std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  if (reference.empty()) return {};
  const XmlText joined(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(Escape(reference).c_str()),
                  reinterpret_cast<const xmlChar*>(Escape(base).c_str())));
  if (joined == nullptr) return {};
  std::string_view name = reinterpret_cast<const char*>(joined.get());
  if (name.find("://") != name.npos) return {};
  while (name.starts_with('/')) name.remove_prefix(1);
  return Unescape(name);
}

std::string FragmentOf(std::string_view reference) {
  const size_t sign = reference.find('#');
  if (sign == reference.npos) return {};
  return Unescape(reference.substr(sign + 1));
}

}  // namespace tingwen
