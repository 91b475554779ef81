#include "readers/short_html.h"

#include <algorithm>
#include <array>

#include "readers/format.h"

namespace tingwen {
namespace {

// What is no longer than this stays.
constexpr size_t kShort = 12;
constexpr std::string_view kBlanks = " \t\n\f\r";

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsBlank(char c) { return kBlanks.find(c) != kBlanks.npos; }

// Elements that hold text only, up to their end tag.
bool HoldsRawText(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "iframe", "noembed",  "noframes", "script",
      "style",  "textarea", "title",    "xmp"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

// A value that no reader asks for: an address, unless it leads into a page; a
// style that hides nothing; what is kept for scripts.
bool IsUnread(std::string_view name, std::string_view value) {
  if (value.size() <= kShort) return false;
  if (name == "href" || name == "src" || name == "srcset") {
    return value.find('#') == value.npos;
  }
  if (name == "style") return value.find("display") == value.npos;
  return name.starts_with("data-") || name.starts_with("on");
}

}  // namespace

// Walks through a page as the tokenizer of HTML does (WHATWG, 13.2.5), as far
// as it takes to know what is a tag.
class HtmlShortener {
 public:
  explicit HtmlShortener(ShortHtml& page)
      : page_(page),
        source_(page.source_),
        has_nul_(source_.find('\0') != source_.npos) {
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

  void PassText() {
    const size_t end = Find("<", at_);
    size_t begin = at_;
    // White space counts where elements hold no text.
    while (begin < end && IsBlank(source_[begin])) ++begin;
    const std::string_view text = source_.substr(begin, end - begin);
    const bool is_plain = text.size() > kShort && text.find('&') == text.npos &&
                          text.find('\r') == text.npos &&
                          !(has_nul_ && text.find('\0') != text.npos);
    if (is_plain) Cut(begin, end, ShortHtml::kMark);
    at_ = end;
  }

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
    const size_t end = std::min(Find("-->", begin), Find("--!>", begin));
    at_ = Past(">", end);
    if (end == source_.size() || end - begin <= kShort) return;
    Cut(begin, end, {});
  }

  // --- tags ------------------------------------------------------------------

  void PassTag(bool closes) {
    at_ += closes ? 2 : 1;
    const size_t begin = at_;
    while (at_ < source_.size() && !IsBlank(source_[at_]) &&
           source_[at_] != '/' && source_[at_] != '>') {
      ++at_;
    }
    const std::string name = LowerCase(source_.substr(begin, at_ - begin));
    while (at_ < source_.size() && source_[at_] != '>') PassAttribute();
    if (at_ == source_.size()) return;
    ++at_;
    if (closes) return;
    if (name == "plaintext") at_ = source_.size();
    if (HoldsRawText(name)) PassRawText(name);
    // Inside, other rules hold.
    if (name == "svg" || name == "math") at_ = EndTagOf(name);
  }

  void PassAttribute() {
    const auto skip_blanks = [&] {
      while (at_ < source_.size() && IsBlank(source_[at_])) ++at_;
    };
    if (IsBlank(source_[at_]) || source_[at_] == '/') {
      ++at_;
      return;
    }
    const size_t begin = at_++;
    while (at_ < source_.size() && !IsBlank(source_[at_]) &&
           std::string_view("/>=").find(source_[at_]) ==
               std::string_view::npos) {
      ++at_;
    }
    const std::string_view name = source_.substr(begin, at_ - begin);
    skip_blanks();
    if (at_ == source_.size() || source_[at_] != '=') return;
    ++at_;
    skip_blanks();
    if (at_ < source_.size()) PassValue(name);
  }

  void PassValue(std::string_view name) {
    const char quote = source_[at_];
    if (quote != '"' && quote != '\'') {
      while (at_ < source_.size() && !IsBlank(source_[at_]) &&
             source_[at_] != '>') {
        ++at_;
      }
      return;
    }
    const size_t begin = at_ + 1;
    const size_t end = Find({&quote, 1}, begin);
    at_ = std::min(end + 1, source_.size());
    if (end == source_.size()) return;
    if (IsUnread(name, source_.substr(begin, end - begin))) Cut(begin, end, {});
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
    while (cut < cuts_.size() && cuts_[cut].shortened.empty()) ++cut;
    const bool is_inside =
        cut < cuts_.size() && cuts_[cut].shortened.end <= shortened.end;
    if (mark == decoded.npos) return !is_inside;
    if (!is_inside) return false;
    whole += cuts_[cut++].source.Of(source_);
    at = mark + kMark.size();
  }
}

}  // namespace tingwen
