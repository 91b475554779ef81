#include "publish/sound_file.h"

#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "publish/id3.h"
#include "publish/ogg_serial.h"
#include "publish/output_error.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 4096;  // samples

int SndfileFormat(AudioFormat format) {
  switch (format) {
    case AudioFormat::kWav:
      return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case AudioFormat::kFlac:
      return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
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

sf_count_t Tell(void* user) {
  return Seek(0, SEEK_CUR, user);
}

sf_count_t Encode(SNDFILE* file, std::span<const int16_t> samples) {
  return sf_write_short(file, samples.data(),
                        static_cast<sf_count_t>(samples.size()));
}

sf_count_t Encode(SNDFILE* file, std::span<const float> samples) {
  return sf_write_float(file, samples.data(),
                        static_cast<sf_count_t>(samples.size()));
}

struct Closer {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

void SetTag(SNDFILE* file, int tag, const std::string& text) {
  if (!text.empty()) sf_set_string(file, tag, text.c_str());
}

void SetTags(SNDFILE* file, const AudioTags& tags) {
  SetTag(file, SF_STR_TITLE, tags.title);
  SetTag(file, SF_STR_ARTIST, tags.artist);
  SetTag(file, SF_STR_DATE, tags.date);
  SetTag(file, SF_STR_COMMENT, tags.comment);
}

}  // namespace

struct SoundFile::State {
  explicit State(AtomicFile opened)
      : output(std::move(opened)), target{output.descriptor()} {}

  AtomicFile output;
  Target target;
  std::unique_ptr<SNDFILE, Closer> file;
  AudioFormat format = AudioFormat::kWav;
  // Samples that don't fill a block yet; one of the two is used.
  std::vector<int16_t> shorts;
  std::vector<float> floats;
  uint64_t encoded = 0;

  Status WriteId3(const AudioTags& tags) {
    const std::string tag = RenderId3(tags);
    target.offset = static_cast<sf_count_t>(tag.size());
    return output.Write(tag);
  }

  template <class Sample>
  Status Add(std::vector<Sample>& waiting, std::span<const Sample> samples) {
    while (waiting.size() + samples.size() >= kBlock) {
      const size_t size = kBlock - waiting.size();
      waiting.insert(waiting.end(), samples.begin(), samples.begin() + size);
      samples = samples.subspan(size);
      TINGWEN_TRY(EncodeAll(waiting));
    }
    waiting.insert(waiting.end(), samples.begin(), samples.end());
    return {};
  }

  template <class Sample>
  Status EncodeAll(std::vector<Sample>& waiting) {
    if (waiting.empty()) return {};
    const sf_count_t done =
        Encode(file.get(), std::span<const Sample>(waiting));
    TINGWEN_TRY(Check(done == static_cast<sf_count_t>(waiting.size())));
    encoded += waiting.size();
    waiting.clear();
    return {};
  }

  Status EncodeRest() {
    TINGWEN_TRY(EncodeAll(shorts));
    TINGWEN_TRY(EncodeAll(floats));
    if (encoded == 0) shorts.resize(kBlock);
    return EncodeAll(shorts);
  }

  Status Check(bool complete) const {
    if (target.error != 0)
      return Fail(OutputError(output.path(), target.error));
    if (complete) return {};
    return FailWith(ErrorCode::kInternal, output.path(), "publish.encoder",
                    std::string(sf_strerror(file.get())));
  }
};

Result<SoundFile> SoundFile::Create(const std::string& path, AudioFormat format,
                                    int sample_rate, const AudioTags& tags) {
  TINGWEN_ASSIGN(output, AtomicFile::Create(path));
  auto state = std::make_unique<State>(std::move(output));
  state->format = format;
  const bool mp3 = format == AudioFormat::kMp3;
  if (mp3) TINGWEN_TRY(state->WriteId3(tags));
  SF_INFO info{};
  info.samplerate = sample_rate;
  info.channels = 1;
  info.format = SndfileFormat(format);
  SF_VIRTUAL_IO io{Length, Seek, Read, WriteBytes, Tell};
  state->file.reset(sf_open_virtual(&io, SFM_WRITE, &info, &state->target));
  TINGWEN_TRY(state->Check(state->file != nullptr));
  if (!mp3) SetTags(state->file.get(), tags);
  return SoundFile(std::move(state));
}

SoundFile::SoundFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SoundFile::SoundFile(SoundFile&&) noexcept = default;
SoundFile& SoundFile::operator=(SoundFile&&) noexcept = default;
SoundFile::~SoundFile() = default;

Status SoundFile::Write(std::span<const int16_t> samples) {
  return state_->Add(state_->shorts, samples);
}

Status SoundFile::Write(std::span<const float> samples) {
  return state_->Add(state_->floats, samples);
}

Status SoundFile::Finish() {
  TINGWEN_TRY(state_->EncodeRest());
  const int error = sf_close(state_->file.release());
  TINGWEN_TRY(state_->Check(true));
  if (error != 0) {
    return FailWith(ErrorCode::kInternal, state_->output.path(),
                    "publish.encoder", std::string(sf_error_number(error)));
  }
  if (IsOgg(state_->format)) {
    TINGWEN_TRY(
        FixOggSerial(state_->output.descriptor(), state_->output.path()));
  }
  return state_->output.Commit();
}

}  // namespace tingwen
