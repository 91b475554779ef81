#include "readers/html_fragment.h"

#include <re2/re2.h>

#include <utility>

#include "base/text.h"
#include "readers/markup.h"
#include "readers/markup_walker.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

bool HasTags(std::string_view text) {
  static const re2::RE2 tag("(?i)</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>|&#?\\w+;");
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                                tag);
}

void WriteLines(std::string_view text, std::string_view format,
                PieceWriter& writer) {
  const std::string reason = std::string(format) + ":line";
  for (const Span line : LinesOf(text)) {
    writer.Begin(BlockKind::kParagraph, 0, reason);
    writer.Add(line);
    writer.End();
  }
}

}  // namespace

Status WriteFragment(const AlignedText& text, std::string_view format,
                     const std::string& path, PieceWriter& writer) {
  PieceWriter inner(text.text(), writer.options());
  if (HasTags(text.text())) {
    if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
    TINGWEN_ASSIGN(tree,
                   ParseHtml(text.text(), path, writer.options().limits.depth));
    MarkupWalker(tree, inner, format).Walk(kRootNode);
  } else {
    WriteLines(text.text(), format, inner);
  }
  writer.Append(Chain(text, std::move(inner).Finish({})));
  return {};
}

}  // namespace tingwen
