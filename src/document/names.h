// The names of kinds as they appear in JSON and reports.
#pragma once

#include <string_view>

#include "document/document.h"

namespace tingwen {

std::string_view NameOf(BlockKind kind);       // "title", "paragraph", ...
std::string_view NameOf(Break strength);       // "comma", "sentence", ...
std::string_view NameOf(SpeechLanguage language);  // "cmn", "en"
std::string_view NameOf(MarkKind kind);        // "sentence", "word"
std::string_view NameOf(Severity severity);    // "note", "warning"

}  // namespace tingwen
