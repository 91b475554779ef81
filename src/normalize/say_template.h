// The `say` column of a rule: how the fields of a token become words.
//
//   百分之{n:number}         text and fields in a formatter's words
//   {unit:units}             the cell `say` of the field's row in a table
//   {unit:units.per}         another cell of it
//   {word}                   the field as it is written
//   {minus:=负}              text that is said if the field is there
//   {hour}点[{min:minute}分]  what stands in [] vanishes if nothing is said
//                            for one of its fields
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "normalize/formatter.h"
#include "rules/rule_book.h"

namespace tingwen {

// A piece of what is said: the words for one field, and the literal text
// around it.
struct SaidPiece {
  std::string text;
  int field = -1;  // index in the token's fields; -1 for none
};

class SayTemplate {
 public:
  // kInput for a formatter, table or column that does not exist, and for
  // brackets that don't match. `book` must outlive the template.
  static Result<SayTemplate> Parse(std::string_view text, const RuleBook& book);

  // The pieces in order of speaking.
  std::vector<SaidPiece> Say(const std::vector<Field>& fields,
                             const ReadingStyle& style) const;

  // The fields that the template asks for.
  std::vector<std::string> FieldNames() const;

 private:
  enum class Kind { kText, kField, kOpen, kClose };
  struct Item {
    Kind kind = Kind::kText;
    std::string text;  // literal text, or the field's name
    Formatter formatter = nullptr;
    const Table* table = nullptr;
    int column = 1;
    bool fixed = false;  // {field:=text}
    std::string fixed_text;
  };

  static Result<Item> ParseField(std::string_view text, const RuleBook& book);
  static std::string SayField(const Item& item, const Field& field,
                              const ReadingStyle& style);
  // Says items from `at` to the end of their bracket. False where a field had
  // nothing to say.
  bool SayItems(size_t& at, const std::vector<Field>& fields,
                const ReadingStyle& style, std::vector<SaidPiece>& said) const;

  std::vector<Item> items_;
};

}  // namespace tingwen
