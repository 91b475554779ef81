#include "app/player.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace tingwen {
namespace {

// Takes samples as they come and remembers how many.
class CountingOutput : public SoundOutput {
 public:
  Status Write(std::span<const int16_t> samples) override {
    written_ += samples.size();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    return fails_ ? Status(Fail({ErrorCode::kOutput, "gone", {}, {}, {}}))
                  : Status();
  }
  void Drop() override { ++dropped_; }
  size_t Unheard() override { return 0; }
  Status Drain() override { return {}; }

  std::atomic<size_t> written_ = 0;
  std::atomic<int> dropped_ = 0;
  std::atomic<bool> fails_ = false;
};

class PlayerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto voice = LiveVoice::Open(Settings());
    ASSERT_TRUE(voice);
    voice_.emplace(*std::move(voice));
    auto text = voice_->ReadMessage("第一句在这里。第二句在那里。第三句也有。");
    ASSERT_TRUE(text);
    text_ = *std::move(text);
    player_.emplace(*voice_, output_);
  }

  CountingOutput output_;
  std::optional<LiveVoice> voice_;
  LiveText text_;
  std::optional<Player> player_;
};

TEST_F(PlayerTest, PlaysToTheEnd) {
  player_->Play(text_, 1);
  player_->WaitForEnd();
  EXPECT_FALSE(player_->playing());
  EXPECT_EQ(player_->sentence(), 2u);
  EXPECT_EQ(player_->word(), "有");
  EXPECT_GT(output_.written_, size_t{kEngineSampleRate});
  EXPECT_EQ(output_.dropped_, 0);
}

TEST_F(PlayerTest, IsSilentOnceItIsStopped) {
  player_->Play(text_, 0);
  while (output_.written_ == 0) std::this_thread::yield();
  player_->Stop();
  const size_t written = output_.written_;
  EXPECT_GE(output_.dropped_, 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(output_.written_, written);
}

TEST_F(PlayerTest, APauseLosesNothing) {
  player_->Play(text_, 0);
  player_->WaitForEnd();
  const size_t all = output_.written_.exchange(0);
  player_->Play(text_, 0);
  while (output_.written_ == 0) std::this_thread::yield();
  player_->Pause();
  while (output_.dropped_ == 0) std::this_thread::yield();
  EXPECT_TRUE(player_->playing());
  player_->Resume();
  player_->WaitForEnd();
  // What the engine spoke before leaves traces of some samples.
  EXPECT_NEAR(static_cast<double>(output_.written_), static_cast<double>(all),
              kEngineSampleRate / 100);
}

TEST_F(PlayerTest, TellsThatTheOutputIsGone) {
  output_.fails_ = true;
  player_->Play(text_, 0);
  player_->WaitForEnd();
  const auto error = player_->TakeError();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message, "gone");
  EXPECT_FALSE(player_->TakeError());
}

}  // namespace
}  // namespace tingwen
