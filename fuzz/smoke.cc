// Runs a fuzz target for a moment without libFuzzer:
//
//   fuzz_smoke NAME [RUNS [SECONDS]]
//
// on its seeds (fuzz/corpus/NAME), on all files that once crashed a reader
// (tests/documents/crashers), and on mutations of them, the same ones each
// time. The input at work stands in fuzz_smoke.NAME until the end, so that
// after a crash it is there.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"

#define TARGET(name) \
  extern "C" int Fuzz_##name(const uint8_t* data, size_t size);
TINGWEN_FUZZ_TARGETS
#undef TARGET

namespace tingwen {
namespace {

using Target = int (*)(const uint8_t*, size_t);

const std::map<std::string, Target>& Targets() {
  static const std::map<std::string, Target> targets = {
#define TARGET(name) {#name, Fuzz_##name},
      TINGWEN_FUZZ_TARGETS
#undef TARGET
  };
  return targets;
}

constexpr size_t kRuns = 2000;
// Then it ends, however slow the machine is.
constexpr size_t kSeconds = 2;

std::vector<std::string> SeedsOf(const std::string& name) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& folder :
       {"/fuzz/corpus/" + name, std::string("/tests/documents/crashers")}) {
    const std::string path = TINGWEN_ROOT + folder;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const auto& path : paths) {
    if (auto bytes = ReadFile(path.string())) seeds.push_back(*bytes);
  }
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string Next() {
    std::string input = seeds_[Below(seeds_.size())];
    for (size_t changes = 1 + Below(4); changes > 0; --changes) Change(input);
    return input;
  }

 private:
  // Below 1 where there is nothing to choose from.
  size_t Below(size_t end) { return end == 0 ? 0 : random_() % end; }

  std::string PieceOf(const std::string& text) {
    const size_t begin = Below(text.size());
    return text.substr(begin, 1 + Below(64));
  }

  void Change(std::string& input) {
    const size_t at = Below(input.size());
    switch (Below(5)) {
      case 0:
        if (!input.empty()) input[at] = static_cast<char>(random_());
        return;
      case 1:
        input.erase(at, 1 + Below(64));
        return;
      case 2:
        input.insert(at, PieceOf(input));
        return;
      case 3:
        input.insert(at, PieceOf(seeds_[Below(seeds_.size())]));
        return;
      default:
        input.resize(at);
    }
  }

  const std::vector<std::string>& seeds_;
  std::mt19937 random_{20251105};
};

void RunOne(const std::string& name, Target target, const std::string& input) {
  const std::string path = "fuzz_smoke." + name;
  if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
    std::fwrite(input.data(), 1, input.size(), file);
    std::fclose(file);
  }
  target(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

int Run(const std::string& name, size_t runs, size_t seconds) {
  const auto target = Targets().find(name);
  if (target == Targets().end()) {
    std::fprintf(stderr, "there is no target %s\n", name.c_str());
    return 2;
  }
  const auto seeds = SeedsOf(name);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds for %s\n", name.c_str());
    return 1;
  }
  for (const std::string& seed : seeds) RunOne(name, target->second, seed);
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  Mutator mutator(seeds);
  size_t done = 0;
  for (; done < runs && std::chrono::steady_clock::now() < end; ++done) {
    RunOne(name, target->second, mutator.Next());
  }
  std::printf("%s: %zu seeds, %zu mutations\n", name.c_str(), seeds.size(),
              done);
  std::remove(("fuzz_smoke." + name).c_str());
  return 0;
}

}  // namespace
}  // namespace tingwen

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const auto number = [&](int place, size_t otherwise) {
    return count > place ? std::strtoull(arguments[place], nullptr, 10)
                         : otherwise;
  };
  return tingwen::Run(arguments[1], number(2, tingwen::kRuns),
                      number(3, tingwen::kSeconds));
}
