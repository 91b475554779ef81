#include "app/publication_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/coverage.h"
#include "base/message.h"
#include "base/text.h"
#include "document/places.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

std::string PlaceText(const Places::Place& place) {
  return fmt::format("{}:{}:{}", place.file, place.position.line,
                     place.position.column);
}

// On one line of a table.
std::string Cell(std::string_view text) {
  std::string cell(Trim(text));
  for (char& c : cell) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return cell;
}

// A sentence that the engine failed at is silence, and its words have no
// length.
bool IsLost(const BookSentence& sentence) {
  return sentence.IsHeard() &&
         std::none_of(sentence.words.begin(), sentence.words.end(),
                      [](const TimedWord& w) { return w.end > w.begin; });
}

bool HasWords(const Document& document, Span sentence) {
  const auto word = std::lower_bound(
      document.words.begin(), document.words.end(), sentence.begin,
      [](const Word& w, size_t at) { return w.span.begin < at; });
  return word != document.words.end() && word->span.begin < sentence.end &&
         !word->text.empty();
}

}  // namespace

void PublicationCoverage::Row(std::string_view kind, const std::string& place,
                              std::string_view audio,
                              const BookSentence* sentence,
                              std::string_view text, std::string_view reason) {
  if (kind == "gap") ++gaps_;
  if (kind == "spoken") ++spoken_;
  if (kind == "left_out") ++left_out_;
  rows_ += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", kind, Cell(place), audio,
                       sentence == nullptr ? "" : SmilClock(sentence->begin),
                       sentence == nullptr ? "" : SmilClock(sentence->end),
                       Cell(text), Cell(reason));
}

void PublicationCoverage::AddSentences(const RecordedDocument& recorded,
                                       const Book& book) {
  struct Where {
    const BookSentence* sentence;
    std::string audio;
  };
  std::map<Id, Where> found;
  for (size_t i = recorded.first_chapter; i < recorded.last_chapter; ++i) {
    const BookChapter& chapter = book.chapters[i];
    const std::string audio =
        std::filesystem::path(chapter.audio).filename().string();
    for (const BookBlock& block : chapter.blocks) {
      for (const BookSentence& one : block.sentences) {
        found.emplace(one.id, Where{&one, audio});
      }
    }
  }
  const Document& document = recorded.document;
  Places places(document, recorded.bytes);
  for (Id id = 0; id < document.sentences.size(); ++id) {
    const Span span = document.sentences[id].span;
    const std::string_view text = document.TextOf(span);
    if (Trim(text).empty()) continue;
    const std::string place =
        PlaceText(places.At(document.SourceSpan(span).begin));
    const auto where = found.find(id);
    const BookSentence* one =
        where == found.end() ? nullptr : where->second.sentence;
    const std::string_view audio =
        one == nullptr ? std::string_view() : where->second.audio;
    const bool silent = one == nullptr || !one->IsHeard();
    if (!silent) {
      const bool lost = IsLost(*one);
      Row(lost ? "gap" : "spoken", place, audio, one, text,
          lost ? "engine" : "");
    } else if (HasWords(document, span)) {
      Row("gap", place, audio, one, text, "silent");
    } else {
      Row("silent", place, audio, one, text, "no words");
    }
  }
}

void PublicationCoverage::AddLeftOut(const RecordedDocument& recorded) {
  const Document& document = recorded.document;
  const Coverage coverage =
      MeasureCoverage(document, document.SourceBytes(recorded.bytes));
  Places places(document, recorded.bytes);
  for (const LeftOut& stretch : coverage.stretches) {
    const bool gap = stretch.reason.empty();
    Row(gap ? "gap" : "left_out", PlaceText(places.At(stretch.source.begin)),
        "", nullptr, stretch.text,
        gap ? Message("check.no_reason") : stretch.reason);
  }
}

void PublicationCoverage::Add(const RecordedDocument& recorded,
                              const Book& book) {
  AddSentences(recorded, book);
  AddLeftOut(recorded);
}

void PublicationCoverage::AddUnread(const std::string& path,
                                    const Error& error) {
  Row("gap", path, "", nullptr, "", error.message);
}

std::string PublicationCoverage::Table() const {
  return "kind\tplace\taudio\tbegin\tend\ttext\treason\n" + rows_;
}

}  // namespace tingwen
