// The devices behind OpenSoundOutput().
#pragma once

#include <memory>
#include <string>

#include "audio/sound_output.h"

namespace tingwen {

// So much is on its way to the ear: little, so that keys act at once, and
// enough for a busy machine.
inline constexpr int kOutputLatencyMs = 60;

using OpenedOutput = Result<std::unique_ptr<SoundOutput>>;

// PulseAudio or PipeWire; an empty sink is the default one.
OpenedOutput OpenPulse(const std::string& sink, int sample_rate);
OpenedOutput OpenAlsa(const std::string& pcm, int sample_rate);
OpenedOutput OpenSoundFile(const std::string& path, int sample_rate);
OpenedOutput OpenNull(int sample_rate);

}  // namespace tingwen
