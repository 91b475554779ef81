// tingwen-engine: eSpeak NG in a process of its own. It is started by tingwen
// (worker.h) and talks to it over descriptor 3 (protocol.h).
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "base/child_process.h"
#include "synth/engine_fault.h"
#include "synth/engine_sandbox.h"
#include "synth/engine_speaker.h"
#include "synth/protocol.h"

namespace tingwen {
namespace {

// The next frame; nothing at the end of the conversation.
std::optional<Frame> ReadFrame(std::string& buffer) {
  while (true) {
    if (auto frame = TakeFrame(buffer)) return frame;
    char bytes[65536];
    const ssize_t count = ::read(kChildSocket, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    buffer.append(bytes, static_cast<size_t>(count));
  }
}

bool WriteBytes(std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t count =
        ::send(kChildSocket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    rest.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

bool WriteFrame(FrameKind kind, std::string_view payload) {
  return WriteBytes(EncodeFrame(kind, payload));
}

Result<Speaker> OpenSpeaker(std::string& buffer) {
  const auto frame = ReadFrame(buffer);
  const auto request = frame ? DecodeOpen(frame->payload) : std::nullopt;
  if (!request) return Fail({ErrorCode::kInternal, "protocol", {}, {}, {}});
  InjectFault(0, 0);
  return Speaker::Open(*request);
}

int Serve() {
  std::string buffer;
  auto speaker = OpenSpeaker(buffer);
  if (!speaker) {
    WriteFrame(FrameKind::kRefused, Describe(speaker.error()));
    return 1;
  }
  EnterSandbox();
  if (!WriteFrame(FrameKind::kReady, Speaker::Version())) return 0;
  while (const auto frame = ReadFrame(buffer)) {
    const auto request = DecodeSpeak(frame->payload);
    if (frame->kind != FrameKind::kSpeak || !request) return 1;
    InjectFault(request->sentence, request->attempt);
    const auto reply = speaker->Speak(*request);
    if (!reply) return 1;
    if (!WriteFrame(FrameKind::kSpoken, Encode(*reply))) return 0;
  }
  return 0;
}

}  // namespace
}  // namespace tingwen

int main() {
  // Not by hand: there is nobody to talk to.
  if (!tingwen::HasParentSocket()) {
    std::fputs("tingwen-engine is started by tingwen.\n", stderr);
    return 2;
  }
  tingwen::EndWithParent();
  return tingwen::Serve();
}
