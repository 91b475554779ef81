#include "linear.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace tingwen::polyphones {
namespace {

struct Row {
  std::vector<uint32_t> features;  // rows of the model
  std::vector<float> prior;        // score of each reading before training
};

void Softmax(std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
}

// The state of FTRL for one character.
class Ftrl {
 public:
  Ftrl(size_t rows, size_t readings, const LinearOptions& options)
      : readings_(readings),
        options_(options),
        z_(rows * readings),
        n_(rows * readings),
        w_(rows * readings) {}

  void Step(const Row& row, const Sample& sample) {
    std::vector<float> p = row.prior;
    for (const uint32_t feature : row.features) {
      for (size_t k = 0; k < readings_; ++k)
        p[k] += w_[feature * readings_ + k];
    }
    Softmax(p);
    for (size_t k = 0; k < readings_; ++k)
      p[k] = sample.weight * (p[k] - (k == sample.reading ? 1.0F : 0.0F));
    for (const uint32_t feature : row.features) {
      for (size_t k = 0; k < readings_; ++k)
        Update(feature * readings_ + k, p[k], feature >= kFirstRow);
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

struct Matrix {
  std::unordered_map<uint64_t, uint32_t> index;
  std::vector<Row> rows;
};

std::vector<Pinyin> ParseAll(const std::vector<std::string>& readings) {
  std::vector<Pinyin> parsed;
  for (const std::string& reading : readings)
    parsed.push_back(ParsePinyin(reading).value_or(Pinyin{}));
  return parsed;
}

// The features of every sample that occur often enough.
Matrix Extract(const Corpus& corpus, const std::vector<Sample>& samples,
               const std::vector<Pinyin>& readings, int least_count) {
  std::unordered_map<uint64_t, int> counts;
  std::vector<std::vector<uint64_t>> hashes;
  Matrix matrix;
  PolyphoneEvidence evidence;
  for (const Sample& sample : samples) {
    CollectEvidence(corpus.SiteOf(sample.sentence, sample.position), evidence);
    const auto features = evidence.Features();
    hashes.emplace_back(features.begin(), features.end());
    for (const uint64_t hash : features) ++counts[hash];
    Row& row = matrix.rows.emplace_back();
    row.features = {kBiasRow};
    if (sample.silver) row.features.push_back(kSilverRow);
    if (sample.own) row.features.push_back(kOwnRow);
    for (const Pinyin& reading : readings)
      row.prior.push_back(PriorScore(evidence.hints, reading));
  }
  for (size_t i = 0; i < hashes.size(); ++i) {
    for (const uint64_t hash : hashes[i]) {
      if (counts[hash] < least_count) continue;
      const auto next = static_cast<uint32_t>(matrix.index.size() + kFirstRow);
      matrix.rows[i].features.push_back(
          matrix.index.try_emplace(hash, next).first->second);
    }
  }
  return matrix;
}

}  // namespace

LinearModel TrainLinear(const Corpus& corpus,
                        const std::vector<Sample>& samples,
                        const std::vector<std::string>& readings,
                        const LinearOptions& options) {
  Matrix matrix =
      Extract(corpus, samples, ParseAll(readings), options.least_count);
  Ftrl ftrl(matrix.index.size() + kFirstRow, readings.size(), options);
  std::vector<uint32_t> order(samples.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[random() % i]);
    for (const uint32_t i : order) ftrl.Step(matrix.rows[i], samples[i]);
  }
  LinearModel model;
  model.readings = readings.size();
  model.index = std::move(matrix.index);
  model.weights = ftrl.weights();
  const auto bias = model.weights.begin() + kBiasRow * model.readings;
  model.bias.assign(bias, bias + static_cast<int>(model.readings));
  return model;
}

}  // namespace tingwen::polyphones
