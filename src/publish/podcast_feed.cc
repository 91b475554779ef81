#include "publish/podcast_feed.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <cmath>
#include <cstring>
#include <memory>

#include "base/message.h"
#include "publish/markup_writer.h"

namespace tingwen {
namespace {

constexpr const char* kItunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
constexpr const char* kPodcast = "https://podcastindex.org/namespace/1.0";
constexpr const char* kAtom = "http://www.w3.org/2005/Atom";

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Feed = std::unique_ptr<xmlDoc, FreeDocument>;

const xmlChar* Xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

void WriteOptional(const char* name, const std::string& text,
                   MarkupWriter& feed) {
  if (!text.empty()) feed.Element(name, text);
}

void WriteChannel(const PodcastChannel& channel, MarkupWriter& feed) {
  feed.Element("title", channel.title);
  feed.Element("link", channel.link);
  feed.Element("description", channel.description);
  feed.Element("language", channel.language);
  feed.Element("generator", "tingwen");
  feed.Open("atom:link", {{"href", channel.feed_url},
                          {"rel", "self"},
                          {"type", "application/rss+xml"}})
      .Close();
  feed.Element("itunes:explicit", "false");
  feed.Open("itunes:category", {{"text", channel.category}}).Close();
  WriteOptional("itunes:author", channel.author, feed);
  if (!channel.email.empty()) {
    feed.Open("itunes:owner");
    WriteOptional("itunes:name", channel.author, feed);
    feed.Element("itunes:email", channel.email);
    feed.Close();
  }
  if (!channel.image.empty()) {
    feed.Open("itunes:image", {{"href", channel.image}}).Close();
  }
}

void WriteEpisode(const PodcastEpisode& episode, MarkupWriter& feed) {
  feed.Line().Open("item");
  feed.Element("title", episode.title);
  feed.Element("description", episode.description);
  feed.Element("pubDate", episode.date);
  feed.Element("guid", episode.guid, {{"isPermaLink", "false"}});
  feed.Open("enclosure", {{"url", episode.url},
                          {"length", std::to_string(episode.bytes)},
                          {"type", episode.mime_type}})
      .Close();
  feed.Element("itunes:duration",
               std::to_string(std::llround(episode.seconds)));
  if (!episode.chapters_url.empty()) {
    feed.Open("podcast:chapters", {{"url", episode.chapters_url},
                                   {"type", "application/json+chapters"}})
        .Close();
  }
  feed.Close();
}

std::string WriteFeed(const PodcastChannel& channel,
                      const std::vector<PodcastEpisode>& episodes) {
  MarkupWriter feed;
  feed.Open("rss", {{"version", "2.0"},
                    {"xmlns:itunes", kItunes},
                    {"xmlns:podcast", kPodcast},
                    {"xmlns:atom", kAtom}});
  feed.Open("channel");
  WriteChannel(channel, feed);
  for (const PodcastEpisode& episode : episodes) WriteEpisode(episode, feed);
  feed.Close();
  feed.Close();
  return std::move(feed).Finish();
}

// No files, no network, no messages of libxml2's own.
Feed Parse(const std::string& text) {
  return Feed(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr,
                            nullptr,
                            XML_PARSE_NONET | XML_PARSE_NOERROR |
                                XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS));
}

xmlNode* ChildOf(xmlNode* node, const char* name) {
  if (node == nullptr) return nullptr;
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE &&
        xmlStrEqual(child->name, Xml(name)) != 0) {
      return child;
    }
  }
  return nullptr;
}

xmlNode* ChannelOf(const Feed& feed) {
  return feed ? ChildOf(xmlDocGetRootElement(feed.get()), "channel") : nullptr;
}

std::string GuidOf(xmlNode* item) {
  xmlChar* content = xmlNodeGetContent(ChildOf(item, "guid"));
  std::string guid =
      content == nullptr ? "" : reinterpret_cast<const char*>(content);
  xmlFree(content);
  return guid;
}

bool Has(const std::vector<PodcastEpisode>& episodes, const std::string& guid) {
  for (const PodcastEpisode& episode : episodes) {
    if (episode.guid == guid) return true;
  }
  return false;
}

// Copies the items of `from` behind those of `to` until there are enough.
void CopyItems(xmlNode* from, xmlNode* to, const PodcastChannel& channel,
               const std::vector<PodcastEpisode>& episodes) {
  size_t count = episodes.size();
  for (xmlNode* item = from->children; item != nullptr; item = item->next) {
    if (item->type != XML_ELEMENT_NODE ||
        xmlStrEqual(item->name, Xml("item")) == 0 ||
        Has(episodes, GuidOf(item))) {
      continue;
    }
    if (++count > channel.episodes) return;
    xmlAddChild(to, xmlDocCopyNode(item, to->doc, 1));
  }
}

std::string TextOf(const Feed& feed) {
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpFormatMemoryEnc(feed.get(), &bytes, &size, "UTF-8", 1);
  std::string text(reinterpret_cast<const char*>(bytes),
                   static_cast<size_t>(size));
  xmlFree(bytes);
  return text;
}

}  // namespace

Result<std::string> UpdateFeed(const std::string& existing,
                               const std::string& path,
                               const PodcastChannel& channel,
                               const std::vector<PodcastEpisode>& episodes) {
  std::string text = WriteFeed(channel, episodes);
  if (existing.empty()) return text;
  const Feed old = Parse(existing);
  if (ChannelOf(old) == nullptr) {
    return FailWith(ErrorCode::kInput, path, "publish.no_feed");
  }
  const Feed feed = Parse(text);
  if (ChannelOf(feed) == nullptr) {
    return FailWith(ErrorCode::kInternal, path, "publish.no_feed");
  }
  CopyItems(ChannelOf(old), ChannelOf(feed), channel, episodes);
  return TextOf(feed);
}

}  // namespace tingwen
