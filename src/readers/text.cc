// Plain text in any encoding. Its structure is found later, from its lines.
#include <utility>

#include "base/message.h"
#include "readers/charset.h"
#include "readers/format.h"

namespace tingwen {
namespace {

Match Recognize(const Head&) { return Match::kMaybe; }

Result<Piece> Read(const Input& input) {
  const size_t limit = input.options.limits.text;
  if (input.bytes.size() > limit) {
    return FailWith(ErrorCode::kInput, input.path, "input.too_large",
                    limit >> 20);
  }
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path));
  Piece piece;
  piece.text = std::move(decoded.text);
  piece.metadata.encoding = std::move(decoded.encoding);
  return piece;
}

}  // namespace

const Format kTextFormat = {"text", "txt text", Recognize, Read};

}  // namespace tingwen
