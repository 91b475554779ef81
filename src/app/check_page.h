// The findings of `check` as one page of HTML that needs nothing else: each
// doubtful word stands in its text and can be clicked to be heard.
#pragma once

#include <string>
#include <vector>

#include "app/findings.h"
#include "app/settings.h"
#include "base/result.h"
#include "document/document.h"

namespace tingwen {

// Speaks the document with the voice of the settings, and writes the page to
// `path`. Marks are added to the document. Errors as Synthesizer and
// AtomicFile.
Status WriteCheckPage(Document& document, const std::vector<Finding>& findings,
                      const Settings& settings, const std::string& path);

}  // namespace tingwen
