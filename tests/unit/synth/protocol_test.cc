#include "synth/protocol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(Protocol, FramesComeOutOfABufferOneByOne) {
  std::string bytes = EncodeFrame(FrameKind::kReady, "1.51") +
                      EncodeFrame(FrameKind::kSpoken, "");
  const std::string whole = bytes;
  const auto first = TakeFrame(bytes);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->kind, FrameKind::kReady);
  EXPECT_EQ(first->payload, "1.51");
  const auto second = TakeFrame(bytes);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->kind, FrameKind::kSpoken);
  EXPECT_TRUE(bytes.empty());
  for (size_t size = 0; size < 9; ++size) {  // less than the first frame
    std::string part = whole.substr(0, size);
    EXPECT_FALSE(TakeFrame(part));
    EXPECT_EQ(part.size(), size);
  }
}

TEST(Protocol, RequestsAndAnswersSurvive) {
  SpeakRequest request;
  request.sentence = 7;
  request.attempt = 1;
  request.chunks.push_back({SpeechLanguage::kEnglish, "Wi-Fi", {0, 3}});
  const auto back = DecodeSpeak(Encode(request));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->sentence, 7U);
  EXPECT_EQ(back->attempt, 1U);
  ASSERT_EQ(back->chunks.size(), 1U);
  EXPECT_EQ(back->chunks[0].language, SpeechLanguage::kEnglish);
  EXPECT_EQ(back->chunks[0].text, "Wi-Fi");
  EXPECT_THAT(back->chunks[0].word_offsets, testing::ElementsAre(0, 3));

  SpokenReply reply;
  reply.chunks.push_back({{0, 2}, {1, -2, 32767}});
  reply.phonemes = "ma55";
  const auto heard = DecodeSpoken(Encode(reply));
  ASSERT_TRUE(heard);
  EXPECT_THAT(heard->chunks.at(0).samples, testing::ElementsAre(1, -2, 32767));
  EXPECT_EQ(heard->phonemes, "ma55");
}

// An engine that went mad must not take tingwen along.
TEST(Protocol, RefusesWhatIsCutOrTooLong) {
  SpokenReply reply;
  reply.chunks.push_back({{0}, {1, 2, 3}});
  reply.phonemes = "ma55";
  const std::string payload = Encode(reply);
  for (size_t size = 0; size < payload.size(); ++size) {
    EXPECT_FALSE(DecodeSpoken(payload.substr(0, size))) << size;
  }
  EXPECT_FALSE(DecodeSpoken(payload + "x"));
  EXPECT_FALSE(DecodeSpoken(std::string(8, '\xFF')));
  EXPECT_FALSE(DecodeSpeak(std::string(64, '\xFF')));
  EXPECT_FALSE(DecodeOpen("abc"));
}

}  // namespace
}  // namespace tingwen
