#include "publish/id3.h"

#include <fmt/format.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/tpropertymap.h>

#include <cmath>

#include "publish/broadcast_chunks.h"
#include "publish/cover.h"

namespace tingwen {
namespace {

// In a chapter frame: "use the times, not the byte offsets".
constexpr unsigned kNoOffset = 0xFFFFFFFF;
// A table of contents counts its entries in one byte.
constexpr size_t kMostEntries = 255;
// ffmpeg misreads the size of a frame inside a chapter from 128 bytes on; one
// of them tells the encoding.
constexpr size_t kChapterTitle = 126;

TagLib::String Text(const std::string& text) {
  return {text, TagLib::String::UTF8};
}

void Set(TagLib::PropertyMap& properties, const char* key,
         const std::string& text) {
  if (!text.empty()) properties.insert(key, Text(text));
}

unsigned Milliseconds(double seconds) {
  return static_cast<unsigned>(std::llround(seconds * 1000));
}

TagLib::ByteVector ElementId(size_t index) {
  return TagLib::ByteVector(fmt::format("chp{}", index).c_str());
}

// Frames belong to the tag that they are added to.
void AddContents(TagLib::ID3v2::Tag& tag, const std::string& id,
                 const TagLib::ByteVectorList& entries, bool top) {
  auto* contents = new TagLib::ID3v2::TableOfContentsFrame(id.c_str(), entries);
  contents->setIsTopLevel(top);
  contents->setIsOrdered(true);
  tag.addFrame(contents);
}

// A table of the chapters, or of tables of them where they are too many.
void AddTableOfContents(TagLib::ID3v2::Tag& tag, size_t chapters) {
  TagLib::ByteVectorList tables;
  TagLib::ByteVectorList entries;
  for (size_t i = 0; i < chapters; ++i) {
    entries.append(ElementId(i));
    if (chapters <= kMostEntries ||
        (entries.size() < kMostEntries && i + 1 < chapters)) {
      continue;
    }
    const std::string id = fmt::format("toc{}", tables.size());
    AddContents(tag, id, entries, false);
    tables.append(id.c_str());
    entries.clear();
  }
  AddContents(tag, "toc", tables.isEmpty() ? entries : tables, true);
}

void AddChapters(TagLib::ID3v2::Tag& tag,
                 const std::vector<Chapter>& chapters) {
  if (chapters.empty()) return;
  AddTableOfContents(tag, chapters.size());
  for (size_t i = 0; i < chapters.size(); ++i) {
    auto* title = new TagLib::ID3v2::TextIdentificationFrame(
        "TIT2", TagLib::String::UTF8);
    title->setText(Text(FieldText(chapters[i].title, kChapterTitle)));
    TagLib::ID3v2::FrameList names;
    names.append(title);
    tag.addFrame(new TagLib::ID3v2::ChapterFrame(
        ElementId(i), Milliseconds(chapters[i].begin),
        Milliseconds(chapters[i].end), kNoOffset, kNoOffset, names));
  }
}

void AddCover(TagLib::ID3v2::Tag& tag, const std::string& image) {
  if (image.empty()) return;
  auto* picture = new TagLib::ID3v2::AttachedPictureFrame;
  picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
  picture->setMimeType(Text(MimeTypeOfImage(image)));
  picture->setPicture({image.data(), static_cast<unsigned>(image.size())});
  tag.addFrame(picture);
}

}  // namespace

std::string RenderId3(const AudioTags& tags) {
  TagLib::PropertyMap properties;
  Set(properties, "TITLE", tags.title);
  Set(properties, "ARTIST", tags.artist);
  Set(properties, "DATE", tags.date);
  Set(properties, "COMMENT", tags.comment);
  Set(properties, "LABEL", tags.station);
  TagLib::ID3v2::Tag tag;
  tag.setProperties(properties);
  AddChapters(tag, tags.chapters);
  AddCover(tag, tags.cover);
  const TagLib::ByteVector bytes = tag.render(TagLib::ID3v2::v4);
  return {bytes.data(), bytes.size()};
}

}  // namespace tingwen
