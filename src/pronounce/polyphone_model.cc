#include "pronounce/polyphone_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

using polyphone_format::Character;
using polyphone_format::CheckOf;
using polyphone_format::Header;
using polyphone_format::kMostReadings;
using polyphone_format::Reading;
using polyphone_format::Slot;
using polyphone_format::SlotOf;

using Scores = std::array<float, kMostReadings>;

// The share of the best of `count` scores after the softmax.
float ShareOfBest(const Scores& scores, size_t count, size_t best,
                  float temperature) {
  float sum = 0;
  for (size_t i = 0; i < count; ++i)
    sum += std::exp((scores[i] - scores[best]) / temperature);
  return 1 / sum;
}

// Takes `count` elements off the front of `bytes`; false where they are not
// there.
template <class T>
bool Take(std::string_view& bytes, size_t count, std::span<const T>& elements) {
  if (bytes.size() / sizeof(T) < count) return false;
  elements = {reinterpret_cast<const T*>(bytes.data()), count};
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

void AddWeights(std::span<const Slot> slots, uint64_t key, float scale,
                float* scores) {
  const uint16_t check = CheckOf(key);
  size_t at = SlotOf(key, static_cast<uint32_t>(slots.size()));
  for (size_t i = 0; i < slots.size(); ++i) {
    const Slot& slot = slots[at];
    if (slot.check == 0) return;
    if (slot.check == check) {
      scores[0] += scale * static_cast<float>(slot.weights[0]);
      scores[1] += scale * static_cast<float>(slot.weights[1]);
      return;
    }
    if (++at == slots.size()) at = 0;
  }
}

}  // namespace

Result<PolyphoneModel> PolyphoneModel::Load(const std::string& path) {
  auto file = MappedFile::Open(path);
  if (!file) {
    return FailWith(ErrorCode::kInternal, path, "polyphones.unreadable",
                    file.error().message);
  }
  PolyphoneModel model(*std::move(file));
  if (!model.Attach() || !model.IsSound())
    return FailWith(ErrorCode::kInternal, path, "polyphones.damaged");
  for (const Character& character : model.characters_)
    model.known_.Add(character.code_point);
  return model;
}

bool PolyphoneModel::Attach() {
  std::string_view bytes = file_.bytes();
  std::span<const Header> header;
  if (!Take(bytes, 1, header)) return false;
  const Header& h = header[0];
  temperature_ = h.temperature;
  return std::memcmp(h.magic, polyphone_format::kMagic, sizeof h.magic) == 0 &&
         Take(bytes, h.character_count, characters_) &&
         Take(bytes, h.reading_count, readings_) &&
         Take(bytes, h.slot_count, slots_) && bytes.empty();
}

// The slots are not looked through: that would read the whole file. A search
// in them ends after one round at the latest.
bool PolyphoneModel::IsSound() const {
  const auto is_sound = [this](const Character& c) {
    return c.reading_count >= 2 && c.reading_count <= kMostReadings &&
           size_t{c.first_reading} + c.reading_count <= readings_.size() &&
           c.slot_count > 0 &&
           size_t{c.first_slot} + c.slot_count <= slots_.size();
  };
  const auto is_reading = [](const Reading& reading) {
    return reading.pinyin.tone >= 1 && reading.pinyin.tone <= 5;
  };
  return temperature_ > 0 && std::ranges::all_of(characters_, is_sound) &&
         std::ranges::all_of(readings_, is_reading) &&
         std::ranges::is_sorted(characters_, {}, &Character::code_point);
}

const Character* PolyphoneModel::Find(char32_t character) const {
  const auto found = std::ranges::lower_bound(characters_, character, {},
                                              &Character::code_point);
  return found != characters_.end() && found->code_point == character ? &*found
                                                                      : nullptr;
}

void PolyphoneModel::AddBlock(const Character& character, uint32_t block,
                              const PolyphoneEvidence& evidence,
                              float* scores) const {
  const auto slots = slots_.subspan(character.first_slot, character.slot_count);
  std::array<uint64_t, PolyphoneEvidence::kMostFeatures> keys;
  size_t used = 0;
  for (const uint64_t feature : evidence.Features()) {
    const uint64_t key = FeatureKey(feature, character.code_point, block);
    // They lie all over the character's slots: fetch them at once.
    __builtin_prefetch(&slots[SlotOf(key, character.slot_count)]);
    keys[used++] = key;
  }
  for (size_t i = 0; i < used; ++i)
    AddWeights(slots, keys[i], character.scale, scores);
}

std::optional<PolyphonePrediction> PolyphoneModel::Predict(
    const PolyphoneSite& site) const {
  const Character* character = Find(site.text[site.position]);
  if (character == nullptr) return std::nullopt;
  PolyphoneEvidence evidence;
  CollectEvidence(site, evidence);
  const size_t count = character->reading_count;
  const auto readings = readings_.subspan(character->first_reading, count);
  Scores scores{};
  for (size_t i = 0; i < count; ++i) {
    scores[i] =
        readings[i].bias + PriorScore(evidence.hints, readings[i].pinyin);
  }
  for (uint32_t block = 0; 2 * block < count; ++block)
    AddBlock(*character, block, evidence, &scores[size_t{2} * block]);
  const size_t best =
      std::max_element(scores.begin(), scores.begin() + count) - scores.begin();
  return PolyphonePrediction{readings[best].pinyin,
                             ShareOfBest(scores, count, best, temperature_)};
}

}  // namespace tingwen
