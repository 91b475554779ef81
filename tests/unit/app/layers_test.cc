// What the layers promise, over all samples and over damaged copies of them.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "app/pipeline.h"
#include "base/file.h"
#include "base/text.h"

namespace tingwen {
namespace {

const FrontEnd& TheFrontEnd() {
  static const FrontEnd front_end = [] {
    auto loaded = FrontEnd::Load({});
    EXPECT_TRUE(loaded) << Describe(loaded.error());
    return *std::move(loaded);
  }();
  return front_end;
}

// The spans rise and don't overlap, except that elements of one rewritten
// token may share a span.
template <class Element>
void CheckOrder(const std::vector<Element>& layer, std::string_view name,
                size_t size) {
  Span last{0, 0};
  for (const Element& element : layer) {
    const Span span = element.span;
    ASSERT_LE(span.end, size) << name;
    ASSERT_LE(span.begin, span.end) << name;
    ASSERT_TRUE(span.begin >= last.end || span == last)
        << name << " " << span.begin << ".." << span.end << " after "
        << last.begin << ".." << last.end;
    last = span;
  }
}

// Each element lies within its parent.
template <class Element, class Parent>
void CheckParents(const std::vector<Element>& layer, Id Element::*parent,
                  const std::vector<Parent>& parents, std::string_view name) {
  for (const Element& element : layer) {
    ASSERT_LT(element.*parent, parents.size()) << name;
    ASSERT_TRUE(parents[element.*parent].span.Contains(element.span)) << name;
  }
}

template <class Element>
void Cover(const std::vector<Element>& layer, std::vector<bool>& covered) {
  for (const Element& element : layer) {
    for (size_t i = element.span.begin; i < element.span.end; ++i) {
      covered[i] = true;
    }
  }
}

// Every character that isn't a space is in an element of the layer.
template <class Element>
void CheckCoverage(const Document& document, const std::vector<Element>& layer,
                   std::string_view name) {
  const std::string& text = document.text.text();
  std::vector<bool> covered(text.size());
  Cover(layer, covered);
  for (const CodePoint& point : Decode(text)) {
    if (IsSpace(point.value)) continue;
    ASSERT_TRUE(covered[point.span.begin])
        << name << " leaves out byte " << point.span.begin << ": "
        << point.span.Of(text);
  }
}

// Every byte of the file is in the text or in a removal with its reason.
void CheckSource(const Document& document) {
  std::vector<bool> covered(document.text.source_size());
  const std::string& text = document.text.text();
  for (const CodePoint& point : Decode(text)) {
    const Span source = document.SourceSpan(point.span);
    for (size_t i = source.begin; i < source.end; ++i) covered[i] = true;
  }
  for (const Removal& removal : document.text.removals()) {
    EXPECT_FALSE(removal.reason.empty());
    for (size_t i = removal.source.begin; i < removal.source.end; ++i) {
      covered[i] = true;
    }
  }
  for (size_t i = 0; i < covered.size(); ++i) {
    ASSERT_TRUE(covered[i]) << "source byte " << i;
  }
}

void CheckReasons(const Document& document) {
  for (const Token& token : document.tokens) {
    EXPECT_FALSE(document.Why(token.reason).empty());
  }
  for (const Word& word : document.words) {
    EXPECT_FALSE(document.Why(word.reason).empty()) << word.text;
  }
  for (const Syllable& syllable : document.syllables) {
    EXPECT_FALSE(document.Why(syllable.reason).empty()) << syllable.text;
    EXPECT_GE(syllable.reason.confidence, 0.0F);
    EXPECT_LE(syllable.reason.confidence, 1.0F);
    if (syllable.surface != syllable.pinyin) {
      EXPECT_FALSE(document.Why(syllable.surface_reason).empty())
          << syllable.text;
    }
  }
}

void CheckSpoken(const Document& document) {
  for (const Spoken& spoken : document.spoken) {
    for (const CodePoint& point : Decode(spoken.text)) {
      EXPECT_FALSE(IsAsciiDigit(point.value)) << spoken.text;
    }
  }
}

void CheckDocument(const Document& document) {
  const size_t size = document.text.text().size();
  CheckOrder(document.blocks, "blocks", size);
  CheckOrder(document.sentences, "sentences", size);
  CheckOrder(document.tokens, "tokens", size);
  CheckOrder(document.spoken, "spoken", size);
  CheckOrder(document.words, "words", size);
  CheckOrder(document.syllables, "syllables", size);
  CheckParents(document.sentences, &Sentence::block, document.blocks,
               "sentences");
  CheckParents(document.tokens, &Token::sentence, document.sentences, "tokens");
  CheckParents(document.spoken, &Spoken::token, document.tokens, "spoken");
  CheckParents(document.words, &Word::spoken, document.spoken, "words");
  CheckParents(document.syllables, &Syllable::word, document.words,
               "syllables");
  CheckCoverage(document, document.sentences, "sentences");
  CheckCoverage(document, document.tokens, "tokens");
  CheckSource(document);
  CheckReasons(document);
  CheckSpoken(document);
}

std::vector<std::string> Samples() {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(TINGWEN_ROOT "/samples")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(LayersTest, HoldForEverySample) {
  ASSERT_GE(Samples().size(), 6u);
  for (const std::string& path : Samples()) {
    SCOPED_TRACE(path);
    auto document = TheFrontEnd().Analyze(*ReadFile(path), path);
    ASSERT_TRUE(document) << Describe(document.error());
    CheckDocument(*document);
    EXPECT_GT(document->syllables.size(), 100u);
  }
}

// Damages a text: bytes lost, doubled, replaced, pieces moved.
std::string Damage(std::string text, std::mt19937& random) {
  for (int i = 0; i < 12 && !text.empty(); ++i) {
    const size_t at = random() % text.size();
    const size_t size = std::min<size_t>(1 + random() % 20, text.size() - at);
    switch (random() % 4) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(random() % text.size(), text.substr(at, size));
        break;
      case 2:
        text[at] = static_cast<char>(random());
        break;
      default:
        text.insert(at, "(zhǎng) 3.5%“141”\xFF? ?1-2");
    }
  }
  return text;
}

class DamagedTest : public testing::TestWithParam<unsigned> {};

TEST_P(DamagedTest, LayersHold) {
  std::mt19937 random(GetParam());
  const std::vector<std::string> samples = Samples();
  const std::string path = samples[random() % samples.size()];
  const std::string text = Damage(*ReadFile(path), random);
  auto document = TheFrontEnd().Analyze(text, path);
  ASSERT_TRUE(document) << Describe(document.error());
  CheckDocument(*document);
}

TEST_P(DamagedTest, LayersHoldForLines) {
  std::mt19937 random(GetParam());
  const std::vector<std::string> samples = Samples();
  const std::string text = *ReadFile(samples[random() % samples.size()]);
  const std::vector<std::string_view> lines = SplitLines(text);
  const std::string line =
      Damage(std::string(lines[random() % lines.size()]), random);
  CheckDocument(TheFrontEnd().AnalyzeLine(line));
}

INSTANTIATE_TEST_SUITE_P(Seeds, DamagedTest, testing::Range(0u, 60u));

// The real article that the product was made for; it is not in the
// repository.
class RealArticleTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path =
        TINGWEN_ROOT "/../shared/samples/000_320e35281dc089dc.txt";
    auto bytes = ReadFile(path);
    if (!bytes) GTEST_SKIP() << "the real article is not here";
    auto document = TheFrontEnd().Analyze(*bytes, path);
    ASSERT_TRUE(document) << Describe(document.error());
    document_ = *std::move(document);
  }
  Document document_;
};

TEST_F(RealArticleTest, LayersHold) { CheckDocument(document_); }

TEST_F(RealArticleTest, SpeaksNoDigitGlossOrQuestionMark) {
  const std::string& text = document_.text.text();
  EXPECT_EQ(text.find('?'), text.npos);
  for (const Spoken& spoken : document_.spoken) {
    for (const CodePoint& point : Decode(spoken.text)) {
      EXPECT_TRUE(IsHan(point.value)) << spoken.text;
    }
  }
}

TEST_F(RealArticleTest, NoReadingContradictsItsGloss) {
  EXPECT_GT(document_.glosses.size(), 100u);
  for (const Gloss& gloss : document_.glosses) {
    std::vector<std::string> readings;
    for (const Syllable& syllable : document_.syllables) {
      if (gloss.span.Contains(syllable.span))
        readings.emplace_back(syllable.pinyin);
    }
    EXPECT_EQ(readings, gloss.pinyin) << document_.TextOf(gloss.span);
  }
}

}  // namespace
}  // namespace tingwen
