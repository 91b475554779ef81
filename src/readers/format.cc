#include "readers/format.h"

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"

namespace tingwen {
namespace {

constexpr size_t kHeadBytes = 4096;

// Files that are no text, by their first bytes.
struct Magic {
  std::string_view bytes;
  const char* name;
};
constexpr Magic kUnreadable[] = {
    {"\xD0\xCF\x11\xE0", "Word 97-2003 (.doc)"},
    {"{\\rtf", "RTF"},
    {"\x89PNG", "PNG"},
    {"\xFF\xD8\xFF", "JPEG"},
    {"GIF8", "GIF"},
    {"ID3", "MP3"},
    {"RIFF", "RIFF (WAV, WebP)"},
    {"OggS", "Ogg"},
    {"fLaC", "FLAC"},
    {"\x1F\x8B", "gzip"},
    {"Rar!", "RAR"},
    {"7z\xBC\xAF", "7z"},
    {"PK\x03\x04", "ZIP"},
};

Head HeadOf(std::string_view bytes) {
  Head head{bytes, {}};
  std::string_view text = bytes.substr(0, kHeadBytes);
  std::string decoded;
  const bool is_utf16 =
      text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  if (is_utf16) {
    if (auto utf8 = ConvertToUtf8(text, "UTF-16")) decoded = utf8->text();
    text = decoded;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  head.text = Trim(text);
  return head;
}

bool HasExtension(const Format& format, std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == path.npos) return false;
  const std::string extension = LowerCase(path.substr(dot + 1));
  const auto known = Split(format.extensions, ' ');
  return std::find(known.begin(), known.end(), extension) != known.end();
}

Result<const Format*> FormatNamed(const std::string& name) {
  std::string names;
  for (const Format* format : Formats()) {
    if (format->name == name) return format;
    names += (names.empty() ? "" : ", ") + std::string(format->name);
  }
  return FailWith(ErrorCode::kUsage, "", "readers.unknown_format", name, names);
}

// A file of a known kind that is none of ours.
Status Refuse(const Input& input) {
  for (const Magic& magic : kUnreadable) {
    if (!input.bytes.starts_with(magic.bytes)) continue;
    return FailWith(ErrorCode::kInput, input.path, "readers.unsupported",
                    magic.name);
  }
  return {};
}

}  // namespace

const std::vector<const Format*>& Formats() {
  static const std::vector<const Format*> formats = {
      &kPdfFormat,  &kEpubFormat,     &kDocxFormat,     &kOdtFormat,
      &kFeedFormat, &kHtmlFormat,     &kNewsJsonFormat, &kVttFormat,
      &kSrtFormat,  &kMarkdownFormat, &kTextFormat};
  return formats;
}

Result<const Format*> FormatOf(const Input& input) {
  if (!input.options.format.empty()) return FormatNamed(input.options.format);
  const Head head = HeadOf(input.bytes);
  const Format* maybe = nullptr;
  for (const Format* format : Formats()) {
    const Match match = format->recognize(head);
    if (match == Match::kSure) return format;
    if (match == Match::kMaybe && maybe == nullptr &&
        HasExtension(*format, input.path)) {
      maybe = format;
    }
  }
  if (maybe != nullptr && maybe != &kTextFormat) return maybe;
  TINGWEN_TRY(Refuse(input));
  return &kTextFormat;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace tingwen
