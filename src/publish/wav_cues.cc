#include "publish/wav_cues.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <string_view>

#include "publish/little_endian.h"
#include "publish/output_error.h"

namespace tingwen {
namespace {

constexpr off_t kRiffSize = 4;   // where RIFF files tell their size
constexpr off_t kRf64Size = 20;  // where RF64 files do, in the chunk ds64

uint32_t Frames(double seconds, int sample_rate) {
  return static_cast<uint32_t>(std::llround(seconds * sample_rate));
}

// Chunks begin at even offsets.
std::string Chunk(std::string_view id, const std::string& body) {
  std::string chunk(id);
  AppendNumber(chunk, body.size(), 4);
  chunk += body;
  if (body.size() % 2 != 0) chunk += '\0';
  return chunk;
}

std::string CuePoint(uint32_t id, uint32_t position) {
  std::string point;
  AppendNumber(point, id, 4);
  AppendNumber(point, position, 4);
  point += "data";
  AppendNumber(point, 0, 4);  // of chunks and blocks: there is one of each
  AppendNumber(point, 0, 4);
  AppendNumber(point, position, 4);
  return point;
}

std::string Label(uint32_t id, const std::string& title) {
  std::string label;
  AppendNumber(label, id, 4);
  return Chunk("labl", label + title + '\0');
}

std::string Length(uint32_t id, uint32_t frames) {
  std::string length;
  AppendNumber(length, id, 4);
  AppendNumber(length, frames, 4);
  length += "rgn ";
  AppendNumber(length, 0, 8);  // country, language, dialect, code page
  return Chunk("ltxt", length);
}

bool WriteAt(int descriptor, const std::string& bytes, off_t offset) {
  return ::pwrite(descriptor, bytes.data(), bytes.size(), offset) ==
         static_cast<ssize_t>(bytes.size());
}

}  // namespace

std::string RenderCues(const std::vector<Chapter>& cues, int sample_rate) {
  if (cues.empty()) return {};
  std::string points;
  std::string labels;
  std::string lengths;
  AppendNumber(points, cues.size(), 4);
  for (size_t i = 0; i < cues.size(); ++i) {
    const auto id = static_cast<uint32_t>(i + 1);
    const uint32_t begin = Frames(cues[i].begin, sample_rate);
    const uint32_t end = Frames(cues[i].end, sample_rate);
    points += CuePoint(id, begin);
    labels += Label(id, cues[i].title);
    lengths += Length(id, end - begin);
  }
  return Chunk("cue ", points) + Chunk("LIST", "adtl" + labels + lengths);
}

Status AppendChunks(int descriptor, const std::string& chunks,
                    const std::string& path) {
  if (chunks.empty()) return {};
  std::array<char, 4> id{};
  const off_t end = ::lseek(descriptor, 0, SEEK_END);
  const off_t begin = end + end % 2;
  const off_t size = begin + static_cast<off_t>(chunks.size()) - 8;
  if (end < 0 || ::pread(descriptor, id.data(), id.size(), 0) != 4) {
    return Fail(OutputError(path, errno));
  }
  const bool rf64 = std::string_view(id.data(), id.size()) == "RF64";
  std::string number;
  AppendNumber(number, static_cast<uint64_t>(size), rf64 ? 8 : 4);
  if (!WriteAt(descriptor,
               std::string(static_cast<size_t>(begin - end), '\0') + chunks,
               end) ||
      !WriteAt(descriptor, number, rf64 ? kRf64Size : kRiffSize)) {
    return Fail(OutputError(path, errno));
  }
  return {};
}

}  // namespace tingwen
