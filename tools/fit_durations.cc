// Fits the coefficients of `tingwen estimate` for a voice:
//
//   fit_durations --voice newsreader TEXT... > voices/newsreader/durations.tsv
//
// Speaks the texts at the voice's rate, and solves for the milliseconds of
// each unit (synth/duration.h) that come nearest to the sentences' durations
// (least squares with a small ridge). Then speaks the first text at other
// rates for the factors.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>

#include "app/pipeline.h"
#include "base/file.h"
#include "base/paths.h"
#include "synth/duration.h"
#include "synth/utterance.h"

namespace tingwen {
namespace {

constexpr double kRidge = 0.02;
constexpr int kRates[] = {80,  100, 120, 140, 160, 180, 200, 230,
                          260, 290, 320, 350, 380, 410, 449};

struct Row {
  DurationUnits units;
  double milliseconds = 0;
};

// The time that words take, without the pauses, by sentence.
std::map<Id, double> SpokenMs(const Document& document) {
  std::map<Id, double> spoken;
  Id sentence = kNoId;
  for (const AudioMark& mark : document.marks) {
    if (mark.kind == MarkKind::kSentence) {
      sentence = mark.element;
    } else {
      spoken[sentence] += 1000.0 * static_cast<double>(mark.end - mark.begin) /
                          kEngineSampleRate;
    }
  }
  return spoken;
}

Result<Document> Speak(const FrontEnd& front_end, const Voice& voice,
                       const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, path));
  TINGWEN_ASSIGN(synthesizer, Synthesizer::Start(EnginePath(), voice));
  TINGWEN_TRY(synthesizer.Synthesize(
      document, [](std::span<const int16_t>) { return Status(); }));
  return document;
}

Status AddRows(Document& document, const Voice& voice, std::vector<Row>& rows) {
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  const std::map<Id, double> spoken = SpokenMs(document);
  const auto words = WordsOfSentences(document);
  for (const auto& [sentence, milliseconds] : spoken) {
    Row row{{}, milliseconds};
    for (const Utterance& utterance :
         PlanSentence(document, sentence, words[sentence], table, voice)) {
      for (const Phrase& phrase : utterance.phrases) {
        CountUnits(phrase.chunk, row.units);
      }
    }
    rows.push_back(std::move(row));
  }
  return {};
}

// Solves matrix * x = right by elimination with pivots.
std::vector<double> Solve(std::vector<std::vector<double>> matrix,
                          std::vector<double> right) {
  const size_t size = right.size();
  for (size_t k = 0; k < size; ++k) {
    size_t pivot = k;
    for (size_t i = k + 1; i < size; ++i) {
      if (std::abs(matrix[i][k]) > std::abs(matrix[pivot][k])) pivot = i;
    }
    std::swap(matrix[k], matrix[pivot]);
    std::swap(right[k], right[pivot]);
    for (size_t i = k + 1; i < size; ++i) {
      const double factor = matrix[i][k] / matrix[k][k];
      for (size_t j = k; j < size; ++j) matrix[i][j] -= factor * matrix[k][j];
      right[i] -= factor * right[k];
    }
  }
  for (size_t k = size; k-- > 0;) {
    for (size_t j = k + 1; j < size; ++j) right[k] -= matrix[k][j] * right[j];
    right[k] /= matrix[k][k];
  }
  return right;
}

std::map<std::string, double> Fit(const std::vector<Row>& rows) {
  std::map<std::string, size_t> index;
  for (const Row& row : rows) {
    for (const auto& [unit, count] : row.units) index.emplace(unit, 0);
  }
  size_t size = 0;
  for (auto& [unit, i] : index) i = size++;
  std::vector<std::vector<double>> matrix(size, std::vector<double>(size));
  std::vector<double> right(size);
  for (size_t i = 0; i < size; ++i) matrix[i][i] = kRidge;
  for (const Row& row : rows) {
    for (const auto& [unit, count] : row.units) {
      const size_t i = index[unit];
      right[i] += count * row.milliseconds;
      for (const auto& [other, other_count] : row.units) {
        matrix[i][index[other]] += count * other_count;
      }
    }
  }
  const std::vector<double> solution = Solve(matrix, right);
  std::map<std::string, double> fitted;
  for (const auto& [unit, i] : index) fitted[unit] = solution[i];
  return fitted;
}

double TotalMs(const Document& document) {
  double total = 0;
  for (const auto& [sentence, spoken] : SpokenMs(document)) total += spoken;
  return total;
}

Status Run(const std::string& id, const std::vector<std::string>& texts) {
  TINGWEN_ASSIGN(front_end, FrontEnd::Load({}));
  TINGWEN_ASSIGN(voice, LoadVoice(DataPath("voices"), id));
  std::vector<Row> rows;
  double own = 0;
  for (const std::string& text : texts) {
    TINGWEN_ASSIGN(document, Speak(front_end, voice, text));
    TINGWEN_TRY(AddRows(document, voice, rows));
    if (text == texts.front()) own = TotalMs(document);
  }
  fmt::print("# Fitted by tools/fit_durations on {} sentences at rate {}.\n",
             rows.size(), voice.rate);
  fmt::print("# kind\tname\tmilliseconds, or factor\n");
  for (const auto& [unit, milliseconds] : Fit(rows)) {
    fmt::print("unit\t{}\t{:.1f}\n", unit, milliseconds);
  }
  for (int rate : kRates) {
    voice.rate = rate;
    TINGWEN_ASSIGN(document, Speak(front_end, voice, texts.front()));
    fmt::print("rate\t{}\t{:.4f}\n", rate, TotalMs(document) / own);
  }
  return {};
}

}  // namespace
}  // namespace tingwen

int main(int argc, char** argv) {
  CLI::App program("Fits the durations of a voice (voices/<id>/durations.tsv)");
  std::string voice = "newsreader";
  std::vector<std::string> texts;
  program.add_option("--voice", voice, "the voice's id");
  program.add_option("TEXT", texts, "documents to learn from")->required();
  CLI11_PARSE(program, argc, argv);
  const tingwen::Status status = tingwen::Run(voice, texts);
  if (status) return 0;
  std::fputs((tingwen::Describe(status.error()) + "\n").c_str(), stderr);
  return tingwen::ExitCode(status.error().code);
}
