#include "speechd/channel.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

namespace tingwen {
namespace {

struct Pipe {
  Pipe() { EXPECT_EQ(::pipe(ends.data()), 0); }
  ~Pipe() {
    ::close(ends[0]);
    CloseWriting();
  }
  void CloseWriting() {
    if (ends[1] >= 0) ::close(ends[1]);
    ends[1] = -1;
  }
  std::array<int, 2> ends{};
};

TEST(Channel, ReadsBlocksUpToALoneDot) {
  Pipe input;
  const std::string lines = "SPEAK\n一\n..二\n.\nSTOP\n";
  ASSERT_GT(::write(input.ends[1], lines.data(), lines.size()), 0);
  input.CloseWriting();
  Channel channel(input.ends[0], -1);
  EXPECT_EQ(channel.ReadLine(), "SPEAK");
  const auto block = channel.ReadBlock();
  ASSERT_TRUE(block);
  EXPECT_EQ(*block, (std::vector<std::string>{"一", ".二"}));
  EXPECT_EQ(channel.ReadLine(), "STOP");
  EXPECT_EQ(channel.ReadLine(), std::nullopt);
}

TEST(Channel, EscapesLineEndsInSamples) {
  Pipe output;
  Channel channel(-1, output.ends[1]);
  // 0x0A and 0x7D are what would end the line or begin an escape.
  const std::array<int16_t, 2> samples = {0x0A41, 0x7D42};
  channel.WriteAudio(samples, 22050);
  std::array<char, 512> bytes{};
  const ssize_t count = ::read(output.ends[0], bytes.data(), bytes.size());
  const std::string_view event(bytes.data(), static_cast<size_t>(count));
  EXPECT_NE(event.find("705-num_samples=2\n"), event.npos);
  const size_t data = event.find('\0') + 1;
  EXPECT_EQ(event.substr(data),
            "A}\x2A"
            "B}\x5D"
            "\n705 AUDIO\n");
}

}  // namespace
}  // namespace tingwen
