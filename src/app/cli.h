// The program: its command line, parsed and run.
#pragma once

namespace CLI {
class App;
}  // namespace CLI

namespace tingwen {

struct Context;

// Adds all options and commands, described in the language of messages.
void BuildCommandLine(CLI::App& app, Context& context);

// Runs tingwen with the arguments of main(); answers the exit code.
int RunProgram(int argc, char** argv);

}  // namespace tingwen
