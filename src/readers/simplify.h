// Traditional characters to simplified ones.
#pragma once

#include "base/result.h"
#include "document/aligned_text.h"
#include "readers/draft.h"
#include "readers/opencc_tables.h"

namespace tingwen {

// Converts the lines that are traditional: those with more characters that
// only traditional text has than such that only simplified text has; a line
// with neither goes with the whole text. In simplified lines only traditional
// characters are converted, one by one, so that 乾隆, 瞭望 and 著名 stay.
// kInternal where OpenCC's data is missing.
Status SimplifyText(Draft& draft,
                    Traditional traditional = Traditional::kCharacters);

// Converts a text as traditional throughout.
AlignedText ConvertTraditional(std::string_view text,
                               const OpenccTables& tables);

}  // namespace tingwen
