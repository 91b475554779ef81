// The shape of the commands that print text: a filter of lines on standard
// input, a document in a file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/command.h"

namespace tingwen {

struct TextCommand {
  FrontEnd::Depth depth = FrontEnd::Depth::kSyllables;
  // The answer to one line of standard input.
  std::function<std::string(const Document&, std::string_view line)> line;
  // The output for a whole document, line ends included.
  std::function<std::string(const Document&)> file;
};

// Runs the command on `path`, or as a filter for "-".
Status RunTextCommand(const TextCommand& command, const std::string& path,
                      const Context& context);

}  // namespace tingwen
