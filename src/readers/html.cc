// HTML: saved pages of the web, of which the article is read.
#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/article.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/markup.h"
#include "readers/markup_walker.h"
#include "readers/page_table.h"
#include "readers/structure_table.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

using re2::RE2;

// A document is HTML if it begins as one, and may be if it begins with an
// element that is common there.
Match Recognize(const Head& head) {
  static const RE2 sure(
      "(?is)\\A(?:<\\?xml[^>]*\\?>\\s*|<!--.*?-->\\s*)*"
      "<(?:!doctype\\s+html|html|head|body)\\b");
  static const RE2 maybe(
      "(?is)<(?:html|body|div|p|h[1-6]|table|article|span|meta)\\b");
  const re2::StringPiece text(head.text);
  if (RE2::PartialMatch(text, sure)) return Match::kSure;
  return RE2::PartialMatch(text, maybe) ? Match::kMaybe : Match::kNo;
}

// The encoding that the page names in its first kilobytes (WHATWG, 13.2.3.2).
std::string DeclaredEncoding(std::string_view bytes) {
  static const RE2 pattern(
      "(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]+)",
      RE2::Latin1);
  bytes = bytes.substr(0, 4096);
  std::string name;
  RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), pattern,
                    &name);
  return name;
}

Status LoadTables() {
  if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
  if (!PageTable::Get()) return Fail(PageTable::Get().error());
  if (!StructureTable::Get()) return Fail(StructureTable::Get().error());
  return {};
}

// Where the page shows no title, the one in its head is told first.
void WriteTitleOfHead(const MarkupTree& tree, PieceWriter& writer) {
  const NodeId title = tree.Find(kRootNode, "title");
  if (title == kNoNode || Trim(tree.TextOf(title)).empty()) return;
  const MarkupNode& text = tree[tree[title].first_child];
  writer.Begin(BlockKind::kTitle, 1, "html:<title>");
  if (text.source.Of(writer.source()) == text.text) {
    const std::string_view shown = WithoutSite(Trim(text.text));
    const size_t begin = text.source.begin + (shown.data() - text.text.data());
    writer.Add({begin, begin + shown.size()});
  } else {
    writer.Write(text.source, WithoutSite(Trim(text.text)));
  }
  writer.End();
}

Result<Piece> Read(const Input& input) {
  TINGWEN_TRY(LoadTables());
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path,
                                      DeclaredEncoding(input.bytes)));
  const std::string& text = decoded.text.text();
  TINGWEN_ASSIGN(tree, ParseHtml(text, input.path, input.options.limits.depth));
  Article article = FindArticle(tree);
  PieceWriter writer(text, input.options);
  const bool shows_title =
      std::any_of(article.notes.begin(), article.notes.end(),
                  [](const auto& note) { return note.second.title > 0; });
  if (!shows_title) WriteTitleOfHead(tree, writer);
  MarkupWalker(tree, writer, "html", &article.notes).Walk(article.root);
  writer.metadata() = std::move(article.metadata);
  writer.metadata().encoding = decoded.encoding;
  return Chain(decoded.text, std::move(writer).Finish());
}

}  // namespace

const Format kHtmlFormat = {"html", "html htm xhtml xht shtml mhtml", Recognize,
                            Read};

}  // namespace tingwen
