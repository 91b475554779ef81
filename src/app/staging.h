// Files that appear together or not at all.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace tingwen {

// A folder inside `folder` in which files are made ready. Commit() moves them
// into `folder`, in the order of their names given; without it nothing is left.
class Staging {
 public:
  // kOutput where `folder` can't be made or written.
  static Result<Staging> Create(const std::string& folder);
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  ~Staging();

  // Where a file is to be written; it will be moved in its turn.
  std::string Add(const std::string& name);
  // The path of a file that was added and may be read.
  std::string PathOf(const std::string& name) const;
  // Where it will be.
  std::string FinalPathOf(const std::string& name) const;
  Status Commit();

 private:
  Staging(std::string folder, std::string inside)
      : folder_(std::move(folder)), inside_(std::move(inside)) {}

  std::string folder_;
  std::string inside_;  // empty: nothing to clean up
  std::vector<std::string> names_;
};

}  // namespace tingwen
