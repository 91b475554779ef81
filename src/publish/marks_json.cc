#include "publish/marks_json.h"

#include <cmath>

#include "document/json.h"

namespace tingwen {
namespace {

using Json = nlohmann::ordered_json;

// To the microsecond: finer than a sample, and no endless fractions.
double Seconds(uint64_t samples, int sample_rate) {
  const double seconds = static_cast<double>(samples) / sample_rate;
  return std::round(seconds * 1e6) / 1e6;
}

// What a mark of either kind says.
Json MarkJson(const Document& document, const AudioMark& mark, Span span,
              int sample_rate) {
  Json json;
  json["text"] = std::string(document.TextOf(span));
  json["span"] = SpanJson(span);
  json["source"] = SpanJson(document.SourceSpan(span));
  json["begin"] = Seconds(mark.begin, sample_rate);
  json["end"] = Seconds(mark.end, sample_rate);
  json["begin_sample"] = mark.begin;
  json["end_sample"] = mark.end;
  return json;
}

Json WordJson(const Document& document, const AudioMark& mark,
              int sample_rate) {
  const Word& word = document.words[mark.element];
  Json json = MarkJson(document, mark, word.span, sample_rate);
  json["spoken"] = word.text;
  return json;
}

Json SentenceJson(const Document& document, const AudioMark& mark,
                  int sample_rate) {
  const Span span = document.sentences[mark.element].span;
  Json json = MarkJson(document, mark, span, sample_rate);
  json["words"] = Json::array();
  return json;
}

}  // namespace

std::string MarksJson(const Document& document, int sample_rate) {
  Json sentences = Json::array();
  for (const AudioMark& mark : document.marks) {
    if (mark.kind == MarkKind::kSentence) {
      sentences.push_back(SentenceJson(document, mark, sample_rate));
    } else if (!sentences.empty()) {
      sentences.back()["words"].push_back(
          WordJson(document, mark, sample_rate));
    }
  }
  Json root;
  root["format"] = "tingwen-marks";
  root["version"] = 1;
  root["source"] = document.path;
  root["sample_rate"] = sample_rate;
  root["text"] = document.text.text();
  root["sentences"] = std::move(sentences);
  return DumpJson(root, 1) + "\n";
}

}  // namespace tingwen
