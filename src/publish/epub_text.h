// The documents inside an EPUB, each as the text of its file.
#pragma once

#include <string>
#include <vector>

#include "publish/book.h"
#include "publish/book_contents.h"
#include "publish/overlay.h"

namespace tingwen {

// The class of what is heard just now, and of the whole while it plays.
inline constexpr const char* kActiveClass = "-epub-media-overlay-active";
inline constexpr const char* kPlayingClass = "-epub-media-overlay-playing";

// The text of a chapter.
std::string EpubChapterText(const Book& book, size_t chapter,
                            const std::vector<ContentsEntry>& contents);

// The navigation document: contents, pages, landmarks.
std::string EpubNavigation(const Book& book,
                           const std::vector<ContentsEntry>& contents);

// The page that shows the cover, an image of this name.
std::string EpubCoverPage(const Book& book, const std::string& image);

// A cover of title and author, as SVG.
std::string DrawnCover(const Book& book);

// A media overlay (Media Overlays 3.3): `text` and `audio` are names of files
// beside it.
std::string EpubOverlay(const BookChapter& chapter, OverlayUnit unit,
                        const std::string& text, const std::string& audio);

// The same for any clips in order.
std::string EpubOverlayOf(const std::vector<Clip>& clips,
                          const std::string& text, const std::string& audio);

// The id of the element at which a page begins.
std::string PageId(const std::string& page);

}  // namespace tingwen
