#include "readers/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

enum class Action : uint8_t {
  kNone,  // no row: the Unicode properties decide
  kKeep,
  kWrite,  // something else is written
  kDrop,   // invisible
  kLost,   // dropped with a diagnostic
};

std::string FoldedForm(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return ToUtf8(c);
  const icu::UnicodeString folded =
      nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  std::string text;
  return folded.toUTF8String(text);
}

// The last of the compatibility ideographs; rows for later ones may follow.
constexpr char32_t kLastCharacter = 0x2FA1F;

// The rows of repair_characters.tsv:
// characters (hexadecimal, a range), action, output, reason, example, expected.
class CharacterTable {
 public:
  static Result<CharacterTable> Load() {
    TINGWEN_ASSIGN(file, LoadTable("repair_characters", 6));
    CharacterTable table;
    // At once: what it outgrew would stay with the program.
    table.actions_.reserve(kLastCharacter + 1);
    for (const TsvRow& row : file.rows) {
      if (!table.AddRow(row)) return Fail(file.Wrong(row, row.cells[0]));
    }
    return table;
  }

  Action Of(char32_t c) const {
    const Action action = c < actions_.size() ? actions_[c] : Action::kNone;
    return action == Action::kNone ? ByProperties(c) : action;
  }
  const std::string& OutputOf(char32_t c) const { return outputs_.at(c); }

 private:
  bool AddRow(const TsvRow& row) {
    const std::string_view range = row.cells[0];
    char32_t first = 0;
    char32_t last = 0;
    if (!ParseRange(range, first, last)) return false;
    const std::string_view action = row.cells[1];
    for (char32_t c = first; c <= last; ++c) {
      if (action == "fold") {
        Set(c, Action::kWrite, FoldedForm(c));
      } else if (action == "write") {
        Set(c, Action::kWrite, Unescape(row.cells[2]));
      } else if (action == "keep") {
        Set(c, Action::kKeep, {});
      } else if (action == "drop") {
        Set(c, Action::kDrop, {});
      } else {
        return false;
      }
    }
    return true;
  }

  static bool ParseRange(std::string_view cell, char32_t& first,
                         char32_t& last) {
    const size_t dash = cell.find('-');
    const auto parse = [](std::string_view text, char32_t& value) {
      uint32_t number = 0;
      const auto [end, failed] =
          std::from_chars(text.data(), text.data() + text.size(), number, 16);
      value = number;
      return failed == std::errc() && end == text.data() + text.size() &&
             number < 0x30000;
    };
    if (dash == cell.npos) return parse(cell, first) && parse(cell, last);
    return parse(cell.substr(0, dash), first) &&
           parse(cell.substr(dash + 1), last);
  }

  void Set(char32_t c, Action action, std::string output) {
    if (actions_.size() <= c) actions_.resize(c + 1, Action::kNone);
    actions_[c] = action;
    if (action == Action::kWrite) outputs_[c] = std::move(output);
  }

  static Action ByProperties(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (c == kReplacement) return Action::kLost;
    if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      return Action::kDrop;
    }
    const uint32_t category = U_GET_GC_MASK(point);
    if ((category & (U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) != 0) {
      return Action::kLost;
    }
    // Han characters newer than ICU's Unicode version are unassigned there.
    const bool new_han = c >= 0x20000 && c < 0x3FFFE;
    if ((category & U_GC_CN_MASK) != 0 && !new_han) return Action::kLost;
    return Action::kKeep;
  }

  std::vector<Action> actions_;
  std::unordered_map<char32_t, std::string> outputs_;
};

// The end of the plain stretch that begins at `at`: printable ASCII, LF and
// the Han characters of U+4000 to U+9FFF, which stay as they are.
size_t SkipPlain(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if ((c >= 0x20 && c < 0x7F) || c == '\n') {
      ++at;
    } else if (c >= 0xE4 && c <= 0xE9 && at + 2 < text.size() &&
               (text[at + 1] & 0xC0) == 0x80 && (text[at + 2] & 0xC0) == 0x80) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

class Mender {
 public:
  Mender(Draft& draft, const CharacterTable& table)
      : draft_(draft), table_(table), rewriter_(draft) {}

  void Run() && {
    const std::string_view text = draft_.text();
    for (size_t at = SkipPlain(text, 0); at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      Mend(c);
      at = SkipPlain(text, c.span.end);
    }
    ReportLost();
    std::move(rewriter_).Finish();
  }

 private:
  void Mend(const CodePoint& c) {
    switch (c.valid ? table_.Of(c.value) : Action::kLost) {
      case Action::kNone:
      case Action::kKeep:
        return;
      case Action::kWrite:
        return Write(c);
      case Action::kDrop:
        return rewriter_.Drop(c.span, "invisible character");
      case Action::kLost:
        return Lose(c);
    }
  }

  void Write(const CodePoint& c) {
    const std::string_view text = draft_.text();
    // CR LF is one line end.
    if (c.value == '\r' && c.span.end < text.size() &&
        text[c.span.end] == '\n') {
      return rewriter_.Drop(c.span, "line end");
    }
    rewriter_.Replace(c.span, table_.OutputOf(c.value));
  }

  // Neighbours are lost together.
  void Lose(const CodePoint& c) {
    if (lost_.empty() || lost_.end != c.span.begin) {
      ReportLost();
      lost_ = c.span;
    } else {
      lost_.end = c.span.end;
    }
    rewriter_.Drop(c.span, "lost character");
  }

  void ReportLost() {
    if (!lost_.empty()) {
      draft_.Report(Severity::kWarning, "lost_character", lost_);
    }
  }

  Draft& draft_;
  const CharacterTable& table_;
  Rewriter rewriter_;
  Span lost_;
};

}  // namespace

Status MendCharacters(Draft& draft) {
  static const Result<CharacterTable> table = CharacterTable::Load();
  if (!table) return Fail(table.error());
  Mender(draft, *table).Run();
  return {};
}

}  // namespace tingwen
