#include "publish/epub_package.h"

#include "base/text.h"
#include "publish/epub_text.h"
#include "publish/markup_writer.h"
#include "publish/overlay.h"

namespace tingwen {
namespace {

void WriteMeta(MarkupWriter& xml, const MetaEntry& entry) {
  xml.Element("meta", entry.value,
              {{"property", entry.property},
               {"id", entry.id},
               {"refines", entry.refines}})
      .Line();
}

void WriteMetadata(MarkupWriter& xml, const Book& book) {
  xml.Open("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}})
      .Line();
  const auto element = [&](const char* name, const std::string& text,
                           const char* id = "") {
    if (!text.empty()) xml.Element(name, text, {{"id", id}}).Line();
  };
  element("dc:identifier", book.identifier, "id");
  element("dc:title", book.title);
  element("dc:language", book.language);
  element("dc:creator", book.author);
  element("dc:publisher", book.publisher);
  element("dc:date", book.date);
  if (book.HasPages()) {
    element("dc:source", book.chapters.front().source, "source");
    WriteMeta(xml, {"source-of", "pagination", "", "#source"});
  }
  WriteMeta(xml, {"dcterms:modified", book.modified});
  for (const MetaEntry& entry : AccessibilityMetadata(book)) {
    WriteMeta(xml, entry);
  }
  WriteMeta(xml, {"media:duration", SmilClock(book.Seconds())});
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    WriteMeta(xml, {"media:duration", SmilClock(book.chapters[i].seconds), "",
                    "#" + ChapterName(i) + "-smil"});
  }
  WriteMeta(xml, {"media:active-class", kActiveClass});
  WriteMeta(xml, {"media:playback-active-class", kPlayingClass});
  WriteMeta(xml, {"media:narrator", book.narrator});
  xml.Close().Line();
}

void WriteManifest(MarkupWriter& xml, const Book& book,
                   const std::string& cover, const std::string& cover_type) {
  xml.Open("manifest").Line();
  const auto item = [&](const std::string& id, const std::string& href,
                        std::string_view type, std::string_view properties = {},
                        const std::string& overlay = {}) {
    xml.Open("item", {{"id", id},
                      {"href", href},
                      {"media-type", type},
                      {"properties", properties},
                      {"media-overlay", overlay}})
        .Close()
        .Line();
  };
  constexpr const char* kXhtml = "application/xhtml+xml";
  item("nav", "nav.xhtml", kXhtml, "nav");
  item("style", "style.css", "text/css");
  item("cover-image", cover, cover_type, "cover-image");
  item("cover", "cover.xhtml", kXhtml);
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    const std::string name = ChapterName(i);
    const std::string audio =
        "audio/" + name + "." + std::string(AudioExtension(book.audio));
    item(name, name + ".xhtml", kXhtml, "", name + "-smil");
    item(name + "-smil", name + ".smil", "application/smil+xml");
    item(name + "-audio", audio, AudioMediaType(book.audio));
  }
  xml.Close().Line();
}

void WriteSpine(MarkupWriter& xml, const Book& book) {
  xml.Open("spine").Line();
  const auto itemref = [&](const std::string& id) {
    xml.Open("itemref", {{"idref", id}}).Close().Line();
  };
  itemref("cover");
  itemref("nav");
  for (size_t i = 0; i < book.chapters.size(); ++i) itemref(ChapterName(i));
  xml.Close().Line();
}

std::string Summary(const Book& book) {
  std::string summary = "全书文字与普通话合成语音逐";
  summary += book.unit == OverlayUnit::kWord ? "词" : "句";
  summary +=
      "同步，可以只看、只听或边听边看。目录可以跳转，字号、颜色和版面可以由"
      "阅读器调整。书中没有闪烁的内容。";
  if (book.HasPages()) summary += "保留了原书的页码。";
  return summary;
}

}  // namespace

std::vector<MetaEntry> AccessibilityMetadata(const Book& book) {
  std::vector<MetaEntry> entries;
  const auto add = [&](const char* name, std::string value) {
    entries.push_back({std::string("schema:") + name, std::move(value)});
  };
  for (const char* mode : {"textual", "auditory"}) add("accessMode", mode);
  for (const char* modes : {"textual", "auditory", "textual,auditory"}) {
    add("accessModeSufficient", modes);
  }
  for (const char* feature :
       {"synchronizedAudioText", "tableOfContents", "readingOrder",
        "structuralNavigation", "displayTransformability"}) {
    add("accessibilityFeature", feature);
  }
  if (book.HasPages()) {
    add("accessibilityFeature", "pageBreakMarkers");
    add("accessibilityFeature", "pageNavigation");
  }
  add("accessibilityHazard", "none");
  add("accessibilitySummary", Summary(book));
  entries.push_back({"dcterms:conformsTo",
                     "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
                     "conformance"});
  entries.push_back({"a11y:certifiedBy", book.certifier, "", "#conformance"});
  return entries;
}

std::string EpubPackageDocument(const Book& book, const std::string& cover,
                                const std::string& cover_type) {
  MarkupWriter xml;
  xml.Open("package", {{"xmlns", "http://www.idpf.org/2007/opf"},
                       {"version", "3.0"},
                       {"unique-identifier", "id"},
                       {"xml:lang", book.language}})
      .Line();
  WriteMetadata(xml, book);
  WriteManifest(xml, book, cover, cover_type);
  WriteSpine(xml, book);
  return std::move(xml).Finish();
}

}  // namespace tingwen
