// News as JSON (docs/formats/news_json.md): an article, a list of articles, or
// a JSON Feed. nlohmann's parser tells the values; where a string stands is
// told by how far the parser has read when it answers it.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/html_fragment.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

using Json = nlohmann::json;

enum class Field { kNone, kTitle, kSubtitle, kAuthor, kDate, kSource, kBody };

// The names that newsrooms' systems give the parts of an article.
constexpr std::pair<std::string_view, Field> kFields[] = {
    {"title", Field::kTitle},        {"headline", Field::kTitle},
    {"subtitle", Field::kSubtitle},  {"subhead", Field::kSubtitle},
    {"author", Field::kAuthor},      {"authors", Field::kAuthor},
    {"byline", Field::kAuthor},      {"date", Field::kDate},
    {"published", Field::kDate},     {"date_published", Field::kDate},
    {"datePublished", Field::kDate}, {"publish_time", Field::kDate},
    {"source", Field::kSource},      {"body", Field::kBody},
    {"content", Field::kBody},       {"content_html", Field::kBody},
    {"content_text", Field::kBody},  {"text", Field::kBody},
    {"paragraphs", Field::kBody},    {"articleBody", Field::kBody}};

Field FieldOf(std::string_view key) {
  for (const auto& [name, field] : kFields) {
    if (name == key) return field;
  }
  return Field::kNone;
}

bool HoldsArticles(std::string_view key) {
  return key == "items" || key == "articles" || key == "entries" ||
         key == "data" || key == "list";
}

Match Recognize(const Head& head) {
  static constexpr std::string_view kFirst = "{[";
  const bool begins =
      !head.text.empty() && kFirst.find(head.text.front()) != kFirst.npos;
  if (!begins) return Match::kNo;
  const size_t next = head.text.find_first_not_of(" \t\r\n", 1);
  if (next == head.text.npos) return Match::kNo;
  const char c = head.text[next];
  const bool is_json = head.text.front() == '{' ? c == '"' : c == '{';
  return is_json && head.text.find("\":") != std::string::npos ? Match::kSure
                                                               : Match::kMaybe;
}

// A string of the file: what it says and where it stands between its quotes.
struct Value {
  std::string text;
  Span source;
  Field field = Field::kNone;
};

struct Article {
  std::vector<Value> values;
};

// Counts what the parser reads.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest)
      : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ != b.at_;
  }

 private:
  const char* at_;
  const char** furthest_;
};

// Gathers articles while the parser reads.
class Gatherer : public Json::json_sax_t {
 public:
  Gatherer(std::string_view text, size_t depth)
      : text_(text), depth_(depth), furthest_(text.data()) {}

  const char** furthest() { return &furthest_; }
  std::vector<Article> articles;
  bool too_deep = false;
  std::string problem;

  bool null() override { return Pass(); }
  bool boolean(bool) override { return Pass(); }
  bool number_integer(number_integer_t) override { return Pass(); }
  bool number_unsigned(number_unsigned_t) override { return Pass(); }
  bool number_float(number_float_t, const string_t&) override { return Pass(); }
  bool binary(binary_t&) override { return Pass(); }

  bool start_object(std::size_t) override { return Open(false); }
  bool start_array(std::size_t) override { return Open(true); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.key = name;
    return Pass();
  }

  bool string(string_t& text) override {
    const size_t end = furthest_ - text_.data();
    const size_t quote = text_.find('"', last_);
    last_ = end;
    const Field field = CurrentField();
    if (field == Field::kNone || quote >= end || articles.empty()) return true;
    articles[ArticleOfLevel()].values.push_back(
        {std::move(text), {quote + 1, end - 1}, field});
    return true;
  }

  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    problem = error.what();
    return false;
  }

 private:
  struct Level {
    bool is_array = false;
    Field field = Field::kNone;  // what strings inside are part of
    size_t article = 0;
    std::string key;
  };

  bool Pass() {
    last_ = furthest_ - text_.data();
    return true;
  }

  Field CurrentField() const {
    if (levels_.empty()) return Field::kNone;
    const Level& level = levels_.back();
    if (level.is_array) return level.field;
    const Field own = FieldOf(level.key);
    // Inside the body {"type": ..., "text": ...} is a paragraph, and an
    // author's object has a name.
    if (level.field == Field::kBody) {
      return own == Field::kBody ? Field::kBody : Field::kNone;
    }
    if (level.field == Field::kAuthor) {
      return level.key == "name" ? Field::kAuthor : Field::kNone;
    }
    return own;
  }

  size_t ArticleOfLevel() const { return levels_.back().article; }

  bool Open(bool is_array) {
    Pass();
    Level level;
    level.is_array = is_array;
    level.field = CurrentField();
    const bool is_article = !is_array && level.field == Field::kNone &&
                            (levels_.empty() || levels_.back().is_array ||
                             HoldsArticles(levels_.back().key));
    if (is_article) articles.emplace_back();
    level.article = is_article || levels_.empty()
                        ? (articles.empty() ? 0 : articles.size() - 1)
                        : levels_.back().article;
    levels_.push_back(std::move(level));
    too_deep = levels_.size() > depth_;
    return !too_deep;
  }

  bool Close() {
    levels_.pop_back();
    return Pass();
  }

  std::string_view text_;
  size_t depth_;
  const char* furthest_;
  size_t last_ = 0;  // everything before it was answered
  std::vector<Level> levels_;
};

// What a string says, each character with the bytes that it was written as.
AlignedText Aligned(std::string_view source, const Value& value) {
  AlignedTextComposer text(source);
  for (size_t at = value.source.begin; at < value.source.end;) {
    const size_t escape = std::min(source.find('\\', at), value.source.end);
    text.Take({at, escape});
    at = escape;
    if (at == value.source.end) break;
    size_t size = source[at + 1] == 'u' ? 6 : 2;
    const auto is_pair = [&] {
      const std::string_view unit = source.substr(at + 2, 2);
      return size == 6 && (unit[0] == 'd' || unit[0] == 'D') &&
             std::string_view("89abAB").find(unit[1]) != unit.npos;
    };
    if (is_pair()) size = 12;
    const std::string_view unit =
        source.substr(at, std::min(size, value.source.end - at));
    const Json decoded =
        Json::parse("\"" + std::string(unit) + "\"", nullptr, false);
    if (decoded.is_string()) {
      text.Write({at, at + unit.size()}, decoded.get<std::string>());
    }
    at += unit.size();
  }
  return std::move(text).Build({});
}

class JsonWriter {
 public:
  JsonWriter(std::string_view source, const Input& input)
      : source_(source), input_(input), writer_(source, input.options) {}

  Status Write(const Article& article) {
    const bool is_piece = std::any_of(
        article.values.begin(), article.values.end(), [](const Value& v) {
          return v.field == Field::kBody || v.field == Field::kTitle;
        });
    if (!is_piece) return {};
    ++articles_;
    for (const Field field : {Field::kTitle, Field::kSubtitle, Field::kAuthor,
                              Field::kDate, Field::kSource, Field::kBody}) {
      for (const Value& value : article.values) {
        if (value.field == field && !Trim(value.text).empty()) {
          TINGWEN_TRY(WriteValue(value));
        }
      }
    }
    return {};
  }

  bool HasText() const { return articles_ > 0; }
  Piece Finish() && { return std::move(writer_).Finish(); }

 private:
  Status WriteValue(const Value& value) {
    Metadata& metadata = writer_.metadata();
    switch (value.field) {
      case Field::kTitle:
        if (metadata.title.empty()) metadata.title = Trim(value.text);
        return WriteAs(BlockKind::kTitle, 1, value);
      case Field::kSubtitle:
        return WriteAs(BlockKind::kTitle, 2, value);
      case Field::kAuthor:
        if (metadata.author.empty()) metadata.author = Trim(value.text);
        return WriteAs(BlockKind::kByline, 0, value);
      case Field::kDate:
        if (metadata.date.empty()) metadata.date = IsoDate(value.text);
        writer_.Drop(value.source, "date of the article");
        return {};
      case Field::kSource:
        writer_.Drop(value.source, "source of the article");
        return {};
      default:
        return WriteFragment(Aligned(source_, value), "json", input_.path,
                             writer_);
    }
  }

  Status WriteAs(BlockKind kind, int level, const Value& value) {
    const AlignedText text = Aligned(source_, value);
    PieceWriter inner(text.text(), input_.options);
    inner.Begin(kind, level, "json");
    inner.Add({0, text.text().size()});
    writer_.Append(Chain(text, std::move(inner).Finish({})));
    return {};
  }

  std::string_view source_;
  const Input& input_;
  PieceWriter writer_;
  size_t articles_ = 0;
};

Result<Piece> Read(const Input& input) {
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path));
  const std::string& text = decoded.text.text();
  const size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  Gatherer gatherer(text, input.options.limits.depth);
  const CountingIterator begin(text.data() + mark, gatherer.furthest());
  const CountingIterator end(text.data() + text.size(), gatherer.furthest());
  const bool whole = Json::sax_parse(begin, end, &gatherer);
  if (gatherer.too_deep) {
    return FailWith(ErrorCode::kInput, input.path, "readers.too_deep",
                    input.options.limits.depth);
  }
  JsonWriter writer(text, input);
  for (const Article& article : gatherer.articles) {
    TINGWEN_TRY(writer.Write(article));
  }
  if (!writer.HasText() || !whole) {
    return FailWith(ErrorCode::kInput, input.path,
                    whole ? "readers.no_article" : "readers.json",
                    gatherer.problem);
  }
  Piece piece = std::move(writer).Finish();
  piece.metadata.encoding = decoded.encoding;
  return Chain(decoded.text, std::move(piece));
}

}  // namespace

const Format kNewsJsonFormat = {"json", "json", Recognize, Read};

}  // namespace tingwen
