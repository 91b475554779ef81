#include "document/json.h"

#include "document/names.h"

namespace tingwen {
namespace {

using Json = nlohmann::ordered_json;

// Text, spans and reason: what elements of all layers have.
Json ElementJson(const Document& document, Id id, Span span, Reason reason) {
  return {{"id", id},
          {"text", std::string(document.TextOf(span))},
          {"span", SpanJson(span)},
          {"source", SpanJson(document.SourceSpan(span))},
          {"reason", std::string(document.Why(reason))}};
}

template <class Element, class Describe>
Json LayerJson(const Document& document, const std::vector<Element>& layer,
               Describe describe) {
  Json array = Json::array();
  for (Id id = 0; id < layer.size(); ++id) {
    const Element& element = layer[id];
    Json json = ElementJson(document, id, element.span, element.reason);
    describe(json, element);
    array.push_back(std::move(json));
  }
  return array;
}

Json FieldsJson(const Token& token) {
  Json fields = Json::object();
  for (const Field& field : token.fields) fields[field.name] = field.value;
  return fields;
}

Json SyllablesJson(const Document& document) {
  return LayerJson(document, document.syllables,
                   [&](Json& json, const Syllable& syllable) {
                     json["word"] = syllable.word;
                     json["character"] = syllable.text;
                     json["pinyin"] = syllable.pinyin;
                     json["surface"] = syllable.surface;
                     json["confidence"] = syllable.reason.confidence;
                     if (syllable.surface_reason.text != kNoId) {
                       json["surface_reason"] = std::string(
                           document.Why(syllable.surface_reason));
                     }
                   });
}

Json MarksJson(const Document& document) {
  Json array = Json::array();
  for (const AudioMark& mark : document.marks) {
    array.push_back({{"kind", std::string(NameOf(mark.kind))},
                     {"element", mark.element},
                     {"begin", mark.begin},
                     {"end", mark.end}});
  }
  return array;
}

Json PartsJson(const Document& document) {
  Json array = Json::array();
  for (const SourcePart& part : document.parts) {
    array.push_back({{"name", part.name}, {"source", SpanJson(part.span)}});
  }
  return array;
}

Json GlossesJson(const Document& document) {
  Json array = Json::array();
  for (const Gloss& gloss : document.glosses) {
    array.push_back({{"text", std::string(document.TextOf(gloss.span))},
                     {"span", SpanJson(gloss.span)},
                     {"source", SpanJson(gloss.source)},
                     {"pinyin", gloss.pinyin}});
  }
  return array;
}

Json RemovalsJson(const Document& document) {
  Json array = Json::array();
  for (const Removal& removal : document.text.removals()) {
    array.push_back(
        {{"source", SpanJson(removal.source)}, {"reason", removal.reason}});
  }
  return array;
}

Json DiagnosticsJson(const Document& document) {
  Json array = Json::array();
  for (const Diagnostic& diagnostic : document.diagnostics) {
    array.push_back({{"id", diagnostic.id},
                     {"severity", std::string(NameOf(diagnostic.severity))},
                     {"source", SpanJson(diagnostic.source)},
                     {"message", diagnostic.message}});
  }
  return array;
}

}  // namespace

Json SpanJson(Span span) { return Json::array({span.begin, span.end}); }

Json StructureJson(const Document& document) {
  Json json;
  json["path"] = document.path;
  json["title"] = document.metadata.title;
  json["author"] = document.metadata.author;
  json["date"] = document.metadata.date;
  json["encoding"] = document.metadata.encoding;
  json["format"] = document.metadata.format;
  json["parts"] = PartsJson(document);
  json["blocks"] = LayerJson(
      document, document.blocks, [](Json& block_json, const Block& block) {
        block_json["kind"] = std::string(NameOf(block.kind));
        block_json["level"] = block.level;
      });
  json["sentences"] = LayerJson(document, document.sentences,
                                [](Json& sentence_json, const Sentence& s) {
                                  sentence_json["block"] = s.block;
                                });
  json["glosses"] = GlossesJson(document);
  json["removals"] = RemovalsJson(document);
  json["diagnostics"] = DiagnosticsJson(document);
  return json;
}

Json LayersJson(const Document& document) {
  Json json = StructureJson(document);
  json["tokens"] = LayerJson(
      document, document.tokens, [](Json& token_json, const Token& token) {
        token_json["sentence"] = token.sentence;
        token_json["class"] = token.semiotic_class;
        token_json["fields"] = FieldsJson(token);
      });
  json["spoken"] = LayerJson(
      document, document.spoken, [](Json& spoken_json, const Spoken& spoken) {
        spoken_json["token"] = spoken.token;
        spoken_json["said"] = spoken.text;
        spoken_json["break"] = std::string(NameOf(spoken.break_after));
      });
  json["words"] = LayerJson(
      document, document.words, [](Json& word_json, const Word& word) {
        word_json["spoken"] = word.spoken;
        word_json["said"] = word.text;
        word_json["language"] = std::string(NameOf(word.language));
        word_json["break"] = std::string(NameOf(word.break_after));
      });
  json["syllables"] = SyllablesJson(document);
  json["marks"] = MarksJson(document);
  return json;
}

std::string DumpJson(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tingwen
