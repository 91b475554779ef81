#include "app/fit.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/bulletin_plan.h"
#include "app/leave_out.h"
#include "base/paths.h"

namespace tingwen {
namespace {

double Lasts(const Lengths& lengths, const Tempo& tempo) {
  return lengths.fixed + lengths.speech * tempo.speech +
         lengths.pauses * tempo.pauses;
}

TEST(FindTempoTest, ChangesSpeechAndPausesAlikeAsFarAsItCan) {
  const Lengths lengths{100, 20, 10};
  const auto same = FindTempo(lengths, 130, {});
  ASSERT_TRUE(same);
  EXPECT_DOUBLE_EQ(same->speech, 1);
  EXPECT_DOUBLE_EQ(same->pauses, 1);
  const auto longer = FindTempo(lengths, 142, {});
  ASSERT_TRUE(longer);
  EXPECT_DOUBLE_EQ(longer->speech, 1.1);
  EXPECT_DOUBLE_EQ(longer->pauses, 1.1);
  for (double seconds = Shortest(lengths, {}) + 0.01;
       seconds < Longest(lengths, {}); seconds += 1) {
    const auto tempo = FindTempo(lengths, seconds, {});
    ASSERT_TRUE(tempo) << seconds;
    EXPECT_NEAR(Lasts(lengths, *tempo), seconds, 1e-6);
  }
  EXPECT_FALSE(FindTempo(lengths, Shortest(lengths, {}) - 0.1, {}));
  EXPECT_FALSE(FindTempo(lengths, Longest(lengths, {}) + 0.1, {}));
  EXPECT_FALSE(FindTempo(lengths, 5, {}));
}

// A performance that is 3 percent off the prediction, and whose rates come in
// steps.
TEST(FitTempoTest, LearnsFromPerformances) {
  const Lengths predicted{100, 20, 10};
  Lengths real = predicted;
  real.speech *= 1.03;
  int performances = 0;
  double lasts = 0;
  const auto perform = [&](const Tempo& tempo) -> Result<double> {
    ++performances;
    Tempo stepped = tempo;
    stepped.speech = std::round(tempo.speech * 150) / 150;
    lasts = Lasts(real, stepped);
    return lasts;
  };
  for (double seconds : {112.0, 120.0, 130.0, 150.0}) {
    performances = 0;
    const auto tempo = FitTempo(predicted, seconds, {}, perform);
    ASSERT_TRUE(tempo && *tempo) << seconds;
    EXPECT_NEAR(lasts, seconds, 0.1);
    EXPECT_LE(performances, 4);
  }
  const auto impossible = FitTempo(predicted, 60, {}, perform);
  ASSERT_TRUE(impossible);
  EXPECT_FALSE(*impossible);
  const auto failed =
      FitTempo(predicted, 130, {}, [](const Tempo&) -> Result<double> {
        return Fail({ErrorCode::kEngine, "dead", {}, {}, {}});
      });
  EXPECT_FALSE(failed);
}

TEST(ParseSlotTest, ReadsClocks) {
  EXPECT_EQ(*ParseSlot("3:00"), 180);
  EXPECT_EQ(*ParseSlot("1:02:03"), 3723);
  EXPECT_EQ(*ParseSlot("45.5"), 45.5);
  for (const char* text : {"", "3:60", "a", "-1:00", "1:2:3:4", "3:", ":5", "2",
                           "25:00:00", "nan", "1e3"}) {
    EXPECT_FALSE(ParseSlot(text)) << text;
  }
}

TEST(VoiceAtTest, ChangesRateAndPausesButKeepsBreaks) {
  const auto voice = LoadVoice(DataPath("voices"), "newsreader");
  ASSERT_TRUE(voice);
  const auto model = DurationModel::Load(voice->durations);
  ASSERT_TRUE(model);
  const Voice faster = VoiceAt(*voice, *model, {0.85, 0.5});
  EXPECT_GT(faster.rate, voice->rate);
  EXPECT_EQ(faster.BreakMs(Break::kSentence),
            voice->BreakMs(Break::kSentence) / 2);
  const Voice short_of_breath = VoiceAt(*voice, *model, {1, 0.001});
  EXPECT_EQ(short_of_breath.rate, voice->rate);
  EXPECT_EQ(short_of_breath.BreakMs(Break::kPhrase), 1);
  EXPECT_EQ(short_of_breath.BreakMs(Break::kNone), 0);
}

// Documents of a title and paragraphs of one sentence.
Document DocumentOf(size_t paragraphs) {
  Document document = DocumentFromLine("x");
  document.blocks[0].kind = BlockKind::kTitle;
  for (Id i = 1; i <= paragraphs; ++i) {
    document.blocks.push_back({BlockKind::kParagraph, {0, 1}, 0, {}});
    document.sentences.push_back({{0, 1}, i, {}});
  }
  return document;
}

TEST(CutTailTest, KeepsTitleAndFirstParagraph) {
  Document document = DocumentOf(3);
  document.blocks[2].kind = BlockKind::kHeading;
  EXPECT_EQ(CutTail(document), 2u);  // the heading has nothing under it
  EXPECT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(CutTail(document), 0u);
  Document title = DocumentOf(0);
  EXPECT_EQ(CutTail(title), 0u);
}

Script ScriptOf(const std::vector<size_t>& paragraphs, Rundown& rundown) {
  Script script;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    rundown.items.emplace_back();
    script.items.emplace_back().title = std::to_string(i);
    for (auto kind : {Passage::Kind::kHeadline, Passage::Kind::kItem}) {
      Passage& passage = script.passages.emplace_back();
      passage.kind = kind;
      passage.item = i;
      passage.document = DocumentOf(paragraphs[i]);
    }
  }
  return script;
}

std::string StateOf(const Script& script) {
  std::string state;
  for (const Passage& passage : script.passages) {
    if (passage.kind != Passage::Kind::kItem) continue;
    state += passage.spoken ? std::to_string(passage.document.blocks.size() - 1)
                            : "-";
  }
  return state;
}

TEST(LeaveOutTest, TheLeastImportantGoesFirstTailBeforeWhole) {
  Rundown rundown;
  Script script = ScriptOf({2, 3, 1}, rundown);
  rundown.items[1].priority = 9;
  for (const char* state : {"221", "211", "2-1", "2--", "1--"}) {
    EXPECT_TRUE(LeaveOut(rundown, script));
    EXPECT_EQ(StateOf(script), state);
  }
  EXPECT_FALSE(LeaveOut(rundown, script));  // one stays
  EXPECT_EQ(script.items[1].left_out_blocks, 2u);
  EXPECT_FALSE(script.passages[2].spoken);  // its headline went with it
}

TEST(LeaveOutTest, DoesOnlyWhatItMay) {
  for (const auto& [how, states] :
       std::map<std::string, std::vector<const char*>>{
           {"items", {"2-"}}, {"tails", {"21", "11"}}, {"nothing", {}}}) {
    Rundown rundown;
    rundown.leave_out = how;
    Script script = ScriptOf({2, 2}, rundown);
    for (const char* state : states) {
      EXPECT_TRUE(LeaveOut(rundown, script));
      EXPECT_EQ(StateOf(script), state) << how;
    }
    EXPECT_FALSE(LeaveOut(rundown, script)) << how;
  }
}

// "s" signal, "j" sound, a letter for each passage, "." a pause, "|" a section.
std::string OrderOf(const std::vector<PlanSection>& plan,
                    const Script& script) {
  std::string order;
  for (const PlanSection& section : plan) {
    for (const PlanElement& element : section.elements) {
      switch (element.kind) {
        case PlanElement::Kind::kSignal:
          order += 's';
          break;
        case PlanElement::Kind::kSound:
          order += 'j';
          break;
        case PlanElement::Kind::kPause:
          order += '.';
          break;
        case PlanElement::Kind::kSpeech: {
          const auto kind = script.passages[element.passage].kind;
          order += "TOHhDIC"[static_cast<size_t>(kind)];
          break;
        }
      }
    }
    order += '|';
  }
  return order;
}

TEST(PlanBulletinTest, HeadlinesFirstAndDetailsAfter) {
  Rundown rundown;
  rundown.time_signal = true;
  rundown.sounds.opening = rundown.sounds.closing = "jingle";
  Script script = ScriptOf({1, 1}, rundown);
  for (auto kind : {Passage::Kind::kTime, Passage::Kind::kOpening,
                    Passage::Kind::kHeadlines, Passage::Kind::kDetails,
                    Passage::Kind::kClosing}) {
    script.passages.emplace_back().kind = kind;
  }
  EXPECT_EQ(OrderOf(PlanBulletin(rundown, script), script),
            "s.T.j.O.|H.h.h.D.|I.|I.|C.j|");
  rundown.items[0].sound = "own";
  script.passages[2].spoken = script.passages[3].spoken = false;
  EXPECT_EQ(OrderOf(PlanBulletin(rundown, script), script),
            "s.T.j.O.|H.h.D.|j.I.|C.j|");
  script.passages[0].spoken = false;  // no headline left
  rundown.time_signal = false;
  script.passages[4].spoken = false;
  rundown.sounds = {};
  rundown.items[0].sound.clear();
  EXPECT_EQ(OrderOf(PlanBulletin(rundown, script), script), "O.|I.|C|");
}

}  // namespace
}  // namespace tingwen
