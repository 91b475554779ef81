#include "speechd/speaker.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace tingwen {
namespace {

// The server sets marks of this name where it can go on after a pause.
constexpr std::string_view kPauseMark = "__spd_";

// A number, letters and two phrases.
constexpr std::string_view kWarmUp = "第1条，A。";

// A tenth of a second: a piece that was begun is sent to its end, whatever
// comes.
constexpr size_t kMostSamples = TINGWEN_SAMPLE_RATE / 10;

}  // namespace

MessageSpeaker::MessageSpeaker(tingwen_voice* voice, Channel& channel)
    : voice_(voice), channel_(channel), thread_([this] { Run(); }) {}

MessageSpeaker::~MessageSpeaker() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
    wish_ = Wish::kStop;
    next_.reset();
  }
  changed_.notify_all();
  thread_.join();
}

void MessageSpeaker::Speak(MessageMaker make, const VoiceSettings& settings) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (busy_ || next_) wish_ = Wish::kStop;
  changed_.wait(lock, [this] { return !busy_ && !next_; });
  wish_ = Wish::kGoOn;
  next_ = Job{std::move(make), settings};
  changed_.notify_all();
}

void MessageSpeaker::Stop() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (busy_ || next_) wish_ = Wish::kStop;
}

void MessageSpeaker::Pause() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if ((busy_ || next_) && wish_ == Wish::kGoOn) wish_ = Wish::kPause;
}

MessageSpeaker::Wish MessageSpeaker::wish() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return wish_;
}

// Rules are compiled and the engines started when they are first needed: before
// anybody waits.
void MessageSpeaker::WarmUp() {
  tingwen_text* text = nullptr;
  if (tingwen_read_message(voice_, kWarmUp.data(), kWarmUp.size(), &text) ==
      TINGWEN_OK) {
    tingwen_speak(
        voice_, text, 0, SIZE_MAX,
        [](void*, const int16_t*, size_t) { return 0; }, nullptr, nullptr);
  }
  tingwen_free_text(text);
}

void MessageSpeaker::Run() {
  WarmUp();
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || next_; });
    if (ending_) return;
    const Job job = *std::move(next_);
    next_.reset();
    busy_ = true;
    lock.unlock();
    Play(job);
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }
}

// The module has checked names and ranges; what the voice refuses all the same
// stays as it is, because a listener would rather hear than not.
void MessageSpeaker::Apply(const VoiceSettings& settings) {
  for (const auto& [name, value] : settings) {
    std::string& known = applied_[name];
    if (known == value) continue;
    known = value;
    tingwen_set(voice_, name.c_str(), value.c_str());
  }
}

void MessageSpeaker::Play(const Job& job) {
  next_mark_ = 0;
  placed_.clear();
  sent_ = 0;
  paused_ = false;
  channel_.Write("701 BEGIN\n");
  Apply(job.settings);
  message_ = job.make(voice_);
  tingwen_text* text = nullptr;
  tingwen_result status = tingwen_read_message(voice_, message_.text.data(),
                                               message_.text.size(), &text);
  if (status == TINGWEN_OK) status = Speak(text);
  tingwen_free_text(text);
  if (status == TINGWEN_OK) {
    PlaceMarks(message_.text.size(), sent_);
    if (Take({}) != 0) status = TINGWEN_CANCELLED;
  }
  const bool ended = status != TINGWEN_CANCELLED && wish() == Wish::kGoOn;
  channel_.Write(paused_ ? "704 PAUSE\n" : ended ? "702 END\n" : "703 STOP\n");
}

tingwen_result MessageSpeaker::Speak(tingwen_text* text) {
  return tingwen_speak(
      voice_, text, 0, SIZE_MAX,
      [](void* self, const int16_t* samples, size_t count) {
        return static_cast<MessageSpeaker*>(self)->Take({samples, count});
      },
      [](void* self, const tingwen_event* event) {
        static_cast<MessageSpeaker*>(self)->PlaceMarks(event->begin,
                                                       event->sample);
      },
      this);
}

int MessageSpeaker::Take(std::span<const int16_t> samples) {
  const uint64_t end = sent_ + samples.size();
  while (!placed_.empty() && placed_.front().first <= end) {
    const auto [sample, mark] = placed_.front();
    placed_.pop_front();
    const auto before = static_cast<size_t>(sample - std::min(sample, sent_));
    if (!SendAudio(samples.first(before)) || !SendMark(*mark)) return 1;
    samples = samples.subspan(before);
  }
  return SendAudio(samples) ? 0 : 1;
}

bool MessageSpeaker::SendAudio(std::span<const int16_t> samples) {
  while (!samples.empty()) {
    if (wish() == Wish::kStop) return false;
    const auto piece = samples.first(std::min(samples.size(), kMostSamples));
    channel_.WriteAudio(piece, TINGWEN_SAMPLE_RATE);
    sent_ += piece.size();
    samples = samples.subspan(piece.size());
  }
  return wish() != Wish::kStop;
}

void MessageSpeaker::PlaceMarks(size_t offset, uint64_t sample) {
  const std::vector<IndexMark>& marks = message_.marks;
  for (; next_mark_ < marks.size() && marks[next_mark_].offset <= offset;
       ++next_mark_) {
    placed_.emplace_back(sample, &marks[next_mark_]);
  }
}

bool MessageSpeaker::SendMark(const IndexMark& mark) {
  channel_.Write("700-" + mark.name + "\n700 INDEX MARK\n");
  paused_ = wish() == Wish::kPause && mark.name.starts_with(kPauseMark);
  return !paused_;
}

}  // namespace tingwen
