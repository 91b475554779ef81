// XML and HTML as libxml2 writes them: escaped, and closed in the right order.
#pragma once

#include <libxml/xmlwriter.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tingwen {

class MarkupWriter {
 public:
  using Attributes =
      std::initializer_list<std::pair<const char*, std::string_view>>;

  // Begins with the XML declaration and `doctype`, such as "<!DOCTYPE html>",
  // if there is one.
  explicit MarkupWriter(std::string_view doctype = {});

  // A part of a document: without a declaration, and elements without content
  // are written with both tags, as HTML wants it.
  static MarkupWriter Fragment();

  // Attributes with an empty value are left out.
  MarkupWriter& Open(const char* name, Attributes attributes = {});
  MarkupWriter& Attribute(const char* name, std::string_view value);
  // Characters that XML can't hold are left out.
  MarkupWriter& Text(std::string_view text);
  MarkupWriter& Close();
  // <name attributes>text</name>
  MarkupWriter& Element(const char* name, std::string_view text,
                        Attributes attributes = {});
  // A line end, where only readers of the file see it.
  MarkupWriter& Line() { return Raw("\n"); }
  // Markup as it is.
  MarkupWriter& Raw(std::string_view markup);

  // Closes what is open, but in a fragment; the whole text.
  std::string Finish() &&;

 private:
  struct Bare {};
  explicit MarkupWriter(Bare);

  struct FreeBuffer {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
  };
  struct FreeWriter {
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };
  // The writer flushes into the buffer when it is freed.
  std::unique_ptr<xmlBuffer, FreeBuffer> buffer_;
  std::unique_ptr<xmlTextWriter, FreeWriter> writer_;
  bool is_fragment_ = false;
};

}  // namespace tingwen
