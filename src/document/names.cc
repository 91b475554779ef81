#include "document/names.h"

namespace tingwen {

std::string_view NameOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kByline:
      return "byline";
    case BlockKind::kDateline:
      return "dateline";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list-item";
    case BlockKind::kQuotation:
      return "quotation";
    case BlockKind::kTableRow:
      return "table-row";
    case BlockKind::kCaption:
      return "caption";
    case BlockKind::kCode:
      return "code";
    case BlockKind::kFormula:
      return "formula";
    case BlockKind::kFootnote:
      return "footnote";
    case BlockKind::kAnnouncement:
      return "announcement";
    case BlockKind::kEndMark:
      return "end-mark";
  }
  return "";
}

std::string_view NameOf(Break strength) {
  switch (strength) {
    case Break::kNone:
      return "none";
    case Break::kWord:
      return "word";
    case Break::kPhrase:
      return "phrase";
    case Break::kEmphasis:
      return "emphasis";
    case Break::kEnumeration:
      return "enumeration";
    case Break::kComma:
      return "comma";
    case Break::kClause:
      return "clause";
    case Break::kSentence:
      return "sentence";
    case Break::kParagraph:
      return "paragraph";
    case Break::kTitle:
      return "title";
  }
  return "";
}

std::string_view NameOf(SpeechLanguage language) {
  return language == SpeechLanguage::kEnglish ? "en" : "cmn";
}

std::string_view NameOf(MarkKind kind) {
  return kind == MarkKind::kWord ? "word" : "sentence";
}

std::string_view NameOf(Severity severity) {
  return severity == Severity::kWarning ? "warning" : "note";
}

}  // namespace tingwen
