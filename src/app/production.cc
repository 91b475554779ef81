#include "app/production.h"

#include <algorithm>
#include <filesystem>

#include "base/message.h"
#include "base/paths.h"

namespace tingwen {
namespace {

// What encoders add to a peak when their files are decoded.
constexpr double kLossyPeakMargin = 1.0;  // dB
constexpr double kFadeIn = 0.003;         // seconds
constexpr double kFadeOut = 0.01;

Status CheckRate(AudioFormat format, int rate) {
  if (NearestRate(format, rate) == rate) return {};
  return FailWith(ErrorCode::kUsage, {}, "delivery.rate", rate,
                  NearestRate(format, rate));
}

Status Apply(const Settings& settings, Delivery& delivery) {
  AudioSpec& spec = delivery.spec;
  TINGWEN_TRY(CheckSetting("sample_rate", settings.sample_rate, 8000, 192000));
  TINGWEN_TRY(CheckSetting("channels", settings.channels, 1, 2));
  if (settings.sample_rate) {
    TINGWEN_TRY(CheckRate(spec.format, *settings.sample_rate));
    spec.sample_rate = *settings.sample_rate;
  }
  if (settings.channels) spec.dual_mono = *settings.channels == 2;
  if (settings.bit_depth) spec.bit_depth = *settings.bit_depth;
  if (spec.bit_depth == 16 || spec.bit_depth == 24) return {};
  return FailWith(ErrorCode::kUsage, {}, "delivery.bits", spec.bit_depth);
}

MasteringOptions OptionsFor(const Delivery& delivery, int input_rate,
                            int channels) {
  const Profile& profile = delivery.profile;
  MasteringOptions options;
  options.input_rate = input_rate;
  options.output_rate = delivery.spec.sample_rate;
  options.channels = channels;
  options.dual_mono = delivery.spec.dual_mono;
  options.loudness = profile.loudness;
  options.true_peak = profile.true_peak;
  if (options.true_peak && IsLossy(delivery.spec.format)) {
    *options.true_peak -= kLossyPeakMargin;
  }
  if (profile.high_pass > 0) {
    options.filters.push_back(
        {FilterBand::Kind::kHighPass, profile.high_pass, 0, 0.7071});
  }
  if (profile.loudness) {
    options.fade_in = kFadeIn;
    options.fade_out = kFadeOut;
  }
  return options;
}

// Where a spool for this output has room.
std::string SpoolBeside(const std::string& path) {
  if (path != "-") return path;
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  return ((error ? std::filesystem::path("/tmp") : folder) / "tingwen")
      .string();
}

}  // namespace

Result<Profile> SelectedProfile(const Settings& settings) {
  TINGWEN_ASSIGN(profiles, LoadProfiles({DataPath("profiles/profiles.tsv"),
                                         UserConfigPath("profiles.tsv")}));
  return FindProfile(profiles, settings.profile);
}

Result<QcResult> CheckQuality(const std::string& path, const Profile& profile) {
  TINGWEN_ASSIGN(report, InspectFile(path));
  std::vector<QcFinding> findings = JudgeQc(report, profile);
  return QcResult{path, std::move(report), profile, std::move(findings)};
}

bool Delivery::CanStream(int input_rate) const {
  return !profile.loudness && !profile.true_peak && profile.high_pass == 0 &&
         spec.sample_rate == input_rate;
}

Result<Delivery> DeliveryFor(const Settings& settings, AudioFormat format,
                             int input_rate) {
  TINGWEN_ASSIGN(profile, SelectedProfile(settings));
  Delivery delivery;
  AudioSpec& spec = delivery.spec;
  spec.format = format;
  const int wished =
      profile.sample_rate == 0 ? input_rate : profile.sample_rate;
  spec.sample_rate = NearestRate(format, wished);
  spec.dual_mono = profile.channels == 2;
  spec.bit_depth = profile.bit_depth;
  delivery.profile = std::move(profile);
  TINGWEN_TRY(Apply(settings, delivery));
  spec.dither = !delivery.CanStream(input_rate);
  return delivery;
}

Result<Production> Production::Begin(const std::string& path,
                                     const Delivery& delivery, int input_rate,
                                     int channels) {
  Production production(path, delivery);
  AudioSpec& spec = production.delivery_.spec;
  spec.channels = channels;
  spec.dual_mono = spec.dual_mono && channels == 1;
  if (path == "-" && delivery.CanStream(input_rate)) {
    TINGWEN_ASSIGN(stream, AudioWriter::Create(path, spec, {}));
    production.stream_ = std::move(stream);
    return production;
  }
  // Nothing asks what a chapter of a book measures.
  if (spec.constant_rate > 0 && delivery.CanStream(input_rate)) {
    TINGWEN_ASSIGN(spool, Spool::Create(SpoolBeside(path)));
    production.spool_ = std::move(spool);
    return production;
  }
  TINGWEN_ASSIGN(mastering, Mastering::Create(OptionsFor(production.delivery_,
                                                         input_rate, channels),
                                              SpoolBeside(path)));
  production.mastering_ = std::move(mastering);
  return production;
}

Status Production::Write(std::span<const int16_t> samples) {
  floats_.resize(samples.size());
  for (size_t i = 0; i < samples.size(); ++i) {
    floats_[i] = static_cast<float>(samples[i]) * (1.0F / 32768);
  }
  return Write(std::span<const float>(floats_));
}

Status Production::Write(std::span<const float> samples) {
  if (spool_) return spool_->Write(samples);
  return stream_ ? stream_->Write(samples) : mastering_->Write(samples);
}

Status Production::EncodeSpool(const AudioTags& tags) {
  constexpr uint64_t kBlock = 65536;  // samples
  TINGWEN_ASSIGN(writer, AudioWriter::Create(path_, delivery_.spec, tags));
  for (uint64_t at = 0; at < spool_->size(); at += floats_.size()) {
    floats_.resize(std::min(kBlock, spool_->size() - at));
    TINGWEN_TRY(spool_->Read(at, floats_));
    TINGWEN_TRY(writer.Write(floats_));
  }
  return writer.Finish();
}

Result<std::optional<MasteringResult>> Production::Finish(
    const AudioTags& tags) {
  std::optional<MasteringResult> result;
  if (spool_) {
    TINGWEN_TRY(EncodeSpool(tags));
    return result;
  }
  if (stream_) {
    TINGWEN_TRY(stream_->Finish());
    return result;
  }
  TINGWEN_ASSIGN(measured, mastering_->Measure());
  AudioTags known = tags;
  known.measured = measured;
  AudioSpec spec = delivery_.spec;
  spec.frames = mastering_->OutputFrames();
  TINGWEN_ASSIGN(writer, AudioWriter::Create(path_, spec, known));
  TINGWEN_TRY(mastering_->Render(
      [&](std::span<const float> frames) { return writer.Write(frames); }));
  TINGWEN_TRY(writer.Finish());
  result = measured;
  return result;
}

}  // namespace tingwen
