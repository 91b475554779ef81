// Where the text of a spoken chapter stands in the markup that it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "publish/book.h"
#include "publish/overlay.h"

namespace tingwen {

// A stretch of a content document that can be an element: text, with inline
// elements that begin and end in it.
struct Target {
  Span bytes;  // of the content document
  Clip clip;
};

// The targets of a chapter, ordered and apart from each other. Their clips are
// the whole audio. A sentence (or word) of which an element would cut another
// one in two becomes several targets.
std::vector<Target> TargetsOf(const BookChapter& chapter, OverlayUnit unit,
                              const Document& document, const SourcePart& part);

// The content document with an element around each target. `prefix` begins
// their ids; `style` is a reference to a style sheet.
std::string WithTargets(std::string_view bytes,
                        const std::vector<Target>& targets,
                        const std::string& style);

}  // namespace tingwen
