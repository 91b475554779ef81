// The table of contents of a book.
#pragma once

#include <string>
#include <vector>

#include "publish/book.h"

namespace tingwen {

struct ContentsEntry {
  int level = 1;  // at most one more than that of the entry before
  std::string text;
  size_t chapter = 0;
  size_t block = 0;        // in its chapter
  size_t sentence = 1;     // its first one, its number in the chapter from 1
  bool is_heading = true;  // false: a chapter without any
};

// Each chapter has an entry at least.
std::vector<ContentsEntry> ContentsOf(const Book& book);

// A page of the source.
struct PageEntry {
  std::string name;
  size_t chapter = 0;
  size_t sentence = 1;  // before which it begins
};

std::vector<PageEntry> PagesOf(const Book& book);

}  // namespace tingwen
