// Delivery profiles: what a station or a platform asks of a file. They are
// rows of data/profiles/profiles.tsv (docs/formats/profiles.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct Profile {
  std::string id;  // "ebu-r128"
  // The loudness that files are brought to, and how far they may be off.
  std::optional<double> loudness;        // LUFS
  std::optional<double> tolerance;       // LU
  std::optional<double> true_peak;       // the most, dBTP
  std::optional<double> short_term_max;  // the most, LUFS
  // What files are made of where nothing else is asked for; 0: as spoken.
  int sample_rate = 0;   // Hz
  int channels = 1;      // 2: the same on both
  int bit_depth = 16;    // 16 or 24
  double high_pass = 0;  // Hz; 0: none
  std::string name_en;
  std::string name_zh;
};

// The profiles of the tables that exist, a row of a later table in place of
// the same id in an earlier one. kInternal with path and line where a row is
// wrong (kUsage in a table other than the first, which is ours).
Result<std::vector<Profile>> LoadProfiles(
    const std::vector<std::string>& tables);

// kUsage, naming the known ones, where there is none with this id.
Result<Profile> FindProfile(const std::vector<Profile>& profiles,
                            const std::string& id);

}  // namespace tingwen
