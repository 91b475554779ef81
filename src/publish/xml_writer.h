// XML (and HTML that is XML) as libxml2 writes it.
#pragma once

#include <libxml/xmlwriter.h>

#include <memory>
#include <string>
#include <string_view>

namespace tingwen {

class XmlWriter {
 public:
  XmlWriter();

  // <?xml version="1.0" encoding="UTF-8"?>, or <!DOCTYPE html>.
  void Declare();
  void DeclareHtml();

  void Open(const char* name);
  void Attribute(const char* name, std::string_view value);
  // Control characters, which XML can't hold, become spaces.
  void Text(std::string_view text);
  // Closes the innermost element; <td></td>, or <br/> with `empty`.
  void Close(bool empty = false);

  // <name>text</name>
  void Element(const char* name, std::string_view text);

  // All that was written; the writer is done then.
  std::string Take() &&;

 private:
  struct FreeBuffer {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
  };
  struct FreeWriter {
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };
  std::unique_ptr<xmlBuffer, FreeBuffer> buffer_;
  std::unique_ptr<xmlTextWriter, FreeWriter> writer_;
};

// Well-formed UTF-8 on one line, as titles are written: control characters
// become spaces.
std::string CleanText(std::string_view text);

}  // namespace tingwen
