#include "app/cli.h"

int main(int argc, char** argv) { return tingwen::RunProgram(argc, argv); }
