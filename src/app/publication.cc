#include "app/publication.h"

#include <array>
#include <filesystem>

#include "base/message.h"
#include "publish/daisy2.h"
#include "publish/daisy3.h"
#include "publish/epub.h"
#include "publish/epub_voice.h"
#include "publish/read_along.h"
#include "publish/site.h"
#include "readers/zip_archive.h"

namespace tingwen {
namespace {

Status Epub(const Book& book, const Settings&, const std::string& output) {
  return WriteEpub(book, output);
}

Status Page(const Book& book, const Settings& settings,
            const std::string& output) {
  TINGWEN_ASSIGN(place, settings.AudioOfPages());
  return WriteReadAlong(book, output, place);
}

Status Daisy2(const Book& book, const Settings&, const std::string& output) {
  return WriteDaisy2(book, output);
}

Status Daisy3(const Book& book, const Settings&, const std::string& output) {
  return WriteDaisy3(book, output);
}

Status Site(const Book& book, const Settings&, const std::string& output) {
  return WriteSite(book, output);
}

constexpr std::array kFormats = {
    PublicationFormat{"epub", "epub", false, Epub},
    PublicationFormat{"html", "html", false, Page},
    PublicationFormat{"daisy2", "", true, Daisy2},
    PublicationFormat{"daisy3", "", true, Daisy3},
    PublicationFormat{"site", "", false, Site},
};

}  // namespace

Result<const PublicationFormat*> PublicationFormatOf(
    const std::string& name, const std::string& output) {
  std::string extension = std::filesystem::path(output).extension();
  if (!extension.empty()) extension.erase(0, 1);
  std::string names;
  for (const PublicationFormat& format : kFormats) {
    const bool fits = extension.empty() ? format.name == "site"
                                        : extension == format.extension;
    if (name.empty() ? fits : name == format.name) return &format;
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return FailWith(ErrorCode::kUsage, output, "publish.unknown",
                  name.empty() ? extension : name, names);
}

Result<bool> WriteWithVoice(const Book& book, const RecordedDocument& recorded,
                            const Settings& settings,
                            const std::string& output) {
  const Document& document = recorded.document;
  if (document.metadata.format != "epub") return false;
  TINGWEN_ASSIGN(reading, settings.Reading());
  TINGWEN_ASSIGN(
      zip, ZipArchive::Open(recorded.bytes, document.path, reading.limits));
  std::vector<EpubFile> files;
  for (const std::string& name : zip.Names()) {
    TINGWEN_ASSIGN(bytes, zip.Read(name));
    if (name == document.parts.front().name && !CanGetVoice(bytes)) {
      return false;
    }
    files.push_back({name, std::move(bytes)});
  }
  TINGWEN_TRY(WriteEpubWithVoice(book, document, std::move(files), output));
  return true;
}

Status PrepareOutput(const PublicationFormat& format,
                     const std::string& output) {
  if (!format.extension.empty()) return {};
  std::error_code error;
  std::filesystem::create_directories(output, error);
  if (!error) return {};
  return FailWith(ErrorCode::kOutput, output, "output.failed", error.message());
}

}  // namespace tingwen
