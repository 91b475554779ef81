#include "readers/simplify.h"

#include <string>

#include "base/text.h"
#include "readers/gb2312.h"

namespace tingwen {
namespace {

struct ScriptCount {
  size_t traditional = 0;
  size_t variants = 0;
  size_t simplified = 0;

  // Variants count where there is nothing else.
  bool IsSilent() const { return traditional + simplified == 0; }
  bool IsTraditional() const {
    return traditional > simplified || (IsSilent() && variants > 0);
  }
};

// Most text has no character that simplified text doesn't have, and needs no
// tables.
bool IsPlainSimplified(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (IsHan(c.value) && !InGb2312(c.value)) return false;
    at = c.span.end;
  }
  return true;
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

ScriptCount CountScripts(std::string_view text, const OpenccTables& tables) {
  ScriptCount count;
  for (size_t at = 0; at < text.size();) {
    if (IsAscii(text[at])) {
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    const Script script = tables.ScriptOf(c.value);
    count.traditional += script == Script::kTraditional ? 1 : 0;
    count.variants += script == Script::kVariant ? 1 : 0;
    count.simplified += script == Script::kSimplified ? 1 : 0;
  }
  return count;
}

// `Writer` has Replace(Span, std::string_view).
template <class Writer>
void Write(Writer& writer, std::string_view text, size_t at,
           const OpenccTables::Match& match) {
  if (match.output == nullptr) return;
  const Span span{at, at + match.size};
  const std::string_view before = span.Of(text);
  const std::string& after = *match.output;
  if (before == after) return;
  // Character by character where both have as many, so that spans stay short.
  const auto from = Decode(before);
  const auto to = Decode(after);
  if (from.size() != to.size()) return writer.Replace(span, after);
  for (size_t i = 0; i < from.size(); ++i) {
    if (from[i].value == to[i].value) continue;
    writer.Replace({at + from[i].span.begin, at + from[i].span.end},
                   to[i].span.Of(after));
  }
}

template <class Writer>
void ConvertSpan(Writer& writer, std::string_view text, Span span,
                 const OpenccTables& tables) {
  for (size_t at = span.begin; at < span.end;) {
    if (IsAscii(text[at])) {
      ++at;
      continue;
    }
    const auto match = tables.MatchAt(text.substr(0, span.end), at);
    Write(writer, text, at, match);
    at += match.size;
  }
}

// Only the characters that simplified text never has.
template <class Writer>
void ConvertStrays(Writer& writer, std::string_view text, Span span,
                   const OpenccTables& tables) {
  for (size_t at = span.begin; at < span.end;) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    if (tables.ScriptOf(c.value) != Script::kTraditional) continue;
    Write(writer, text, c.span.begin,
          tables.MatchCharacter(c.value, c.span.size()));
  }
}

class BuilderWriter {
 public:
  explicit BuilderWriter(std::string_view text) : builder_(text) {}
  void Replace(Span span, std::string_view output) {
    builder_.CopyUntil(span.begin);
    builder_.Replace(span.size(), output);
  }
  AlignedText Build() && { return std::move(builder_).Build(); }

 private:
  AlignedTextBuilder builder_;
};

// Loaded when it is first asked for.
const Result<OpenccTables>& TablesOf(Traditional traditional) {
  static const auto load = [](Traditional kind) {
    return OpenccTables::Load(kind);
  };
  switch (traditional) {
    case Traditional::kTaiwan: {
      static const Result<OpenccTables> tables = load(Traditional::kTaiwan);
      return tables;
    }
    case Traditional::kHongKong: {
      static const Result<OpenccTables> tables = load(Traditional::kHongKong);
      return tables;
    }
    default: {
      static const Result<OpenccTables> tables = load(Traditional::kCharacters);
      return tables;
    }
  }
}

}  // namespace

AlignedText ConvertTraditional(std::string_view text,
                               const OpenccTables& tables) {
  BuilderWriter writer(text);
  ConvertSpan(writer, text, {0, text.size()}, tables);
  return std::move(writer).Build();
}

Status SimplifyText(Draft& draft, Traditional traditional) {
  if (IsPlainSimplified(draft.text())) return {};
  const Result<OpenccTables>& tables = TablesOf(traditional);
  if (!tables) return Fail(tables.error());
  const std::string_view text = draft.text();
  const ScriptCount all = CountScripts(text, *tables);
  if (all.traditional + all.variants == 0) return {};
  Rewriter rewriter(draft);
  for (size_t begin = 0; begin < text.size();) {
    const Span line{begin, std::min(text.find('\n', begin), text.size())};
    begin = line.end + 1;
    ScriptCount count = CountScripts(line.Of(text), *tables);
    if (count.IsSilent() && !all.IsSilent()) count = all;
    if (count.IsTraditional()) {
      ConvertSpan(rewriter, text, line, *tables);
    } else {
      ConvertStrays(rewriter, text, line, *tables);
    }
  }
  std::move(rewriter).Finish();
  return {};
}

}  // namespace tingwen
