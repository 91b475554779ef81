// From spoken samples to a finished audio file: what the profile asks, what
// the user changed of it, mastering, and the writer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "app/settings.h"
#include "audio/mastering.h"
#include "audio/profile.h"
#include "audio/spool.h"
#include "base/result.h"
#include "publish/audio_writer.h"
#include "publish/qc_report.h"

namespace tingwen {

// The profile that the settings name.
Result<Profile> SelectedProfile(const Settings& settings);

// Measures a finished file against a profile. kInput where it can't be read.
Result<QcResult> CheckQuality(const std::string& path, const Profile& profile);

// A profile, and what files are made of to meet it.
struct Delivery {
  Profile profile;
  AudioSpec spec;

  // Whether samples may be written as they come, without their loudness known.
  bool CanStream(int input_rate) const;
};

// As the settings say. kUsage for unknown profiles and impossible values.
Result<Delivery> DeliveryFor(const Settings& settings, AudioFormat format,
                             int input_rate);

class Production {
 public:
  // Frames will come at `input_rate` with `channels`. kOutput where the file
  // can't be made.
  static Result<Production> Begin(const std::string& path,
                                  const Delivery& delivery, int input_rate,
                                  int channels);

  // Interleaved frames.
  Status Write(std::span<const int16_t> samples);
  Status Write(std::span<const float> samples);

  // Puts the file in its place. Answers what it measures, unless it was
  // streamed or spooled.
  Result<std::optional<MasteringResult>> Finish(const AudioTags& tags);

 private:
  Production(std::string path, Delivery delivery)
      : path_(std::move(path)), delivery_(std::move(delivery)) {}

  std::string path_;
  Delivery delivery_;
  std::vector<float> floats_;
  Status EncodeSpool(const AudioTags& tags);

  // One of the three: what is streamed is written at once, what is spooled is
  // encoded at the end as it is.
  std::optional<AudioWriter> stream_;
  std::optional<Spool> spool_;
  std::optional<Mastering> mastering_;
};

}  // namespace tingwen
