// The input is a chapter, and the package and the navigation, too, where it
// has elements of these.
#include "pack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string xml(reinterpret_cast<const char*>(data), size);
  const std::string container =
      "<container><rootfile full-path='b.opf'/></container>";
  const std::string package =
      "<package><metadata><title>x</title></metadata><manifest>"
      "<item id='a' href='a.xhtml'/><item id='n' href='n.xhtml' "
      "properties='nav'/></manifest><spine><itemref idref='a'/></spine>"
      "</package>";
  const bool is_package = xml.find("<spine") != xml.npos;
  return tingwen::FuzzArchive("epub", {{"META-INF/container.xml", container},
                                       {"b.opf", is_package ? xml : package},
                                       {"a.xhtml", xml},
                                       {"n.xhtml", xml}});
}
