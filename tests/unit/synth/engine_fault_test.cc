// The engine's crashes and hangs cost one sentence, never the job.
#include <dirent.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "unit/synth/speech.h"

namespace tingwen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> kSentences = {
    "yi1-ge4.", "er4-ge4.", "san1-ge4.", "si4-ge4.", "wu3-ge4."};

std::vector<pid_t> Children() {
  std::vector<pid_t> children;
  const std::string self = std::to_string(::getpid());
  std::ifstream file("/proc/self/task/" + self + "/children");
  for (pid_t child = 0; file >> child;) children.push_back(child);
  return children;
}

bool IsRunning(pid_t process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string number, name, state;
  stat >> number >> name >> state;
  return !state.empty() && state != "Z";
}

void ExpectOneLost(const Speech& speech, const char* diagnostic) {
  ASSERT_TRUE(speech.status) << Describe(speech.status.error());
  EXPECT_THAT(speech.DiagnosticIds(), ElementsAre(diagnostic));
  const Document& document = speech.document;
  EXPECT_EQ(document.diagnostics[0].source, document.sentences[2].span);
  EXPECT_FALSE(document.diagnostics[0].message.empty());
  EXPECT_EQ(speech.Marks(MarkKind::kWord).size(), 5U);
  const auto sentences = speech.Marks(MarkKind::kSentence);
  ASSERT_EQ(sentences.size(), 5U);
  for (uint64_t i = sentences[2].begin; i < sentences[2].end; ++i) {
    ASSERT_EQ(speech.samples[i], 0);
  }
  for (size_t i : {0, 1, 3, 4}) {
    EXPECT_GT(sentences[i].end - sentences[i].begin, 3000U) << i;
    EXPECT_NE(speech.samples[sentences[i].begin], 0) << i;
  }
}

// The sanitizers look into the process from another, which is refused, too.
#ifndef __SANITIZE_ADDRESS__
TEST(EngineFault, EngineReachesNeitherNetworkNorFilesNorPrograms) {
  const Fault fault("reach:3");
  const Speech speech = Speak(kSentences);
  ASSERT_TRUE(speech.status) << Describe(speech.status.error());
  EXPECT_THAT(speech.DiagnosticIds(), IsEmpty());
}
#endif

TEST(EngineFault, CrashCostsOneSentence) {
  const Fault fault("crash:3");
  ExpectOneLost(Speak(kSentences), "engine_crash");
}

TEST(EngineFault, HangCostsOneSentence) {
  const Fault fault("hang:3");
  ExpectOneLost(Speak(kSentences, Newsreader(), {.timeout_ms = 2000}),
                "engine_timeout");
}

TEST(EngineFault, CrashThatDoesNotComeBackCostsNothing) {
  const Fault fault("crash-once:3");
  const Speech speech = Speak(kSentences);
  ASSERT_TRUE(speech.status);
  EXPECT_THAT(speech.DiagnosticIds(), IsEmpty());
  for (const AudioMark& mark : speech.Marks(MarkKind::kSentence)) {
    EXPECT_GT(mark.end - mark.begin, 3000U);
  }
}

TEST(EngineFault, KilledEnginesAreReplacedInMidJob) {
  std::vector<std::string> many(40, "jin1-tian1 tian1-qi4 hen2 hao3.");
  Document document = MakeDocument(many);
  auto synthesizer = Synthesizer::Start(EnginePath(), Newsreader());
  ASSERT_TRUE(synthesizer);
  size_t pieces = 0;
  const Status status = synthesizer->Synthesize(
      document, [&](std::span<const int16_t>) -> Status {
        if (++pieces % 7 == 0) {
          for (pid_t child : Children()) ::kill(child, SIGKILL);
        }
        return {};
      });
  ASSERT_TRUE(status) << Describe(status.error());
  EXPECT_EQ(pieces, 40U);
  EXPECT_THAT(document.diagnostics, IsEmpty());
  EXPECT_EQ(document.marks.size(), 40U * 5U);
}

TEST(EngineFault, EngineThatCannotStartIsAnEngineError) {
  const Fault fault("start");
  const Speech speech = Speak(kSentences);
  ASSERT_FALSE(speech.status);
  EXPECT_EQ(speech.status.error().code, ErrorCode::kEngine);
}

TEST(EngineFault, MissingEngineIsAnEngineError) {
  auto synthesizer =
      Synthesizer::Start("/nowhere/tingwen-engine", Newsreader());
  ASSERT_FALSE(synthesizer);
  EXPECT_EQ(synthesizer.error().code, ErrorCode::kEngine);
  EXPECT_EQ(synthesizer.error().path, "/nowhere/tingwen-engine");
}

// A program that is no engine at all.
TEST(EngineFault, ProgramThatAnswersNothingIsAnEngineError) {
  auto synthesizer = Synthesizer::Start("/bin/true", Newsreader());
  ASSERT_TRUE(synthesizer);
  Document document = MakeDocument(kSentences);
  std::vector<int16_t> samples;
  const Status status = synthesizer->Synthesize(document, Into(samples));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kEngine);
}

TEST(EngineFault, VoiceFileThatIsGoneIsAnEngineError) {
  Voice voice = Newsreader();
  voice.definition = "/nowhere/mandarin";
  const Speech speech = Speak(kSentences, voice);
  ASSERT_FALSE(speech.status);
  EXPECT_EQ(speech.status.error().code, ErrorCode::kEngine);
  EXPECT_THAT(speech.status.error().message,
              testing::HasSubstr("/nowhere/mandarin"));
}

// Silence all along is no speech: five sentences in a row end the job.
TEST(EngineFault, EngineThatAlwaysFailsIsAnError) {
  const Fault fault("hang:all");
  const Speech speech = Speak(std::vector<std::string>(9, "shi4."),
                              Newsreader(), {.timeout_ms = 60});
  ASSERT_FALSE(speech.status);
  EXPECT_EQ(speech.status.error().code, ErrorCode::kEngine);
}

TEST(EngineFault, NoEngineStaysBehind) {
  { EXPECT_TRUE(Speak(kSentences).status); }
  EXPECT_THAT(Children(), IsEmpty());
}

// Even an engine in an endless sentence ends when its tingwen is killed.
TEST(EngineFault, EngineEndsWithAParentThatIsKilled) {
  const Fault fault("hang:1");
  int tell[2];
  ASSERT_EQ(::pipe(tell), 0);
  const pid_t parent = ::fork();
  if (parent == 0) {
    auto synthesizer = Synthesizer::Start(EnginePath(), Newsreader());
    const std::vector<pid_t> engines = Children();
    Document document = MakeDocument(kSentences);
    std::vector<int16_t> samples;
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      (void)!::write(tell[1], engines.data(), sizeof(pid_t));
      ::kill(::getpid(), SIGKILL);
    });
    (void)synthesizer->Synthesize(document, Into(samples));
    ::_exit(1);
  }
  pid_t engine = 0;
  ASSERT_EQ(::read(tell[0], &engine, sizeof engine), ssize_t{sizeof engine});
  ::waitpid(parent, nullptr, 0);
  for (int i = 0; i < 500 && IsRunning(engine); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(IsRunning(engine));
  ::close(tell[0]);
  ::close(tell[1]);
}

}  // namespace
}  // namespace tingwen
