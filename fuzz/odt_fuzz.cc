// The input is content.xml, and styles.xml, too.
#include "pack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string xml(reinterpret_cast<const char*>(data), size);
  return tingwen::FuzzArchive("odt",
                              {{"content.xml", xml}, {"styles.xml", xml}});
}
