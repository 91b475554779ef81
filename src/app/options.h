// A command of the command line and its options. CLI11 stands behind it in
// options.cc and cli.cc alone: each file that includes it takes long to
// compile.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tingwen {

class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option& Required();
  Option& Between(double low, double high);
  Option& OneOf(const std::vector<std::string>& values);
  // Several values in one argument.
  Option& SplitAt(char delimiter);

 private:
  CLI::Option* option_;
};

// What a command does when it is chosen: its exit code or what failed.
using Action = std::function<Result<int>()>;

class Command {
 public:
  // `chosen` gets the action of the command that the user names.
  Command(CLI::App& app, Action& chosen) : app_(&app), chosen_(&chosen) {}

  // A command below this one. Its texts are the messages `help.<text>` and
  // `help.<text>.example`.
  Command Sub(const std::string& name, const std::string& text) const;
  void NeedsSub() const;
  // Not in the help: what the program starts itself.
  void Hide() const;

  // The same command; options added through it stand under a heading, the
  // message `option_group.<name>`, and only --help-all explains them.
  Command InGroup(const std::string& name) const;

  // An argument by its place, and an option that takes values of `type`, a
  // word such as FILE. The description is the message `option.<text>`. Values:
  // std::string, int, float, double, an std::optional or an std::vector of
  // them; an option with a vector may be given several times.
  template <class Value>
  Option Argument(const std::string& name, Value& value,
                  std::string_view text) const;
  template <class Value>
  Option Add(const std::string& flags, Value& value, std::string_view text,
             const std::string& type) const;
  void Flag(const std::string& flags, bool& value, std::string_view text) const;

  // `action` answers a Result<int> or a Status.
  template <class Function>
  void Does(Function action) const {
    if constexpr (std::is_same_v<std::invoke_result_t<Function>, Status>) {
      SetAction([action]() -> Result<int> {
        TINGWEN_TRY(action());
        return 0;
      });
    } else {
      SetAction(action);
    }
  }

 private:
  void SetAction(Action action) const;

  CLI::App* app_;
  Action* chosen_;
  std::string group_;
};

}  // namespace tingwen
