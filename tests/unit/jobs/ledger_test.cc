// What is done again, and what isn't.
#include "jobs/ledger.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "jobs/folder_lock.h"
#include "jobs/hash.h"
#include "unit/jobs/workspace.h"

namespace tingwen {
namespace {

class LedgerTest : public testing::Test {
 protected:
  Ledger Open(const std::string& settings, bool force = false) {
    return {*Journal::Open(workspace_ / "journal.sqlite"),
            {workspace_.folder(), "wav", {}, settings, force}};
  }
  void Write(const std::string& name, const std::string& bytes) {
    ASSERT_TRUE(WriteFile(workspace_ / name, bytes));
  }
  WorkItem Item() const { return {workspace_ / "a.txt", "a.wav"}; }

  // One run: the document is examined, and converted if that is due.
  void Convert(Ledger& ledger, const JobReport& report) {
    auto look = *ledger.Examine(Item());
    ASSERT_TRUE(look.due);
    Ledger::Enter(report, look.entry);
    ASSERT_TRUE(ledger.journal().Record(look.entry));
  }
  void ConvertWell() {
    Write("a.txt", "一");
    Write("a.wav", "12345");
    Ledger ledger = Open("s");
    Convert(ledger, DoneReport(HashOf("一"), 5));
  }

  Workspace workspace_;
};

TEST_F(LedgerTest, WhatIsDoneIsNotDoneAgain) {
  ConvertWell();
  const auto look = *Open("s").Examine(Item());
  EXPECT_FALSE(look.due);
  EXPECT_TRUE(look.before);
  EXPECT_EQ(look.entry.state, JobState::kDone);
  EXPECT_EQ(look.entry.report.facts.seconds, 1.5);
}

TEST_F(LedgerTest, ChangesAreDue) {
  ConvertWell();
  EXPECT_TRUE(Open("other").Examine(Item())->due);
  EXPECT_TRUE(Open("s", true).Examine(Item())->due);
  Write("a.txt", "二");
  EXPECT_TRUE(Open("s").Examine(Item())->due);
}

TEST_F(LedgerTest, OutputsThatAreGoneOrOfAnotherSizeAreDue) {
  ConvertWell();
  Write("a.wav", "1234");
  EXPECT_TRUE(Open("s").Examine(Item())->due);
  std::filesystem::remove(workspace_ / "a.wav");
  EXPECT_TRUE(Open("s").Examine(Item())->due);
}

TEST_F(LedgerTest, QuarantineLastsUntilTheDocumentChanges) {
  Write("a.txt", "一");
  Ledger ledger = Open("s");
  Convert(ledger, FailedReport(JobEnd::kCrashed, ErrorCode::kInternal));
  const auto look = *ledger.Examine(Item());
  EXPECT_FALSE(look.due);
  EXPECT_EQ(look.entry.state, JobState::kQuarantined);
  EXPECT_EQ(look.entry.report.error.message, "坏");
  Write("a.txt", "二");
  EXPECT_TRUE(ledger.Examine(Item())->due);
}

TEST_F(LedgerTest, WhatFailedForOtherReasonsIsDueAgain) {
  Write("a.txt", "一");
  Ledger ledger = Open("s");
  Convert(ledger, FailedReport(JobEnd::kRefused, ErrorCode::kOutput));
  EXPECT_TRUE(ledger.Examine(Item())->due);
}

TEST_F(LedgerTest, UnreadableDocumentsAreNeitherDueNorSettled) {
  const auto look = *Open("s").Examine(Item());
  EXPECT_FALSE(look.due);
  EXPECT_FALSE(look.before);
  EXPECT_EQ(look.entry.report.error.code, ErrorCode::kInput);
}

// A broker knows a submission of a run that was broken off again; each later
// one is another.
TEST_F(LedgerTest, SubmissionsHaveTheirIds) {
  Write("a.txt", "一");
  Ledger ledger = Open("s");
  auto look = *ledger.Examine(Item());
  const std::string id = ledger.RequestFor(look.entry).id;
  ASSERT_TRUE(ledger.journal().Record(look.entry));
  look = *Open("s").Examine(Item());
  EXPECT_EQ(ledger.RequestFor(look.entry).id, id);
  Ledger::Enter(FailedReport(JobEnd::kRefused, ErrorCode::kOutput), look.entry);
  ASSERT_TRUE(ledger.journal().Record(look.entry));
  EXPECT_NE(ledger.RequestFor(ledger.Examine(Item())->entry).id, id);
}

TEST_F(LedgerTest, AFileThatIsNoJournalIsLeftAlone) {
  const std::string text(5000, 'x');
  Write("journal.sqlite", text);
  const auto journal = Journal::Open(workspace_ / "journal.sqlite");
  ASSERT_FALSE(journal);
  EXPECT_EQ(journal.error().code, ErrorCode::kOutput);
  EXPECT_EQ(*ReadFile(workspace_ / "journal.sqlite"), text);
}

TEST(FolderLockTest, OneAtATime) {
  const Workspace workspace;
  {
    const auto lock = FolderLock::Take(workspace.folder(), "batch.locked");
    ASSERT_TRUE(lock);
    EXPECT_TRUE(lock->Holds());
    EXPECT_FALSE(FolderLock::Take(workspace.folder(), "batch.locked"));
  }
  EXPECT_TRUE(FolderLock::Take(workspace.folder(), "batch.locked"));
}

TEST(FolderLockTest, ToldWhenTheFolderIsReplaced) {
  const Workspace workspace;
  std::filesystem::create_directory(workspace / "out");
  const auto lock = FolderLock::Take(workspace / "out", "batch.locked");
  ASSERT_TRUE(lock);
  std::filesystem::rename(workspace / "out", workspace / "old");
  EXPECT_FALSE(lock->Holds());
  std::filesystem::create_directory(workspace / "out");
  EXPECT_FALSE(lock->Holds());
}

}  // namespace
}  // namespace tingwen
