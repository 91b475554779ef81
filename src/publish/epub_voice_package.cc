#include "publish/epub_voice_package.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include <memory>

#include "base/message.h"
#include "publish/epub_package.h"
#include "publish/epub_text.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeXml {
  void operator()(void* memory) const { xmlFree(memory); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;
using XmlText = std::unique_ptr<xmlChar, FreeXml>;

const xmlChar* Xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string Text(const XmlText& text) {
  return text ? reinterpret_cast<const char*>(text.get()) : "";
}

xmlNode* ChildOf(xmlNode* parent, const char* name) {
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE &&
        xmlStrEqual(node->name, Xml(name)) != 0) {
      return node;
    }
  }
  return nullptr;
}

std::string AttributeOf(xmlNode* node, const char* name) {
  return Text(XmlText(xmlGetProp(node, Xml(name))));
}

class PackageEditor {
 public:
  PackageEditor(xmlNode* metadata, xmlNode* manifest)
      : metadata_(metadata), manifest_(manifest) {}

  void AddItem(const std::string& id, const std::string& href,
               std::string_view type) {
    xmlNode* item = xmlNewChild(manifest_, nullptr, Xml("item"), nullptr);
    xmlNewProp(item, Xml("id"), Xml(id));
    xmlNewProp(item, Xml("href"), Xml(href));
    xmlNewProp(item, Xml("media-type"), Xml(std::string(type)));
  }

  void AddMeta(const MetaEntry& entry) {
    xmlNode* meta =
        xmlNewTextChild(metadata_, nullptr, Xml("meta"), Xml(entry.value));
    xmlNewProp(meta, Xml("property"), Xml(entry.property));
    if (!entry.refines.empty()) {
      xmlNewProp(meta, Xml("refines"), Xml(entry.refines));
    }
  }

  // Sets the value of the property where the book has it.
  void SetMeta(const std::string& property, const std::string& value) {
    for (xmlNode* node = metadata_->children; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE ||
          AttributeOf(node, "property") != property) {
        continue;
      }
      xmlNodeSetContent(node, Xml(value));
      return;
    }
    AddMeta({property, value});
  }

  // Whether the book says this already; any value for an empty one.
  bool Says(const std::string& property, const std::string& value) const {
    for (xmlNode* node = metadata_->children; node; node = node->next) {
      if (node->type == XML_ELEMENT_NODE &&
          AttributeOf(node, "property") == property &&
          (value.empty() || Text(XmlText(xmlNodeGetContent(node))) == value)) {
        return true;
      }
    }
    return false;
  }

  // The item of a content document.
  void SetOverlay(const std::string& href, const std::string& overlay) {
    for (xmlNode* node = manifest_->children; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      const std::string plain =
          Text(XmlText(reinterpret_cast<xmlChar*>(xmlURIUnescapeString(
              AttributeOf(node, "href").c_str(), 0, nullptr))));
      if (plain == href) xmlSetProp(node, Xml("media-overlay"), Xml(overlay));
    }
  }

 private:
  static const xmlChar* Xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
  }

  xmlNode* metadata_;
  xmlNode* manifest_;
};

void AddAccessibility(PackageEditor& editor) {
  const auto add = [&](const char* property, const char* value) {
    if (!editor.Says(property, value)) editor.AddMeta({property, value});
  };
  add("schema:accessMode", "textual");
  add("schema:accessMode", "auditory");
  add("schema:accessibilityFeature", "synchronizedAudioText");
  if (!editor.Says("schema:accessibilityHazard", "")) {
    add("schema:accessibilityHazard", "unknown");
  }
  if (!editor.Says("schema:accessibilitySummary", "")) {
    add("schema:accessibilitySummary", "正文与普通话合成语音同步。");
  }
}

}  // namespace

Result<std::string> PackageWithVoice(const std::string& package,
                                     const std::string& path, const Book& book,
                                     const std::vector<VoicedChapter>& chapters,
                                     const std::string& style) {
  const XmlDocument document(xmlReadMemory(
      package.data(), static_cast<int>(package.size()), nullptr, nullptr,
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  xmlNode* metadata = root == nullptr ? nullptr : ChildOf(root, "metadata");
  xmlNode* manifest = root == nullptr ? nullptr : ChildOf(root, "manifest");
  if (metadata == nullptr || manifest == nullptr) {
    return FailWith(ErrorCode::kInput, path, "publish.package");
  }
  PackageEditor editor(metadata, manifest);
  editor.SetMeta("dcterms:modified", book.modified);
  editor.AddItem("tingwen-style", style, "text/css");
  double seconds = 0;
  for (size_t i = 0; i < chapters.size(); ++i) {
    const std::string id = "tingwen-" + ChapterName(i);
    editor.AddItem(id + "-smil", chapters[i].overlay, "application/smil+xml");
    editor.AddItem(id + "-audio", chapters[i].audio,
                   AudioMediaType(book.audio));
    editor.SetOverlay(chapters[i].text, id + "-smil");
    editor.AddMeta({"media:duration", SmilClock(chapters[i].seconds), "",
                    "#" + id + "-smil"});
    seconds += chapters[i].seconds;
  }
  editor.AddMeta({"media:duration", SmilClock(seconds)});
  editor.AddMeta({"media:active-class", kActiveClass});
  editor.AddMeta({"media:narrator", book.narrator});
  AddAccessibility(editor);
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(document.get(), &bytes, &size, "UTF-8");
  const XmlText owner(bytes);
  return std::string(reinterpret_cast<const char*>(bytes),
                     static_cast<size_t>(size));
}

}  // namespace tingwen
