// Faults on purpose, for tests only: TINGWEN_WORKER_FAULT in the environment
// of a worker.
#pragma once

#include <string>

namespace tingwen {

// TINGWEN_WORKER_FAULT holds pairs KIND=NAME with commas between them. A
// document whose path holds NAME meets KIND:
//
//   crash         the worker dies
//   hang          the worker never answers
//   memory        the worker takes all memory that it gets
//   engine-crash  the engine dies at its first sentence, each time
//   engine-hang   the engine never answers its first sentence
//
// Without the variable nothing happens.
void InjectWorkerFault(const std::string& input);

}  // namespace tingwen
