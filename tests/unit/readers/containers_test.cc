// Archives that are damaged, hostile or not what they seem.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "readers/zip_archive.h"
#include "unit/readers/packed.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

std::string ErrorOf(const std::string& bytes, const std::string& name,
                    const ReadOptions& options = {}) {
  const auto document = ReadDocument(bytes, name, options);
  if (document) return "read: " + document->text.text();
  EXPECT_EQ(document.error().code, ErrorCode::kInput);
  EXPECT_FALSE(document.error().hint.empty());
  return document.error().message;
}

std::string Docx(const std::string& body) { return MakeDocx(body); }
std::string Paragraph(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

TEST(Containers, AreKnownByTheirContent) {
  const auto document = ReadDocument(Docx(Paragraph("甲乙丙。")), "a.txt");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->metadata.format, "docx");
  const auto text = ReadDocument("青川市昨天召开会议。", "a.docx");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->metadata.format, "text");
  EXPECT_THAT(ErrorOf(MakeZip({{"a.txt", "x"}}), "a.zip"),
              testing::HasSubstr("ZIP"));
}

TEST(Containers, CutShortAreRefused) {
  const std::string bytes = Docx(Paragraph("甲乙丙。"));
  EXPECT_THAT(ErrorOf(bytes.substr(0, bytes.size() / 2), "a.docx"),
              testing::HasSubstr("damaged"));
  const std::string book = MakeEpub("古城", {"<p>甲</p>"});
  EXPECT_THAT(ErrorOf(book.substr(0, book.size() / 2), "a.epub"),
              testing::HasSubstr("damaged"));
}

// Each byte in turn is wrong: read or refused, and nothing worse.
TEST(Containers, DamagedAreReadOrRefused) {
  for (const std::string& bytes :
       {Docx(Paragraph("甲乙丙。")), MakeOdt("<text:p>甲</text:p>"),
        MakeEpub("古城", {"<p>甲</p>"})}) {
    for (size_t i = 0; i < bytes.size(); i += 3) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
      const auto document = ReadDocument(damaged, "a");
      if (!document) {
        EXPECT_FALSE(document.error().message.empty());
      }
    }
  }
}

TEST(Containers, BombsAreRefused) {
  const std::string large(size_t{40} << 20, ' ');
  EXPECT_THAT(ErrorOf(Docx(Paragraph(large)), "a.docx"),
              testing::HasSubstr("far more than any text"));
  ReadOptions options;
  options.limits.unpacked = size_t{1} << 20;
  std::string varied;
  for (size_t i = 0; varied.size() < (size_t{2} << 20); ++i) {
    varied += std::to_string(i * 7919 % 100003);
  }
  EXPECT_THAT(ErrorOf(Docx(Paragraph(varied)), "a.docx", options),
              testing::HasSubstr("more than 1 MiB"));
}

TEST(Containers, WithTooManyFilesAreRefused) {
  ZipParts parts = {{"word/document.xml", "<w:document/>"}};
  for (uint64_t i = 0; i <= kMostZipEntries; ++i) {
    parts.push_back({std::to_string(i), ""});
  }
  EXPECT_THAT(ErrorOf(MakeZip(parts), "a.docx"), testing::HasSubstr("files"));
}

TEST(Containers, NamesOutsideAreOnlyNames) {
  // What a book refers to is looked for inside of it and nowhere else.
  const auto document = ReadDocument(
      MakeZip({{"mimetype", "application/epub+zip"},
               {"META-INF/container.xml",
                "<container><rootfile full-path='../../b.opf'/></container>"},
               {"../../b.opf",
                "<package><manifest><item id='a' href='/etc/passwd'/>"
                "<item id='b' href='../../../etc/hostname'/>"
                "<item id='c' href='c.xhtml'/></manifest><spine>"
                "<itemref idref='a'/><itemref idref='b'/><itemref idref='c'/>"
                "</spine></package>"},
               {"../../c.xhtml", "<p>正文。</p>"}}),
      "a.epub");
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->text.text(), "正文。");
  EXPECT_EQ(DiagnosticsOf(*document),
            (std::vector<std::string>{"missing_part", "missing_part"}));
}

TEST(Containers, EntitiesReachNothingAndMultiplyNothing) {
  const std::string head = "<?xml version='1.0'?><!DOCTYPE d [";
  const auto docx = [&](const std::string& entities) {
    return MakeZip({{"word/document.xml",
                     head + entities +
                         "]><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>甲"
                         "&x;乙</w:t></w:r></w:p></w:body></w:document>"}});
  };
  const auto outside =
      ReadDocument(docx("<!ENTITY x SYSTEM 'file:///etc/passwd'>"), "a.docx");
  if (outside) {
    EXPECT_EQ(outside->text.text(), "甲乙");
  }
  std::string laughs = "<!ENTITY l0 '哈哈哈哈哈哈哈哈哈哈'>";
  for (int i = 1; i < 12; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  const auto many =
      ReadDocument(docx(laughs + "<!ENTITY x '&l11;'>"), "a.docx");
  if (many) {
    EXPECT_LT(many->text.text().size(), 1000U);
  }
}

TEST(Containers, NestedDeepAreRefusedOrReadUpToThere) {
  constexpr int kDepth = 100000;
  std::string deep;
  for (int i = 0; i < kDepth; ++i) deep += "<w:ins>";
  deep = "<w:p>" + deep + "<w:r><w:t>甲</w:t></w:r></w:p>";
  EXPECT_FALSE(ReadDocument(Docx(deep), "a.docx"));
  std::string html;
  for (int i = 0; i < kDepth; ++i) html += "<div>";
  EXPECT_THAT(ErrorOf(MakeEpub("古城", {html + "甲"}), "a.epub"),
              testing::HasSubstr("deep"));
}

TEST(Containers, EncryptedAreToldSo) {
  const auto book = [](const char* algorithm) {
    return MakeEpub(
        "古城", {"<p>甲</p>"},
        {{"META-INF/encryption.xml",
          std::string("<encryption><EncryptedData><EncryptionMethod "
                      "Algorithm='") +
              algorithm +
              "'/><CipherData><CipherReference URI='OEBPS/a'/></CipherData>"
              "</EncryptedData></encryption>"}});
  };
  EXPECT_THAT(
      ErrorOf(book("http://www.w3.org/2001/04/xmlenc#aes128-cbc"), "a.epub"),
      testing::HasSubstr("encrypted"));
  // Fonts that are scrambled hide no text.
  EXPECT_TRUE(
      ReadDocument(book("http://www.idpf.org/2008/embedding"), "a.epub"));
  const std::string office =
      std::string("\xD0\xCF\x11\xE0", 4) + std::string(508, '\0') +
      std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  EXPECT_THAT(ErrorOf(office, "a.docx"), testing::HasSubstr("encrypted"));
  EXPECT_THAT(
      ErrorOf(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                       {"META-INF/manifest.xml",
                        "<manifest><file-entry><encryption-data/></file-entry>"
                        "</manifest>"},
                       {"content.xml", "x"}}),
              "a.odt"),
      testing::HasSubstr("encrypted"));
}

TEST(Containers, WithoutTextAreToldSo) {
  EXPECT_THAT(ErrorOf(Docx(""), "a.docx"), testing::HasSubstr("no text"));
  EXPECT_THAT(ErrorOf(MakeOdt(""), "a.odt"), testing::HasSubstr("no text"));
  EXPECT_FALSE(ReadDocument(MakeEpub("", {}), "a.epub"));
  EXPECT_FALSE(ReadDocument(MakeEpub("", {""}), "a.epub"));
}

}  // namespace
}  // namespace tingwen
