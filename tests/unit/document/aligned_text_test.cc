#include "document/aligned_text.h"

#include <gtest/gtest.h>

#include <random>

namespace tingwen {
namespace {

AlignedText Unglossed() {
  AlignedTextBuilder builder("戰(zhan)區");
  builder.Replace(3, "战");
  builder.Drop(6, "gloss");
  builder.Replace(3, "区");
  return std::move(builder).Build();
}

TEST(AlignedTextTest, IdentityMapsToItself) {
  const AlignedText text = AlignedText::Identity("你好");
  EXPECT_EQ(text.SourceOf({3, 6}), (Span{3, 6}));
  EXPECT_EQ(text.OutputOf({3, 6}), (Span{3, 6}));
  EXPECT_EQ(text.SourceOf({6, 6}), (Span{6, 6}));
  EXPECT_EQ(AlignedText::Identity("").SourceOf({0, 0}), (Span{0, 0}));
}

TEST(AlignedTextTest, RewrittenPiecesKnowTheirSource) {
  const AlignedText text = Unglossed();
  EXPECT_EQ(text.text(), "战区");
  EXPECT_EQ(text.SourceOf({0, 3}), (Span{0, 3}));
  EXPECT_EQ(text.SourceOf({3, 6}), (Span{9, 12}));
  EXPECT_EQ(text.SourceOf({0, 6}), (Span{0, 12}));
  // A byte inside a rewritten piece stands for the whole piece.
  EXPECT_EQ(text.SourceOf({1, 2}), (Span{0, 3}));
}

TEST(AlignedTextTest, RemovalsKeepTheirReason) {
  const AlignedText text = Unglossed();
  ASSERT_EQ(text.removals().size(), 1u);
  EXPECT_EQ(text.removals()[0].source, (Span{3, 9}));
  EXPECT_EQ(text.removals()[0].reason, "gloss");
  EXPECT_TRUE(text.OutputOf({4, 8}).empty());
  EXPECT_EQ(text.OutputOf({4, 8}).begin, 3u);
}

TEST(AlignedTextTest, InsertionsStandForAnEmptyPlace) {
  AlignedTextBuilder builder("ab");
  builder.Copy(1);
  builder.Replace(0, "-");
  const AlignedText text = std::move(builder).Build();
  EXPECT_EQ(text.text(), "a-b");
  EXPECT_EQ(text.SourceOf({1, 2}), (Span{1, 1}));
  EXPECT_EQ(text.SourceOf({2, 3}), (Span{1, 2}));
}

TEST(AlignedTextTest, CompositionLeadsBackToTheFirstSource) {
  const AlignedText first = Unglossed();
  AlignedTextBuilder builder(first.text());
  builder.Copy(3);
  builder.Drop(3, "test");
  const AlignedText both = first.Then(std::move(builder).Build());
  EXPECT_EQ(both.text(), "战");
  EXPECT_EQ(both.SourceOf({0, 3}), (Span{0, 3}));
  ASSERT_EQ(both.removals().size(), 2u);
  EXPECT_EQ(both.removals()[1].source, (Span{9, 12}));
  EXPECT_EQ(both.source_size(), 12u);
}

// A random rewriting of `source`.
AlignedText Rewrite(const std::string& source, std::mt19937& random) {
  AlignedTextBuilder builder(source);
  while (builder.position() < source.size()) {
    const size_t left = source.size() - builder.position();
    const size_t size = std::min<size_t>(left, 1 + random() % 5);
    switch (random() % 4) {
      case 0:
        builder.Drop(size, "test");
        break;
      case 1:
        builder.Replace(size, std::string(1 + random() % 4, 'r'));
        break;
      case 2:
        builder.Replace(0, "i");
        [[fallthrough]];
      default:
        builder.Copy(size);
    }
  }
  return std::move(builder).Build();
}

class AlignedTextProperty : public testing::TestWithParam<unsigned> {};

// Every source byte is copied, rewritten or removed; spans rise; bytes that
// were copied through all rewritings lead back to the same byte.
TEST_P(AlignedTextProperty, MapsEveryPosition) {
  std::mt19937 random(GetParam());
  std::string source;
  for (int i = 0; i < 60; ++i) source += static_cast<char>('A' + i);
  AlignedText text = AlignedText::Identity(source);
  for (int round = 0; round < 3; ++round) {
    text = text.Then(Rewrite(text.text(), random));
    std::vector<bool> covered(source.size());
    Span last{0, 0};
    for (size_t i = 0; i < text.text().size(); ++i) {
      const Span span = text.SourceOf({i, i + 1});
      ASSERT_LE(span.end, source.size());
      ASSERT_LE(last.begin, span.begin);
      last = span;
      for (size_t j = span.begin; j < span.end; ++j) covered[j] = true;
      const char output = text.text()[i];
      if (output != 'r' && output != 'i') {
        ASSERT_EQ(span.Of(source), std::string_view(&output, 1));
        ASSERT_TRUE(text.OutputOf(span).Contains(i));
      }
    }
    for (const Removal& removal : text.removals()) {
      for (size_t j = removal.source.begin; j < removal.source.end; ++j) {
        covered[j] = true;
      }
    }
    for (size_t j = 0; j < source.size(); ++j) ASSERT_TRUE(covered[j]) << j;
    // The hull of the whole is the hull of the parts.
    const Span all = text.SourceOf({0, text.text().size()});
    if (!text.text().empty()) {
      EXPECT_EQ(all.begin, text.SourceOf({0, 1}).begin);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AlignedTextProperty,
                         testing::Range(0u, 200u));

// A table says the header of its column before each cell.
TEST(AlignedTextTest, ComposedTextKnowsItsPlaces) {
  AlignedTextComposer composer("<th>GDP<td>1<td>2");
  composer.Take({11, 12});
  composer.Take({4, 7});
  composer.Write({7, 7}, "：");
  composer.Take({16, 17});
  composer.Take({4, 7});
  const AlignedText text = std::move(composer).Build("markup");
  EXPECT_EQ(text.text(), "1GDP：2GDP");
  EXPECT_EQ(text.SourceOf({0, 1}), (Span{11, 12}));
  EXPECT_EQ(text.SourceOf({1, 4}), (Span{4, 7}));
  EXPECT_EQ(text.SourceOf({0, 4}), (Span{4, 12}));
  EXPECT_EQ(text.SourceOf({5, 6}), (Span{7, 7}));
  EXPECT_EQ(text.SourceOf({8, 11}), (Span{4, 7}));
  ASSERT_EQ(text.removals().size(), 3U);
  EXPECT_EQ(text.removals()[0].source, (Span{0, 4}));
  EXPECT_EQ(text.removals()[2].source, (Span{12, 16}));
  EXPECT_EQ(text.removals()[2].reason, "markup");
}

TEST(AlignedTextTest, ComposedTextChains) {
  AlignedTextComposer composer("一二三");
  composer.Take({6, 9});
  composer.Take({0, 3});
  const AlignedText composed = std::move(composer).Build("markup");
  AlignedTextBuilder builder(composed.text());
  builder.Drop(3, "gloss");
  const AlignedText text = composed.Then(std::move(builder).Build());
  EXPECT_EQ(text.text(), "一");
  EXPECT_EQ(text.SourceOf({0, 3}), (Span{0, 3}));
  ASSERT_EQ(text.removals().size(), 2U);
  EXPECT_EQ(text.removals()[0].reason, "markup");
  EXPECT_EQ(text.removals()[1].source, (Span{6, 9}));
}

}  // namespace
}  // namespace tingwen
