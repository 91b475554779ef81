#include "document/document.h"

#include <gtest/gtest.h>

#include "document/json.h"

namespace tingwen {
namespace {

TEST(StringPoolTest, KeepsEachTextOnce) {
  StringPool pool;
  const Id a = pool.Intern("gloss");
  EXPECT_NE(pool.Intern("default"), a);
  EXPECT_EQ(pool.Intern("gloss"), a);
  EXPECT_EQ(pool[a], "gloss");
}

TEST(DocumentTest, LineIsOneSentence) {
  const Document document = DocumentFromLine("你好");
  ASSERT_EQ(document.sentences.size(), 1u);
  EXPECT_EQ(document.TextOf(document.sentences[0].span), "你好");
}

TEST(ChildrenOfTest, FindsTheRange) {
  Document document = DocumentFromLine("ab");
  document.tokens = {{{0, 1}, 0, "han", {}, {}},
                     {{1, 2}, 0, "han", {}, {}},
                     {{2, 3}, 2, "han", {}, {}}};
  EXPECT_EQ(ChildrenOf(document.tokens, &Token::sentence, 0),
            (std::pair<Id, Id>{0, 2}));
  EXPECT_EQ(ChildrenOf(document.tokens, &Token::sentence, 1),
            (std::pair<Id, Id>{2, 2}));
  EXPECT_EQ(ChildrenOf(document.tokens, &Token::sentence, 2),
            (std::pair<Id, Id>{2, 3}));
}

TEST(LayersJsonTest, NamesSpansAndReasons) {
  Document document = DocumentFromLine("你好");
  document.tokens.push_back(
      {{0, 6}, 0, "han", {{"year", "2025"}}, document.Because("test:1")});
  const auto json = LayersJson(document);
  EXPECT_EQ(json["tokens"][0]["text"], "你好");
  EXPECT_EQ(json["tokens"][0]["span"], SpanJson({0, 6}));
  EXPECT_EQ(json["tokens"][0]["reason"], "test:1");
  EXPECT_EQ(json["tokens"][0]["fields"]["year"], "2025");
}

TEST(DumpJsonTest, NeverThrowsAtBadUtf8) {
  EXPECT_NO_THROW(DumpJson({{"text", "\xFF"}}));
}

}  // namespace
}  // namespace tingwen
