#include "app/options.h"

#include <CLI/CLI.hpp>
#include <optional>

#include "base/message.h"

namespace tingwen {
namespace {

template <class Value>
constexpr bool kIsVector = false;
template <class Value>
constexpr bool kIsVector<std::vector<Value>> = true;

std::string Text(std::string_view text) {
  return Message("option." + std::string(text));
}

}  // namespace

Option& Option::Required() {
  option_->required();
  return *this;
}

Option& Option::Between(double low, double high) {
  option_->check(CLI::Range(low, high));
  return *this;
}

Option& Option::OneOf(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return *this;
}

Option& Option::SplitAt(char delimiter) {
  option_->delimiter(delimiter);
  return *this;
}

Command Command::Sub(const std::string& name, const std::string& text) const {
  CLI::App* app = app_->add_subcommand(name, Message("help." + text));
  app->footer(Message("help." + text + ".example"));
  app->fallthrough();
  return {*app, *chosen_};
}

void Command::NeedsSub() const { app_->require_subcommand(1); }

void Command::Hide() const { app_->group(""); }

Command Command::InGroup(const std::string& name) const {
  Command command = *this;
  command.group_ = Message("option_group." + name);
  return command;
}

template <class Value>
Option Command::Argument(const std::string& name, Value& value,
                         std::string_view text) const {
  return Option(app_->add_option(name, value, Text(text))->type_name(""));
}

template <class Value>
Option Command::Add(const std::string& flags, Value& value,
                    std::string_view text, const std::string& type) const {
  CLI::Option* option =
      app_->add_option(flags, value, Text(text))->type_name(type);
  if (!group_.empty()) option->group(group_);
  if (kIsVector<Value>) option->allow_extra_args(false);
  return Option(option);
}

void Command::Flag(const std::string& flags, bool& value,
                   std::string_view text) const {
  CLI::Option* option = app_->add_flag(flags, value, Text(text));
  if (!group_.empty()) option->group(group_);
}

void Command::SetAction(Action action) const {
  app_->callback(
      [chosen = chosen_, action = std::move(action)] { *chosen = action; });
}

#define TINGWEN_OPTION_VALUE(...)                                     \
  template Option Command::Argument(const std::string&, __VA_ARGS__&, \
                                    std::string_view) const;          \
  template Option Command::Add(const std::string&, __VA_ARGS__&,      \
                               std::string_view, const std::string&) const
TINGWEN_OPTION_VALUE(std::string);
TINGWEN_OPTION_VALUE(int);
TINGWEN_OPTION_VALUE(float);
TINGWEN_OPTION_VALUE(double);
TINGWEN_OPTION_VALUE(std::optional<std::string>);
TINGWEN_OPTION_VALUE(std::optional<int>);
TINGWEN_OPTION_VALUE(std::optional<double>);
TINGWEN_OPTION_VALUE(std::vector<std::string>);
#undef TINGWEN_OPTION_VALUE

}  // namespace tingwen
