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

  // What is asked of a node at once lies together. Node n's children are
  // [nodes[n].children, nodes[n + 1].children).
  struct Place {
    uint32_t children;
    uint32_t value;  // of the key that ends there; kNoValue if none does
  };

  Trie() = default;
  // `labels` has one element for each node, `nodes` one more. The arrays must
  // outlive the trie.
  Trie(std::span<const uint16_t> labels, std::span<const Place> nodes)
      : labels_(labels), nodes_(nodes) {}

  // The node that `label` leads to, kNowhere if none (always for label 0).
  Node Step(Node node, uint16_t label) const {
    if (node == kRoot)
      return label != 0 && label < nodes_[1].children ? label : kNowhere;
    uint32_t first = nodes_[node].children;
    uint32_t count = nodes_[node + 1].children - first;
    if (count == 0) return kNowhere;
    // Without a branch on the labels: which half it is can't be foreseen.
    while (count > 1) {
      const uint32_t half = count / 2;
      first += labels_[first + half - 1] < label ? half : 0;
      count -= half;
    }
    return labels_[first] == label ? first : kNowhere;
  }
  // The value of the key that ends at the node; kNoValue if none does.
  uint32_t ValueAt(Node node) const { return nodes_[node].value; }
  bool IsLeaf(Node node) const {
    return nodes_[node].children == nodes_[node + 1].children;
  }

 private:
  std::span<const uint16_t> labels_;
  std::span<const Place> nodes_;
};

struct TrieArrays {
  std::vector<uint16_t> labels;
  std::vector<Trie::Place> nodes;

  Trie View() const { return Trie(labels, nodes); }
};

// Builds the arrays. `keys` are sorted, distinct and not empty; their labels
// are 1 to `label_count`. The value of a key is its index.
TrieArrays BuildTrie(const std::vector<std::vector<uint16_t>>& keys,
                     uint16_t label_count);

}  // namespace tingwen
