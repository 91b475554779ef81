#include "unit/readers/reading.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <opencc/SimpleConverter.hpp>

#include "base/file.h"
#include "base/text.h"

namespace tingwen {

std::string ReadSourceFile(const std::string& name) {
  auto text = ReadFile(std::string(TINGWEN_ROOT) + "/" + name);
  EXPECT_TRUE(text) << name;
  return text ? *text : std::string();
}

std::vector<std::string> SampleFiles() {
  std::vector<std::string> names;
  const std::string folder = std::string(TINGWEN_ROOT) + "/samples";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") {
      names.push_back("samples/" + entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string Encode(std::string_view text, const std::string& encoding) {
  const auto units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &status);
  ucnv_setSubstChars(converter, "?", 1, &status);
  status = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  const int32_t size = ucnv_fromUChars(
      converter, bytes.data(), static_cast<int32_t>(bytes.size()),
      units.getBuffer(), units.length(), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  ucnv_close(converter);
  bytes.resize(size);
  return bytes;
}

std::string MakeTraditional(const std::string& text) {
  static const opencc::SimpleConverter converter("s2t.json");
  return converter.Convert(text);
}

std::vector<std::string> SentencesOf(const Document& document) {
  std::vector<std::string> texts;
  for (const Sentence& sentence : document.sentences) {
    texts.emplace_back(document.TextOf(sentence.span));
  }
  return texts;
}

std::string BlockText(const Document& document, size_t block) {
  return std::string(document.TextOf(document.blocks.at(block).span));
}

std::vector<std::string> BlocksOf(const Document& document) {
  std::vector<std::string> blocks;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    blocks.push_back(BlockText(document, i));
  }
  return blocks;
}

std::vector<BlockKind> KindsOf(const Document& document) {
  std::vector<BlockKind> kinds;
  for (const Block& block : document.blocks) kinds.push_back(block.kind);
  return kinds;
}

std::vector<std::string> RemovalsOf(const Document& document) {
  std::vector<std::string> reasons;
  for (const Removal& removal : document.text.removals()) {
    reasons.push_back(removal.reason);
  }
  return reasons;
}

std::vector<std::string> DiagnosticsOf(const Document& document) {
  std::vector<std::string> ids;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    ids.push_back(diagnostic.id);
  }
  return ids;
}

namespace {

// How often each byte of a text is in one of the spans.
template <class Element>
std::vector<int> CountCover(const std::vector<Element>& layer, size_t size) {
  std::vector<int> cover(size, 0);
  size_t end = 0;
  for (const Element& element : layer) {
    EXPECT_LE(end, element.span.begin);
    EXPECT_LT(element.span.begin, element.span.end);
    EXPECT_LE(element.span.end, size);
    end = element.span.end;
    for (size_t i = element.span.begin; i < end && i < size; ++i) ++cover[i];
  }
  return cover;
}

void ExpectLayersCover(const Document& document) {
  const std::string& text = document.text.text();
  const std::vector<int> blocks = CountCover(document.blocks, text.size());
  const std::vector<int> sentences =
      CountCover(document.sentences, text.size());
  for (const CodePoint& c : Decode(text)) {
    if (IsSpace(c.value)) continue;
    for (size_t i = c.span.begin; i < c.span.end; ++i) {
      ASSERT_EQ(blocks[i], 1) << "block at " << text.substr(c.span.begin, 30);
      ASSERT_EQ(sentences[i], 1)
          << "sentence at " << text.substr(c.span.begin, 30);
    }
  }
}

void ExpectSentencesInBlocks(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    ASSERT_LT(sentence.block, document.blocks.size());
    EXPECT_TRUE(document.blocks[sentence.block].span.Contains(sentence.span));
    EXPECT_FALSE(document.Why(sentence.reason).empty());
  }
}

void ExpectSourceCovered(const Document& document, std::string_view bytes) {
  std::vector<bool> covered(bytes.size(), false);
  const auto mark = [&](Span span) {
    ASSERT_LE(span.end, bytes.size());
    std::fill(covered.begin() + span.begin, covered.begin() + span.end, true);
  };
  for (const CodePoint& c : Decode(document.text.text())) {
    mark(document.SourceSpan(c.span));
  }
  for (const Removal& removal : document.text.removals()) {
    EXPECT_FALSE(removal.reason.empty());
    mark(removal.source);
  }
  const auto missing = std::find(covered.begin(), covered.end(), false);
  EXPECT_EQ(missing, covered.end())
      << "source byte " << missing - covered.begin();
}

void ExpectGlossesSound(const Document& document, std::string_view bytes) {
  size_t end = 0;
  for (const Gloss& gloss : document.glosses) {
    EXPECT_LE(end, gloss.span.begin);
    end = gloss.span.end;
    EXPECT_EQ(CountCodePoints(document.TextOf(gloss.span)),
              gloss.pinyin.size());
    EXPECT_LE(gloss.source.end, bytes.size());
  }
}

}  // namespace

void ExpectSound(const Document& document, std::string_view file) {
  const std::string_view bytes = document.SourceBytes(file);
  EXPECT_EQ(FindInvalidUtf8(document.text.text()), std::string::npos);
  EXPECT_EQ(document.text.source_size(), bytes.size());
  ExpectLayersCover(document);
  ExpectSentencesInBlocks(document);
  ExpectSourceCovered(document, bytes);
  ExpectGlossesSound(document, bytes);
}

Document ReadSound(const std::string& bytes, const std::string& name,
                   const ReadOptions& options) {
  auto document = ReadDocument(bytes, name, options);
  EXPECT_TRUE(document) << name << ": " << document.error().message;
  if (!document) return {};
  ExpectSound(*document, bytes);
  return *std::move(document);
}

}  // namespace tingwen
