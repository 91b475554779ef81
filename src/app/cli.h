// The program: its command line, parsed and run.
#pragma once

namespace tingwen {

// Runs tingwen with the arguments of main(); answers the exit code.
int RunProgram(int argc, char** argv);

}  // namespace tingwen
