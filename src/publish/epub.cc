#include "publish/epub.h"

#include "base/file.h"
#include "base/paths.h"
#include "publish/book_contents.h"
#include "publish/cover.h"
#include "publish/epub_package.h"
#include "publish/epub_text.h"
#include "publish/zip_writer.h"

namespace tingwen {
namespace {

constexpr const char* kContainer = R"(<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
)";

struct CoverImage {
  std::string name;
  std::string type;
  std::string bytes;
};

CoverImage CoverOf(const Book& book) {
  if (book.cover.empty()) {
    return {"cover.svg", "image/svg+xml", DrawnCover(book)};
  }
  const std::string type = MimeTypeOfImage(book.cover);
  return {type == "image/png" ? "cover.png" : "cover.jpg", type, book.cover};
}

Status AddChapter(const Book& book, size_t index,
                  const std::vector<ContentsEntry>& contents, ZipWriter& zip) {
  const BookChapter& chapter = book.chapters[index];
  const std::string name = ChapterName(index);
  const std::string audio =
      "audio/" + name + "." + std::string(AudioExtension(book.audio));
  TINGWEN_TRY(zip.Add("EPUB/" + name + ".xhtml",
                      EpubChapterText(book, index, contents)));
  TINGWEN_TRY(zip.Add("EPUB/" + name + ".smil",
                      EpubOverlay(chapter, book.unit, name + ".xhtml", audio)));
  return zip.AddFile("EPUB/" + audio, chapter.audio);
}

}  // namespace

Status WriteEpub(const Book& book, const std::string& path) {
  TINGWEN_ASSIGN(style, ReadFile(DataPath("publish/book.css")));
  const CoverImage cover = CoverOf(book);
  const std::vector<ContentsEntry> contents = ContentsOf(book);
  TINGWEN_ASSIGN(zip, ZipWriter::Create(path));
  TINGWEN_TRY(zip.Add("mimetype", "application/epub+zip", false));
  TINGWEN_TRY(zip.Add("META-INF/container.xml", kContainer));
  TINGWEN_TRY(zip.Add("EPUB/package.opf",
                      EpubPackageDocument(book, cover.name, cover.type)));
  TINGWEN_TRY(zip.Add("EPUB/nav.xhtml", EpubNavigation(book, contents)));
  TINGWEN_TRY(zip.Add("EPUB/style.css", style));
  TINGWEN_TRY(zip.Add("EPUB/" + cover.name, cover.bytes,
                      cover.type == "image/svg+xml"));
  TINGWEN_TRY(zip.Add("EPUB/cover.xhtml", EpubCoverPage(book, cover.name)));
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    TINGWEN_TRY(AddChapter(book, i, contents, zip));
  }
  return zip.Finish();
}

}  // namespace tingwen
