#include "document/document.h"

namespace tingwen {

Id StringPool::Intern(std::string_view text) {
  if (auto found = ids_.find(text); found != ids_.end()) return found->second;
  const Id id = static_cast<Id>(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(text, id);
  return id;
}

Document DocumentFromLine(std::string line) {
  Document document;
  document.path = "-";
  document.metadata.encoding = "UTF-8";
  document.text = AlignedText::Identity(std::move(line));
  const Span all{0, document.text.text().size()};
  const Reason reason = document.Because("line of input");
  document.blocks.push_back({BlockKind::kParagraph, all, 0, reason});
  document.sentences.push_back({all, 0, reason});
  return document;
}

}  // namespace tingwen
