#include "app/staging.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "base/message.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> OutputFailed(const std::string& path,
                                   const std::error_code& error) {
  const bool denied = error == std::errc::permission_denied;
  return FailWith(ErrorCode::kOutput, path,
                  denied ? "output.permission" : "output.failed",
                  error.message());
}

}  // namespace

Result<Staging> Staging::Create(const std::string& folder) {
  const std::string inside =
      (fs::path(folder) / fmt::format(".tingwen.{}.part", ::getpid())).string();
  std::error_code error;
  fs::create_directories(inside, error);
  if (error) return OutputFailed(folder, error);
  return Staging(folder, inside);
}

Staging::Staging(Staging&& other) noexcept
    : folder_(std::move(other.folder_)),
      inside_(std::exchange(other.inside_, {})),
      names_(std::move(other.names_)) {}

Staging::~Staging() {
  std::error_code ignored;
  if (!inside_.empty()) fs::remove_all(inside_, ignored);
}

std::string Staging::Add(const std::string& name) {
  names_.push_back(name);
  return PathOf(name);
}

std::string Staging::PathOf(const std::string& name) const {
  return (fs::path(inside_) / name).string();
}

std::string Staging::FinalPathOf(const std::string& name) const {
  return (fs::path(folder_) / name).string();
}

Status Staging::Commit() {
  for (const std::string& name : names_) {
    std::error_code error;
    fs::rename(PathOf(name), FinalPathOf(name), error);
    if (error) return OutputFailed(FinalPathOf(name), error);
  }
  return {};
}

}  // namespace tingwen
