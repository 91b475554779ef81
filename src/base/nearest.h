// What someone may have meant who mistyped a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tingwen {

// The name with the fewest letters to insert, remove, change or swap with their
// neighbour (optimal string alignment, in code points). Empty where even that
// one is no likely guess: more than a third of its letters, and more than one.
std::string NearestName(std::string_view word,
                        const std::vector<std::string>& names);

}  // namespace tingwen
