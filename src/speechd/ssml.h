// Messages of speech-dispatcher: SSML with index marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tingwen {

struct IndexMark {
  std::string name;
  size_t offset = 0;  // in Message::text, in bytes
};

struct SpokenMessage {
  std::string text;              // without markup
  std::vector<IndexMark> marks;  // ordered by offset
};

// The text of <speak>...</speak> and its marks. A message that is no XML is
// text as it stands.
SpokenMessage ParseSsml(std::string_view ssml);

}  // namespace tingwen
