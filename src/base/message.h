// What the program says to people, in Chinese and English.
//
// The texts are rows of data/messages/*.tsv (id, English, Chinese), compiled
// into the program so that it can complain even where no data file is found.
// {} in a text takes the arguments in order, {0} {1} by number; \n begins a
// new line.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

enum class Language { kEnglish, kChinese };

// The language of messages: LC_ALL, LC_MESSAGES, LANG as POSIX orders them;
// Chinese where the first that is set begins with "zh".
Language MessageLanguage();
void SetMessageLanguage(Language language);

// The text of a message with its arguments. An id that no table has is
// answered by the id itself.
std::string FormatMessage(std::string_view id, fmt::format_args arguments);

template <class... Arguments>
std::string Message(std::string_view id, const Arguments&... arguments) {
  return FormatMessage(id, fmt::make_format_args(arguments...));
}

// The hint that belongs to a message: the row `<id>.hint`, empty where there
// is none.
std::string HintOf(std::string_view id);

// An error whose text is the message `id` and whose hint is `<id>.hint`.
template <class... Arguments>
Error MakeError(ErrorCode code, std::string path, std::string_view id,
                const Arguments&... arguments) {
  return {code, Message(id, arguments...), std::move(path), {}, HintOf(id)};
}

template <class... Arguments>
tl::unexpected<Error> FailWith(ErrorCode code, std::string path,
                               std::string_view id,
                               const Arguments&... arguments) {
  return Fail(MakeError(code, std::move(path), id, arguments...));
}

}  // namespace tingwen
