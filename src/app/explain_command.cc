// tingwen explain: every reading of a document, and why it is so.
#include <fmt/format.h>

#include <memory>

#include "app/command.h"
#include "app/coverage.h"
#include "app/line_filter.h"
#include "base/file.h"
#include "base/text.h"
#include "document/json.h"
#include "document/names.h"
#include "document/places.h"

namespace tingwen {
namespace {

struct ExplainOptions {
  std::string path = "-";
  bool json = false;
};

// Writes the layers of a document for people.
class Explanation {
 public:
  Explanation(const Document& document, std::string_view source)
      : document_(document),
        source_(document.SourceBytes(source)),
        places_(document, source) {}

  std::string Write() {
    for (Id block = 0; block < document_.blocks.size(); ++block) {
      WriteBlock(block);
    }
    WriteRemovals();
    return std::move(text_);
  }

 private:
  template <class... Arguments>
  void Line(fmt::format_string<Arguments...> format,
            const Arguments&... arguments) {
    text_ += fmt::vformat(format, fmt::make_format_args(arguments...)) + "\n";
  }

  // Where in the file a span of document text begins.
  std::string Place(Span source) {
    const Position place = places_.At(source.begin).position;
    return fmt::format("{}:{}", place.line, place.column);
  }

  void WriteBlock(Id id) {
    const Block& block = document_.blocks[id];
    Line("[{}] {} ({})", NameOf(block.kind),
         Place(document_.SourceSpan(block.span)), document_.Why(block.reason));
    const auto [first, last] =
        ChildrenOf(document_.sentences, &Sentence::block, id);
    for (Id sentence = first; sentence < last; ++sentence) {
      WriteSentence(sentence);
    }
  }

  void WriteSentence(Id id) {
    const Sentence& sentence = document_.sentences[id];
    Line("  {}  ({})", document_.TextOf(sentence.span),
         document_.Why(sentence.reason));
    const auto [first, last] =
        ChildrenOf(document_.tokens, &Token::sentence, id);
    for (Id token = first; token < last; ++token) WriteToken(token);
  }

  void WriteToken(Id id) {
    const Token& token = document_.tokens[id];
    std::string fields;
    for (const Field& field : token.fields) {
      fields += fmt::format(" {}={}", field.name, field.value);
    }
    const auto [first, last] = ChildrenOf(document_.spoken, &Spoken::token, id);
    std::string said;
    for (Id spoken = first; spoken < last; ++spoken) {
      said += document_.spoken[spoken].text;
    }
    Line("    {}  {}{}  {}  -> {}", document_.TextOf(token.span),
         token.semiotic_class, fields, document_.Why(token.reason), said);
    for (Id spoken = first; spoken < last; ++spoken) WriteWords(spoken);
  }

  void WriteWords(Id spoken) {
    const auto [first, last] =
        ChildrenOf(document_.words, &Word::spoken, spoken);
    for (Id id = first; id < last; ++id) {
      const Word& word = document_.words[id];
      Line("      {}  ({})  | {}", word.text, document_.Why(word.reason),
           NameOf(word.break_after));
      for (Id syllable = word.first_syllable;
           syllable < word.first_syllable + word.syllable_count; ++syllable) {
        WriteSyllable(document_.syllables[syllable]);
      }
    }
  }

  void WriteSyllable(const Syllable& syllable) {
    Line("        {}  {}  ({}, {:.2f})", syllable.text, syllable.pinyin,
         document_.Why(syllable.reason), syllable.reason.confidence);
    if (syllable.surface != syllable.pinyin) {
      Line("          -> {}  ({})", syllable.surface,
           document_.Why(syllable.surface_reason));
    }
  }

  void WriteRemovals() {
    for (const Removal& removal : document_.text.removals()) {
      const std::string_view text = removal.source.Of(source_);
      if (Trim(text).empty() || IsMarkup(removal.reason)) continue;
      Line("{} {}  {}", Message("explain.left_out"), Place(removal.source),
           removal.reason);
    }
  }

  const Document& document_;
  std::string_view source_;
  Places places_;
  std::string text_;
};

Status Explain(const ExplainOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, options.path));
  if (options.json) return Print(DumpJson(LayersJson(document), 1) + "\n");
  TINGWEN_TRY(Print(Explanation(document, bytes).Write()));
  Progress progress(ProgressStyle::kPlain);
  ReportDiagnostics(document, bytes, progress);
  return {};
}

}  // namespace

void AddExplainCommand(const Command& program, Context& context) {
  auto options = std::make_shared<ExplainOptions>();
  const Command command = program.Sub("explain", "explain");
  command.Argument("FILE", options->path, "file_document");
  command.Flag("--json", options->json, "json_layers");
  AddTextOptions(command, context);
  command.Does([options, &context] { return Explain(*options, context); });
}

}  // namespace tingwen
