#include "synth/session.h"

#include <algorithm>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr int kMostFailedStarts = 2;
constexpr int kMostLostInARow = 5;

uint32_t HoldRate(int rate) {
  return static_cast<uint32_t>(std::clamp(rate, kMinimumRate, kMaximumRate));
}

OpenRequest OpenRequestFor(const Voice& voice) {
  OpenRequest request;
  request.mandarin = voice.definition;
  request.english = voice.english;
  request.rate = HoldRate(voice.rate);
  request.english_rate =
      HoldRate(static_cast<int>(request.rate) * voice.english_rate / 100);
  request.pitch = static_cast<uint32_t>(voice.pitch);
  request.volume = static_cast<uint32_t>(voice.volume);
  return request;
}

}  // namespace

Status Session::StartEngine(Engine& engine) {
  engine.worker.reset();
  engine.ready = false;
  TINGWEN_ASSIGN(started, Worker::Start(engine_path));
  engine.worker = std::move(started);
  engine.worker->Send(FrameKind::kOpen, Encode(OpenRequestFor(voice)));
  return {};
}

Job::Job(Session& session, Document& document, const SampleSink& sink,
         const SynthesisProgress& progress)
    : session_(session),
      document_(document),
      progress_(progress),
      timeline_(document, sink),
      words_(WordsOfSentences(document)) {}

Status Job::Run() {
  while (true) {
    TINGWEN_TRY(PlanAhead());
    if (pending_.empty()) return {};
    TINGWEN_TRY(FinishFront());
  }
}

Status Job::PlanAhead() {
  while (planned_ < words_.size() &&
         pending_.size() < session_.options.requests_ahead) {
    std::vector<Utterance> utterances = PlanSentence(
        document_, planned_, words_[planned_], session_.table, session_.voice);
    if (utterances.empty()) utterances.push_back({planned_, true, {}});
    for (Utterance& utterance : utterances) {
      TINGWEN_TRY(Enqueue(std::move(utterance)));
    }
    ++planned_;
  }
  return {};
}

Status Job::Enqueue(Utterance utterance) {
  pending_.push_back({std::move(utterance), next_engine_, 0});
  if (pending_.back().utterance.phrases.empty()) return {};
  Engine& engine = session_.engines[next_engine_];
  next_engine_ = (next_engine_ + 1) % session_.engines.size();
  if (!engine.worker) TINGWEN_TRY(session_.StartEngine(engine));
  Send(pending_.back());
  return {};
}

void Job::Send(const Pending& pending) {
  if (pending.utterance.phrases.empty()) return;
  session_.engines[pending.engine].worker->Send(
      FrameKind::kSpeak, Encode(pending.utterance.Request(pending.attempt)));
}

Status Job::FinishFront() {
  const Utterance& front = pending_.front().utterance;
  if (!front.phrases.empty()) return Await();
  timeline_.AddSilentSentence(front.sentence, words_[front.sentence]);
  PopFront();
  return {};
}

Status Job::Await() {
  Frame frame;
  const std::chrono::milliseconds timeout(session_.options.timeout_ms);
  switch (FrontEngine().worker->Receive(timeout, frame)) {
    case Worker::Outcome::kFrame:
      return Accept(frame);
    case Worker::Outcome::kClosed:
      return Recover("engine_crash");
    case Worker::Outcome::kTimeout:
      return Recover("engine_timeout");
  }
  return {};
}

Status Job::Accept(const Frame& frame) {
  if (frame.kind == FrameKind::kReady) {
    FrontEngine().ready = true;
    FrontEngine().failed_starts = 0;
    return {};
  }
  if (frame.kind == FrameKind::kRefused) {
    return Fail({ErrorCode::kEngine, frame.payload, {}, {}, {}});
  }
  const Utterance& front = pending_.front().utterance;
  const auto reply = DecodeSpoken(frame.payload);
  if (frame.kind != FrameKind::kSpoken || !reply || !Fits(front, *reply)) {
    return Recover("engine_crash");
  }
  lost_in_a_row_ = 0;
  TINGWEN_TRY(timeline_.AddSpoken(front, *reply));
  PopFront();
  return {};
}

Status Job::Recover(const char* reason) {
  const bool crashed = std::string_view(reason) == "engine_crash";
  const size_t failed = pending_.front().engine;
  Engine& engine = session_.engines[failed];
  if (!engine.ready) {
    if (!crashed || ++engine.failed_starts >= kMostFailedStarts) {
      return FailWith(ErrorCode::kEngine, session_.engine_path,
                      "engine.not_ready");
    }
  } else if (crashed && pending_.front().attempt == 0) {
    pending_.front().attempt = 1;
  } else {
    TINGWEN_TRY(GiveUpFront(reason));
  }
  return Restart(failed);
}

Status Job::Restart(size_t engine) {
  TINGWEN_TRY(session_.StartEngine(session_.engines[engine]));
  for (const Pending& pending : pending_) {
    if (pending.engine == engine) Send(pending);
  }
  return {};
}

Status Job::GiveUpFront(const char* reason) {
  if (++lost_in_a_row_ >= kMostLostInARow) {
    return FailWith(ErrorCode::kEngine, session_.engine_path, "engine.useless",
                    kMostLostInARow);
  }
  const Utterance& front = pending_.front().utterance;
  const Span span = document_.sentences[front.sentence].span;
  document_.diagnostics.push_back(
      {Severity::kWarning, reason, document_.SourceSpan(span),
       Message(std::string("diagnostic.") + reason)});
  TINGWEN_TRY(timeline_.AddLost(front));
  PopFront();
  return {};
}

void Job::PopFront() {
  const bool sentence_done = pending_.front().utterance.last;
  pending_.pop_front();
  if (!sentence_done) return;
  ++done_;
  if (progress_) progress_(done_, words_.size());
}

}  // namespace tingwen
