#include "rules/trie.h"

#include <deque>

namespace tingwen {
namespace {

// The keys [first, last) share their first `depth` labels; they lie below one
// node.
struct Pending {
  size_t first;
  size_t last;
  size_t depth;
};

class Builder {
 public:
  explicit Builder(const std::vector<std::vector<uint16_t>>& keys)
      : keys_(keys) {}

  TrieArrays Build(uint16_t label_count) {
    AddNode(0);
    AddFirstLevel(label_count);
    while (!queue_.empty()) {
      const Pending pending = queue_.front();
      queue_.pop_front();
      AddChildren(pending);
    }
    result_.nodes.push_back(
        {static_cast<uint32_t>(result_.labels.size()), Trie::kNoValue});
    return std::move(result_);
  }

 private:
  void AddNode(uint16_t label) { result_.labels.push_back(label); }

  // One node for each label, in use or not: the root is indexed directly.
  void AddFirstLevel(uint16_t label_count) {
    result_.nodes.push_back({1, Trie::kNoValue});
    size_t key = 0;
    for (uint32_t label = 1; label <= label_count; ++label) {
      const size_t first = key;
      while (key < keys_.size() && keys_[key].front() == label) ++key;
      AddNode(static_cast<uint16_t>(label));
      queue_.push_back({first, key, 1});
    }
  }

  // Called in the order of node numbers.
  void AddChildren(Pending pending) {
    Trie::Place& node = result_.nodes.emplace_back(Trie::Place{
        static_cast<uint32_t>(result_.labels.size()), Trie::kNoValue});
    size_t key = pending.first;
    if (key < pending.last && keys_[key].size() == pending.depth)
      node.value = static_cast<uint32_t>(key++);
    while (key < pending.last) {
      const uint16_t label = keys_[key][pending.depth];
      const size_t first = key;
      while (key < pending.last && keys_[key][pending.depth] == label) ++key;
      AddNode(label);
      queue_.push_back({first, key, pending.depth + 1});
    }
  }

  const std::vector<std::vector<uint16_t>>& keys_;
  std::deque<Pending> queue_;
  TrieArrays result_;
};

}  // namespace

TrieArrays BuildTrie(const std::vector<std::vector<uint16_t>>& keys,
                     uint16_t label_count) {
  return Builder(keys).Build(label_count);
}

}  // namespace tingwen
