// Documents that the tests of readers make: archives by libzip, PDF by
// libharu.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tingwen {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

// An archive of these files, packed.
std::string MakeZip(const ZipParts& parts);

// A DOCX with this content of w:body, and further parts: "styles",
// "numbering", "footnotes", "header1" with the content of their root.
std::string MakeDocx(const std::string& body, const ZipParts& parts = {});

// An ODT with this content of office:text, automatic styles and styles.
std::string MakeOdt(const std::string& text,
                    const std::string& automatic_styles = {},
                    const std::string& styles = {});

// An EPUB 3 of chapters (content of body), titled, and further files.
std::string MakeEpub(const std::string& title,
                     const std::vector<std::string>& chapters,
                     const ZipParts& files = {});

struct PdfText {
  double left = 0;    // in points
  double bottom = 0;  // from the bottom of the page (842 high, 595 wide)
  double size = 12;
  std::string text;
};
using PdfPageTexts = std::vector<PdfText>;

// A PDF with texts at places, in Chinese fonts that aren't embedded.
std::string MakePdf(const std::vector<PdfPageTexts>& pages,
                    const std::string& password = {});

// Lines of a column from the top, as they are.
void AddLines(PdfPageTexts& page, double left, double top, double size,
              const std::vector<std::string>& lines);

}  // namespace tingwen
