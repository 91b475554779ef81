// Ogg files that are the same each time.
#pragma once

#include <string>

#include "base/result.h"

namespace tingwen {

// libsndfile gives every Ogg stream a random serial number (it must differ
// only from others in the same file). This writes a constant one into each
// page, with the checksum that then is due (RFC 3533, section 6), so that the
// same audio gives the same bytes. `path` is for messages.
Status FixOggSerial(int descriptor, const std::string& path);

}  // namespace tingwen
