// The files of times beside the audio: marks and captions.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/pipeline.h"
#include "app/settings.h"
#include "base/file.h"
#include "base/result.h"
#include "document/document.h"
#include "publish/captions.h"

namespace tingwen {

// They are opened before the work begins, so that a wrong name is told at once.
class TimesFiles {
 public:
  // kUsage for unknown formats of captions, kOutput where a file can't be made.
  static Result<TimesFiles> Create(const Conversion& job,
                                   const Settings& settings);

  // `seconds`: the length of the audio.
  Status Write(const Document& document, double seconds);
  // Puts them in their places.
  Status Commit();

 private:
  CaptionRules rules_;
  std::optional<AtomicFile> marks_;
  std::vector<std::pair<const CaptionFormat*, AtomicFile>> captions_;
};

}  // namespace tingwen
