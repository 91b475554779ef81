// Emoji: where one ends, and its name.
#pragma once

#include <string>
#include <string_view>

#include "rules/table.h"

namespace tingwen {

// The end of the emoji that begins at `at`, with its variation selectors, skin
// tones, joined emoji and the second half of a flag (Unicode UTS #51); `at`
// where none begins there.
size_t EmojiEnd(std::string_view text, size_t at);

// Its name by the table emoji.tsv, that of its first character where the whole
// has none; empty where the table has neither.
std::string EmojiName(const Table& names, std::string_view emoji);

}  // namespace tingwen
