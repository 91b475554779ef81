#include "readers/elements.h"

#include <array>
#include <optional>
#include <utility>

#include "readers/table_file.h"

namespace tingwen {
namespace {

enum Column { kName, kRole, kArgument, kExample, kExpected, kColumns };

std::optional<ElementRole> RoleNamed(std::string_view name) {
  using enum ElementRole;
  static constexpr std::array<std::pair<std::string_view, ElementRole>, 19>
      kRoles = {{{"inline", kInline},
                 {"block", kBlock},
                 {"heading", kHeading},
                 {"list", kList},
                 {"item", kItem},
                 {"quotation", kQuotation},
                 {"quote", kQuote},
                 {"code", kCode},
                 {"table", kTable},
                 {"row", kRow},
                 {"figure", kFigure},
                 {"caption", kCaption},
                 {"break", kBreak},
                 {"image", kImage},
                 {"link", kLink},
                 {"formula", kFormula},
                 {"superscript", kSuperscript},
                 {"ruby", kRuby},
                 {"skip", kSkip}}};
  for (const auto& [known, role] : kRoles) {
    if (known == name) return role;
  }
  return std::nullopt;
}

}  // namespace

const Result<ElementTable>& ElementTable::Get() {
  static const Result<ElementTable> table = Load();
  return table;
}

Result<ElementTable> ElementTable::Load() {
  TINGWEN_ASSIGN(file, LoadTable("structure_elements", kColumns));
  ElementTable table;
  for (const TsvRow& row : file.rows) {
    const auto role = RoleNamed(row.cells[kRole]);
    if (!role) return Fail(file.Wrong(row, row.cells[kRole]));
    table.elements_[std::string(row.cells[kName])] = {
        *role, std::string(row.cells[kArgument])};
  }
  return table;
}

const Element& ElementTable::Of(std::string_view name) const {
  static const Element none;
  const auto found = elements_.find(name);
  return found == elements_.end() ? none : found->second;
}

}  // namespace tingwen
