#include "base/leftovers.h"

#include <signal.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>

namespace tingwen {
namespace {

// Whether the name is one of AtomicFile's, NAME.PROCESS-RANDOM.part, and that
// process is no more.
bool IsLeftover(std::string_view name) {
  constexpr std::string_view kEnd = ".part";
  if (!name.ends_with(kEnd)) return false;
  name.remove_suffix(kEnd.size());
  const size_t dot = name.rfind('.');
  if (dot == name.npos) return false;
  pid_t process = 0;
  const char* last = name.data() + name.size();
  const auto [end, failure] =
      std::from_chars(name.data() + dot + 1, last, process);
  return failure == std::errc() && process > 0 && end != last && *end == '-' &&
         ::kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

size_t RemoveLeftovers(const std::string& folder) {
  namespace fs = std::filesystem;
  size_t count = 0;
  std::error_code error;
  fs::recursive_directory_iterator entries(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator();
       entries.increment(error)) {
    if (!IsLeftover(entries->path().filename().string())) continue;
    std::error_code ignored;
    if (fs::remove(entries->path(), ignored)) ++count;
  }
  return count;
}

}  // namespace tingwen
