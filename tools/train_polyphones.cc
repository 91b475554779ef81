// Trains the polyphone model of data/models/ (its card has the command and
// the figures), and says how right it is by cross-validation.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <set>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "polyphones/corpus.h"
#include "polyphones/evaluation.h"
#include "polyphones/linear.h"
#include "polyphones/model_writer.h"
#include "polyphones/samples.h"

namespace tingwen::polyphones {
namespace {

std::string_view NameOf(Origin origin) {
  switch (origin) {
    case Origin::kCppDev:
      return "cpp-dev";
    case Origin::kG2plTrain:
      return "g2pl-train";
    case Origin::kG2plDev:
      return "g2pl-dev";
    case Origin::kOwn:
      return "own";
  }
  return "";
}

struct Options {
  CorpusPaths paths;
  std::string doubts;
  std::string output = "data/models/polyphones.bin";
  std::string answers;
  uint32_t folds = 5;
  bool evaluate = true;
  LinearOptions linear;
  SilverPolicy silver;
  WriterOptions writer;
};

// One model for each character; characters don't depend on each other, so
// the threads don't change the outcome.
std::map<char32_t, LinearModel> TrainAll(const Corpus& corpus,
                                         const Inventory& inventory,
                                         int held_out, const Options& options) {
  const auto samples =
      CollectSamples(corpus, inventory, held_out, options.silver);
  std::map<char32_t, LinearModel> models;
  std::vector<std::pair<char32_t, LinearModel*>> work;
  for (const auto& [character, rows] : samples)
    work.emplace_back(character, &models[character]);
  std::atomic<size_t> next = 0;
  const auto run = [&] {
    for (size_t i; (i = next++) < work.size();) {
      const char32_t character = work[i].first;
      *work[i].second = TrainLinear(corpus, samples.at(character),
                                    inventory.at(character), options.linear);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
    threads.emplace_back(run);
  run();
  threads.clear();
  return models;
}

// Appends the answers to the unlabelled characters of a fold: character,
// answer, confidence, the other system's reading, index and sentence. Where
// the answer is unsure or the two differ, a label of ours teaches the most.
void AppendDoubts(const Corpus& corpus, uint32_t fold,
                  const PolyphoneModel& model, std::string& table) {
  std::set<std::pair<uint32_t, uint32_t>> labelled;
  for (const Gold& row : corpus.gold)
    labelled.emplace(row.sentence, row.position);
  for (uint32_t id = 0; id < corpus.sentences.size(); ++id) {
    const Sentence& sentence = corpus.sentences[id];
    for (uint32_t i = 0; sentence.fold == fold && i < sentence.text.size();
         ++i) {
      if (sentence.raw_index[i] < 0 || labelled.contains({id, i})) continue;
      const auto answer = model.Predict(corpus.SiteOf(id, i));
      if (!answer) continue;
      table += fmt::format("{}\t{}\t{:.3f}\t{}\t{}\t{}\n",
                           ToUtf8(sentence.text[i]), answer->reading.ToString(),
                           answer->confidence, sentence.silver[i],
                           sentence.raw_index[i], corpus.lines[sentence.line]);
    }
  }
}

// Answers of the packed model for every fold, trained on the others.
Result<std::vector<Answer>> CrossValidate(const Corpus& corpus,
                                          const Inventory& inventory,
                                          const Options& options) {
  const std::string path = std::filesystem::temp_directory_path() /
                           fmt::format("tingwen-polyphones-{}.bin", getpid());
  std::vector<Answer> answers;
  std::string doubts;
  for (uint32_t fold = 0; fold < options.folds; ++fold) {
    const auto models =
        TrainAll(corpus, inventory, static_cast<int>(fold), options);
    TINGWEN_TRY(WriteFile(path, PackModel(inventory, models, options.writer)));
    TINGWEN_ASSIGN(model, PolyphoneModel::Load(path));
    TINGWEN_ASSIGN(program, SpokenText::Load(path));
    const auto more =
        AnswerFold(corpus, static_cast<int>(fold), model, program);
    answers.insert(answers.end(), more.begin(), more.end());
    if (!options.doubts.empty()) AppendDoubts(corpus, fold, model, doubts);
  }
  std::filesystem::remove(path);
  if (!options.doubts.empty()) TINGWEN_TRY(WriteFile(options.doubts, doubts));
  return answers;
}

// One row for each answer: origin, character, gold, answer, confidence, what
// the lexicon says (reading, table, whether decided, length of the word), what
// the program says and why, and the text with the character in brackets.
Status WriteAnswers(const Corpus& corpus, const std::vector<Answer>& answers,
                    const std::string& path) {
  std::string table;
  for (const Answer& answer : answers) {
    const Gold& row = *answer.gold;
    const std::u32string& text = corpus.sentences[row.sentence].text;
    std::string marked;
    for (size_t i = 0; i < text.size(); ++i) {
      if (i == row.position) marked += '[';
      AppendUtf8(marked, text[i]);
      if (i == row.position) marked += ']';
    }
    table += fmt::format(
        "{}\t{}\t{}\t{}\t{:.4f}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        NameOf(row.origin), ToUtf8(corpus.CharacterOf(row)), row.reading,
        answer.reading, answer.by_model ? answer.confidence : 0, answer.lexicon,
        answer.source, answer.decided, answer.word_length, answer.spoken.pinyin,
        answer.spoken.reason, marked);
  }
  return WriteFile(path, table);
}

Status Train(Options options) {
  TINGWEN_ASSIGN(spoken, SpokenText::Load());
  TINGWEN_ASSIGN(corpus, ReadCorpus(options.paths, spoken, options.folds));
  fmt::print("{} sentences, {} labelled characters, {} lost\n",
             corpus.sentences.size(), corpus.gold.size(), corpus.lost);
  const Inventory inventory = CollectReadings(corpus);
  if (options.evaluate) {
    TINGWEN_ASSIGN(answers, CrossValidate(corpus, inventory, options));
    if (!options.answers.empty())
      TINGWEN_TRY(WriteAnswers(corpus, answers, options.answers));
    options.writer.temperature = FitTemperature(answers);
    for (const Origin origin :
         {Origin::kCppDev, Origin::kG2plDev, Origin::kOwn}) {
      const Shares right = Accuracy(answers, origin);
      fmt::print("{}: model {:.2f} %, program {:.2f} %\n", NameOf(origin),
                 right.model, right.program);
    }
    fmt::print("temperature {:.3f}\n", options.writer.temperature);
    for (const CalibrationBin& bin :
         Calibrate(answers, options.writer.temperature)) {
      const double count = std::max<double>(bin.count, 1);
      fmt::print("said to be {:.3f} sure: {:.3f} of {} are right\n",
                 bin.said / count, bin.right / count, bin.count);
    }
  }
  const std::string bytes = PackModel(
      inventory, TrainAll(corpus, inventory, -1, options), options.writer);
  fmt::print("{} characters, {} bytes: {}\n", inventory.size(), bytes.size(),
             options.output);
  return WriteFile(options.output, bytes);
}

}  // namespace
}  // namespace tingwen::polyphones

int main(int argc, char** argv) {
  using namespace tingwen::polyphones;
  Options options;
  CLI::App app{"Trains the model that reads characters with several readings."};
  app.add_option("--data", options.paths.shared,
                 "folder of the labelled sentences of others");
  app.add_option("--own", options.paths.own, "folder of our own labels");
  app.add_option("--doubts", options.doubts,
                 "a table of answers to unlabelled characters");
  app.add_option("-o,--output", options.output, "the model file");
  app.add_option("--answers", options.answers,
                 "a table of the cross-validation's answers");
  app.add_flag("!--no-evaluation", options.evaluate,
               "no cross-validation (the temperature is then 1)");
  app.add_option("--l1", options.linear.l1, "strength of the L1 term");
  app.add_option("--l2", options.linear.l2, "strength of the L2 term");
  app.add_option("--rate", options.linear.rate, "learning rate");
  app.add_option("--epochs", options.linear.epochs, "rounds of training");
  app.add_option("--silver", options.silver.weight,
                 "weight of another system's readings");
  app.add_option("--own-weight", options.silver.own,
                 "weight of our own labels");
  app.add_option("--half-gold", options.silver.half_gold,
                 "labelled rows that halve that weight");
  app.add_option("--least-weight", options.writer.least_weight,
                 "weights below it are left out");
  app.add_option("--folds", options.folds, "of the cross-validation");
  CLI11_PARSE(app, argc, argv);
  const auto status = Train(options);
  if (status) return 0;
  fmt::print(stderr, "{}\n", tingwen::Describe(status.error()));
  return tingwen::ExitCode(status.error().code);
}
