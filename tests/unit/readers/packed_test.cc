#include "unit/readers/packed.h"

#include <gtest/gtest.h>
#include <hpdf.h>
#include <zip.h>

#include "unit/readers/reading.h"

namespace tingwen {

std::string MakeZip(const ZipParts& parts) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : parts) {
    const zip_int64_t index = zip_file_add(
        zip, name.c_str(),
        zip_source_buffer(zip, content.data(), content.size(), 0), 0);
    // What tells the type stands there as it is.
    if (name == "mimetype") {
      zip_set_file_compression(zip, index, ZIP_CM_STORE, 0);
    }
  }
  EXPECT_EQ(zip_close(zip), 0);
  zip_stat_t about;
  zip_source_stat(target, &about);
  std::string bytes(about.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string MakeDocx(const std::string& body, const ZipParts& parts) {
  static const std::string kNames =
      " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
      " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
      " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
      " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
      "wordprocessingDrawing'";
  static const std::string kRelations =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
      "relationships'>";
  static const std::string kType =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  ZipParts files = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", kRelations + "<Relationship Id='r1' Type='" + kType +
                          "officeDocument' Target='word/document.xml'/>"
                          "</Relationships>"},
      {"word/document.xml",
       "<?xml version='1.0' encoding='UTF-8'?>\n"
       "<w:document" +
           kNames + "><w:body>" + body + "</w:body></w:document>"}};
  std::string relations = kRelations;
  for (const auto& [name, content] : parts) {
    const std::string type = name.substr(0, name.find_first_of("123"));
    relations += "<Relationship Id='" + name + "' Type='" + kType + type +
                 "' Target='" + name + ".xml'/>";
    files.push_back(
        {"word/" + name + ".xml",
         "<w:" + type + kNames + ">" + content + "</w:" + type + ">"});
  }
  files.push_back(
      {"word/_rels/document.xml.rels", relations + "</Relationships>"});
  return MakeZip(files);
}

std::string MakeOdt(const std::string& text,
                    const std::string& automatic_styles,
                    const std::string& styles) {
  static const std::string kNames = [] {
    std::string names;
    for (const char* name : {"office", "text", "table", "style", "drawing"}) {
      const std::string prefix = std::string(name) == "drawing" ? "draw" : name;
      names += " xmlns:" + prefix +
               "='urn:oasis:names:tc:opendocument:xmlns:" + name + ":1.0'";
    }
    return names +
           " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:"
           "svg-compatible:1.0'";
  }();
  return MakeZip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"META-INF/manifest.xml", "<manifest/>"},
       {"content.xml", "<office:document-content" + kNames +
                           "><office:automatic-styles>" + automatic_styles +
                           "</office:automatic-styles><office:body>"
                           "<office:text>" +
                           text +
                           "</office:text></office:body>"
                           "</office:document-content>"},
       {"styles.xml", "<office:document-styles" + kNames + ">" + styles +
                          "</office:document-styles>"}});
}

std::string MakeEpub(const std::string& title,
                     const std::vector<std::string>& chapters,
                     const ZipParts& files) {
  ZipParts parts = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
       "<rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles>"
       "</container>"}};
  std::string manifest;
  std::string spine;
  for (size_t i = 0; i < chapters.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    manifest += "<item id='c" + number + "' href='text/c%20" + number +
                ".xhtml' media-type='application/xhtml+xml'/>";
    spine += "<itemref idref='c" + number + "'/>";
    parts.push_back({"OEBPS/text/c " + number + ".xhtml",
                     "<?xml version='1.0' encoding='UTF-8'?>\n<html xmlns="
                     "'http://www.w3.org/1999/xhtml' xmlns:epub="
                     "'http://www.idpf.org/2007/ops'><head><title/></head>"
                     "<body>" +
                         chapters[i] + "</body></html>"});
  }
  for (const auto& [name, content] : files) {
    const bool is_nav = name == "nav.xhtml";
    const std::string type =
        is_nav ? "application/xhtml+xml" : "application/x-dtbncx+xml";
    manifest += "<item id='" + name + "' href='" + name + "' media-type='" +
                type + "'" + (is_nav ? " properties='nav'" : "") + "/>";
    parts.push_back(
        {name.starts_with("META-INF") ? name : "OEBPS/" + name, content});
  }
  parts.push_back(
      {"OEBPS/book.opf",
       "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>"
       "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>" +
           title +
           "</dc:title><dc:creator>周岚</dc:creator>"
           "<dc:date>2025-11-05</dc:date></metadata><manifest>" +
           manifest + "</manifest><spine>" + spine + "</spine></package>"});
  return MakeZip(parts);
}

std::string MakePdf(const std::vector<PdfPageTexts>& pages,
                    const std::string& password) {
  HPDF_Doc pdf = HPDF_New(
      [](HPDF_STATUS code, HPDF_STATUS, void*) { ADD_FAILURE() << code; },
      nullptr);
  HPDF_UseCNSFonts(pdf);
  HPDF_UseCNSEncodings(pdf);
  HPDF_Font font = HPDF_GetFont(pdf, "SimSun", "GBK-EUC-H");
  for (const PdfPageTexts& texts : pages) {
    HPDF_Page page = HPDF_AddPage(pdf);
    HPDF_Page_SetWidth(page, 595);
    HPDF_Page_SetHeight(page, 842);
    for (const PdfText& text : texts) {
      HPDF_Page_BeginText(page);
      HPDF_Page_SetFontAndSize(page, font, static_cast<float>(text.size));
      HPDF_Page_TextOut(page, static_cast<float>(text.left),
                        static_cast<float>(text.bottom),
                        Encode(text.text, "GBK").c_str());
      HPDF_Page_EndText(page);
    }
  }
  if (!password.empty()) HPDF_SetPassword(pdf, "owner", password.c_str());
  HPDF_SaveToStream(pdf);
  std::string bytes(HPDF_GetStreamSize(pdf), '\0');
  auto size = static_cast<HPDF_UINT32>(bytes.size());
  HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
  HPDF_Free(pdf);
  bytes.resize(size);
  return bytes;
}

void AddLines(PdfPageTexts& page, double left, double top, double size,
              const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    page.push_back({left, top, size, line});
    top -= 1.6 * size;
  }
}

}  // namespace tingwen
