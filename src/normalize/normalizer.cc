#include "normalize/normalizer.h"

#include <algorithm>

#include "base/message.h"
#include "normalize/classifier.h"
#include "normalize/spoken_text.h"
#include "normalize/verbalizer.h"

namespace tingwen {

struct Normalizer::State {
  State(RuleBook rule_book, SloganList slogan_list, ReadingStyle reading_style,
        NormalizeOptions settings)
      : options(std::move(settings)),
        style(std::move(reading_style)),
        book(std::move(rule_book)),
        slogans(std::move(slogan_list)),
        verbalizer(book, slogans, style, options),
        matcher(book),
        topics(book),
        classifier(book, matcher, topics, slogans, options) {}

  // Whether the pattern compiles and the example is read as it expects.
  Status Check(size_t rule) const;
  Status CheckExample(const Rule& rule) const;

  NormalizeOptions options;
  ReadingStyle style;
  RuleBook book;
  SloganList slogans;
  Verbalizer verbalizer;  // refuses bad rows, so it comes before the matcher
  RuleMatcher matcher;
  TopicFinder topics;
  Classifier classifier;
};

namespace {

constexpr std::string_view kUserRules = "user-rules";

// Our own rows are never refused quietly.
Status CheckOwnRows(const RuleBook& book, const std::string& rules_folder) {
  for (const Error& issue : book.issues()) {
    if (!issue.path.starts_with(rules_folder + "/")) continue;
    Error error = issue;
    error.code = ErrorCode::kInternal;
    return Fail(std::move(error));
  }
  return {};
}

bool Uses(const Document& document, const Rule& rule) {
  return std::any_of(document.tokens.begin(), document.tokens.end(),
                     [&](const Token& token) {
                       const std::string_view why = document.Why(token.reason);
                       return why.substr(0, why.find(' ')) == rule.reason;
                     });
}

}  // namespace

Status Normalizer::State::Check(size_t rule) const {
  TINGWEN_TRY(matcher.Check(rule));
  Status read = CheckExample(book.rules()[rule]);
  if (!read) read.error().position = {book.rules()[rule].line, 1};
  return read;
}

Status Normalizer::State::CheckExample(const Rule& rule) const {
  Document document = DocumentFromLine(rule.example);
  Mentions mentions;
  classifier.Classify(document, 0, mentions);
  verbalizer.Verbalize(document);
  const std::string said = SpokenTextOf(document, 0);
  if (said != rule.expected) {
    return FailWith(ErrorCode::kInput, rule.path, "normalize.example",
                    rule.example, said, rule.expected);
  }
  if (!Uses(document, rule)) {
    return FailWith(ErrorCode::kInput, rule.path, "normalize.example_other",
                    rule.example);
  }
  return {};
}

Normalizer::Normalizer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
Normalizer::Normalizer(Normalizer&&) noexcept = default;
Normalizer& Normalizer::operator=(Normalizer&&) noexcept = default;
Normalizer::~Normalizer() = default;

Result<Normalizer> Normalizer::Load(const std::string& rules_folder,
                                    const std::string& lexicon_folder,
                                    const NormalizeOptions& options) {
  TINGWEN_ASSIGN(slogans, SloganList::Load(lexicon_folder + "/slogans.tsv"));
  TINGWEN_ASSIGN(
      book, RuleBook::Load(rules_folder, {{"slogans", slogans.Pattern()}}));
  for (const std::string& folder : options.user_rules) {
    TINGWEN_TRY(book.Add(folder, std::string(kUserRules)));
  }
  TINGWEN_TRY(CheckOwnRows(book, rules_folder));
  TINGWEN_ASSIGN(style, FindStyle(*book.TableOrEmpty("styles"), options));
  auto state = std::make_unique<State>(std::move(book), std::move(slogans),
                                       std::move(style), options);
  TINGWEN_TRY(CheckOwnRows(state->book, rules_folder));
  Normalizer normalizer(std::move(state));
  if (!options.user_rules.empty()) normalizer.RefuseBadUserRules();
  return normalizer;
}

void Normalizer::RefuseBadUserRules() {
  const std::vector<Rule>& rules = state_->book.rules();
  std::vector<std::pair<size_t, Error>> bad;
  for (size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].reason.starts_with(kUserRules)) continue;
    Status checked = state_->Check(i);
    if (!checked) bad.emplace_back(i, std::move(checked).error());
  }
  if (bad.empty()) return;
  // From the last one on, so that the indices stay right.
  for (auto rule = bad.rbegin(); rule != bad.rend(); ++rule) {
    state_->book.Refuse(rule->first, std::move(rule->second));
  }
  state_ = std::make_unique<State>(std::move(state_->book),
                                   std::move(state_->slogans), state_->style,
                                   state_->options);
}

const std::vector<Error>& Normalizer::issues() const {
  return state_->book.issues();
}

std::vector<Error> Normalizer::CheckRules() const {
  std::vector<Error> errors;
  for (size_t i = 0; i < state_->book.rules().size(); ++i) {
    Status checked = state_->Check(i);
    if (!checked) errors.push_back(std::move(checked).error());
  }
  return errors;
}

void Normalizer::ClassifyTokens(Document& document) const {
  Mentions mentions;
  // A token to three characters, about; growing step by step would copy them all.
  document.tokens.reserve(document.text.text().size() / 8);
  for (Id id = 0; id < document.sentences.size(); ++id) {
    state_->classifier.Classify(document, id, mentions);
  }
}

void Normalizer::VerbalizeTokens(Document& document) const {
  state_->verbalizer.Verbalize(document);
}

}  // namespace tingwen
