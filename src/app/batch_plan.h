// Which documents a batch has, and where their outputs go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "jobs/ledger.h"

namespace tingwen {

struct PlannedItem {
  WorkItem item;
  std::optional<Error> error;  // why it can't even be tried
};

// The documents in the order given; those of a folder, with all folders in it,
// in the order of their names. A document of a folder keeps its place in it:
// in/a/b.txt of in/ becomes a/b.wav. Files and folders whose names begin with
// a dot, unfinished copies (*.part, *.tmp, *~) and the output folder are passed
// over. What can't be read, and a second document for one output, are items
// with an error: one bad document never stops the rest.
std::vector<PlannedItem> PlanBatch(const std::vector<std::string>& inputs,
                                   const std::string& output_folder,
                                   const std::string& extension);

// Whether a file of this name is none of the documents of a folder.
bool IsPassedOver(const std::string& name);

// b.txt -> b.wav
std::string OutputName(const std::string& input, const std::string& extension);

}  // namespace tingwen
