#include "app/work_options.h"

#include <sched.h>

#include <algorithm>
#include <filesystem>

#include "app/production.h"
#include "base/file.h"
#include "base/paths.h"
#include "jobs/hash.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

// The cores that this process may use.
int Cores() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(CPU_COUNT(&set), 1);
}

// Adds the files of a folder in the order of their names, or a file.
Status AddFiles(const std::string& path, Sha256& hash) {
  std::vector<std::string> files;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    for (fs::directory_iterator entries(path, error), end;
         !error && entries != end; entries.increment(error)) {
      if (entries->is_regular_file(error)) {
        files.push_back(entries->path().string());
      }
    }
    std::sort(files.begin(), files.end());
  } else if (fs::exists(path, error)) {
    files.push_back(path);
  }
  for (const std::string& file : files) {
    TINGWEN_ASSIGN(content, HashFile(file));
    hash.AddField(file);
    hash.AddField(content);
  }
  return {};
}

}  // namespace

void AddWorkOptions(const Command& command, WorkOptions& options) {
  const Command group = command.InGroup("work");
  group.Add("--workers", options.workers, "workers", "N").Between(0, 1024);
  group.Add("--timeout", options.timeout, "timeout", "SECONDS")
      .Between(1, 86400);
  group.Add("--memory", options.memory, "memory", "MIB").Between(0, 1 << 20);
  group.Add("--retries", options.retries, "retries", "N").Between(0, 100);
}

PoolOptions PoolFor(const WorkOptions& options) {
  PoolOptions pool;
  pool.workers =
      static_cast<size_t>(options.workers == 0 ? Cores() : options.workers);
  pool.command = {"/proc/self/exe",
                  "--lang",
                  MessageLanguage() == Language::kChinese ? "zh" : "en",
                  "batch-worker",
                  "--memory",
                  std::to_string(options.memory)};
  pool.timeout = std::chrono::seconds(options.timeout);
  pool.retries = options.retries;
  return pool;
}

Result<std::string> SettingsHash(const Settings& settings,
                                 const std::string& format) {
  Sha256 hash;
  hash.AddField(TINGWEN_VERSION);
  hash.AddField(format);
  for (const std::string& setting : Assignments(settings)) {
    hash.AddField(setting);
  }
  std::vector<std::string> files = settings.rules;
  files.push_back(settings.lexicon);
  files.push_back(settings.cover);
  files.push_back(UserConfigPath("profiles.tsv"));
  for (const std::string& file : files) {
    if (!file.empty()) TINGWEN_TRY(AddFiles(file, hash));
  }
  return hash.Finish();
}

Status CheckWork(const Settings& settings, const std::string& format) {
  TINGWEN_ASSIGN(audio, AudioFormatOf(format));
  TINGWEN_TRY(DeliveryFor(settings, audio, kEngineSampleRate));
  TINGWEN_TRY(settings.SelectedVoice());
  TINGWEN_TRY(settings.Cover());
  TINGWEN_TRY(LoadFrontEnd(settings));
  return {};
}

}  // namespace tingwen
