#include "model_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "pronounce/polyphone_format.h"

namespace tingwen::polyphones {
namespace {

using namespace polyphone_format;

struct Entry {
  uint64_t key;
  Slot slot;
};

int8_t Quantize(float weight, float scale) {
  return static_cast<int8_t>(
      std::clamp(std::lround(weight / scale), -127L, 127L));
}

class Packer {
 public:
  explicit Packer(const WriterOptions& options) : options_(options) {}

  void Add(char32_t character, const std::vector<std::string>& readings,
           const LinearModel& model) {
    Character entry{character,
                    static_cast<uint16_t>(readings_.size()),
                    static_cast<uint16_t>(readings.size()),
                    ScaleOf(model),
                    static_cast<uint32_t>(slots_.size()),
                    0};
    for (size_t i = 0; i < readings.size(); ++i) {
      readings_.push_back(
          {ParsePinyin(readings[i]).value_or(Pinyin{}), model.bias[i]});
    }
    for (const auto& [hash, row] : model.index) {
      for (size_t k = 0; k < readings.size(); k += 2)
        AddPair(character, hash, k, row, model, entry.scale);
    }
    entry.slot_count = AddSlots();
    characters_.push_back(entry);
  }

  std::string Pack() && {
    Header header{{},
                  static_cast<uint32_t>(characters_.size()),
                  static_cast<uint32_t>(readings_.size()),
                  static_cast<uint32_t>(slots_.size()),
                  options_.temperature};
    std::copy(std::begin(kMagic), std::end(kMagic), header.magic);
    std::string bytes;
    Append(bytes, &header, 1);
    Append(bytes, characters_.data(), characters_.size());
    Append(bytes, readings_.data(), readings_.size());
    Append(bytes, slots_.data(), slots_.size());
    return bytes;
  }

 private:
  static float ScaleOf(const LinearModel& model) {
    float most = 1e-6F;
    for (size_t i = kFirstRow * model.readings; i < model.weights.size(); ++i)
      most = std::max(most, std::abs(model.weights[i]));
    return most / 127;
  }

  void AddPair(char32_t character, uint64_t hash, size_t first, uint32_t row,
               const LinearModel& model, float scale) {
    const float* weights = &model.weights[row * model.readings];
    const bool two = first + 1 < model.readings;
    const float a = weights[first];
    const float b = two ? weights[first + 1] : 0;
    if (std::max(std::abs(a), std::abs(b)) < options_.least_weight) return;
    const Slot slot{0, {Quantize(a, scale), Quantize(b, scale)}};
    if (slot.weights[0] == 0 && slot.weights[1] == 0) return;
    const uint64_t key =
        FeatureKey(hash, character, static_cast<uint32_t>(first / 2));
    entries_.push_back(
        {key, {CheckOf(key), {slot.weights[0], slot.weights[1]}}});
  }

  // Lays out the entries of a character; says how many slots they take.
  uint32_t AddSlots() {
    // Without regard to the order of the hash maps.
    std::ranges::sort(entries_, {}, &Entry::key);
    // Half full, so that searches, most of which are in vain, stay short.
    const size_t count = entries_.size() * 2 + 2;
    const size_t first = slots_.size();
    slots_.resize(first + count, Slot{0, {0, 0}});
    for (const Entry& entry : entries_) {
      size_t at = SlotOf(entry.key, static_cast<uint32_t>(count));
      while (slots_[first + at].check != 0) at = (at + 1) % count;
      slots_[first + at] = entry.slot;
    }
    entries_.clear();
    return static_cast<uint32_t>(count);
  }

  template <class T>
  static void Append(std::string& bytes, const T* elements, size_t count) {
    bytes.append(reinterpret_cast<const char*>(elements), count * sizeof(T));
  }

  WriterOptions options_;
  std::vector<Character> characters_;
  std::vector<Reading> readings_;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;  // of the character in work
};

}  // namespace

std::string PackModel(const Inventory& inventory,
                      const std::map<char32_t, LinearModel>& models,
                      const WriterOptions& options) {
  Packer packer(options);
  for (const auto& [character, model] : models)
    packer.Add(character, inventory.at(character), model);
  return std::move(packer).Pack();
}

}  // namespace tingwen::polyphones
