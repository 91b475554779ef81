// The input is word/document.xml, and the styles, numbers and notes, too: each
// reader of a part looks for its own elements.
#include "pack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string xml(reinterpret_cast<const char*>(data), size);
  static const std::string kRelations =
      "<Relationships><Relationship Type='/styles' Target='styles.xml'/>"
      "<Relationship Type='/numbering' Target='numbering.xml'/>"
      "<Relationship Type='/footnotes' Target='footnotes.xml'/>"
      "</Relationships>";
  return tingwen::FuzzArchive("docx",
                              {{"word/document.xml", xml},
                               {"word/_rels/document.xml.rels", kRelations},
                               {"word/styles.xml", xml},
                               {"word/numbering.xml", xml},
                               {"word/footnotes.xml", xml}});
}
