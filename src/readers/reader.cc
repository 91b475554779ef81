#include "readers/reader.h"

#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/blocks.h"
#include "readers/characters.h"
#include "readers/draft.h"
#include "readers/format.h"
#include "readers/gloss.h"
#include "readers/mojibake.h"
#include "readers/plain_text.h"
#include "readers/repair.h"
#include "readers/sentences.h"
#include "readers/simplify.h"
#include "readers/titles.h"
#include "readers/unwrap.h"

namespace tingwen {
namespace {

Status Mend(Draft& draft, const ReadOptions& options) {
  if (options.repair) RepairMojibake(draft);
  TINGWEN_TRY(MendCharacters(draft));
  if (options.repair) {
    TINGWEN_TRY(RepairPatterns(draft));
    TINGWEN_TRY(RemoveGlosses(draft));
  }
  if (options.simplify) {
    TINGWEN_TRY(SimplifyText(draft, options.traditional));
  }
  return {};
}

Document MakeLine(Draft draft) {
  Document document;
  std::move(draft).MoveInto(document);
  document.path = "-";
  document.metadata.encoding = "UTF-8";
  document.metadata.format = "text";
  const std::string& text = document.text.text();
  if (Trim(text).empty()) return document;
  document.blocks.push_back({BlockKind::kParagraph,
                             {0, text.size()},
                             0,
                             document.Because("line of input")});
  SplitSentences(document);
  return document;
}

// What the lines of a text without marked structure tell.
Status MendLines(Draft& draft, bool continues) {
  if (!draft.blocks().empty()) return {};
  UnwrapLines(draft);
  if (continues) return {};
  TINGWEN_ASSIGN(title, MendTitles(draft));
  draft.metadata().title = std::move(title);
  return {};
}

// The way that all formats go. `continues`: as ReadPlainText.
Result<Document> MakeDocument(Piece piece, const Input& input,
                              bool continues = false) {
  Draft draft(std::move(piece));
  TINGWEN_TRY(Mend(draft, input.options));
  if (!continues && Trim(draft.text()).empty()) {
    return FailWith(ErrorCode::kInput, input.path, "readers.blank");
  }
  if (input.options.repair) TINGWEN_TRY(MendLines(draft, continues));
  const std::vector<PieceBlock> blocks = draft.blocks();
  Document document;
  std::move(draft).MoveInto(document);
  document.path = input.path;
  TINGWEN_TRY(FindBlocks(document, blocks, continues));
  SplitSentences(document);
  return document;
}

}  // namespace

Result<Document> ReadDocument(std::string_view bytes, const std::string& path,
                              const ReadOptions& options) {
  if (bytes.empty()) return FailWith(ErrorCode::kInput, path, "readers.empty");
  const Input input{bytes, path, options};
  TINGWEN_ASSIGN(format, FormatOf(input));
  TINGWEN_ASSIGN(piece, format->read(input));
  if (piece.text.text().size() > options.limits.text) {
    return FailWith(ErrorCode::kInput, path, "readers.too_long",
                    options.limits.text >> 20);
  }
  piece.metadata.format = format->name;
  return MakeDocument(std::move(piece), input);
}

Result<Document> ReadPlainText(AlignedText text, const std::string& encoding,
                               const std::string& path,
                               const ReadOptions& options, bool continues) {
  Piece piece;
  piece.text = std::move(text);
  piece.metadata.encoding = encoding;
  piece.metadata.format = kTextFormat.name;
  return MakeDocument(std::move(piece), {{}, path, options}, continues);
}

Document ReadLine(std::string_view line, const ReadOptions& options) {
  Draft draft(AlignedText::Identity(std::string(line)));
  if (const Status mended = Mend(draft, options); !mended) {
    draft = Draft(AlignedText::Identity(std::string(line)));
    Document document = MakeLine(std::move(draft));
    document.diagnostics.push_back(
        {Severity::kWarning,
         "repair_tables",
         {0, line.size()},
         Message("diagnostic.repair_tables", mended.error().message)});
    return document;
  }
  return MakeLine(std::move(draft));
}

}  // namespace tingwen
