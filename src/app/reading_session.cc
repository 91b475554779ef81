#include "app/reading_session.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "app/line_filter.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr int kRateStep = 20;  // words a minute
constexpr int kWaitMs = 100;

bool IsHeading(BlockKind kind) {
  return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
}

// A row of the keyboard: the keys, as typed and as the help names them, and the
// message that says what they do.
struct Key {
  char act;  // the letter that stands for the action in Obey()
  std::array<const char*, 3> pressed;
  const char* shown;
  const char* message;
};

constexpr std::array<Key, 17> kKeys = {{
    {' ', {" ", nullptr, nullptr}, "space", "speak.pause"},
    {'n', {"n", "\x1b[C", nullptr}, "n, right", "speak.next"},
    {'p', {"p", "\x1b[D", nullptr}, "p, left", "speak.previous"},
    {'d', {"d", "\x1b[B", nullptr}, "d, down", "speak.next_paragraph"},
    {'u', {"u", "\x1b[A", nullptr}, "u, up", "speak.previous_paragraph"},
    {'h', {"h", nullptr, nullptr}, "h", "speak.next_heading"},
    {'H', {"H", nullptr, nullptr}, "H", "speak.previous_heading"},
    {'+', {"+", "=", nullptr}, "+", "speak.faster"},
    {'-', {"-", nullptr, nullptr}, "-", "speak.slower"},
    {'r', {"r", nullptr, nullptr}, "r", "speak.repeat"},
    {'s', {"s", nullptr, nullptr}, "s", "speak.spell"},
    {'w', {"w", nullptr, nullptr}, "w", "speak.where"},
    {'/', {"/", nullptr, nullptr}, "/", "speak.search"},
    {'b', {"b", nullptr, nullptr}, "b", "speak.bookmark"},
    {'g', {"g", nullptr, nullptr}, "g", "speak.go_to_bookmark"},
    {'?', {"?", nullptr, nullptr}, "?", "speak.help"},
    {'q', {"q", "\x03", "\x04"}, "q", "speak.quit"},
}};

const Key* FindKey(std::string_view pressed) {
  for (const Key& key : kKeys) {
    for (const char* one : key.pressed) {
      if (one != nullptr && pressed == one) return &key;
    }
  }
  return nullptr;
}

}  // namespace

std::string ReadingSession::Help() {
  std::string text;
  for (const Key& key : kKeys) {
    text += std::string(key.shown) + "  " + Message(key.message) + "\n";
  }
  return text;
}

ReadingSession::ReadingSession(std::string name, LiveText& text,
                               LiveVoice& voice, Player& player,
                               Bookmarks& bookmarks)
    : name_(std::move(name)),
      text_(text),
      voice_(voice),
      player_(player),
      bookmarks_(bookmarks) {}

void ReadingSession::Begin() {
  const size_t position = bookmarks_.Position(name_).value_or(0);
  if (position > 0 && position < text_.sentences) {
    Say(Message("speak.continues", position + 1, text_.sentences));
    return Go(position);
  }
  Go(0);
}

Status ReadingSession::ReadThrough() {
  pollfd end{player_.end_descriptor(), POLLIN, 0};
  while (player_.playing()) ::poll(&end, 1, kWaitMs);
  if (auto error = player_.TakeError()) return Fail(*std::move(error));
  return Forget();
}

Status ReadingSession::Listen(const Terminal& terminal) {
  while (!leaving_) {
    std::array<pollfd, 2> waiting = {{{terminal.descriptor(), POLLIN, 0},
                                      {player_.end_descriptor(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (auto error = player_.TakeError()) return Fail(*std::move(error));
    if ((waiting[1].revents & POLLIN) != 0) {
      uint64_t ends = 0;
      [[maybe_unused]] const ssize_t count =
          ::read(player_.end_descriptor(), &ends, sizeof ends);
      if (!spelling_) {
        Say(Message("speak.end"));
        return Forget();
      }
      spelling_ = false;
    }
    if (waiting[0].revents == 0) continue;
    const std::string pressed = terminal.ReadKey();
    if (pressed.empty()) break;
    TINGWEN_TRY(Obey(pressed, terminal));
  }
  Remember();
  player_.Stop();
  return bookmarks_.Save();
}

Status ReadingSession::Obey(const std::string& pressed,
                            const Terminal& terminal) {
  const Key* key = FindKey(pressed);
  if (key == nullptr) {
    Say(Message("speak.unknown_key"));
    return {};
  }
  Remember();
  switch (key->act) {
    case ' ':
      PauseOrGoOn();
      break;
    case 'n':
      Go(sentence_ + 1);
      break;
    case 'p':
      Go(sentence_ == 0 ? 0 : sentence_ - 1);
      break;
    case 'd':
      GoToBlock(+1, false);
      break;
    case 'u':
      GoToBlock(-1, false);
      break;
    case 'h':
      GoToBlock(+1, true);
      break;
    case 'H':
      GoToBlock(-1, true);
      break;
    case '+':
      ChangeRate(kRateStep);
      break;
    case '-':
      ChangeRate(-kRateStep);
      break;
    case 'r':
      Go(sentence_);
      break;
    case 's':
      Spell();
      break;
    case 'w':
      Where();
      break;
    case '/':
      Search(terminal);
      break;
    case 'b':
      bookmarks_.SetBookmark(name_, sentence_);
      Say(Message("speak.bookmarked", sentence_ + 1));
      return bookmarks_.Save();
    case 'g':
      Go(bookmarks_.Bookmark(name_).value_or(sentence_));
      break;
    case '?':
      Say(Help());
      break;
    default:
      leaving_ = true;
  }
  return {};
}

void ReadingSession::Remember() {
  if (!spelling_) sentence_ = player_.sentence();
  const bool at_begin = sentence_ == 0;
  bookmarks_.SetPosition(
      name_, at_begin ? std::nullopt : std::optional<size_t>(sentence_));
}

Status ReadingSession::Forget() {
  bookmarks_.SetPosition(name_, std::nullopt);
  return bookmarks_.Save();
}

void ReadingSession::Go(size_t sentence) {
  if (text_.sentences == 0) return;
  if (sentence >= text_.sentences) {
    return Say(Message("speak.last"));
  }
  sentence_ = sentence;
  spelling_ = false;
  player_.Play(text_, sentence);
}

void ReadingSession::GoToBlock(int step, bool heading) {
  const size_t here = text_.At(sentence_).block;
  std::optional<size_t> found;
  for (size_t i = 0; i < text_.sentences; ++i) {
    const LiveText::SentenceView view = text_.At(i);
    const bool first = i == 0 || text_.At(i - 1).block != view.block;
    if (!first || (heading && !IsHeading(view.block_kind))) continue;
    if (step < 0 && view.block < here) found = i;
    if (step > 0 && view.block > here) {
      found = i;
      break;
    }
  }
  if (found) return Go(*found);
  Say(Message(step > 0 ? "speak.none_behind" : "speak.none_before"));
}

void ReadingSession::PauseOrGoOn() {
  if (spelling_ || !player_.playing()) return Go(sentence_);
  if (player_.paused()) return player_.Resume();
  player_.Pause();
  Say(Message("speak.paused"));
}

void ReadingSession::Spell() {
  const std::string word = player_.word();
  player_.Stop();
  std::string names;
  for (const CodePoint& c : Decode(word)) {
    const auto name = voice_.Describe(c.value);
    names += (name ? *name : ToUtf8(c.value)) + "，";
  }
  auto spelt = voice_.ReadMessage(names);
  if (!spelt || spelt->sentences == 0) return;
  Say(word + "：" + names.substr(0, names.size() - 3));
  spelt_ = *std::move(spelt);
  spelling_ = true;
  player_.Play(spelt_, 0);
}

void ReadingSession::Where() {
  const LiveText::SentenceView view = text_.At(sentence_);
  Say(Message("speak.here", sentence_ + 1, text_.sentences,
              (sentence_ + 1) * 100 / text_.sentences, view.block + 1,
              text_.blocks, view.text));
}

void ReadingSession::Search(const Terminal& terminal) {
  player_.Pause();
  const std::string sought = terminal.ReadLine(Message("speak.search_prompt"));
  player_.Resume();
  if (sought.empty()) return;
  for (size_t i = 1; i <= text_.sentences; ++i) {
    const size_t sentence = (sentence_ + i) % text_.sentences;
    if (text_.At(sentence).text.find(sought) != std::string_view::npos) {
      return Go(sentence);
    }
  }
  Say(Message("speak.not_found", sought));
}

void ReadingSession::ChangeRate(int by) {
  const auto voice = voice_.settings().SelectedVoice();
  if (!voice) return;
  const int rate = std::clamp(voice->rate + by, kMinimumRate, kMaximumRate);
  player_.Stop();
  if (!voice_.Set("rate", std::to_string(rate))) return;
  Say(Message("speak.rate", rate));
  Go(sentence_);
}

void ReadingSession::Say(const std::string& line) const {
  [[maybe_unused]] const Status printed =
      Print(line.ends_with('\n') ? line : line + "\n");
}

}  // namespace tingwen
