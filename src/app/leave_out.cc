#include "app/leave_out.h"

#include <algorithm>
#include <vector>

#include "document/keep_blocks.h"

namespace tingwen {
namespace {

// Blocks that are nothing without those after them.
bool LeadsOn(const Block& block) {
  return block.kind == BlockKind::kTitle || block.kind == BlockKind::kByline ||
         block.kind == BlockKind::kDateline ||
         block.kind == BlockKind::kHeading ||
         block.kind == BlockKind::kAnnouncement;
}

// The passages that go first come first.
std::vector<Passage*> Victims(const Rundown& rundown, Script& script) {
  std::vector<Passage*> victims;
  for (Passage& passage : script.passages) {
    if (passage.spoken && passage.kind == Passage::Kind::kItem) {
      victims.push_back(&passage);
    }
  }
  std::stable_sort(
      victims.begin(), victims.end(), [&](const Passage* a, const Passage* b) {
        const int first = rundown.items[a->item].priority;
        const int second = rundown.items[b->item].priority;
        return first != second ? first > second : a->item > b->item;
      });
  return victims;
}

bool CutTailOf(Passage& passage, Script& script) {
  const size_t blocks = CutTail(passage.document);
  script.items[passage.item].left_out_blocks += blocks;
  return blocks > 0;
}

void LeaveOutItem(size_t item, Script& script) {
  script.items[item].left_out = true;
  for (Passage& passage : script.passages) {
    const bool of_item = passage.kind == Passage::Kind::kItem ||
                         passage.kind == Passage::Kind::kHeadline;
    if (of_item && passage.item == item) passage.spoken = false;
  }
}

}  // namespace

size_t FewestBlocks(const Document& document) {
  const auto body =
      std::find_if_not(document.blocks.begin(), document.blocks.end(), LeadsOn);
  if (body == document.blocks.end()) return document.blocks.size();
  return static_cast<size_t>(body - document.blocks.begin()) + 1;
}

size_t KeptWithoutLeads(const Document& document, size_t count) {
  const size_t fewest = FewestBlocks(document);
  while (count > fewest && LeadsOn(document.blocks[count - 1])) --count;
  return count;
}

size_t CutTail(Document& document) {
  const size_t before = document.blocks.size();
  if (before <= FewestBlocks(document)) return 0;
  const size_t count = KeptWithoutLeads(document, before - 1);
  KeepBlocks(document, count);
  return before - count;
}

bool LeaveOut(const Rundown& rundown, Script& script) {
  const bool tails =
      rundown.leave_out == "tails" || rundown.leave_out == "both";
  const bool items =
      rundown.leave_out == "items" || rundown.leave_out == "both";
  const std::vector<Passage*> victims = Victims(rundown, script);
  for (Passage* victim : victims) {
    if (tails && CutTailOf(*victim, script)) return true;
    if (items && victims.size() > 1) {
      LeaveOutItem(victim->item, script);
      return true;
    }
  }
  return false;
}

}  // namespace tingwen
