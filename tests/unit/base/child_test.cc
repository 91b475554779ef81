#include "base/child.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace tingwen {
namespace {

ChildEnd EndOf(const std::function<void(const SendMessage&)>& work,
               std::vector<std::string>& messages,
               const ChildLimits& limits = {}) {
  return RunInChild(limits, work, [&](std::string_view message) {
    messages.emplace_back(message);
  });
}

TEST(RunInChild, HandsMessagesOver) {
  const std::string long_message(1 << 20, 'x');
  std::vector<std::string> messages;
  const auto work = [&](const SendMessage& send) {
    send("one");
    send("");
    send(long_message);
  };
  EXPECT_EQ(EndOf(work, messages), ChildEnd::kDone);
  EXPECT_EQ(messages, (std::vector<std::string>{"one", "", long_message}));
}

TEST(RunInChild, OutlivesACrash) {
  std::vector<std::string> messages;
  const auto work = [](const SendMessage& send) {
    send("before");
    std::_Exit(3);
  };
  EXPECT_EQ(EndOf(work, messages), ChildEnd::kFailed);
  EXPECT_EQ(messages, std::vector<std::string>{"before"});
  EXPECT_EQ(EndOf([](const SendMessage&) { throw 1; }, messages),
            ChildEnd::kFailed);
  EXPECT_EQ(EndOf([](const SendMessage&) { ::raise(SIGKILL); }, messages),
            ChildEnd::kFailed);
}

TEST(RunInChild, StopsAtTheTimeLimit) {
  std::vector<std::string> messages;
  const auto work = [](const SendMessage&) {
    volatile size_t turns = 0;
    while (true) {
      const size_t next = turns + 1;
      turns = next;
    }
  };
  EXPECT_EQ(EndOf(work, messages, {std::chrono::seconds(1), 1 << 30}),
            ChildEnd::kTime);
}

TEST(RunInChild, StopsAtTheMemoryLimit) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer needs more memory than any limit";
#endif
  std::vector<std::string> messages;
  const auto work = [](const SendMessage& send) {
    const std::vector<char> much(size_t{256} << 20, 'x');
    send(std::string_view(much.data(), 1));
  };
  EXPECT_EQ(EndOf(work, messages, {std::chrono::seconds(60), 64 << 20}),
            ChildEnd::kFailed);
  EXPECT_TRUE(messages.empty());
}

}  // namespace
}  // namespace tingwen
