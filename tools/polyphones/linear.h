// Multinomial logistic regression over hashed features, one model for each
// character, trained by FTRL-Proximal (McMahan et al., "Ad Click Prediction: a
// View from the Trenches", 2013), whose L1 term keeps the models small.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "pronounce/polyphone_features.h"
#include "samples.h"

namespace tingwen::polyphones {

struct LinearOptions {
  int epochs = 20;
  float rate = 0.3F;
  float l1 = 0.5F;
  float l2 = 10.0F;
  int least_count = 2;  // features that are seen less often are left out
};

// Rows of a model that are no feature: the bias, and further biases of silver
// samples and of our own. They take up that those sentences have the readings
// in other shares than running text, and are thrown away after training.
inline constexpr uint32_t kBiasRow = 0;
inline constexpr uint32_t kSilverRow = 1;
inline constexpr uint32_t kOwnRow = 2;
inline constexpr uint32_t kFirstRow = 3;

struct LinearModel {
  size_t readings = 0;
  std::unordered_map<uint64_t, uint32_t> index;  // feature hash -> row
  std::vector<float> weights;                    // rows of `readings` weights
  std::vector<float> bias;
};

LinearModel TrainLinear(const Corpus& corpus,
                        const std::vector<Sample>& samples,
                        const std::vector<std::string>& readings,
                        const LinearOptions& options);

}  // namespace tingwen::polyphones
