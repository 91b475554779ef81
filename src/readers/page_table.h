// What is no part of an article on a page of the web
// (data/rules/structure_pages.tsv).
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tingwen {

class PageTable {
 public:
  enum class Kind : uint8_t {
    kClass,
    kLine,
    kRest,
    kNotice,
    kDate,
    kSubtitle,
    kContent,
    kCaption,
  };

  // The table, loaded once. kInternal where it is missing or wrong.
  static const Result<PageTable>& Get();

  // The reason of the first row of the kind that fits a text as a whole; empty
  // where none does.
  std::string_view Find(Kind kind, std::string_view text) const;

 private:
  static constexpr size_t kKinds = 8;
  struct Section {
    std::unique_ptr<re2::RE2::Set> set;
    std::vector<std::string> reasons;
  };

  static Result<PageTable> Load();

  std::array<Section, kKinds> sections_;
};

}  // namespace tingwen
