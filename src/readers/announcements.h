// The words that tell a listener what a part of a document is.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// The words of data/rules/structure_announcements.tsv with the argument filled
// in; empty for an id that the table doesn't have.
std::string Announcement(std::string_view id, std::string_view argument = {});

}  // namespace tingwen
