// Prints the command line of tingwen as JSON, in English and Chinese, so that
// manual pages and completions are made from what the program itself says.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli.h"
#include "app/command.h"

namespace tingwen {
namespace {

using Json = nlohmann::ordered_json;

// The values of an option that takes one of a few, which CLI11 writes behind
// the type, as in zh|en:{zh,en}.
Json ChoicesOf(const std::string& type) {
  Json choices = Json::array();
  const size_t open = type.find(":{");
  if (open == std::string::npos || type.back() != '}') return choices;
  const std::string list = type.substr(open + 2, type.size() - open - 3);
  for (const std::string& choice : CLI::detail::split(list, ','))
    choices.push_back(choice);
  return choices;
}

Json Describe(const CLI::Option& option) {
  Json names = Json::array();
  for (const std::string& name : option.get_snames())
    names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    names.push_back("--" + name);
  if (option.get_positional()) names.push_back(option.get_name(true));
  const std::string type = option.get_type_name();  // N:FLOAT in [0 - 1]
  const size_t check = std::min(type.find(":{"), type.find(":FLOAT"));
  return {{"names", names},
          {"argument", option.get_positional()},
          {"type", type.substr(0, check)},
          {"choices", ChoicesOf(type)},
          {"text", option.get_description()},
          {"required", option.get_required()},
          {"repeats", option.get_expected_max() > 1},
          {"group", option.get_group()}};
}

Json Describe(const CLI::App& app) {
  Json options = Json::array();
  Json commands = Json::array();
  for (const CLI::Option* option : app.get_options({}))
    options.push_back(Describe(*option));
  for (const CLI::App* command : app.get_subcommands({}))
    if (!command->get_group().empty()) commands.push_back(Describe(*command));
  return {{"name", app.get_name()},
          {"text", app.get_description()},
          {"options", options},
          {"commands", commands}};
}

Json DescribeIn(Language language) {
  SetMessageLanguage(language);
  CLI::App app;
  Context context;
  BuildCommandLine(app, context);
  return Describe(app);
}

}  // namespace
}  // namespace tingwen

int main() {
  using namespace tingwen;
  const Json tree = {{"en", DescribeIn(Language::kEnglish)},
                     {"zh_CN", DescribeIn(Language::kChinese)}};
  fmt::print("{}\n", tree.dump(2));
}
