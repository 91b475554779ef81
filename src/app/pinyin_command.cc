// tingwen pinyin: toned pinyin of what is spoken.
#include <algorithm>
#include <memory>

#include "app/command.h"
#include "app/text_command.h"
#include "base/text.h"
#include "document/json.h"

namespace tingwen {
namespace {

struct PinyinOptions {
  std::string path = "-";
  bool json = false;
  bool surface = false;
};

// Byte offsets of a line to offsets in code points. Offsets are asked for in
// rising order for the most part, so counting goes on from the last answer.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}

  size_t At(size_t offset) {
    if (offset < byte_) byte_ = count_ = 0;
    while (byte_ < offset && byte_ < text_.size()) {
      byte_ = DecodeAt(text_, byte_).span.end;
      ++count_;
    }
    return count_;
  }

 private:
  std::string_view text_;
  size_t byte_ = 0;
  size_t count_ = 0;
};

nlohmann::ordered_json SyllableJson(const Document& document,
                                    const Syllable& syllable, Span span,
                                    CodePointCounter& counter) {
  nlohmann::ordered_json json = {
      {"text", syllable.text},
      {"start", counter.At(span.begin)},
      {"end", counter.At(span.end)},
      {"pinyin", syllable.pinyin},
      {"surface", syllable.surface},
      {"reason", std::string(document.Why(syllable.reason))},
      {"confidence", syllable.reason.confidence}};
  if (syllable.surface_reason.text != kNoId) {
    json["surface_reason"] = std::string(document.Why(syllable.surface_reason));
  }
  return json;
}

// The syllables of one line of input, with offsets into that line.
std::string LineJson(const Document& document, std::string_view line) {
  CodePointCounter counter(line);
  auto array = nlohmann::ordered_json::array();
  for (const Syllable& syllable : document.syllables) {
    array.push_back(SyllableJson(document, syllable,
                                 document.SourceSpan(syllable.span), counter));
  }
  return DumpJson(array);
}

// The syllables of each block, with offsets into the block's text.
std::string DocumentJson(const Document& document) {
  std::string text;
  auto syllable = document.syllables.begin();
  for (const Block& block : document.blocks) {
    CodePointCounter counter(document.TextOf(block.span));
    auto array = nlohmann::ordered_json::array();
    for (; syllable != document.syllables.end() &&
           syllable->span.begin < block.span.end;
         ++syllable) {
      const Span span{syllable->span.begin - block.span.begin,
                      syllable->span.end - block.span.begin};
      array.push_back(SyllableJson(document, *syllable, span, counter));
    }
    text += DumpJson(array) + "\n";
  }
  return text;
}

// Words apart by spaces; what is read as English stands as it is.
std::string WordPinyin(const Document& document, const Word& word,
                       bool surface) {
  if (word.syllable_count == 0) return word.text;
  std::string text;
  for (Id id = word.first_syllable;
       id < word.first_syllable + word.syllable_count; ++id) {
    const Syllable& syllable = document.syllables[id];
    text += surface ? syllable.surface : syllable.pinyin;
  }
  return text;
}

std::string WordsPinyin(const Document& document, Span span, bool surface) {
  std::string text;
  auto word = std::lower_bound(
      document.words.begin(), document.words.end(), span.begin,
      [](const Word& w, size_t begin) { return w.span.begin < begin; });
  for (; word != document.words.end() && word->span.begin < span.end; ++word) {
    if (!text.empty()) text += ' ';
    text += WordPinyin(document, *word, surface);
  }
  return text;
}

std::string DocumentPinyin(const Document& document, bool surface) {
  std::string text;
  for (const Block& block : document.blocks) {
    text += WordsPinyin(document, block.span, surface) + "\n";
  }
  return text;
}

constexpr FrontEnd::Depth kDepth = FrontEnd::Depth::kSyllables;

TextCommand PinyinCommand(const PinyinOptions& options) {
  if (options.json) return {kDepth, LineJson, DocumentJson};
  const bool surface = options.surface;
  return {kDepth,
          [surface](const Document& document, std::string_view) {
            const Span all{0, document.text.text().size()};
            return WordsPinyin(document, all, surface);
          },
          [surface](const Document& document) {
            return DocumentPinyin(document, surface);
          }};
}

}  // namespace

void AddPinyinCommand(const Command& program, Context& context) {
  auto options = std::make_shared<PinyinOptions>();
  const Command command = program.Sub("pinyin", "pinyin");
  command.Argument("FILE", options->path, "file");
  command.Flag("--json", options->json, "pinyin_json");
  command.Flag("--surface", options->surface, "surface");
  AddTextOptions(command, context);
  command.Does([options, &context] {
    return RunTextCommand(PinyinCommand(*options), options->path, context);
  });
}

}  // namespace tingwen
