// Writes trained models in the form that the program maps.
#pragma once

#include <map>
#include <string>

#include "linear.h"
#include "samples.h"

namespace tingwen::polyphones {

struct WriterOptions {
  float temperature = 1;
  // Weights below it, in logits, are left out.
  float least_weight = 0.02F;
};

// The bytes of the model's file (src/pronounce/polyphone_format.h).
std::string PackModel(const Inventory& inventory,
                      const std::map<char32_t, LinearModel>& models,
                      const WriterOptions& options);

}  // namespace tingwen::polyphones
