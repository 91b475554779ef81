#include "app/scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "publish/output_error.h"

namespace tingwen {

Result<ScratchFolder> ScratchFolder::Create(const std::string& path) {
  std::string name =
      (std::filesystem::absolute(path).parent_path() / ".tingwen-XXXXXX")
          .string();
  if (::mkdtemp(name.data()) == nullptr) return Fail(OutputError(path, errno));
  return ScratchFolder(std::move(name));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace tingwen
