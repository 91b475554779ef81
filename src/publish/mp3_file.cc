#include "publish/mp3_file.h"

#include <lame/lame.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "publish/id3.h"
#include "publish/output_error.h"
#include "publish/sample_packer.h"

namespace tingwen {
namespace {

// Of LAME's 0 (slow) to 9: 7 is twice as fast as its default, and speech at
// these rates sounds the same.
constexpr int kQuality = 7;

struct CloseLame {
  void operator()(lame_t encoder) const { lame_close(encoder); }
};
using Encoder = std::unique_ptr<lame_global_flags, CloseLame>;

// Nothing where LAME can't do it.
Encoder OpenEncoder(const AudioSpec& spec, int channels) {
  Encoder encoder(lame_init());
  lame_t lame = encoder.get();
  lame_set_num_channels(lame, channels);
  lame_set_in_samplerate(lame, spec.sample_rate);
  lame_set_out_samplerate(lame, spec.sample_rate);
  lame_set_mode(lame, channels == 1 ? MONO : JOINT_STEREO);
  lame_set_VBR(lame, vbr_off);
  lame_set_brate(lame, spec.constant_rate);
  lame_set_quality(lame, kQuality);
  lame_set_bWriteVbrTag(lame, 1);
  lame_set_write_id3tag_automatic(lame, 0);
  if (lame_init_params(lame) < 0) encoder.reset();
  return encoder;
}

}  // namespace

struct Mp3File::State {
  State(AtomicFile opened, const AudioSpec& spec)
      : output(std::move(opened)),
        channels(spec.dual_mono ? 2 : spec.channels),
        packer(spec),
        encoder(OpenEncoder(spec, channels)) {}

  Status Put(int size) {
    if (size < 0) {
      return FailWith(ErrorCode::kInternal, output.path(), "publish.encoder",
                      "LAME " + std::to_string(size));
    }
    return output.Write({reinterpret_cast<const char*>(coded.data()),
                         static_cast<size_t>(size)});
  }

  // Room for what LAME may answer (lame.h): 1.25 bytes a sample, and 7,200.
  unsigned char* Room(size_t frames) {
    coded.resize(frames * 5 / 4 + 7200);
    return coded.data();
  }

  // The frame that was left free at the beginning.
  Status WriteLameFrame() {
    const size_t size =
        lame_get_lametag_frame(encoder.get(), Room(0), coded.size());
    if (size == 0 || size > coded.size()) return Put(-1);
    const ssize_t written = ::pwrite(output.descriptor(), coded.data(), size,
                                     static_cast<off_t>(audio_begin));
    if (written != static_cast<ssize_t>(size)) {
      return Fail(OutputError(output.path(), errno));
    }
    return {};
  }

  AtomicFile output;
  int channels;
  SamplePacker packer;
  Encoder encoder;
  std::vector<unsigned char> coded;
  size_t audio_begin = 0;  // behind the ID3 tag
};

Result<Mp3File> Mp3File::Create(const std::string& path, const AudioSpec& spec,
                                const AudioTags& tags) {
  TINGWEN_ASSIGN(output, AtomicFile::Create(path));
  auto state = std::make_unique<State>(std::move(output), spec);
  if (!state->encoder) TINGWEN_TRY(state->Put(-1));
  const std::string tag = RenderId3(tags);
  state->audio_begin = tag.size();
  TINGWEN_TRY(state->output.Write(tag));
  return Mp3File(std::move(state));
}

Mp3File::Mp3File(std::unique_ptr<State> state) : state_(std::move(state)) {}
Mp3File::Mp3File(Mp3File&&) noexcept = default;
Mp3File& Mp3File::operator=(Mp3File&&) noexcept = default;
Mp3File::~Mp3File() = default;

Status Mp3File::Write(std::span<const float> samples) {
  const std::span<const float> floats = state_->packer.Floats(samples);
  const size_t frames = floats.size() / static_cast<size_t>(state_->channels);
  unsigned char* room = state_->Room(frames);
  const int room_size = static_cast<int>(state_->coded.size());
  const int count = static_cast<int>(frames);
  lame_t lame = state_->encoder.get();
  return state_->Put(state_->channels == 1
                         ? lame_encode_buffer_ieee_float(lame, floats.data(),
                                                         floats.data(), count,
                                                         room, room_size)
                         : lame_encode_buffer_interleaved_ieee_float(
                               lame, floats.data(), count, room, room_size));
}

Status Mp3File::Finish() {
  unsigned char* room = state_->Room(0);
  TINGWEN_TRY(state_->Put(lame_encode_flush(
      state_->encoder.get(), room, static_cast<int>(state_->coded.size()))));
  TINGWEN_TRY(state_->WriteLameFrame());
  return state_->output.Commit();
}

}  // namespace tingwen
