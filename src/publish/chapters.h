// The parts of a spoken document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "publish/audio_tags.h"

namespace tingwen {

// A text as a name: cut after 30 characters, without control characters.
std::string ShortTitle(std::string_view text);

// Title, headings and, where there are no headings, paragraphs: each from its
// first spoken sentence to the next. `sample_rate` is that of the marks.
std::vector<Chapter> ChaptersOf(const Document& document, int sample_rate);

// The same of every block: paragraphs, list items ...
std::vector<Chapter> CuesOf(const Document& document, int sample_rate);

}  // namespace tingwen
