#include "publish/xml_writer.h"

#include "base/text.h"

namespace tingwen {
namespace {

const xmlChar* Xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

const xmlChar* Xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

}  // namespace

XmlWriter::XmlWriter()
    : buffer_(xmlBufferCreate()),
      writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {
  xmlTextWriterSetIndent(writer_.get(), 1);
}

void XmlWriter::Declare() {
  xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr);
}

void XmlWriter::DeclareHtml() {
  xmlTextWriterWriteDTD(writer_.get(), Xml("html"), nullptr, nullptr, nullptr);
}

void XmlWriter::Open(const char* name) {
  xmlTextWriterStartElement(writer_.get(), Xml(name));
}

void XmlWriter::Attribute(const char* name, std::string_view value) {
  xmlTextWriterWriteAttribute(writer_.get(), Xml(name), Xml(CleanText(value)));
}

void XmlWriter::Text(std::string_view text) {
  xmlTextWriterWriteString(writer_.get(), Xml(CleanText(text)));
}

void XmlWriter::Close(bool empty) {
  if (empty) {
    xmlTextWriterEndElement(writer_.get());
  } else {
    xmlTextWriterFullEndElement(writer_.get());
  }
}

void XmlWriter::Element(const char* name, std::string_view text) {
  Open(name);
  Text(text);
  Close();
}

std::string XmlWriter::Take() && {
  xmlTextWriterEndDocument(writer_.get());
  writer_.reset();
  return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
}

std::string CleanText(std::string_view text) {
  std::string clean;
  for (const CodePoint& point : Decode(text)) {
    clean += IsControl(point.value) ? " " : ToUtf8(point.value);
  }
  return clean;
}

}  // namespace tingwen
