#include "audio/sound_output.h"

#include "audio/sound_devices.h"
#include "base/message.h"

namespace tingwen {

Result<std::unique_ptr<SoundOutput>> OpenSoundOutput(const std::string& device,
                                                     int sample_rate) {
  if (device.ends_with(".wav")) return OpenSoundFile(device, sample_rate);
  const size_t colon = std::min(device.find(':'), device.size());
  const std::string kind = device.substr(0, colon);
  const std::string name =
      colon < device.size() ? device.substr(colon + 1) : std::string();
  if (kind == "pulse") return OpenPulse(name, sample_rate);
  if (kind == "alsa") return OpenAlsa(name, sample_rate);
  if (device == "null") return OpenNull(sample_rate);
  if (device != "auto") {
    return FailWith(ErrorCode::kUsage, device, "output.device");
  }
  auto pulse = OpenPulse("", sample_rate);
  if (pulse) return pulse;
  auto alsa = OpenAlsa("", sample_rate);
  if (alsa) return alsa;
  return FailWith(ErrorCode::kOutput, "", "output.no_device");
}

}  // namespace tingwen
