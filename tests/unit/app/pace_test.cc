#include "app/pace.h"

#include <gtest/gtest.h>

#include "app/bulletin_script.h"

namespace tingwen {
namespace {

constexpr char kText[] = "11月5日下午，市银行行长会议召开，部署明年工作。";

Script ScriptOf(const char* pace) {
  Rundown rundown;
  rundown.pace = pace;
  for (const char* voice : {"newsreader", "calm", "fast"}) {
    rundown.items.emplace_back().text = kText;
    rundown.items.back().voice = voice;
  }
  auto script = WriteScript(rundown, Settings());
  EXPECT_TRUE(script) << Describe(script.error());
  return *std::move(script);
}

double SecondsOf(const Script& script, const std::string& voice) {
  for (const Passage& passage : script.passages) {
    if (passage.kind != Passage::Kind::kItem || passage.voice != voice) {
      continue;
    }
    Document document = passage.document;
    return EstimateDuration(document, script.voices.at(voice))->seconds();
  }
  ADD_FAILURE() << voice;
  return 0;
}

TEST(Pace, IsThatOfTheFirstVoice) {
  const Script script = ScriptOf("first");
  const double first = SecondsOf(script, "newsreader");
  for (const char* voice : {"calm", "fast"}) {
    EXPECT_NEAR(SecondsOf(script, voice) / first, 1, 0.05) << voice;
  }
}

TEST(Pace, IsEachVoicesOwnWhereTheRundownSaysSo) {
  const Script script = ScriptOf("own");
  const double first = SecondsOf(script, "newsreader");
  EXPECT_GT(SecondsOf(script, "calm"), 1.2 * first);
  EXPECT_LT(SecondsOf(script, "fast"), 0.7 * first);
}

}  // namespace
}  // namespace tingwen
