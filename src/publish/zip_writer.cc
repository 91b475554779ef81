#include "publish/zip_writer.h"

#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

// Archives of the same files are the same: 1980-01-01, the first day of ZIP.
constexpr zip_uint16_t kDosDate = 0x0021;

// The place that libzip writes to: the descriptor of an AtomicFile.
struct Target {
  int descriptor = -1;
  zip_int64_t position = 0;
  zip_error_t error;
};

zip_int64_t WriteTo(Target& target, const void* data, zip_uint64_t size) {
  zip_uint64_t done = 0;
  while (done < size) {
    const ssize_t count =
        ::pwrite(target.descriptor, static_cast<const char*>(data) + done,
                 size - done, target.position);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      zip_error_set(&target.error, ZIP_ER_WRITE, errno);
      return -1;
    }
    done += static_cast<zip_uint64_t>(count);
    target.position += count;
  }
  return static_cast<zip_int64_t>(done);
}

// libzip's view of the target (zip_source_function(3)). There is nothing to
// read in a new archive.
zip_int64_t Handle(void* user, void* data, zip_uint64_t size,
                   zip_source_cmd_t command) {
  auto& target = *static_cast<Target*>(user);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(
          ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
          ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
          ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
          ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
          ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_WRITE:
      return WriteTo(target, data, size);
    case ZIP_SOURCE_SEEK_WRITE: {
      const zip_int64_t to = zip_source_seek_compute_offset(
          static_cast<zip_uint64_t>(target.position),
          static_cast<zip_uint64_t>(::lseek(target.descriptor, 0, SEEK_END)),
          data, size, &target.error);
      if (to < 0) return -1;
      target.position = to;
      return 0;
    }
    case ZIP_SOURCE_TELL_WRITE:
    case ZIP_SOURCE_TELL:
      return target.position;
    case ZIP_SOURCE_STAT: {
      auto* about = static_cast<zip_stat_t*>(data);
      zip_stat_init(about);
      about->size = 0;
      about->valid |= ZIP_STAT_SIZE;
      return sizeof(*about);
    }
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&target.error, data, size);
    default:
      return 0;
  }
}

}  // namespace

struct ZipWriter::State {
  explicit State(AtomicFile opened) : output(std::move(opened)) {
    target.descriptor = output.descriptor();
    zip_error_init(&target.error);
  }
  ~State() {
    if (zip != nullptr) zip_discard(zip);
    zip_error_fini(&target.error);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  tl::unexpected<Error> Failure(const char* why) const {
    return FailWith(ErrorCode::kOutput, output.path(), "output.failed",
                    std::string(why));
  }

  Status Add(const std::string& name, zip_source_t* source, bool pack) {
    if (source == nullptr) return Failure(zip_strerror(zip));
    const zip_int64_t index =
        zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return Failure(zip_strerror(zip));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(zip, entry, pack ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                             0);
    zip_file_set_dostime(zip, entry, 0, kDosDate, 0);
    return {};
  }

  AtomicFile output;
  Target target;
  zip_t* zip = nullptr;
};

Result<ZipWriter> ZipWriter::Create(const std::string& path) {
  TINGWEN_ASSIGN(output, AtomicFile::Create(path));
  auto state = std::make_unique<State>(std::move(output));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_function_create(Handle, &state->target, &error);
  if (source != nullptr) {
    state->zip =
        zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (state->zip == nullptr) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (state->zip == nullptr) return state->Failure(why.c_str());
  return ZipWriter(std::move(state));
}

ZipWriter::ZipWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipWriter::ZipWriter(ZipWriter&&) noexcept = default;
ZipWriter& ZipWriter::operator=(ZipWriter&&) noexcept = default;
ZipWriter::~ZipWriter() = default;

Status ZipWriter::Add(const std::string& name, std::string_view bytes,
                      bool pack) {
  // libzip frees what it is given with free().
  void* copy = std::malloc(bytes.size() + 1);
  std::memcpy(copy, bytes.data(), bytes.size());
  zip_source_t* source = zip_source_buffer(state_->zip, copy, bytes.size(), 1);
  if (source == nullptr) std::free(copy);
  return state_->Add(name, source, pack);
}

Status ZipWriter::AddFile(const std::string& name, const std::string& path) {
  return state_->Add(name, zip_source_file(state_->zip, path.c_str(), 0, -1),
                     false);
}

Status ZipWriter::Finish() {
  if (zip_close(state_->zip) != 0)
    return state_->Failure(zip_strerror(state_->zip));
  state_->zip = nullptr;
  return state_->output.Commit();
}

}  // namespace tingwen
