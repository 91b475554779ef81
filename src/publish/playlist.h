// Playlists for players and automation systems.
#pragma once

#include <string>

#include "publish/bulletin_record.h"

namespace tingwen {

// Extended M3U in UTF-8.
std::string PlaylistM3u(const BulletinRecord& record);

// CSV (RFC 4180) with a row a file: number, date, time, file, title, artist,
// cut id, duration in seconds.
std::string PlaylistCsv(const BulletinRecord& record);

// Podcasting's JSON chapters, version 1.2.
std::string ChaptersJson(const std::string& title,
                         const std::vector<Chapter>& chapters);

}  // namespace tingwen
