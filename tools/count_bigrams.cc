// Counts which words follow each other (data/lexicon/README.md says from what
// and how), and writes data/lexicon/bigrams.tsv.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "polyphones/corpus.h"

namespace tingwen::polyphones {
namespace {

struct Options {
  CorpusPaths paths;
  std::string output = "data/lexicon/bigrams.tsv";
  double least_share = 0.8;  // of the ways through the lattice with the pair
  double least_count = 2;
  double least_nats = 2;
  double most_nats = 6;
};

// All ways to split a stretch of text into words of the lexicon, each as
// likely as the product of its words' shares of running text.
class Lattice {
 public:
  Lattice(const Lexicon& lexicon, std::u32string_view text)
      : lexicon_(lexicon),
        before_(text.size() + 1, kNever),
        after_(text.size() + 1, kNever) {
    before_.front() = after_.back() = 0;
    for (size_t i = 0; i < text.size(); ++i) FindWords(text, i);
    for (const Word& word : words_)
      Add(before_[word.end], before_[word.begin] - word.cost);
    for (auto word = words_.rbegin(); word != words_.rend(); ++word)
      Add(after_[word->begin], after_[word->end] - word->cost);
  }

  // The share of the ways that go through two words in a row.
  double ShareOf(size_t begin, size_t end, double cost) const {
    return std::exp(before_[begin] - cost + after_[end] - before_.back());
  }

 private:
  static constexpr double kNever = -std::numeric_limits<double>::infinity();
  static constexpr double kUnknownCost = 20;

  struct Word {
    size_t begin;
    size_t end;
    double cost;
  };

  static void Add(double& sum, double logarithm) {
    const double most = std::max(sum, logarithm);
    if (most == kNever) return;
    sum = most + std::log(std::exp(sum - most) + std::exp(logarithm - most));
  }

  void FindWords(std::u32string_view text, size_t begin) {
    Trie::Node node = Trie::kRoot;
    bool single = false;
    for (size_t i = begin; i < text.size(); ++i) {
      node = lexicon_.trie().Step(node, lexicon_.LabelOf(text[i]));
      if (node == Trie::kNowhere) break;
      const EntryId entry = lexicon_.trie().ValueAt(node);
      if (entry == kNoEntry) continue;
      single = single || i == begin;
      words_.push_back({begin, i + 1, lexicon_.Cost(entry)});
    }
    if (!single) words_.push_back({begin, begin + 1, kUnknownCost});
  }

  const Lexicon& lexicon_;
  std::vector<Word> words_;  // ordered by their beginning
  std::vector<double> before_;
  std::vector<double> after_;
};

class Counter {
 public:
  Counter(const Lexicon& lexicon, const Options& options)
      : lexicon_(lexicon), options_(options) {}

  void Count(const Sentence& sentence) {
    const std::u32string_view text = sentence.text;
    for (size_t begin = 0; begin < text.size();) {
      size_t end = begin;
      while (end < text.size() && lexicon_.LabelOf(text[end]) != 0) ++end;
      if (end > begin) CountRun(sentence, begin, end);
      begin = end + 1;
    }
  }

  std::string Table() const {
    std::string table;
    for (const auto& [pair, count] : pairs_) {
      const double nats = NatsOf(pair, count);
      if (nats < options_.least_nats) continue;
      table += fmt::format("{}\t{}\t{:.1f}\n", Utf8Of(pair.first),
                           Utf8Of(pair.second), nats);
    }
    return table;
  }

 private:
  using Pair = std::pair<std::u32string_view, std::u32string_view>;

  static std::string Utf8Of(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) AppendUtf8(result, c);
    return result;
  }

  // How much likelier the pair is than by chance; less for few observations.
  double NatsOf(const Pair& pair, double count) const {
    if (count < options_.least_count) return 0;
    const double chance = words_.at(pair.first) * words_.at(pair.second) /
                          static_cast<double>(total_);
    const double nats = std::log(count / chance) * count / (count + 2);
    return std::min(nats, options_.most_nats);
  }

  // Only words that could be split otherwise need evidence: a word of the
  // lexicon goes over their border. Two that make one word (人口普查) don't: it
  // is as good as its parts.
  bool IsCrossed(const Pair& pair) const {
    const auto& [left, right] = pair;
    std::u32string both(left);
    both += right;
    if (lexicon_.Find(both) != kNoEntry) return false;
    for (size_t begin = 0; begin < left.size(); ++begin)
      for (size_t end = left.size() + 1; end <= both.size(); ++end)
        if (lexicon_.Find(both.substr(begin, end - begin)) != kNoEntry)
          return true;
    return false;
  }

  void CountRun(const Sentence& sentence, size_t begin, size_t end) {
    const std::u32string_view text(&sentence.text[begin], end - begin);
    const Lattice lattice(lexicon_, text);
    std::u32string_view previous;
    for (size_t at = 0; at < text.size();) {
      size_t next = at + 1;
      while (next < text.size() &&
             sentence.word_of[begin + next] == sentence.word_of[begin + at])
        ++next;
      const auto word = text.substr(at, next - at);
      const EntryId entry = lexicon_.Find(word);
      if (entry != kNoEntry) {
        ++total_;
        ++words_[word];
        if (!previous.empty()) CountPair(lattice, previous, word, at);
      }
      previous = entry == kNoEntry ? std::u32string_view() : word;
      at = next;
    }
  }

  // `at` is the border between the words.
  void CountPair(const Lattice& lattice, std::u32string_view left,
                 std::u32string_view right, size_t at) {
    if (left.size() + right.size() < 3) return;
    const double cost = lexicon_.Cost(lexicon_.Find(left)) +
                        lexicon_.Cost(lexicon_.Find(right));
    const double share =
        lattice.ShareOf(at - left.size(), at + right.size(), cost);
    if (share < options_.least_share || !IsCrossed({left, right})) return;
    ++pairs_[{left, right}];
  }

  const Lexicon& lexicon_;
  const Options& options_;
  size_t total_ = 0;
  std::map<std::u32string_view, double> words_;  // in the corpus's sentences
  std::map<Pair, double> pairs_;
};

Status Run(const Options& options) {
  TINGWEN_ASSIGN(spoken, SpokenText::Load());
  TINGWEN_ASSIGN(corpus, ReadCorpus(options.paths, spoken, 1));
  Counter counter(spoken.lexicon(), options);
  for (const Sentence& sentence : corpus.sentences) counter.Count(sentence);
  return WriteFile(options.output,
                   "# left\tright\tnats\n"
                   "# Made by count_bigrams (README.md): words that follow "
                   "each other more often\n# than by chance, and how much "
                   "likelier (-ln of a probability) that makes them.\n" +
                       counter.Table());
}

}  // namespace
}  // namespace tingwen::polyphones

int main(int argc, char** argv) {
  using namespace tingwen::polyphones;
  Options options;
  CLI::App app{"Counts which words follow each other."};
  app.add_option("--data", options.paths.shared,
                 "folder of the labelled sentences of others");
  app.add_option("--own", options.paths.own, "folder of our own labels");
  app.add_option("-o,--output", options.output, "the table");
  app.add_option("--least-share", options.least_share,
                 "how sure a pair must be to be counted");
  app.add_option("--least-count", options.least_count,
                 "pairs that occur less often are left out");
  app.add_option("--least-nats", options.least_nats,
                 "so are those that tell less");
  CLI11_PARSE(app, argc, argv);
  const auto status = Run(options);
  if (status) return 0;
  fmt::print(stderr, "{}\n", tingwen::Describe(status.error()));
  return tingwen::ExitCode(status.error().code);
}
