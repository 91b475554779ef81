// What elements of HTML are to a listener (data/rules/structure_elements.tsv).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace tingwen {

enum class ElementRole : uint8_t {
  kInline,
  kBlock,
  kHeading,
  kList,
  kItem,
  kQuotation,
  kQuote,
  kCode,
  kTable,
  kRow,
  kFigure,
  kCaption,
  kBreak,
  kImage,
  kLink,
  kFormula,
  kSuperscript,
  kRuby,
  kSkip,
};

struct Element {
  ElementRole role = ElementRole::kInline;
  std::string argument;
};

class ElementTable {
 public:
  // The table, loaded once. kInternal where it is missing or wrong.
  static const Result<ElementTable>& Get();

  const Element& Of(std::string_view name) const;

 private:
  static Result<ElementTable> Load();

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>()(name);
    }
  };
  std::unordered_map<std::string, Element, Hash, std::equal_to<>> elements_;
};

}  // namespace tingwen
