#include "publish/id3.h"

#include <taglib/id3v2tag.h>
#include <taglib/tpropertymap.h>

namespace tingwen {
namespace {

void Set(TagLib::PropertyMap& properties, const char* key,
         const std::string& text) {
  if (text.empty()) return;
  properties.insert(key, TagLib::String(text, TagLib::String::UTF8));
}

}  // namespace

std::string RenderId3(const AudioTags& tags) {
  TagLib::PropertyMap properties;
  Set(properties, "TITLE", tags.title);
  Set(properties, "ARTIST", tags.artist);
  Set(properties, "DATE", tags.date);
  Set(properties, "COMMENT", tags.comment);
  TagLib::ID3v2::Tag tag;
  tag.setProperties(properties);
  const TagLib::ByteVector bytes = tag.render(TagLib::ID3v2::v4);
  return {bytes.data(), bytes.size()};
}

}  // namespace tingwen
