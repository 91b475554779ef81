// From a rundown to the files of a bulletin.
#pragma once

#include <string>

#include "app/progress.h"
#include "app/rundown.h"
#include "app/settings.h"
#include "base/result.h"
#include "publish/bulletin_record.h"

namespace tingwen {

// Makes a bulletin in `folder`: audio, quality reports, rundown sheet,
// chapters, playlists and, where the rundown asks for it, the podcast's feed.
// All of them, or none, are in their place afterwards. Errors as of
// ReadRundown, WriteScript, SoundBank, PerformBulletin and Production.
Result<BulletinRecord> MakeBulletin(Rundown rundown, Settings settings,
                                    const std::string& folder,
                                    Progress& progress);

}  // namespace tingwen
