#include "readers/short_html.h"

#include <algorithm>
#include <array>

#include "readers/format.h"

namespace tingwen {
namespace {

// What is no longer than this stays.
constexpr size_t kShort = 4;

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsBlank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
// May stand in a character reference behind its &.
bool IsReference(char c) {
  return IsLetter(c) || (c >= '0' && c <= '9') || c == '#';
}

// Elements that hold text only, up to their end tag.
bool HoldsRawText(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "iframe", "noembed",  "noframes", "script",
      "style",  "textarea", "title",    "xmp"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

// Attributes that the readers ask for.
bool IsReadName(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "alt",       "alttext", "aria-hidden", "class", "colspan",  "content",
      "epub:type", "hidden",  "href",        "id",    "itemprop", "name",
      "property",  "role",    "rowspan",     "style"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

// An address counts where it leads into a page, a style where it may hide.
bool IsRead(std::string_view name, std::string_view value) {
  if (!IsReadName(name)) return false;
  if (name == "href") return value.find('#') != value.npos;
  if (name == "style") return value.find("display") != value.npos;
  return true;
}

}  // namespace

// Walks through a page as the tokenizer of HTML does (WHATWG, 13.2.5), as far
// as it takes to know what is a tag.
class HtmlShortener {
 public:
  explicit HtmlShortener(ShortHtml& page)
      : page_(page),
        source_(page.source_),
        has_nul_(source_.find('\0') != source_.npos),
        has_cr_(source_.find('\r') != source_.npos) {
    page.text_.reserve(source_.size() / 2);
  }

  void Run() {
    // Pages that hold the mark itself stay as they are.
    if (source_.find(ShortHtml::kMark) != source_.npos) at_ = source_.size();
    while (at_ < source_.size()) {
      source_[at_] == '<' ? PassMarkup() : PassText();
    }
    CopyUntil(source_.size());
  }

 private:
  void CopyUntil(size_t end) {
    page_.text_ += source_.substr(done_, end - done_);
    done_ = end;
  }

  // Leaves [begin, end) out and puts `mark` there.
  void Cut(size_t begin, size_t end, std::string_view mark) {
    CopyUntil(begin);
    const size_t place = page_.text_.size();
    page_.text_ += mark;
    page_.cuts_.push_back({{place, place + mark.size()}, {begin, end}});
    done_ = end;
  }

  size_t Find(std::string_view what, size_t from) const {
    return std::min(source_.find(what, from), source_.size());
  }

  // Behind it.
  size_t Past(std::string_view what, size_t from) const {
    return std::min(Find(what, from) + what.size(), source_.size());
  }

  // --- texts -----------------------------------------------------------------

  void PassText() {
    const size_t end = Find("<", at_);
    const size_t begin = at_;
    SkipBlanks(end);
    if (at_ == end && begin == behind_pre_) return;
    if (at_ == end) return CutBlanks({begin, end});
    // White space counts where elements hold no text.
    while (at_ < end) {
      const size_t odd = NextOdd({at_, end});
      if (odd - at_ > kShort) Cut(at_, odd, ShortHtml::kMark);
      at_ = odd;
      if (at_ < end) PassOdd(end);
    }
  }

  void SkipBlanks(size_t end) {
    while (at_ < end && IsBlank(source_[at_])) ++at_;
  }

  // One is as good as many.
  void CutBlanks(Span span) {
    if (span.size() <= 1) return;
    const char first = source_[span.begin];
    Cut(span.begin, span.end,
        first == '\r' ? "\n" : std::string_view(&first, 1));
  }

  // The next character that the tokenizer doesn't take as it is.
  size_t NextOdd(Span span) const {
    const std::string_view text = span.Of(source_);
    size_t odd = std::min(text.find('&'), text.size());
    if (has_cr_) odd = std::min(odd, text.find('\r'));
    if (has_nul_) odd = std::min(odd, text.find('\0'));
    return span.begin + odd;
  }

  // A character reference, CR LF, or NUL.
  void PassOdd(size_t end) {
    const char odd = source_[at_++];
    if (odd == '&') {
      while (at_ < end && IsReference(source_[at_])) ++at_;
    }
    const char last = odd == '&' ? ';' : '\n';
    if (at_ < end && source_[at_] == last) ++at_;
  }

  // --- markup ----------------------------------------------------------------

  void PassMarkup() {
    const std::string_view rest = source_.substr(at_);
    const size_t name = rest.starts_with("</") ? 2 : 1;
    if (rest.size() > name && IsLetter(rest[name])) {
      return PassTag(name == 2);
    }
    if (rest.starts_with("<!--")) return PassComment();
    // <!DOCTYPE, <? and </ without a name end at >; else it is a < of text.
    const bool is_comment =
        name == 2 || rest.starts_with("<!") || rest.starts_with("<?");
    at_ = is_comment ? Past(">", at_) : at_ + 1;
  }

  void PassComment() {
    const size_t begin = at_ + 4;
    const std::string_view rest = source_.substr(begin);
    if (rest.starts_with(">") || rest.starts_with("->")) {
      at_ = Past(">", begin);
      return;
    }
    const size_t end = EndOfComment(begin);
    at_ = Past(">", end);
    if (end == source_.size() || end - begin <= kShort) return;
    Cut(begin, end, {});
  }

  size_t EndOfComment(size_t begin) const {
    for (size_t at = begin; (at = Find("--", at)) < source_.size(); ++at) {
      const std::string_view rest = source_.substr(at + 2, 2);
      if (rest.starts_with('>') || rest == "!>") return at;
    }
    return source_.size();
  }

  // --- tags ------------------------------------------------------------------

  void PassTag(bool closes) {
    at_ += closes ? 2 : 1;
    const std::string name = PassTagParts();
    if (closes || at_ == source_.size()) return;
    // A line end is none of its text.
    if (name == "pre" || name == "listing") behind_pre_ = at_;
    if (name == "plaintext") at_ = source_.size();
    if (HoldsRawText(name)) PassRawText(name);
    // Inside, other rules hold.
    if (name == "svg") PassDrawing();
    if (name == "math") at_ = EndTagOf(name);
  }

  // Answers the name.
  std::string PassTagParts() {
    const size_t begin = at_;
    while (at_ < source_.size() && !IsBlank(source_[at_]) &&
           source_[at_] != '/' && source_[at_] != '>') {
      ++at_;
    }
    std::string name = LowerCase(source_.substr(begin, at_ - begin));
    while (at_ < source_.size() && source_[at_] != '>') PassAttribute();
    at_ = std::min(at_ + 1, source_.size());
    return name;
  }

  void PassAttribute() {
    if (IsBlank(source_[at_]) || source_[at_] == '/') {
      ++at_;
      return;
    }
    const size_t begin = at_++;
    while (at_ < source_.size() && !IsBlank(source_[at_]) &&
           source_[at_] != '/' && source_[at_] != '>' && source_[at_] != '=') {
      ++at_;
    }
    const Span name{begin, at_};
    SkipBlanks(source_.size());
    Span value;
    if (at_ < source_.size() && source_[at_] == '=') {
      ++at_;
      SkipBlanks(source_.size());
      if (at_ < source_.size()) value = PassValue();
    }
    if (at_ < source_.size()) Shorten(name, value);
  }

  // Answers it without its quotes.
  Span PassValue() {
    const size_t begin = at_;
    const char quote = source_[at_];
    if (quote == '"' || quote == '\'') {
      const size_t end = Find({&quote, 1}, begin + 1);
      at_ = std::min(end + 1, source_.size());
      return {begin + 1, end};
    }
    while (at_ < source_.size() && !IsBlank(source_[at_]) &&
           source_[at_] != '>') {
      ++at_;
    }
    return {begin, at_};
  }

  // An attribute that nobody reads, or the value of one.
  void Shorten(Span name, Span value) {
    const std::string lower = LowerCase(name.Of(source_));
    if (lower == "type") return;  // the parser reads it itself
    const bool is_read = IsRead(lower, value.Of(source_));
    if (!is_read && !in_drawing_) {
      SkipBlanks(source_.size());
      return Cut(name.begin, at_, {});
    }
    const bool is_quoted = value.end < at_;
    if (!is_quoted || value.size() <= kShort) return;
    if (!is_read || NextOdd(value) == value.end) {
      Cut(value.begin, value.end, {});
    }
  }

  // Of drawings, which others tell by their attributes, the values.
  void PassDrawing() {
    const size_t end = EndTagOf("svg");
    const bool is_odd =
        source_.substr(at_, end - at_).find("<!") != std::string_view::npos;
    in_drawing_ = true;
    while (!is_odd && (at_ = Find("<", at_)) < end) {
      ++at_;
      if (at_ < end && IsLetter(source_[at_])) PassTagParts();
    }
    in_drawing_ = false;
    at_ = std::max(at_, end);
  }

  // --- raw text --------------------------------------------------------------

  // Where the next end tag of this name begins.
  size_t EndTagOf(std::string_view name) const {
    for (size_t at = at_; (at = Find("</", at)) < source_.size(); at += 2) {
      const std::string_view rest = source_.substr(at + 2);
      if (LowerCase(rest.substr(0, name.size())) != name) continue;
      if (rest.size() == name.size() || IsBlank(rest[name.size()]) ||
          rest[name.size()] == '/' || rest[name.size()] == '>') {
        return at;
      }
    }
    return source_.size();
  }

  void PassRawText(std::string_view name) {
    const size_t begin = at_;
    const size_t end = EndTagOf(name);
    const std::string_view inside = source_.substr(begin, end - begin);
    // Scripts in comments in scripts end elsewhere; the rest stays as it is.
    const bool is_odd =
        end == source_.size() ||
        (name == "script" && inside.find("<!--") != inside.npos);
    at_ = is_odd ? source_.size() : end;
    if (!is_odd && (name == "script" || name == "style")) Cut(begin, end, {});
  }

  ShortHtml& page_;
  const std::string_view source_;
  const bool has_nul_;
  const bool has_cr_;
  bool in_drawing_ = false;
  size_t behind_pre_ = 0;
  size_t at_ = 0;
  size_t done_ = 0;  // what stands before it is decided
};

ShortHtml::ShortHtml(std::string_view source, bool shorten) : source_(source) {
  if (shorten) {
    HtmlShortener(*this).Run();
  } else {
    text_ = source;
  }
}

size_t ShortHtml::CutAt(size_t place) const {
  const auto ends_before = [place](const Cut& cut) {
    return cut.shortened.end < place ||
           (cut.shortened.end == place && !cut.shortened.empty());
  };
  // Nodes are mostly asked for in their order.
  for (size_t next = last_; next < std::min(last_ + 4, cuts_.size()); ++next) {
    const bool is_found = !ends_before(cuts_[next]) &&
                          (next == 0 || ends_before(cuts_[next - 1]));
    if (is_found) return last_ = next;
  }
  return last_ = std::partition_point(cuts_.begin(), cuts_.end(), ends_before) -
                 cuts_.begin();
}

Span ShortHtml::SourceOf(Span shortened) const {
  // Before the first cut behind it, positions are as far apart as they were.
  const auto source_of = [this](size_t place, size_t cut) {
    if (cut == 0) return place;
    const Cut& before = cuts_[cut - 1];
    return before.source.end + (place - before.shortened.end);
  };
  const size_t first = CutAt(shortened.begin);
  Span source;
  const bool in_cut =
      first < cuts_.size() && cuts_[first].shortened.begin < shortened.begin;
  source.begin =
      in_cut ? cuts_[first].source.begin : source_of(shortened.begin, first);
  const size_t last = CutAt(shortened.end);
  const bool ends_in_cut =
      last < cuts_.size() && cuts_[last].shortened.begin < shortened.end;
  source.end =
      ends_in_cut ? cuts_[last].source.end : source_of(shortened.end, last);
  return source;
}

bool ShortHtml::Restore(std::string_view decoded, Span shortened,
                        std::string& whole) const {
  if (cuts_.empty()) {
    whole += decoded;
    return true;
  }
  size_t cut = CutAt(shortened.begin);
  for (size_t at = 0;;) {
    const size_t mark = decoded.find(kMark, at);
    whole += decoded.substr(at, mark - at);
    while (cut < cuts_.size() && !cuts_[cut].IsMark()) ++cut;
    const bool is_inside =
        cut < cuts_.size() && cuts_[cut].shortened.end <= shortened.end;
    if (mark == decoded.npos) return !is_inside;
    if (!is_inside) return false;
    whole += cuts_[cut++].source.Of(source_);
    at = mark + kMark.size();
  }
}

}  // namespace tingwen
