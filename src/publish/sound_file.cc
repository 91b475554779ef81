#include "publish/sound_file.h"

#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "publish/broadcast_chunks.h"
#include "publish/id3.h"
#include "publish/ogg_serial.h"
#include "publish/output_error.h"
#include "publish/sample_packer.h"
#include "publish/wav_cues.h"
#include "publish/xiph_tags.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 4096;  // frames

// RIFF counts its bytes with 32 bits; other chunks have room in the rest.
bool NeedsRf64(const AudioSpec& spec) {
  constexpr uint64_t kMostBytes = 0xFFFFFFFF - (uint64_t{16} << 20);
  const auto channels =
      static_cast<uint64_t>(spec.dual_mono ? 2 : spec.channels);
  const auto bytes = static_cast<uint64_t>(spec.bit_depth / 8) * channels;
  return spec.frames > kMostBytes / bytes;
}

int SndfileFormat(const AudioSpec& spec) {
  const int pcm = spec.bit_depth == 24 ? SF_FORMAT_PCM_24 : SF_FORMAT_PCM_16;
  switch (spec.format) {
    case AudioFormat::kWav:
      return (NeedsRf64(spec) ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | pcm;
    case AudioFormat::kFlac:
      return SF_FORMAT_FLAC | pcm;
    case AudioFormat::kOpus:
      return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case AudioFormat::kMp3:
      return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    case AudioFormat::kOgg:
      return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
  }
  return 0;
}

bool IsOgg(AudioFormat format) {
  return format == AudioFormat::kOpus || format == AudioFormat::kOgg;
}

// A descriptor with the number of the first error met in writing to it:
// libsndfile itself doesn't tell. What stands before the audio (`offset`
// bytes) libsndfile doesn't see.
struct Target {
  int descriptor = -1;
  int error = 0;
  sf_count_t offset = 0;
};

Target& TargetOf(void* user) { return *static_cast<Target*>(user); }

sf_count_t Length(void* user) {
  const Target& target = TargetOf(user);
  struct stat info {};
  return ::fstat(target.descriptor, &info) == 0 ? info.st_size - target.offset
                                                : -1;
}

sf_count_t Seek(sf_count_t offset, int whence, void* user) {
  const Target& target = TargetOf(user);
  if (whence == SEEK_SET) offset += target.offset;
  return ::lseek(target.descriptor, offset, whence) - target.offset;
}

sf_count_t Read(void* bytes, sf_count_t size, void* user) {
  const ssize_t count =
      ::read(TargetOf(user).descriptor, bytes, static_cast<size_t>(size));
  return count < 0 ? 0 : count;
}

sf_count_t WriteBytes(const void* bytes, sf_count_t size, void* user) {
  Target& target = TargetOf(user);
  sf_count_t done = 0;
  while (done < size) {
    const ssize_t count =
        ::write(target.descriptor, static_cast<const char*>(bytes) + done,
                static_cast<size_t>(size - done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      if (target.error == 0) target.error = errno;
      break;
    }
    done += count;
  }
  return done;
}

sf_count_t Tell(void* user) { return Seek(0, SEEK_CUR, user); }

struct Closer {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

void SetTag(SNDFILE* file, int tag, const std::string& text) {
  if (!text.empty()) sf_set_string(file, tag, text.c_str());
}

// What WAV says about itself before its samples. libsndfile keeps no INFO list
// of RF64.
bool SetWavTags(SNDFILE* file, const AudioSpec& spec, const AudioTags& tags) {
  SetTag(file, SF_STR_TITLE, tags.title);
  SetTag(file, SF_STR_ARTIST, tags.artist);
  SetTag(file, SF_STR_DATE, tags.date);
  SetTag(file, SF_STR_COMMENT, tags.comment);
  return SetBroadcastChunk(file, spec, tags) && SetCartChunk(file, spec, tags);
}

}  // namespace

struct SoundFile::State {
  State(AtomicFile opened, const AudioSpec& wished, const AudioTags& told)
      : output(std::move(opened)),
        target{output.descriptor()},
        spec(wished),
        tags(told),
        packer(wished) {}

  AtomicFile output;
  Target target;
  std::unique_ptr<SNDFILE, Closer> file;
  AudioSpec spec;
  AudioTags tags;
  SamplePacker packer;
  std::vector<float> waiting;  // frames that don't fill a block yet
  bool empty = true;

  size_t BlockSize() const {
    return kBlock * static_cast<size_t>(spec.channels);
  }

  Status WriteId3() {
    const std::string tag = RenderId3(tags);
    target.offset = static_cast<sf_count_t>(tag.size());
    return output.Write(tag);
  }

  Status Add(std::span<const float> samples) {
    while (waiting.size() + samples.size() >= BlockSize()) {
      const size_t size = BlockSize() - waiting.size();
      waiting.insert(waiting.end(), samples.begin(), samples.begin() + size);
      samples = samples.subspan(size);
      TINGWEN_TRY(EncodeAll());
    }
    waiting.insert(waiting.end(), samples.begin(), samples.end());
    return {};
  }

  Status EncodeAll() {
    if (waiting.empty()) return {};
    const bool done = IsLossy(spec.format) ? Encode(packer.Floats(waiting))
                                           : Encode(packer.Numbers(waiting));
    waiting.clear();
    empty = false;
    return Check(done);
  }

  bool Encode(std::span<const int32_t> numbers) {
    const auto count = static_cast<sf_count_t>(numbers.size());
    return sf_write_int(file.get(), numbers.data(), count) == count;
  }

  bool Encode(std::span<const float> samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    return sf_write_float(file.get(), samples.data(), count) == count;
  }

  Status EncodeRest() {
    if (empty && waiting.empty()) waiting.resize(BlockSize());
    return EncodeAll();
  }

  // What can only be written when the encoder is done.
  Status Complete() {
    const int descriptor = output.descriptor();
    const std::string& path = output.path();
    if (spec.format == AudioFormat::kWav) {
      return AppendChunks(descriptor, RenderCues(tags.cues, spec.sample_rate),
                          path);
    }
    if (spec.format == AudioFormat::kMp3) return {};
    TINGWEN_TRY(WriteXiphTags(descriptor, spec.format, tags, path));
    return IsOgg(spec.format) ? FixOggSerial(descriptor, path) : Status();
  }

  Status Check(bool complete) const {
    if (target.error != 0)
      return Fail(OutputError(output.path(), target.error));
    if (complete) return {};
    return FailWith(ErrorCode::kInternal, output.path(), "publish.encoder",
                    std::string(sf_strerror(file.get())));
  }
};

Result<SoundFile> SoundFile::Create(const std::string& path,
                                    const AudioSpec& spec,
                                    const AudioTags& tags) {
  TINGWEN_ASSIGN(output, AtomicFile::Create(path));
  auto state = std::make_unique<State>(std::move(output), spec, tags);
  if (spec.format == AudioFormat::kMp3) TINGWEN_TRY(state->WriteId3());
  SF_INFO info{};
  info.samplerate = spec.sample_rate;
  info.channels = spec.dual_mono ? 2 : spec.channels;
  info.format = SndfileFormat(spec);
  SF_VIRTUAL_IO io{Length, Seek, Read, WriteBytes, Tell};
  state->file.reset(sf_open_virtual(&io, SFM_WRITE, &info, &state->target));
  TINGWEN_TRY(state->Check(state->file != nullptr));
  if (spec.format == AudioFormat::kWav) {
    TINGWEN_TRY(state->Check(SetWavTags(state->file.get(), spec, tags)));
  }
  return SoundFile(std::move(state));
}

SoundFile::SoundFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SoundFile::SoundFile(SoundFile&&) noexcept = default;
SoundFile& SoundFile::operator=(SoundFile&&) noexcept = default;
SoundFile::~SoundFile() = default;

Status SoundFile::Write(std::span<const float> samples) {
  return state_->Add(samples);
}

Status SoundFile::Finish() {
  TINGWEN_TRY(state_->EncodeRest());
  const int error = sf_close(state_->file.release());
  TINGWEN_TRY(state_->Check(true));
  if (error != 0) {
    return FailWith(ErrorCode::kInternal, state_->output.path(),
                    "publish.encoder", std::string(sf_error_number(error)));
  }
  TINGWEN_TRY(state_->Complete());
  return state_->output.Commit();
}

}  // namespace tingwen
