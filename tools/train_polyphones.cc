// Trains the polyphone model of data/models/ (its card has the command and
// the figures), and says how right it is by cross-validation.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "base/file.h"
#include "polyphones/corpus.h"
#include "polyphones/evaluation.h"
#include "polyphones/linear.h"
#include "polyphones/model_writer.h"
#include "polyphones/samples.h"

namespace tingwen::polyphones {
namespace {

struct Options {
  std::string data = "../shared/data/g2p";
  std::string output = "data/models/polyphones.bin";
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
      *work[i].second =
          TrainLinear(corpus, samples.at(character),
                      inventory.at(character).size(), options.linear);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
    threads.emplace_back(run);
  run();
  threads.clear();
  return models;
}

// Answers of the packed model for every fold, trained on the others.
Result<std::vector<Answer>> CrossValidate(const Corpus& corpus,
                                          const Inventory& inventory,
                                          const Options& options) {
  const std::string path =
      std::filesystem::temp_directory_path() / "tingwen-polyphones.bin";
  std::vector<Answer> answers;
  for (uint32_t fold = 0; fold < options.folds; ++fold) {
    const auto models =
        TrainAll(corpus, inventory, static_cast<int>(fold), options);
    TINGWEN_TRY(WriteFile(path, PackModel(inventory, models, options.writer)));
    TINGWEN_ASSIGN(model, PolyphoneModel::Load(path));
    const auto more = AnswerFold(corpus, static_cast<int>(fold), model);
    answers.insert(answers.end(), more.begin(), more.end());
  }
  std::filesystem::remove(path);
  return answers;
}

Status Train(Options options) {
  TINGWEN_ASSIGN(corpus, ReadCorpus(options.data, options.folds));
  const Inventory inventory = CollectReadings(corpus);
  if (options.evaluate) {
    TINGWEN_ASSIGN(answers, CrossValidate(corpus, inventory, options));
    options.writer.temperature = FitTemperature(answers);
    fmt::print("cross-validation: cpp-dev {:.2f} %, g2pl-dev {:.2f} %\n",
               Accuracy(answers, Origin::kCppDev),
               Accuracy(answers, Origin::kG2plDev));
    fmt::print("temperature {:.3f}\n", options.writer.temperature);
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
  app.add_option("--data", options.data, "folder of the labelled sentences");
  app.add_option("-o,--output", options.output, "the model file");
  app.add_flag("!--no-evaluation", options.evaluate,
               "no cross-validation (the temperature is then 1)");
  CLI11_PARSE(app, argc, argv);
  const auto status = Train(options);
  if (status) return 0;
  fmt::print(stderr, "{}\n", tingwen::Describe(status.error()));
  return tingwen::ExitCode(status.error().code);
}
