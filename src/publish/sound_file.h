// An audio file that libsndfile encodes into an AtomicFile.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "publish/audio_writer.h"

namespace tingwen {

class SoundFile {
 public:
  // kOutput where the file can't be made, kInternal where libsndfile refuses
  // the format.
  static Result<SoundFile> Create(const std::string& path,
                                  const AudioSpec& spec, const AudioTags& tags);
  SoundFile(SoundFile&&) noexcept;
  SoundFile& operator=(SoundFile&&) noexcept;
  ~SoundFile();

  // Interleaved frames. The pieces don't matter: the encoder is given blocks of
  // one size, for Vorbis encodes others differently.
  Status Write(std::span<const float> samples);
  // Completes the file and puts it in its place. A file that got nothing has a
  // moment of silence, because most formats can't do without.
  Status Finish();

 private:
  struct State;
  explicit SoundFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
