#include "speechd/ssml.h"

#include <libxml/xmlreader.h>

#include <memory>

namespace tingwen {
namespace {

using Reader = std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)>;
using XmlText = std::unique_ptr<xmlChar, decltype(xmlFree)>;

std::string_view View(const xmlChar* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

bool IsText(int type) {
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_WHITESPACE ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

void TakeNode(xmlTextReaderPtr reader, SpokenMessage& message) {
  const int type = xmlTextReaderNodeType(reader);
  if (IsText(type)) message.text += View(xmlTextReaderConstValue(reader));
  if (type != XML_READER_TYPE_ELEMENT ||
      View(xmlTextReaderConstLocalName(reader)) != "mark") {
    return;
  }
  const XmlText name(xmlTextReaderGetAttribute(reader, BAD_CAST "name"),
                     xmlFree);
  message.marks.push_back({std::string(View(name.get())), message.text.size()});
}

}  // namespace

SpokenMessage ParseSsml(std::string_view ssml) {
  const SpokenMessage plain{std::string(ssml), {}};
  if (ssml.find('<') == ssml.npos && ssml.find('&') == ssml.npos) return plain;
  const Reader reader(
      xmlReaderForMemory(
          ssml.data(), static_cast<int>(ssml.size()), nullptr, "UTF-8",
          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeTextReader);
  if (!reader) return plain;
  SpokenMessage message;
  int read = 0;
  while ((read = xmlTextReaderRead(reader.get())) == 1) {
    TakeNode(reader.get(), message);
  }
  return read == 0 ? message : plain;
}

}  // namespace tingwen
