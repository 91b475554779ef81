// What the user can set about reading.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace tingwen {

// Parts of a document that are no running text.
enum class Structure : uint8_t {
  kTable,
  kList,
  kLink,
  kImage,
  kQuotation,
  kCode,
  kFormula,
  kFootnote,
};
inline constexpr size_t kStructureCount = 8;

// How such a part is read.
enum class Treatment : uint8_t {
  kAnnounce,  // with words that tell what it is
  kPlain,     // its text only
  kSkip,      // not at all
};

// How traditional characters become simplified ones.
enum class Traditional : uint8_t {
  kCharacters,  // characters and their combinations: 軟體 is 软体
  kTaiwan,      // Taiwan's words become the mainland's, too: 軟體 is 软件
  kHongKong,    // from Hong Kong's variants of characters
};

// Where reading stops, so that no file takes more time or memory than its
// size tells.
struct ReadLimits {
  size_t text = size_t{8} << 20;        // bytes of text that are read
  size_t unpacked = size_t{256} << 20;  // bytes that a container holds
  size_t depth = 1024;                  // elements inside each other
  // Of the process that reads a PDF: seconds of the processor, and bytes.
  int pdf_time = 60;
  size_t pdf_memory = size_t{1} << 30;
};

struct ReadOptions {
  // Traditional characters become simplified ones (OpenCC), spans kept.
  bool simplify = true;
  // Lost spaces, garbles, glosses and repeated titles are mended.
  bool repair = true;
  Traditional traditional = Traditional::kCharacters;
  // The format by name; empty: as the content tells.
  std::string format;
  // By Structure. Links are read as the text that they are.
  std::array<Treatment, kStructureCount> treatments = {
      Treatment::kAnnounce, Treatment::kAnnounce, Treatment::kPlain,
      Treatment::kAnnounce, Treatment::kAnnounce, Treatment::kAnnounce,
      Treatment::kAnnounce, Treatment::kAnnounce};
  ReadLimits limits;

  Treatment Of(Structure structure) const {
    return treatments[static_cast<size_t>(structure)];
  }
};

}  // namespace tingwen
