// A trie over small integers (the numbers of characters), laid out in plain
// arrays so that it can live in a memory-mapped file.
//
// Nodes are numbered breadth first, siblings ordered by label: the children of
// a node are one stretch of numbers, found by bisection. The children of the
// root are found directly by their label, since every label in use has one:
// the child of the root with label k is node k, labels counting from 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tingwen {

class Trie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNowhere = 0xFFFFFFFF;
  static constexpr uint32_t kNoValue = 0xFFFFFFFF;

  Trie() = default;
  // `labels` and `values` have one element for each node, `children` one more:
  // node n's children are [children[n], children[n + 1]). The arrays must
  // outlive the trie.
  Trie(std::span<const uint16_t> labels, std::span<const uint32_t> children,
       std::span<const uint32_t> values)
      : labels_(labels), children_(children), values_(values) {}

  // The node that `label` leads to, kNowhere if none (always for label 0).
  Node Step(Node node, uint16_t label) const {
    if (node == kRoot)
      return label != 0 && label < children_[1] ? label : kNowhere;
    uint32_t first = children_[node];
    uint32_t last = children_[node + 1];
    while (first < last) {
      const uint32_t middle = first + (last - first) / 2;
      if (labels_[middle] < label) {
        first = middle + 1;
      } else {
        last = middle;
      }
    }
    return first < children_[node + 1] && labels_[first] == label ? first
                                                                  : kNowhere;
  }
  // The value of the key that ends at the node; kNoValue if none does.
  uint32_t ValueAt(Node node) const { return values_[node]; }
  bool IsLeaf(Node node) const {
    return children_[node] == children_[node + 1];
  }

 private:
  std::span<const uint16_t> labels_;
  std::span<const uint32_t> children_;
  std::span<const uint32_t> values_;
};

struct TrieArrays {
  std::vector<uint16_t> labels;
  std::vector<uint32_t> children;
  std::vector<uint32_t> values;

  Trie View() const { return Trie(labels, children, values); }
};

// Builds the arrays. `keys` are sorted, distinct and not empty; their labels
// are 1 to `label_count`. The value of a key is its index.
TrieArrays BuildTrie(const std::vector<std::vector<uint16_t>>& keys,
                     uint16_t label_count);

}  // namespace tingwen
