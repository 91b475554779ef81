#include "readers/opencc_tables.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <opencc/Config.hpp>
#include <opencc/Conversion.hpp>
#include <opencc/ConversionChain.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Dict.hpp>
#include <opencc/DictEntry.hpp>
#include <opencc/Lexicon.hpp>

#include "base/message.h"
#include "base/text.h"
#include "readers/gb2312.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

const char* ConfigOf(Traditional traditional) {
  switch (traditional) {
    case Traditional::kTaiwan:
      return "tw2sp.json";
    case Traditional::kHongKong:
      return "hk2s.json";
    default:
      return "t2s.json";
  }
}

// Simplified characters that are the standard ones of Hong Kong, too (OpenCC's
// HKVariants): 氣温, 脱貧. They tell nothing about a text's script.
constexpr std::u32string_view kHongKongForms =
    U"叁愠囱兑卧悦温腽脱税媪氲葱户蜕";

struct Entry {
  std::string key;
  std::string output;
};
using Conversion = std::vector<Entry>;

// The conversions of a chain in their order: t2s has one; those of regions have
// one before it that makes their words and variants the standard ones.
Result<std::vector<Conversion>> LoadConversions(const char* config) {
  try {
    std::vector<Conversion> conversions;
    const auto converter = opencc::Config().NewFromFile(config);
    for (const auto& conversion :
         converter->GetConversionChain()->GetConversions()) {
      const auto lexicon = conversion->GetDict()->GetLexicon();
      conversions.emplace_back();
      for (const auto& entry : *lexicon) {
        conversions.back().push_back({entry->Key(), entry->GetDefault()});
      }
    }
    return conversions;
  } catch (const std::exception& error) {
    return FailWith(ErrorCode::kInternal, config, "readers.opencc",
                    error.what());
  }
}

// Whether a legacy character set has a character.
class CharacterSet {
 public:
  explicit CharacterSet(const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(encoding, &status));
    ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr,
                          nullptr, nullptr, &status);
  }

  bool Has(char16_t c) const {
    char bytes[8];
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUChars(converter_.get(), bytes, sizeof bytes, &c, 1, &status);
    return converter_ != nullptr && U_SUCCESS(status);
  }

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
};

}  // namespace

Result<OpenccTables> OpenccTables::Load(Traditional traditional,
                                        bool with_own_rows) {
  TINGWEN_ASSIGN(conversions, LoadConversions(ConfigOf(traditional)));
  OpenccTables tables;
  for (Entry& entry : conversions.back()) {
    tables.AddEntry(entry.key, std::move(entry.output));
  }
  conversions.pop_back();
  if (with_own_rows) {
    TINGWEN_ASSIGN(file, LoadTable("repair_traditional", 2));
    for (const TsvRow& row : file.rows) {
      tables.AddEntry(std::string(row.cells[0]), std::string(row.cells[1]));
    }
  }
  tables.SortPhrases();
  for (const Conversion& earlier : conversions) {
    OpenccTables chained = tables;
    for (const Entry& entry : earlier) {
      chained.AddEntry(entry.key, tables.Convert(entry.output));
    }
    tables = std::move(chained);
    tables.SortPhrases();
  }
  tables.FindScripts();
  return tables;
}

std::string OpenccTables::Convert(std::string_view text) const {
  std::string converted;
  for (size_t at = 0; at < text.size();) {
    const Match match = MatchAt(text, at);
    if (match.output == nullptr) {
      converted += text.substr(at, match.size);
    } else {
      converted += *match.output;
    }
    at += match.size;
  }
  return converted;
}

void OpenccTables::AddEntry(const std::string& key, std::string output) {
  const CodePoint first = DecodeAt(key, 0);
  if (first_.size() <= first.value) first_.resize(first.value + 1);
  first_[first.value] = true;
  if (first.span.end == key.size()) {
    characters_[first.value] = std::move(output);
    return;
  }
  std::vector<Phrase>& phrases = phrases_[first.value];
  const auto same =
      std::find_if(phrases.begin(), phrases.end(),
                   [&](const Phrase& phrase) { return phrase.key == key; });
  if (same != phrases.end()) {
    same->output = std::move(output);
  } else {
    phrases.push_back({key, std::move(output)});
  }
}

void OpenccTables::SortPhrases() {
  for (auto& [first, phrases] : phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) {
                       return a.key.size() > b.key.size();
                     });
  }
}

void OpenccTables::FindScripts() {
  const CharacterSet big5("Big5");
  scripts_.assign(0x10000, Script::kBoth);
  for (const auto& [character, output] : characters_) {
    const char32_t simple = DecodeAt(output, 0).value;
    if (simple == character || character > 0xFFFF || simple > 0xFFFF) continue;
    const bool is_simplified =
        InGb2312(simple) && !big5.Has(static_cast<char16_t>(simple));
    if (is_simplified) scripts_[simple] = Script::kSimplified;
    if (InGb2312(character)) continue;
    scripts_[character] =
        is_simplified ? Script::kTraditional : Script::kVariant;
  }
  for (const char32_t c : kHongKongForms) scripts_[c] = Script::kBoth;
}

OpenccTables::Match OpenccTables::MatchCharacter(char32_t c,
                                                 size_t size) const {
  if (c >= first_.size() || !first_[c]) return {size, nullptr};
  const auto found = characters_.find(c);
  return {size, found == characters_.end() ? nullptr : &found->second};
}

OpenccTables::Match OpenccTables::MatchAt(std::string_view text,
                                          size_t position) const {
  const CodePoint c = DecodeAt(text, position);
  if (c.value >= first_.size() || !first_[c.value]) {
    return {c.span.size(), nullptr};
  }
  if (const auto found = phrases_.find(c.value); found != phrases_.end()) {
    for (const Phrase& phrase : found->second) {
      if (text.substr(position, phrase.key.size()) == phrase.key) {
        return {phrase.key.size(), &phrase.output};
      }
    }
  }
  return MatchCharacter(c.value, c.span.size());
}

}  // namespace tingwen
