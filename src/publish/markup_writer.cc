#include "publish/markup_writer.h"

#include "base/text.h"

namespace tingwen {
namespace {

const xmlChar* Xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

// XML 1.0, 2.2.
bool IsXmlChar(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

std::string OnlyXmlChars(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    if (c.valid && IsXmlChar(c.value)) clean += c.span.Of(text);
  }
  return clean;
}

}  // namespace

MarkupWriter::MarkupWriter(Bare)
    : buffer_(xmlBufferCreate()),
      writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {}

MarkupWriter::MarkupWriter(std::string_view doctype) : MarkupWriter(Bare()) {
  xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr);
  if (!doctype.empty()) Raw(doctype).Line();
}

MarkupWriter MarkupWriter::Fragment() {
  MarkupWriter writer{Bare()};
  writer.is_fragment_ = true;
  return writer;
}

MarkupWriter& MarkupWriter::Open(const char* name, Attributes attributes) {
  xmlTextWriterStartElement(writer_.get(), Xml(name));
  for (const auto& [key, value] : attributes) {
    if (!value.empty()) Attribute(key, value);
  }
  return *this;
}

MarkupWriter& MarkupWriter::Attribute(const char* name,
                                      std::string_view value) {
  const std::string clean = OnlyXmlChars(value);
  xmlTextWriterWriteAttribute(writer_.get(), Xml(name), Xml(clean.c_str()));
  return *this;
}

MarkupWriter& MarkupWriter::Text(std::string_view text) {
  const std::string clean = OnlyXmlChars(text);
  xmlTextWriterWriteString(writer_.get(), Xml(clean.c_str()));
  return *this;
}

MarkupWriter& MarkupWriter::Close() {
  if (is_fragment_) {
    xmlTextWriterFullEndElement(writer_.get());
  } else {
    xmlTextWriterEndElement(writer_.get());
  }
  return *this;
}

MarkupWriter& MarkupWriter::Element(const char* name, std::string_view text,
                                    Attributes attributes) {
  return Open(name, attributes).Text(text).Close();
}

MarkupWriter& MarkupWriter::Raw(std::string_view markup) {
  const std::string text(markup);
  xmlTextWriterWriteRaw(writer_.get(), Xml(text.c_str()));
  return *this;
}

std::string MarkupWriter::Finish() && {
  if (!is_fragment_) xmlTextWriterEndDocument(writer_.get());
  writer_.reset();
  return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
}

}  // namespace tingwen
