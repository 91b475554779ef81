#include "readers/html_guard.h"

#include <algorithm>
#include <array>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr size_t kMostAttributes = 1000;

// Elements that end by themselves, or are always empty, don't nest.
bool EndsByItself(std::string_view name) {
  static constexpr std::array<std::string_view, 36> kNames = {
      "area",  "base",     "body",   "br",     "col",    "colgroup",
      "dd",    "dt",       "embed",  "frame",  "head",   "hr",
      "html",  "img",      "input",  "keygen", "li",     "link",
      "meta",  "optgroup", "option", "p",      "param",  "rb",
      "rp",    "rt",       "rtc",    "script", "source", "style",
      "tbody", "td",       "tfoot",  "th",     "thead",  "tr"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How deep elements may stand inside each other at most. gumbo needs time for
// each tag that grows with it, so it is known before the parse.
size_t DepthOf(std::string_view text, size_t enough) {
  size_t depth = 0;
  size_t deepest = 0;
  for (size_t at = 0; (at = text.find('<', at)) != text.npos;) {
    ++at;
    const bool closes = at < text.size() && text[at] == '/';
    at += closes ? 1 : 0;
    // The longest name that matters is "colgroup".
    std::array<char, 9> letters;
    size_t size = 0;
    for (; size < letters.size() && at < text.size() && IsLetter(text[at]);
         ++at) {
      letters[size++] = static_cast<char>(text[at] | 0x20);
    }
    if (size == 0 || EndsByItself({letters.data(), size})) continue;
    if (closes) {
      depth -= depth > 0 ? 1 : 0;
    } else if (++depth > deepest) {
      deepest = depth;
      if (deepest > enough) break;
    }
  }
  return deepest;
}

// --- attributes --------------------------------------------------------------

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The end of the tag that begins before `at`, and how many pieces it has
// outside quotes.
size_t ScanTag(std::string_view text, size_t at, size_t& pieces) {
  pieces = 0;
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '>') {
      break;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (IsBlank(c) && !IsBlank(text[at - 1])) {
      ++pieces;
    }
  }
  return at;
}

// Where a script or style ends that begins at `at`, else `at`.
size_t SkipRaw(std::string_view text, size_t begin, size_t at) {
  const auto is_named = [&](size_t place, std::string_view name) {
    return std::equal(name.begin(), name.end(), text.begin() + place,
                      text.begin() + std::min(place + name.size(), text.size()),
                      [](char a, char b) { return a == (b | 0x20); });
  };
  for (const std::string_view name : {"script", "style"}) {
    if (!is_named(begin, name)) continue;
    for (size_t end = at; (end = text.find("</", end)) != text.npos; end += 2) {
      if (is_named(end + 2, name)) return end;
    }
    return text.size();
  }
  return at;
}

bool HasTooManyAttributes(std::string_view text) {
  for (size_t at = 0; (at = text.find('<', at)) != text.npos;) {
    ++at;
    if (text.substr(at, 3) == "!--") {
      at = std::min(text.find("-->", at), text.size());
    } else if (at < text.size() && IsLetter(text[at])) {
      size_t pieces = 0;
      const size_t begin = at;
      at = ScanTag(text, at, pieces);
      if (pieces > kMostAttributes) return true;
      at = SkipRaw(text, begin, at);
    }
  }
  return false;
}

}  // namespace

Status CheckNesting(std::string_view text, const std::string& path,
                    size_t depth) {
  if (DepthOf(text, depth) > depth) {
    return FailWith(ErrorCode::kInput, path, "readers.too_deep", depth);
  }
  if (HasTooManyAttributes(text)) {
    return FailWith(ErrorCode::kInput, path, "readers.too_many_attributes",
                    kMostAttributes);
  }
  return {};
}

}  // namespace tingwen
