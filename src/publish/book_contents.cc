#include "publish/book_contents.h"

#include <algorithm>
#include <limits>
#include <map>

namespace tingwen {
namespace {

constexpr int kDeepest = 6;

// What the levels of a document's headings are counted from.
struct Scale {
  int top = std::numeric_limits<int>::max();
  size_t chapters = 0;
  bool has_title = false;

  // Headings of an article stand below its title, chapters of a book beside.
  int LevelOf(const BookBlock& block) const {
    if (block.kind == BlockKind::kTitle) return 1;
    const bool below = has_title && chapters == 1;
    return block.level - top + (below ? 2 : 1);
  }
};

std::map<size_t, Scale> ScalesOf(const Book& book) {
  std::map<size_t, Scale> scales;
  for (const BookChapter& chapter : book.chapters) {
    Scale& scale = scales[chapter.document];
    ++scale.chapters;
    for (const BookBlock& block : chapter.blocks) {
      if (block.kind == BlockKind::kTitle) scale.has_title = true;
      if (block.kind != BlockKind::kHeading) continue;
      scale.top = std::min(scale.top, block.level);
    }
  }
  return scales;
}

std::string TextOf(const BookBlock& block) {
  std::string text;
  for (const BookSentence& sentence : block.sentences) {
    text += sentence.text + sentence.after;
  }
  return text;
}

bool IsHeading(const BookBlock& block) {
  return block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading;
}

void Add(ContentsEntry entry, std::vector<ContentsEntry>& entries) {
  const int most = entries.empty() ? 1 : entries.back().level + 1;
  entry.level = std::clamp(entry.level, 1, std::min(most, kDeepest));
  entries.push_back(std::move(entry));
}

}  // namespace

std::vector<ContentsEntry> ContentsOf(const Book& book) {
  const std::map<size_t, Scale> scales = ScalesOf(book);
  std::vector<ContentsEntry> entries;
  for (size_t c = 0; c < book.chapters.size(); ++c) {
    const BookChapter& chapter = book.chapters[c];
    const bool has_heading =
        std::any_of(chapter.blocks.begin(), chapter.blocks.end(), IsHeading);
    if (!has_heading) {
      Add({chapter.level, chapter.title, c, 0, 1, false}, entries);
    }
    size_t sentence = 1;
    for (size_t b = 0; b < chapter.blocks.size(); ++b) {
      const BookBlock& block = chapter.blocks[b];
      if (IsHeading(block)) {
        Add({scales.at(chapter.document).LevelOf(block), TextOf(block), c, b,
             sentence, true},
            entries);
      }
      sentence += block.sentences.size();
    }
  }
  return entries;
}

std::vector<PageEntry> PagesOf(const Book& book) {
  std::vector<PageEntry> pages;
  for (size_t c = 0; c < book.chapters.size(); ++c) {
    size_t sentence = 1;
    for (const BookBlock& block : book.chapters[c].blocks) {
      for (const BookSentence& one : block.sentences) {
        if (!one.page.empty()) pages.push_back({one.page, c, sentence});
        ++sentence;
      }
    }
  }
  return pages;
}

}  // namespace tingwen
