#include "readers/portions.h"

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "document/source_positions.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/plain_text.h"
#include "readers/reader.h"
#include "readers/sentence_marks.h"

namespace tingwen {
namespace {

bool IsPlainText(std::string_view begin, const std::string& path,
                 const ReadOptions& options) {
  const auto format = FormatOf({begin, path, options});
  return format && *format == &kTextFormat;
}

// Whether the bytes are no more in UTF-8 than one document may have. Other
// encodings take at least half as many.
bool Fits(std::string_view bytes, const std::string& path,
          const ReadOptions& options) {
  const size_t most = options.limits.text;
  if (bytes.size() <= most / 2) return true;
  const auto decoded = DecodeBytes(bytes, path);
  return bytes.size() <= most &&
         (!decoded || decoded->text.text().size() <= most);
}

// Where the last line begins that follows a blank one or is indented; npos if
// none does behind `from`.
size_t LastParagraph(std::string_view text, size_t from) {
  for (size_t at = text.size();
       (at = text.rfind('\n', at)) != text.npos && at > from; --at) {
    const std::string_view next = text.substr(at + 1);
    if (next.starts_with('\n') || next.starts_with("\r\n") ||
        next.starts_with("　") || next.starts_with("  ")) {
      return at + 1;
    }
  }
  return text.npos;
}

// Behind the last line end, if there is one behind `from`. `whole`: that
// follows the end of a sentence, as a line that was wrapped does not.
size_t LastLine(std::string_view text, size_t from, bool whole) {
  for (size_t at = text.size();
       (at = text.rfind('\n', at)) != text.npos && at > from; --at) {
    const std::string_view line = Trim(text.substr(from, at - from));
    if (!whole || line.empty()) return at + 1;
    const char32_t last = DecodeBefore(line, line.size()).value;
    if (IsEnder(last) || IsCloser(last)) return at + 1;
  }
  return text.npos;
}

size_t LastSentence(std::string_view text, size_t from) {
  for (size_t at = text.size(); at > from;) {
    const CodePoint c = DecodeBefore(text, at);
    if (IsEnder(c.value) && c.value != '.') return c.span.end;
    at = c.span.begin;
  }
  return text.npos;
}

// Where a portion that begins with this text is to end, not before its middle.
size_t EndOfPortion(std::string_view text) {
  const size_t middle = text.size() / 2;
  for (const size_t end :
       {LastParagraph(text, middle), LastLine(text, middle, true),
        LastLine(text, middle, false), LastSentence(text, middle)}) {
    if (end != text.npos) return end;
  }
  return DecodeBefore(text, text.size()).span.begin;
}

// A portion may end inside a character, which its lines don't.
std::optional<std::string> GuessFrom(std::string_view bytes) {
  const size_t end = bytes.rfind('\n');
  return GuessEncoding(end == bytes.npos ? bytes : bytes.substr(0, end));
}

}  // namespace

Result<PortionReader> PortionReader::Open(const std::string& path, size_t limit,
                                          const ReadOptions& options,
                                          size_t whole) {
  TINGWEN_ASSIGN(file, InputFile::Open(path));
  PortionReader reader(std::move(file), path, options);
  TINGWEN_TRY(reader.file_.Read(whole + 1, reader.buffer_));
  if (reader.file_.HasEnded() && Fits(reader.buffer_, path, options)) {
    return reader;
  }
  reader.is_long_ = IsPlainText(reader.buffer_, path, options);
  if (reader.is_long_ || reader.file_.HasEnded()) return reader;
  const size_t more = limit + 1 - std::min(limit + 1, reader.buffer_.size());
  TINGWEN_TRY(reader.file_.Read(more, reader.buffer_));
  if (reader.buffer_.size() > limit) {
    return FailWith(ErrorCode::kInput, path, "input.too_large", limit >> 20);
  }
  return reader;
}

Result<std::optional<Portion>> PortionReader::Next() {
  if (is_long_) return NextOfLong();
  if (std::exchange(begun_, true)) return std::nullopt;
  TINGWEN_ASSIGN(document, ReadDocument(buffer_, path_, options_));
  return Portion{std::move(document), std::move(buffer_), 0, {1, 1}};
}

Result<std::optional<Portion>> PortionReader::NextOfLong() {
  while (true) {
    const size_t have = buffer_.size();
    TINGWEN_TRY(file_.Read(kPortion - std::min(kPortion, have), buffer_));
    if (buffer_.empty()) break;
    const size_t offset = offset_;
    const Position position = position_;
    TINGWEN_ASSIGN(bytes, TakeBytes());
    TINGWEN_ASSIGN(decoded, DecodeAs(bytes, path_, encoding_));
    if (Trim(decoded.text.text()).empty()) continue;
    TINGWEN_ASSIGN(document, ReadPlainText(std::move(decoded.text), encoding_,
                                           path_, options_, begun_));
    begun_ = true;
    return Portion{std::move(document), std::move(bytes), offset, position};
  }
  if (begun_) return std::nullopt;
  return FailWith(ErrorCode::kInput, path_, "readers.blank");
}

Result<std::string> PortionReader::TakeBytes() {
  if (encoding_.empty()) {
    const auto encoding = GuessFrom(buffer_);
    if (!encoding) return FailWith(ErrorCode::kInput, path_, "readers.binary");
    encoding_ = *encoding;
  }
  size_t size = buffer_.size();
  if (!file_.HasEnded() || size > kPortion) {
    const std::string_view next = std::string_view(buffer_).substr(0, kPortion);
    TINGWEN_ASSIGN(decoded, DecodeAs(next, path_, encoding_));
    size = decoded.text.SourceOf({0, EndOfPortion(decoded.text.text())}).end;
    if (size == 0) size = next.size();
  }
  std::string bytes = buffer_.substr(0, size);
  buffer_.erase(0, size);
  offset_ += size;
  position_ = SourcePositions(bytes, encoding_, position_).At(bytes.size());
  return bytes;
}

}  // namespace tingwen
