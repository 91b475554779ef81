// Faults on purpose, for tests only: TINGWEN_ENGINE_FAULT in the environment
// of tingwen-engine.
#pragma once

#include <cstdint>

namespace tingwen {

// Reads TINGWEN_ENGINE_FAULT and does what it says:
//
//   crash:N       dies at sentence N (counted from 1), each time
//   crash-once:N  dies at sentence N at the first attempt
//   hang:N        never answers sentence N; hang:all any sentence
//   reach:N       at sentence N tries to make a socket, to write a file and to
//                 start a process, and dies if any of them succeeds
//   start         dies before it is ready (sentence 0)
//
// Without the variable nothing happens.
void InjectFault(uint32_t sentence, uint32_t attempt);

}  // namespace tingwen
