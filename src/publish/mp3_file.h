// MP3 of a constant bit rate, encoded by LAME itself: libsndfile can't choose
// between LAME's fast and slow ways of encoding, and hours of a book take the
// fast one. At a constant rate players find every second exactly.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "publish/audio_writer.h"

namespace tingwen {

class Mp3File {
 public:
  // For AudioSpec::constant_rate. The first frame is LAME's, which tells
  // players how much silence the encoder put before and behind, so that they
  // cut it off. kOutput where the file can't be made, kInternal where LAME
  // refuses the format.
  static Result<Mp3File> Create(const std::string& path, const AudioSpec& spec,
                                const AudioTags& tags);
  Mp3File(Mp3File&&) noexcept;
  Mp3File& operator=(Mp3File&&) noexcept;
  ~Mp3File();

  // Interleaved frames; full scale is 1.0.
  Status Write(std::span<const float> samples);
  // Completes the file and puts it in its place.
  Status Finish();

 private:
  struct State;
  explicit Mp3File(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
