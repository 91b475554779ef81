#include "readers/reader.h"

#include "readers/text.h"

namespace tingwen {

Result<Document> ReadDocument(std::string_view bytes, const std::string& path,
                              const ReadOptions& options) {
  return ReadText(bytes, path, options);
}

}  // namespace tingwen
