// tingwen normalize: the text as it is spoken.
#include <memory>

#include "app/command.h"
#include "app/text_command.h"
#include "normalize/spoken_text.h"

namespace tingwen {
namespace {

std::string SpokenBlock(const Document& document, Id block) {
  std::string text;
  const auto [first, last] =
      ChildrenOf(document.sentences, &Sentence::block, block);
  for (Id id = first; id < last; ++id) text += SpokenTextOf(document, id);
  return text;
}

std::string SpokenLine(const Document& document, std::string_view) {
  std::string text;
  for (Id id = 0; id < document.blocks.size(); ++id) {
    text += SpokenBlock(document, id);
  }
  return text;
}

std::string SpokenDocument(const Document& document) {
  std::string text;
  for (Id id = 0; id < document.blocks.size(); ++id) {
    text += SpokenBlock(document, id) + "\n";
  }
  return text;
}

}  // namespace

void AddNormalizeCommand(const Command& program, Context& context) {
  auto path = std::make_shared<std::string>("-");
  const Command command = program.Sub("normalize", "normalize");
  command.Argument("FILE", *path, "file");
  AddTextOptions(command, context);
  command.Does([path, &context] {
    return RunTextCommand(
        {FrontEnd::Depth::kSpoken, SpokenLine, SpokenDocument}, *path, context);
  });
}

}  // namespace tingwen
