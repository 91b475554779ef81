// Workers that answer, die, hang and refuse. They are shell scripts here.
#include "jobs/worker_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace tingwen {
namespace {

using std::chrono::milliseconds;

// Answers each request; what the input's name asks for comes first. A death
// happens once for each `mark` file that isn't there yet.
constexpr const char* kScript = R"sh(
while IFS= read -r line <&3; do
  id=$(printf '%s' "$line" | sed 's/.*"id":"\([^"]*\)".*/\1/')
  case "$line" in
    *die-always*) kill -9 $$ ;;
    *die-once*) [ -e "$0" ] || { : > "$0"; kill -9 $$; } ;;
    *no-memory*) exit 71 ;;
    *hang*) exec sleep 60 ;;
    *garbage*) echo nonsense >&3; continue ;;
    *empty*)
      printf '{"id":"%s","end":1,"error":{"code":1,"message":"empty",' "$id" >&3
      printf '"path":"","line":0,"column":0,"hint":""},' >&3
      echo '"attempts":1,"elapsed":0}' >&3
      continue ;;
  esac
  printf '{"id":"%s","end":0,"facts":{"content":"","bytes":1,' "$id" >&3
  printf '"seconds":1,"loudness":null,"true_peak":null,"spoken":1,' >&3
  echo '"left_out":0,"warnings":[]},"attempts":1,"elapsed":0}' >&3
done
)sh";

class WorkerPoolTest : public testing::Test {
 protected:
  void SetUp() override {
    mark_ = testing::TempDir() + "tingwen-mark-" + std::to_string(::getpid());
    std::remove(mark_.c_str());
  }
  void TearDown() override { std::remove(mark_.c_str()); }

  WorkerPool Pool(size_t workers) const {
    PoolOptions options;
    options.workers = workers;
    options.command = {"/bin/sh", "-c", kScript, mark_};
    options.timeout = milliseconds(20'000);
    options.retries = 2;
    options.backoff = milliseconds(1);
    return WorkerPool(options);
  }

  static std::map<std::string, JobReport> RunAll(
      WorkerPool& pool, const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
      EXPECT_TRUE(pool.Submit({input, input, "out", "wav", {}}));
    }
    std::map<std::string, JobReport> reports;
    while (!pool.idle()) {
      auto some = pool.Wait(milliseconds(1000));
      if (!some) {
        ADD_FAILURE() << Describe(some.error());
        break;
      }
      for (JobReport& report : *some) {
        EXPECT_TRUE(reports.emplace(report.id, report).second) << report.id;
      }
    }
    return reports;
  }

  std::string mark_;
};

TEST_F(WorkerPoolTest, AllAreAnsweredOnce) {
  WorkerPool pool = Pool(3);
  std::vector<std::string> inputs;
  for (int i = 0; i < 20; ++i) inputs.push_back("doc" + std::to_string(i));
  const auto reports = RunAll(pool, inputs);
  EXPECT_EQ(reports.size(), 20U);
  for (const auto& [id, report] : reports) {
    EXPECT_EQ(report.end, JobEnd::kDone) << id;
    EXPECT_EQ(report.attempts, 1) << id;
  }
}

TEST_F(WorkerPoolTest, TheDyingCostOthersNothing) {
  WorkerPool pool = Pool(2);
  const auto reports =
      RunAll(pool, {"a", "die-always", "b", "no-memory", "c", "garbage", "d"});
  EXPECT_EQ(reports.at("die-always").end, JobEnd::kCrashed);
  EXPECT_EQ(reports.at("die-always").attempts, 3);
  EXPECT_THAT(reports.at("die-always").error.message, testing::HasSubstr("9"));
  EXPECT_EQ(reports.at("garbage").end, JobEnd::kCrashed);
  EXPECT_NE(reports.at("no-memory").error.message,
            reports.at("die-always").error.message);
  for (const char* id : {"a", "b", "c", "d"}) {
    EXPECT_EQ(reports.at(id).end, JobEnd::kDone) << id;
  }
}

TEST_F(WorkerPoolTest, WhatDiesOnceIsTriedAgain) {
  WorkerPool pool = Pool(1);
  const auto reports = RunAll(pool, {"die-once"});
  EXPECT_EQ(reports.at("die-once").end, JobEnd::kDone);
  EXPECT_EQ(reports.at("die-once").attempts, 2);
}

TEST_F(WorkerPoolTest, RefusedDocumentsAreNotTriedAgain) {
  WorkerPool pool = Pool(1);
  const auto reports = RunAll(pool, {"empty"});
  EXPECT_EQ(reports.at("empty").end, JobEnd::kRefused);
  EXPECT_EQ(reports.at("empty").attempts, 1);
  EXPECT_EQ(reports.at("empty").error.message, "empty");
}

TEST_F(WorkerPoolTest, HangingWorkersAreEnded) {
  PoolOptions options;
  options.workers = 2;
  options.command = {"/bin/sh", "-c", kScript, mark_};
  options.timeout = milliseconds(300);
  options.retries = 0;
  WorkerPool pool(options);
  const auto reports = RunAll(pool, {"hang"});
  EXPECT_EQ(reports.at("hang").end, JobEnd::kTimedOut);
}

TEST_F(WorkerPoolTest, StopTakesBackWhatWasNotBegun) {
  WorkerPool pool = Pool(1);
  for (const char* id : {"a", "b", "c"}) {
    EXPECT_TRUE(pool.Submit({id, id, "out", "wav", {}}));
  }
  EXPECT_TRUE(pool.Wait(milliseconds(0)));  // hands out the first
  EXPECT_THAT(pool.Stop(), testing::ElementsAre("b", "c"));
  EXPECT_EQ(pool.running(), 1U);
}

TEST_F(WorkerPoolTest, WorkersThatCannotStartAreAnError) {
  PoolOptions options;
  options.command = {"/nonexistent"};
  WorkerPool pool(options);
  EXPECT_TRUE(pool.Submit({"a", "a", "out", "wav", {}}));
  EXPECT_FALSE(pool.Wait(milliseconds(0)));
}

}  // namespace
}  // namespace tingwen
