// A podcast's feed: RSS 2.0 with the tags of Apple Podcasts and the chapters of
// the podcast namespace.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct PodcastChannel {
  std::string title;
  std::string link;  // a page for people
  std::string feed_url;
  std::string description;
  std::string language;  // "zh-cn"
  std::string author;
  std::string email;
  std::string image;  // a URL
  std::string category;
  size_t episodes = 50;  // that are kept
};

struct PodcastEpisode {
  std::string guid;
  std::string title;
  std::string description;
  std::string date;  // RFC 822
  std::string url;
  std::string mime_type;
  uint64_t bytes = 0;
  double seconds = 0;
  std::string chapters_url;  // empty: none
};

// The text of a feed with these episodes first, and those of `existing` (the
// text of the feed so far, or nothing) after them, but for the ones with the
// same guid. kInput, with `path`, where it is no feed.
Result<std::string> UpdateFeed(const std::string& existing,
                               const std::string& path,
                               const PodcastChannel& channel,
                               const std::vector<PodcastEpisode>& episodes);

}  // namespace tingwen
