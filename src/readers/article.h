// The article on a page of the web, among all else that stands there.
#pragma once

#include "document/document.h"
#include "readers/markup.h"
#include "readers/markup_walker.h"

namespace tingwen {

struct Article {
  NodeId root = kRootNode;  // what is to be walked
  NodeNotes notes;          // titles, bylines, and what is left out
  Metadata metadata;  // title, author and date as the page's head has them
};

// Finds the article: the part of the page that holds most of its sentences
// outside links, with the headings, lists and tables in it, its title, its
// byline and the lines that name its editors. A page without such a part is
// read as a whole. PageTable::Get(), StructureTable::Get() and
// ElementTable::Get() must have been successful.
Article FindArticle(const MarkupTree& tree);

}  // namespace tingwen
