// The rundown sheet: what goes on air when, for the desk.
#pragma once

#include <string>

#include "publish/bulletin_record.h"

namespace tingwen {

// One page that prints on A4, in the user's language.
std::string RundownSheetHtml(const BulletinRecord& record);

// The same as plain text in columns.
std::string RundownSheetText(const BulletinRecord& record);

}  // namespace tingwen
