#include "readers/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Some converters answer this instead of U+FFFD.
constexpr UChar kSubstitute = 0x1A;

// UTF-16 units and the source offset of each, until the input is used up.
class Decoder {
 public:
  Decoder(UConverter* converter, std::string_view bytes)
      : converter_(converter),
        bytes_(bytes),
        units_(kChunk),
        offsets_(kChunk) {}

  // Decodes the next chunk. False at the end.
  bool Next() {
    if (done_) return false;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t pending =
        std::max(ucnv_toUCountPending(converter_, &status), 0);
    status = U_ZERO_ERROR;
    const char* source = bytes_.data() + position_;
    const char* begin = source;
    // So few bytes never overflow the units: no encoding gives more than two
    // units a byte.
    const char* end =
        source + std::min<size_t>(kChunk / 4, bytes_.size() - position_);
    UChar* target = units_.data();
    done_ = end == bytes_.data() + bytes_.size();
    ucnv_toUnicode(converter_, &target, units_.data() + kChunk, &source, end,
                   offsets_.data(), static_cast<UBool>(done_), &status);
    count_ = target - units_.data();
    // A character that began in the chunk before has the offset -1.
    for (size_t i = 0; i < count_; ++i) {
      offsets_[i] = offsets_[i] < 0 ? -pending : offsets_[i];
    }
    base_ = position_;
    position_ += source - begin;
    return true;
  }

  size_t count() const { return count_; }
  UChar Unit(size_t i) const { return units_[i]; }
  size_t Offset(size_t i) const { return base_ + offsets_[i]; }

 private:
  static constexpr size_t kChunk = 1 << 16;

  UConverter* converter_;
  std::string_view bytes_;
  std::vector<UChar> units_;
  std::vector<int32_t> offsets_;
  size_t count_ = 0;
  size_t base_ = 0;
  size_t position_ = 0;
  bool done_ = false;
};

// Joins UTF-16 units into characters and writes each when its end is known:
// where the next one begins.
class CharacterWriter {
 public:
  explicit CharacterWriter(std::string_view bytes)
      : bytes_(bytes), builder_(bytes) {}

  void Add(UChar unit, size_t offset) {
    if (pending_ && U16_IS_TRAIL(unit) && U16_IS_LEAD(value_)) {
      value_ = U16_GET_SUPPLEMENTARY(value_, unit);
      return;
    }
    Flush(offset);
    pending_ = true;
    value_ = unit == kSubstitute ? static_cast<UChar32>(kReplacement) : unit;
  }

  AlignedText Finish() && {
    Flush(bytes_.size());
    const size_t rest = bytes_.size() - builder_.position();
    if (rest > 0) builder_.Replace(rest, ToUtf8(kReplacement));
    return std::move(builder_).Build();
  }

 private:
  void Flush(size_t end) {
    if (!pending_) return;
    const size_t size = end - builder_.position();
    if (size == 1 &&
        value_ == static_cast<unsigned char>(bytes_[builder_.position()]) &&
        value_ < 0x80) {
      builder_.Copy(1);
    } else {
      builder_.Replace(size, ToUtf8(static_cast<char32_t>(value_)));
    }
    pending_ = false;
  }

  std::string_view bytes_;
  AlignedTextBuilder builder_;
  UChar32 value_ = 0;
  bool pending_ = false;
};

}  // namespace

std::optional<AlignedText> ConvertToUtf8(std::string_view bytes,
                                         const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  Decoder decoder(converter.get(), bytes);
  CharacterWriter writer(bytes);
  while (decoder.Next()) {
    for (size_t i = 0; i < decoder.count(); ++i) {
      writer.Add(decoder.Unit(i), decoder.Offset(i));
    }
  }
  return std::move(writer).Finish();
}

std::optional<AlignedText> ConvertFromUtf8(std::string_view text,
                                           const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status));
  ucnv_setSubstChars(converter.get(), "?", 1, &status);
  if (U_FAILURE(status)) return std::nullopt;
  AlignedTextBuilder builder(text);
  char bytes[16];
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    UChar units[2];
    int32_t count = 0;
    U16_APPEND_UNSAFE(units, count, c.value);
    status = U_ZERO_ERROR;
    const int32_t size = ucnv_fromUChars(converter.get(), bytes, sizeof bytes,
                                         units, count, &status);
    builder.Replace(c.span.size(), std::string_view(bytes, size));
  }
  return std::move(builder).Build();
}

Result<Decoded> DecodeBytes(std::string_view bytes, const std::string& path,
                            std::string_view declared) {
  if (bytes.empty()) {
    return FailWith(ErrorCode::kInput, path, "readers.empty");
  }
  const auto encoding = GuessEncoding(bytes, declared);
  if (!encoding) return FailWith(ErrorCode::kInput, path, "readers.binary");
  return DecodeAs(bytes, path, *encoding);
}

Result<Decoded> DecodeAs(std::string_view bytes, const std::string& path,
                         const std::string& encoding) {
  if (encoding == "UTF-8") {
    return Decoded{AlignedText::Identity(std::string(bytes)), encoding};
  }
  auto text = ConvertToUtf8(bytes, encoding);
  if (!text) {
    return FailWith(ErrorCode::kInput, path, "readers.encoding", encoding);
  }
  return Decoded{*std::move(text), encoding};
}

}  // namespace tingwen
