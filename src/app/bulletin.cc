#include "app/bulletin.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/bulletin_audio.h"
#include "app/bulletin_fit.h"
#include "app/bulletin_report.h"
#include "app/bulletin_script.h"
#include "app/production.h"
#include "app/sound_bank.h"
#include "app/staging.h"
#include "base/file.h"
#include "base/message.h"
#include "publish/chapters.h"
#include "publish/playlist.h"
#include "publish/podcast_feed.h"
#include "publish/qc_report.h"
#include "publish/rundown_sheet.h"

namespace tingwen {
namespace {

constexpr int kMusicRate = 48000;  // Hz, where nothing else is asked for

const char* MimeTypeOf(AudioFormat format) {
  switch (format) {
    case AudioFormat::kMp3:
      return "audio/mpeg";
    case AudioFormat::kFlac:
      return "audio/flac";
    case AudioFormat::kOpus:
    case AudioFormat::kOgg:
      return "audio/ogg";
    case AudioFormat::kWav:
      break;
  }
  return "audio/wav";
}

// Over the settings, as the rundown says.
void Override(const Rundown& rundown, Settings& settings) {
  if (!rundown.profile.empty()) settings.profile = rundown.profile;
  if (!rundown.station.empty()) settings.station = rundown.station;
  if (!rundown.cut_id.empty()) settings.cut_id = rundown.cut_id;
  if (!rundown.cover.empty()) settings.cover = rundown.cover;
}

// A profile that the rundown names is told with its place there.
Status CheckProfile(const Rundown& rundown, const Settings& settings) {
  const auto place = rundown.places.find(".profile");
  auto profile = SelectedProfile(settings);
  if (profile || place == rundown.places.end()) return {};
  Error error = profile.error();
  error.path = rundown.path;
  error.position = place->second;
  return Fail(std::move(error));
}

// Speech alone is mixed as it is spoken; with music, as it is delivered.
MixFormat MixFor(const Delivery& delivery, bool music) {
  if (!music) return {kEngineSampleRate, 1};
  return {delivery.spec.sample_rate, delivery.spec.dual_mono ? 2 : 1};
}

class BulletinMaker {
 public:
  BulletinMaker(const Rundown& rundown, const Settings& settings,
                AudioFormat format, Delivery delivery, const MixFormat& mix,
                Script& script, BulletinAudio& audio, Staging& staging)
      : rundown_(rundown),
        settings_(settings),
        format_(format),
        delivery_(std::move(delivery)),
        mix_(mix),
        script_(script),
        audio_(audio),
        staging_(staging) {}

  Status WriteFiles(BulletinRecord& record) {
    TINGWEN_ASSIGN(cover, settings_.Cover());
    cover_ = std::move(cover);
    record.profile = delivery_.profile.id;
    if (rundown_.split) {
      TINGWEN_TRY(WriteEachSection(record));
    } else {
      TINGWEN_TRY(WriteWhole(record));
    }
    TINGWEN_TRY(WriteTexts(record));
    return rundown_.podcast.url.empty() ? Status() : WriteFeed(record);
  }

 private:
  Status WriteWhole(BulletinRecord& record) {
    const FrameSpan all{0, audio_.frames()};
    AudioTags tags =
        TagsFor(record, record.title + " " + record.date, settings_.cut_id);
    tags.chapters = record.chapters;
    tags.cues = CuesOfStretch(rundown_, script_, audio_, mix_, all);
    return WriteAudio(rundown_.name, all, tags, record.rows.front().clock,
                      record);
  }

  Status WriteEachSection(BulletinRecord& record) {
    for (size_t i = 0; i < audio_.sections().size(); ++i) {
      const TimedSection& section = audio_.sections()[i];
      const BulletinRow& row = record.rows[i];
      AudioTags tags = TagsFor(record, row.title, row.cut_id);
      tags.cues =
          CuesOfStretch(rundown_, script_, audio_, mix_, section.frames);
      TINGWEN_TRY(WriteAudio(fmt::format("{}-{:02}", rundown_.name, i + 1),
                             section.frames, tags, row.clock, record));
    }
    return {};
  }

  AudioTags TagsFor(const BulletinRecord& record, const std::string& title,
                    const std::string& cut_id) const {
    AudioTags tags;
    tags.title = title;
    tags.artist = record.station;
    tags.date = record.date;
    tags.comment = Message("audio.comment", rundown_.path);
    tags.station = settings_.station;
    tags.cut_id = cut_id;
    tags.cover = cover_;
    return tags;
  }

  Status WriteAudio(const std::string& stem, const FrameSpan& stretch,
                    const AudioTags& tags, const std::string& clock,
                    BulletinRecord& record) {
    const std::string name = stem + "." + rundown_.format;
    const std::string path = staging_.Add(name);
    TINGWEN_ASSIGN(
        production,
        Production::Begin(path, delivery_, mix_.sample_rate, mix_.channels));
    TINGWEN_TRY(audio_.Render(stretch, [&](std::span<const float> frames) {
      return production.Write(frames);
    }));
    TINGWEN_TRY(production.Finish(tags));
    BulletinFile file{name, tags.title, record.station, clock, tags.cut_id};
    file.mime_type = MimeTypeOf(format_);
    std::error_code ignored;
    file.bytes = std::filesystem::file_size(path, ignored);
    TINGWEN_TRY(WriteQuality(path, stem, file));
    record.files.push_back(std::move(file));
    return {};
  }

  // Of the file as it was written, read again.
  Status WriteQuality(const std::string& path, const std::string& stem,
                      BulletinFile& file) {
    TINGWEN_ASSIGN(result, CheckQuality(path, delivery_.profile));
    result.path = file.name;
    file.seconds = result.report.Seconds();
    file.qc = QcLine(result);
    TINGWEN_TRY(WriteFile(staging_.Add(stem + ".qc.txt"), QcText(result)));
    return WriteFile(staging_.Add(stem + ".qc.json"), QcJson(result, 1));
  }

  Status WriteTexts(const BulletinRecord& record) {
    const std::string& name = rundown_.name;
    TINGWEN_TRY(WriteFile(staging_.Add(name + ".chapters.json"),
                          ChaptersJson(record.title, record.chapters)));
    TINGWEN_TRY(
        WriteFile(staging_.Add(name + ".html"), RundownSheetHtml(record)));
    TINGWEN_TRY(
        WriteFile(staging_.Add(name + ".txt"), RundownSheetText(record)));
    TINGWEN_TRY(WriteFile(staging_.Add(name + ".csv"), PlaylistCsv(record)));
    return WriteFile(staging_.Add(name + ".m3u"), PlaylistM3u(record));
  }

  Status WriteFeed(const BulletinRecord& record) {
    const RundownPodcast& podcast = rundown_.podcast;
    const std::string path = staging_.FinalPathOf(podcast.feed);
    std::string existing;
    if (std::filesystem::exists(path)) {
      TINGWEN_ASSIGN(text, ReadFile(path));
      existing = std::move(text);
    }
    TINGWEN_ASSIGN(feed,
                   UpdateFeed(existing, path, Channel(), Episodes(record)));
    return WriteFile(staging_.Add(podcast.feed), feed);
  }

  std::string UrlOf(const std::string& name) const {
    const std::string& url = rundown_.podcast.url;
    return url + (url.ends_with('/') ? "" : "/") + name;
  }

  PodcastChannel Channel() const {
    const RundownPodcast& podcast = rundown_.podcast;
    PodcastChannel channel;
    channel.title = rundown_.title;
    channel.link = podcast.link.empty() ? podcast.url : podcast.link;
    channel.feed_url = UrlOf(podcast.feed);
    channel.description =
        podcast.description.empty() ? rundown_.title : podcast.description;
    channel.language = podcast.language;
    channel.author = podcast.author.empty() ? rundown_.station : podcast.author;
    channel.email = podcast.email;
    channel.image = podcast.image;
    channel.category = podcast.category;
    channel.episodes = static_cast<size_t>(podcast.episodes);
    return channel;
  }

  std::vector<PodcastEpisode> Episodes(const BulletinRecord& record) const {
    std::string items;
    for (const BulletinRow& row : record.rows) {
      if (row.kind != "item") continue;
      items += (items.empty() ? "" : "；") + row.title;
    }
    std::vector<PodcastEpisode> episodes;
    for (const BulletinFile& file : record.files) {
      PodcastEpisode episode;
      episode.guid = UrlOf(file.name) + "#" + record.date + "T" + record.time;
      episode.title = file.title;
      episode.description = rundown_.split ? file.title : items;
      episode.date = record.mail_date;
      episode.url = UrlOf(file.name);
      episode.mime_type = file.mime_type;
      episode.bytes = file.bytes;
      episode.seconds = file.seconds;
      if (!rundown_.split) {
        episode.chapters_url = UrlOf(rundown_.name + ".chapters.json");
      }
      episodes.push_back(std::move(episode));
    }
    return episodes;
  }

  const Rundown& rundown_;
  const Settings& settings_;
  AudioFormat format_;
  Delivery delivery_;
  MixFormat mix_;
  Script& script_;
  BulletinAudio& audio_;
  Staging& staging_;
  std::string cover_;
};

}  // namespace

Result<BulletinRecord> MakeBulletin(Rundown rundown, Settings settings,
                                    const std::string& folder,
                                    Progress& progress) {
  Override(rundown, settings);
  TINGWEN_ASSIGN(format, AudioFormatOf(rundown.format));
  const bool music = SoundBank::HasSounds(rundown);
  TINGWEN_TRY(CheckProfile(rundown, settings));
  TINGWEN_ASSIGN(delivery, DeliveryFor(settings, format,
                                       music ? kMusicRate : kEngineSampleRate));
  const MixFormat mix = MixFor(delivery, music);
  TINGWEN_ASSIGN(script, WriteScript(rundown, settings));
  TINGWEN_ASSIGN(staging, Staging::Create(folder));
  const std::string beside = staging.PathOf("mix");
  TINGWEN_ASSIGN(sounds, SoundBank::Load(rundown, mix, beside));
  BulletinAudio audio(rundown, script, sounds, mix, delivery.profile, beside);
  const auto report = [&](size_t done, size_t total) {
    progress.Update(rundown.path, done, total);
  };
  TINGWEN_ASSIGN(tempo,
                 PerformBulletin(rundown, script, sounds, audio, report));
  BulletinRecord record = RecordOf(rundown, script, audio, sounds, mix, tempo);
  TINGWEN_TRY(BulletinMaker(rundown, settings, format, std::move(delivery), mix,
                            script, audio, staging)
                  .WriteFiles(record));
  TINGWEN_TRY(staging.Commit());
  return record;
}

}  // namespace tingwen
