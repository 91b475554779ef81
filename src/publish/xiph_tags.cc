#include "publish/xiph_tags.h"

#include <fmt/format.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/opusfile.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

#include <cmath>

#include "base/message.h"
#include "publish/cover.h"
#include "publish/descriptor_stream.h"
#include "publish/output_error.h"

namespace tingwen {
namespace {

TagLib::String Text(const std::string& text) {
  return {text, TagLib::String::UTF8};
}

void Add(TagLib::Ogg::XiphComment& comment, const std::string& key,
         const std::string& text) {
  if (!text.empty()) comment.addField(key, Text(text));
}

std::string ClockTime(double seconds) {
  const auto ms = std::llround(seconds * 1000);
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60,
                     ms / 1000 % 60, ms % 1000);
}

TagLib::FLAC::Picture* MakePicture(const std::string& image) {
  auto* picture = new TagLib::FLAC::Picture;  // TagLib takes it
  picture->setType(TagLib::FLAC::Picture::FrontCover);
  picture->setMimeType(Text(MimeTypeOfImage(image)));
  picture->setData({image.data(), static_cast<unsigned>(image.size())});
  return picture;
}

void Fill(TagLib::Ogg::XiphComment& comment, const AudioTags& tags) {
  Add(comment, "TITLE", tags.title);
  Add(comment, "ARTIST", tags.artist);
  Add(comment, "DATE", tags.date);
  Add(comment, "COMMENT", tags.comment);
  Add(comment, "ORGANIZATION", tags.station);
  for (size_t i = 0; i < tags.chapters.size(); ++i) {
    const std::string key = fmt::format("CHAPTER{:03}", i + 1);
    Add(comment, key, ClockTime(tags.chapters[i].begin));
    Add(comment, key + "NAME", tags.chapters[i].title);
  }
}

bool SaveFlac(DescriptorStream& stream, const AudioTags& tags) {
  TagLib::FLAC::File file(&stream, TagLib::ID3v2::FrameFactory::instance(),
                          false);
  if (!file.isValid()) return false;
  Fill(*file.xiphComment(true), tags);
  if (!tags.cover.empty()) file.addPicture(MakePicture(tags.cover));
  return file.save();
}

template <class File>
bool SaveOgg(DescriptorStream& stream, const AudioTags& tags) {
  File file(&stream, false);
  if (!file.isValid()) return false;
  Fill(*file.tag(), tags);
  if (!tags.cover.empty()) file.tag()->addPicture(MakePicture(tags.cover));
  return file.save();
}

bool Save(DescriptorStream& stream, AudioFormat format, const AudioTags& tags) {
  switch (format) {
    case AudioFormat::kFlac:
      return SaveFlac(stream, tags);
    case AudioFormat::kOpus:
      return SaveOgg<TagLib::Ogg::Opus::File>(stream, tags);
    case AudioFormat::kOgg:
      return SaveOgg<TagLib::Ogg::Vorbis::File>(stream, tags);
    default:
      return true;
  }
}

}  // namespace

Status WriteXiphTags(int descriptor, AudioFormat format, const AudioTags& tags,
                     const std::string& path) {
  DescriptorStream stream(descriptor);
  stream.seek(0, TagLib::IOStream::Beginning);
  const bool saved = Save(stream, format, tags);
  if (stream.error() != 0) return Fail(OutputError(path, stream.error()));
  if (saved) return {};
  return FailWith(ErrorCode::kInternal, path, "publish.tags");
}

}  // namespace tingwen
