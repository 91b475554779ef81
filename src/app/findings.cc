#include "app/findings.h"

#include <algorithm>
#include <unordered_map>

#include "app/doubts.h"
#include "app/text_checks.h"
#include "base/message.h"
#include "base/text.h"
#include "document/names.h"

namespace tingwen {
namespace {

// Shorter paragraphs may well be said twice, in characters.
constexpr size_t kShortestRepeated = 12;

std::string KindOf(const Diagnostic& diagnostic) {
  return diagnostic.id.starts_with("mojibake") ? "mojibake" : "text";
}

Finding FindingOf(const Diagnostic& diagnostic) {
  Finding finding;
  finding.kind = KindOf(diagnostic);
  finding.id = diagnostic.id;
  finding.severity = diagnostic.severity;
  finding.source = diagnostic.source;
  finding.message = diagnostic.message;
  return finding;
}

// --- readings ----------------------------------------------------------------

// The row of a lexicon that would keep the reading as it is; an editor changes
// it.
std::string RowOf(const Doubt& doubt) {
  return doubt.reading.empty() ? "" : doubt.word + "\t" + doubt.reading;
}

std::string DoubtMessage(const Document& document, const Doubt& doubt) {
  const Syllable& syllable = document.syllables[doubt.syllable];
  std::string message = Message("check.reading", syllable.text, doubt.word,
                                syllable.pinyin, document.Why(syllable.reason));
  if (doubt.places > 1) message += Message("check.places", doubt.places);
  if (!doubt.reading.empty()) message += Message("check.row", RowOf(doubt));
  return message;
}

bool IsName(const Document& document, Id word) {
  const std::string_view why = document.Why(document.words[word].reason);
  return why == "name" || why == "foreign-name" || why == "unknown";
}

Finding FindingOf(const Document& document, const Doubt& doubt) {
  const Syllable& syllable = document.syllables[doubt.syllable];
  Finding finding;
  finding.kind = IsName(document, syllable.word) ? "name" : "reading";
  finding.id = "reading";
  finding.source = document.SourceSpan(syllable.span);
  finding.text = syllable.text;
  finding.message = DoubtMessage(document, doubt);
  finding.word = syllable.word;
  finding.details = {{"word", doubt.word},
                     {"pinyin", syllable.pinyin},
                     {"reason", document.Why(syllable.reason)},
                     {"confidence", syllable.reason.confidence},
                     {"places", doubt.places},
                     {"lexicon", RowOf(doubt)}};
  return finding;
}

// --- text --------------------------------------------------------------------

// What is said for a stretch of the document's text.
std::string SaidFor(const Document& document, Span span) {
  std::string said;
  auto spoken = std::lower_bound(
      document.spoken.begin(), document.spoken.end(), span.begin,
      [](const Spoken& s, size_t begin) { return s.span.end <= begin; });
  for (; spoken != document.spoken.end() && spoken->span.begin < span.end;
       ++spoken) {
    said += spoken->text;
  }
  return said;
}

Id WordAt(const Document& document, size_t at) {
  const auto word = std::lower_bound(
      document.words.begin(), document.words.end(), at,
      [](const Word& w, size_t begin) { return w.span.end <= begin; });
  const bool is_there = word != document.words.end() && word->span.begin <= at;
  return is_there ? static_cast<Id>(word - document.words.begin()) : kNoId;
}

// A row of rules for exactly this text.
std::string RuleOf(const std::string& text, const std::string& said) {
  std::string pattern;
  for (const char c : text) {
    if (std::string_view(".+*?()[]{}|^$\\").find(c) != std::string_view::npos) {
      pattern += '\\';
    }
    pattern += c;
  }
  return "my.number\t90\t\t" + pattern + "\t\tnumber\t" + said + "\t" + text +
         "\t" + said;
}

Finding FindingOf(const Document& document, const TextCheck& check) {
  Finding finding;
  finding.kind = check.kind;
  finding.id = check.id;
  finding.source = document.SourceSpan(check.span);
  finding.text = document.TextOf(check.span);
  if (check.kind != "number") {
    finding.message = Message("check." + check.id, finding.text);
    return finding;
  }
  const std::string said = SaidFor(document, check.span);
  const std::string rule = RuleOf(finding.text, said);
  finding.message = Message("check." + check.id, finding.text, said) +
                    Message("check.rule", rule);
  finding.word = WordAt(document, check.span.begin);
  finding.details = {{"said", said}, {"rule", rule}};
  return finding;
}

// --- paragraphs --------------------------------------------------------------

void AddRepeated(const Document& document, std::vector<Finding>& findings) {
  std::unordered_map<std::string_view, Id> seen;
  for (Id id = 0; id < document.blocks.size(); ++id) {
    const std::string_view text = document.TextOf(document.blocks[id].span);
    if (CountCodePoints(text) < kShortestRepeated) continue;
    const auto [first, is_new] = seen.emplace(text, id);
    if (is_new) continue;
    Finding finding;
    finding.kind = finding.id = "repeated";
    finding.severity = Severity::kWarning;
    finding.source = document.SourceSpan(document.blocks[id].span);
    finding.text = text;
    finding.message = Message("check.repeated", first->second + 1);
    finding.details = {{"first_block", first->second}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const std::vector<std::string>& FindingKinds() {
  static const std::vector<std::string> kinds = {
      "mojibake", "text",        "reading", "name",
      "number",   "punctuation", "repeated"};
  return kinds;
}

Result<std::vector<Finding>> FindFindings(const Document& document,
                                          float confidence) {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    findings.push_back(FindingOf(diagnostic));
  }
  for (const Doubt& doubt : FindDoubts(document, confidence)) {
    findings.push_back(FindingOf(document, doubt));
  }
  TINGWEN_ASSIGN(checks, CheckText(document));
  for (const TextCheck& check : checks) {
    findings.push_back(FindingOf(document, check));
  }
  AddRepeated(document, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& left, const Finding& right) {
                     return left.source.begin < right.source.begin;
                   });
  return findings;
}

}  // namespace tingwen
