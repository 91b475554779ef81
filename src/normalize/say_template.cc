#include "normalize/say_template.h"

#include <algorithm>

#include "base/message.h"

namespace tingwen {
namespace {

int IndexOf(const std::vector<Field>& fields, std::string_view name) {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

Result<SayTemplate> SayTemplate::Parse(std::string_view text,
                                       const RuleBook& book) {
  SayTemplate result;
  int depth = 0;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '{') {
      const size_t close = text.find('}', at);
      if (close == text.npos) {
        return FailWith(ErrorCode::kInput, "", "normalize.brackets", text);
      }
      TINGWEN_ASSIGN(item,
                     ParseField(text.substr(at + 1, close - at - 1), book));
      result.items_.push_back(std::move(item));
      at = close + 1;
    } else if (c == '[' || c == ']') {
      depth += c == '[' ? 1 : -1;
      if (depth < 0) break;
      Item item;
      item.kind = c == '[' ? Kind::kOpen : Kind::kClose;
      result.items_.push_back(std::move(item));
      ++at;
    } else {
      const size_t end = std::min(text.find_first_of("{[]", at), text.size());
      Item item;
      item.text = text.substr(at, end - at);
      result.items_.push_back(std::move(item));
      at = end;
    }
  }
  if (depth != 0) {
    return FailWith(ErrorCode::kInput, "", "normalize.brackets", text);
  }
  return result;
}

Result<SayTemplate::Item> SayTemplate::ParseField(std::string_view text,
                                                  const RuleBook& book) {
  Item item;
  item.kind = Kind::kField;
  const size_t colon = text.find(':');
  item.text = text.substr(0, colon);
  if (colon == text.npos) return item;
  std::string_view how = text.substr(colon + 1);
  if (how.starts_with('=')) {
    item.fixed = true;
    item.fixed_text = how.substr(1);
    return item;
  }
  item.formatter = FindFormatter(how);
  if (item.formatter != nullptr) return item;
  const size_t dot = how.find('.');
  item.table = book.FindTable(how.substr(0, dot));
  if (item.table == nullptr) {
    return FailWith(ErrorCode::kInput, "", "normalize.formatter", how);
  }
  if (dot != how.npos)
    item.column = item.table->ColumnIndex(how.substr(dot + 1));
  if (item.column < 0) {
    return FailWith(ErrorCode::kInput, "", "normalize.formatter", how);
  }
  return item;
}

std::string SayTemplate::SayField(const Item& item, const Field& field,
                                  const ReadingStyle& style) {
  if (item.fixed) return item.fixed_text;
  if (item.formatter != nullptr) return item.formatter(field.value, style);
  if (item.table == nullptr) return field.value;
  const std::string* cell = item.table->Find(field.value, item.column);
  return cell == nullptr ? field.value : *cell;
}

std::vector<SaidPiece> SayTemplate::Say(const std::vector<Field>& fields,
                                        const ReadingStyle& style) const {
  std::vector<SaidPiece> said;
  size_t at = 0;
  SayItems(at, fields, style, said);
  return said;
}

bool SayTemplate::SayItems(size_t& at, const std::vector<Field>& fields,
                           const ReadingStyle& style,
                           std::vector<SaidPiece>& said) const {
  bool complete = true;
  for (; at < items_.size() && items_[at].kind != Kind::kClose; ++at) {
    const Item& item = items_[at];
    if (item.kind == Kind::kOpen) {
      std::vector<SaidPiece> inner;
      const bool all = SayItems(++at, fields, style, inner);
      if (all) said.insert(said.end(), inner.begin(), inner.end());
      continue;
    }
    if (item.kind == Kind::kText) {
      said.push_back({item.text, -1});
      continue;
    }
    const int field = IndexOf(fields, item.text);
    std::string text =
        field < 0 ? std::string()
                  : SayField(item, fields[static_cast<size_t>(field)], style);
    complete = complete && !text.empty();
    if (!text.empty()) said.push_back({std::move(text), field});
  }
  return complete;
}

std::vector<std::string> SayTemplate::FieldNames() const {
  std::vector<std::string> names;
  for (const Item& item : items_) {
    if (item.kind == Kind::kField) names.push_back(item.text);
  }
  return names;
}

}  // namespace tingwen
