#include "app/sound_bank.h"

#include "base/message.h"

namespace tingwen {
namespace {

// A place where a rundown names a sound, with the key's place in it.
struct Mention {
  std::string* file;
  Position position;
};

Position PlaceOf(const Rundown& rundown, const char* key) {
  const auto found = rundown.places.find(key);
  return found == rundown.places.end() ? Position() : found->second;
}

std::vector<Mention> Mentions(Rundown& rundown) {
  RundownSounds& sounds = rundown.sounds;
  std::vector<Mention> mentions = {
      {&sounds.opening, PlaceOf(rundown, "sounds.opening")},
      {&sounds.closing, PlaceOf(rundown, "sounds.closing")},
      {&sounds.item, PlaceOf(rundown, "sounds.item")},
      {&sounds.headline, PlaceOf(rundown, "sounds.headline")},
      {&sounds.bed, PlaceOf(rundown, "sounds.bed")}};
  for (RundownItem& item : rundown.items) {
    mentions.push_back({&item.sound, item.position});
  }
  std::erase_if(mentions, [](const Mention& m) { return m.file->empty(); });
  return mentions;
}

}  // namespace

bool SoundBank::HasSounds(const Rundown& rundown) {
  Rundown copy = rundown;
  return !Mentions(copy).empty();
}

Result<SoundBank> SoundBank::Load(Rundown& rundown, const MixFormat& mix,
                                  const std::string& beside) {
  SoundBank bank(mix.sample_rate);
  TINGWEN_ASSIGN(opened, Spool::Create(beside));
  const auto spool = std::make_shared<Spool>(std::move(opened));
  for (const auto& [file, position] : Mentions(rundown)) {
    if (bank.tracks_.contains(*file)) continue;
    auto track = LoadTrack(*file, mix, spool);
    if (track) {
      bank.tracks_.emplace(*file, *std::move(track));
      continue;
    }
    Error error = track.error();
    if (error.code != ErrorCode::kInput || rundown.on_error == OnError::kStop) {
      error.hint +=
          (error.hint.empty() ? "" : " ") +
          Message("bulletin.sound_named", rundown.path, position.line);
      return Fail(std::move(error));
    }
    bank.notices_.push_back(
        Message("bulletin.sound_left_out", Describe(error)));
    file->clear();
  }
  return bank;
}

}  // namespace tingwen
