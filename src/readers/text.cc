#include "readers/text.h"

#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/blocks.h"
#include "readers/characters.h"
#include "readers/charset.h"
#include "readers/draft.h"
#include "readers/gloss.h"
#include "readers/repair.h"
#include "readers/sentences.h"
#include "readers/simplify.h"
#include "readers/titles.h"
#include "readers/unwrap.h"

namespace tingwen {
namespace {

Status Mend(Draft& draft, const ReadOptions& options) {
  TINGWEN_TRY(MendCharacters(draft));
  if (options.repair) {
    TINGWEN_TRY(RepairPatterns(draft));
    TINGWEN_TRY(RemoveGlosses(draft));
  }
  if (options.simplify) TINGWEN_TRY(SimplifyText(draft));
  return {};
}

Document MakeLine(Draft draft) {
  Document document;
  document.path = "-";
  document.metadata.encoding = "UTF-8";
  std::move(draft).MoveInto(document);
  const std::string& text = document.text.text();
  if (Trim(text).empty()) return document;
  document.blocks.push_back({BlockKind::kParagraph,
                             {0, text.size()},
                             0,
                             document.Because("line of input")});
  SplitSentences(document);
  return document;
}

}  // namespace

Result<Document> ReadText(std::string_view bytes, const std::string& path,
                          const ReadOptions& options) {
  TINGWEN_ASSIGN(decoded, DecodeBytes(bytes, path));
  Draft draft(std::move(decoded.text));
  TINGWEN_TRY(Mend(draft, options));
  if (options.repair) UnwrapLines(draft);
  if (Trim(draft.text()).empty()) {
    return FailWith(ErrorCode::kInput, path, "readers.blank");
  }
  Document document;
  document.path = path;
  document.metadata.encoding = decoded.encoding;
  if (options.repair) {
    TINGWEN_ASSIGN(title, MendTitles(draft));
    document.metadata.title = std::move(title);
  }
  std::move(draft).MoveInto(document);
  TINGWEN_TRY(FindBlocks(document));
  SplitSentences(document);
  return document;
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
