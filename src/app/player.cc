#include "app/player.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

namespace tingwen {
namespace {

// Keys act between slices: a hundredth of a second.
constexpr size_t kSlice = kEngineSampleRate / 100;
// No output holds more on its way to the ear.
constexpr size_t kRecent = kEngineSampleRate / 2;

}  // namespace

Player::Player(LiveVoice& voice, SoundOutput& output)
    : voice_(voice),
      output_(output),
      end_descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { Run(); }) {}

Player::~Player() {
  Stop();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
  ::close(end_descriptor_);
}

void Player::Play(LiveText& text, size_t first, size_t last) {
  Stop();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    next_ = Job{&text, first, last};
    sentence_ = first;
    stop_ = false;
    paused_ = false;
  }
  changed_.notify_all();
}

void Player::Stop() {
  std::unique_lock<std::mutex> lock(mutex_);
  next_.reset();
  stop_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !busy_; });
  ForgetEnd();
}

void Player::ForgetEnd() const {
  uint64_t ends = 0;
  [[maybe_unused]] const ssize_t count =
      ::read(end_descriptor_, &ends, sizeof ends);
}

void Player::Pause() {
  const std::lock_guard<std::mutex> lock(mutex_);
  paused_ = true;
}

void Player::Resume() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    paused_ = false;
  }
  changed_.notify_all();
}

size_t Player::sentence() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sentence_;
}

std::string Player::word() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return word_;
}

bool Player::playing() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return busy_ || next_.has_value();
}

bool Player::paused() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return paused_;
}

void Player::WaitForEnd() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return !busy_ && !next_; });
}

std::optional<Error> Player::TakeError() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(error_, std::nullopt);
}

void Player::Run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || next_; });
    if (ending_) return;
    const Job job = *std::exchange(next_, std::nullopt);
    busy_ = true;
    lock.unlock();
    Speak(job);
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }
}

void Player::Speak(const Job& job) {
  LiveListener listener;
  listener.on_event = [this](const LiveEvent& event) {
    const std::lock_guard<std::mutex> lock(mutex_);
    sentence_ = event.sentence;
    if (event.kind == MarkKind::kWord) word_ = event.text;
  };
  listener.on_samples = [this](std::span<const int16_t> samples) {
    return Take(samples);
  };
  const auto spoken = voice_.Speak(*job.text, job.first, job.last, listener);
  Status heard;
  if (spoken && *spoken) heard = output_.Drain();
  if (spoken && !*spoken) output_.Drop();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!spoken) error_ = spoken.error();
  if (!heard) error_ = heard.error();
  if (stop_) return;
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written =
      ::write(end_descriptor_, &one, sizeof one);
}

bool Player::Take(std::span<const int16_t> samples) {
  while (!samples.empty()) {
    if (!WaitWhilePaused()) return false;
    const auto slice = samples.first(std::min(samples.size(), kSlice));
    if (const Status written = Write(slice); !written) {
      const std::lock_guard<std::mutex> lock(mutex_);
      error_ = written.error();
      return false;
    }
    samples = samples.subspan(slice.size());
  }
  return WaitWhilePaused();
}

Status Player::Write(std::span<const int16_t> samples) {
  recent_.insert(recent_.end(), samples.begin(), samples.end());
  if (recent_.size() > 2 * kRecent) {
    recent_.erase(recent_.begin(), recent_.end() - kRecent);
  }
  return output_.Write(samples);
}

bool Player::WaitWhilePaused() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (!paused_ || stop_) return !stop_;
  // What was not heard is said after the pause.
  const size_t unheard = std::min(output_.Unheard(), recent_.size());
  output_.Drop();
  changed_.wait(lock, [this] { return !paused_ || stop_; });
  if (stop_) return false;
  lock.unlock();
  const std::span<const int16_t> rest(recent_);
  return output_.Write(rest.last(unheard)).has_value();
}

}  // namespace tingwen
