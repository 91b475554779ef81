#include "linear.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace tingwen::polyphones {
namespace {

// The state of FTRL for one character.
class Ftrl {
 public:
  Ftrl(size_t rows, size_t readings, const LinearOptions& options)
      : readings_(readings),
        options_(options),
        z_(rows * readings),
        n_(rows * readings),
        w_(rows * readings) {}

  void Step(const std::vector<uint32_t>& rows, const Sample& sample) {
    std::vector<float> p(readings_);
    for (const uint32_t row : rows) {
      for (size_t k = 0; k < readings_; ++k) p[k] += w_[row * readings_ + k];
    }
    Softmax(p);
    for (size_t k = 0; k < readings_; ++k)
      p[k] = sample.weight * (p[k] - sample.target[k]);
    for (const uint32_t row : rows) {
      for (size_t k = 0; k < readings_; ++k)
        Update(row * readings_ + k, p[k], row > 1);
    }
  }

  const std::vector<float>& weights() const { return w_; }

 private:
  void Update(size_t i, float gradient, bool regularized) {
    const float n = n_[i] + gradient * gradient;
    const float sigma = (std::sqrt(n) - std::sqrt(n_[i])) / options_.rate;
    z_[i] += gradient - sigma * w_[i];
    n_[i] = n;
    const float l1 = regularized ? options_.l1 : 0.0F;
    const float l2 = regularized ? options_.l2 : 0.0F;
    if (std::abs(z_[i]) <= l1) {
      w_[i] = 0;
      return;
    }
    const float shrunk = z_[i] > 0 ? z_[i] - l1 : z_[i] + l1;
    w_[i] = -shrunk / ((1.0F + std::sqrt(n)) / options_.rate + l2);
  }

  size_t readings_;
  const LinearOptions& options_;
  std::vector<float> z_;
  std::vector<float> n_;
  std::vector<float> w_;
};

// The features of every sample, as rows of the model; row 0 is the bias.
struct Matrix {
  std::unordered_map<uint64_t, uint32_t> index;
  std::vector<std::vector<uint32_t>> rows;
};

Matrix Extract(const Corpus& corpus, const std::vector<Sample>& samples,
               int least_count) {
  std::unordered_map<uint64_t, int> counts;
  std::vector<std::vector<uint64_t>> hashes;
  PolyphoneFeatures features;
  for (const Sample& sample : samples) {
    ExtractFeatures(SiteOf(corpus.sentences[sample.sentence], sample.position),
                    features);
    hashes.emplace_back(features.begin(), features.end());
    for (const uint64_t hash : hashes.back()) ++counts[hash];
  }
  Matrix matrix;
  for (const auto& row : hashes) {
    std::vector<uint32_t>& rows = matrix.rows.emplace_back(1, 0);
    if (samples[matrix.rows.size() - 1].silver) rows.push_back(1);
    for (const uint64_t hash : row) {
      if (counts[hash] < least_count) continue;
      const auto next = static_cast<uint32_t>(matrix.index.size() + 2);
      rows.push_back(matrix.index.try_emplace(hash, next).first->second);
    }
  }
  return matrix;
}

}  // namespace

void Softmax(std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
}

PolyphoneSite SiteOf(const Sentence& sentence, uint32_t position) {
  PolyphoneSite site;
  site.text = sentence.text;
  site.word_of = sentence.word_of;
  site.position = position;
  if (!sentence.lexicon.empty())
    site.lexicon_reading = sentence.lexicon[position];
  return site;
}

std::vector<float> LinearModel::Score(const PolyphoneFeatures& features) const {
  std::vector<float> scores = bias;
  for (const uint64_t hash : features) {
    const auto found = index.find(hash);
    if (found == index.end()) continue;
    for (size_t k = 0; k < readings; ++k)
      scores[k] += weights[found->second * readings + k];
  }
  return scores;
}

LinearModel TrainLinear(const Corpus& corpus,
                        const std::vector<Sample>& samples, size_t readings,
                        const LinearOptions& options) {
  Matrix matrix = Extract(corpus, samples, options.least_count);
  Ftrl ftrl(matrix.index.size() + 2, readings, options);
  std::vector<uint32_t> order(samples.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[random() % i]);
    for (const uint32_t i : order) ftrl.Step(matrix.rows[i], samples[i]);
  }
  LinearModel model;
  model.readings = readings;
  model.index = std::move(matrix.index);
  model.weights = ftrl.weights();
  model.bias.assign(model.weights.begin(), model.weights.begin() + readings);
  return model;
}

}  // namespace tingwen::polyphones
