#include "app/reading_session.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "app/line_filter.h"
#include "app/reading_keys.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr int kRateStep = 20;  // words a minute

bool IsHeading(BlockKind kind) {
  return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
}

}  // namespace

ReadingSession::ReadingSession(std::string name, LiveText& text,
                               LiveVoice& voice, Player& player,
                               Bookmarks& bookmarks, FollowedLines* lines)
    : name_(std::move(name)),
      text_(text),
      voice_(voice),
      player_(player),
      bookmarks_(bookmarks),
      lines_(lines) {}

Status ReadingSession::Begin() {
  const size_t position = bookmarks_.Position(name_).value_or(0);
  while (position > 0 && lines_ != nullptr && text_.sentences <= position) {
    TINGWEN_ASSIGN(more, ReadLine(false));
    if (!more) break;
  }
  at_end_ = text_.sentences == 0;
  if (position > 0 && position < text_.sentences) {
    Say(Message("speak.continues", position + 1, text_.sentences));
    return Go(position);
  }
  return Go(0);
}

Status ReadingSession::Listen(const Terminal* terminal) {
  const int keys = terminal == nullptr ? -1 : terminal->descriptor();
  while (!leaving_) {
    if (at_end_) TINGWEN_TRY(ReadOn());
    if (HasEnded()) {
      if (terminal != nullptr && lines_ == nullptr) Say(Message("speak.end"));
      return Forget();
    }
    std::array<pollfd, 3> waiting = {
        {{keys, POLLIN, 0},
         {player_.end_descriptor(), POLLIN, 0},
         {at_end_ && !spelling_ ? lines_->descriptor() : -1, POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (auto error = player_.TakeError()) return Fail(*std::move(error));
    if ((waiting[1].revents & POLLIN) != 0) NoteEnd();
    if (waiting[0].revents == 0) continue;
    const std::string pressed = terminal->ReadKey();
    if (pressed.empty()) break;
    TINGWEN_TRY(Obey(pressed, *terminal));
  }
  Remember();
  player_.Stop();
  return bookmarks_.Save();
}

bool ReadingSession::HasEnded() const {
  return at_end_ && !spelling_ && (lines_ == nullptr || lines_->ended());
}

void ReadingSession::NoteEnd() {
  player_.ForgetEnd();
  if (!spelling_) at_end_ = true;
  spelling_ = false;
}

// Goes on with the next line that is there.
Status ReadingSession::ReadOn() {
  if (lines_ == nullptr || spelling_) return {};
  const size_t next = text_.sentences;
  TINGWEN_ASSIGN(more, ReadLine(true));
  return more ? Go(next) : Status();
}

// Adds the next line that has something to say; the voice is silent meanwhile.
Result<bool> ReadingSession::ReadLine(bool show) {
  player_.Stop();
  while (true) {
    TINGWEN_ASSIGN(line, lines_->Next());
    if (!line) return false;
    if (show) Say(*line);
    TINGWEN_ASSIGN(text, voice_.ReadMessage(*line));
    for (LiveText::Part& part : text.parts) {
      text_.Add(std::move(part.document), read_);
    }
    read_ += line->size() + 1;
    if (text.sentences > 0) return true;
  }
}

Status ReadingSession::Obey(const std::string& pressed,
                            const Terminal& terminal) {
  const ReadingAct act = ActOf(pressed);
  if (act == ReadingAct::kNone) {
    Say(Message("speak.unknown_key"));
    return {};
  }
  Remember();
  switch (act) {
    case ReadingAct::kPause:
      return PauseOrGoOn();
    case ReadingAct::kNext:
      return Go(sentence_ + 1);
    case ReadingAct::kPrevious:
      return Go(sentence_ == 0 ? 0 : sentence_ - 1);
    case ReadingAct::kNextParagraph:
      return GoToBlock(+1, false);
    case ReadingAct::kPreviousParagraph:
      return GoToBlock(-1, false);
    case ReadingAct::kNextHeading:
      return GoToBlock(+1, true);
    case ReadingAct::kPreviousHeading:
      return GoToBlock(-1, true);
    case ReadingAct::kFaster:
      return ChangeRate(kRateStep);
    case ReadingAct::kSlower:
      return ChangeRate(-kRateStep);
    case ReadingAct::kRepeat:
      return Go(sentence_);
    case ReadingAct::kSpell:
      return Spell();
    case ReadingAct::kWhere:
      return Where();
    case ReadingAct::kSearch:
      return Search(terminal);
    case ReadingAct::kSetBookmark:
      bookmarks_.SetBookmark(name_, sentence_);
      Say(Message("speak.bookmarked", sentence_ + 1));
      return bookmarks_.Save();
    case ReadingAct::kGoToBookmark:
      return Go(bookmarks_.Bookmark(name_).value_or(sentence_));
    case ReadingAct::kHelp:
      Say(ReadingHelp());
      return {};
    case ReadingAct::kNone:
    case ReadingAct::kQuit:
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

Status ReadingSession::Go(size_t sentence) {
  while (lines_ != nullptr && sentence >= text_.sentences) {
    TINGWEN_ASSIGN(more, ReadLine(true));
    if (!more) break;
  }
  if (sentence >= text_.sentences) {
    if (text_.sentences > 0) Say(Message("speak.last"));
    if (lines_ != nullptr) at_end_ = true;  // nothing is spoken now
    return {};
  }
  sentence_ = sentence;
  spelling_ = false;
  at_end_ = false;
  player_.Play(text_, sentence);
  return {};
}

Status ReadingSession::GoToBlock(int step, bool heading) {
  if (text_.sentences == 0) return {};
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
  if (lines_ != nullptr && step > 0 && !heading) return Go(text_.sentences);
  Say(Message(step > 0 ? "speak.none_behind" : "speak.none_before"));
  return {};
}

Status ReadingSession::PauseOrGoOn() {
  if (spelling_ || !player_.playing()) return Go(sentence_);
  if (player_.paused()) {
    player_.Resume();
    return {};
  }
  player_.Pause();
  Say(Message("speak.paused"));
  return {};
}

Status ReadingSession::Spell() {
  const std::string word = player_.word();
  player_.Stop();
  std::string names;
  for (const CodePoint& c : Decode(word)) {
    const auto name = voice_.Describe(c.value);
    names += (name ? *name : ToUtf8(c.value)) + "，";
  }
  TINGWEN_ASSIGN(spelt, voice_.ReadMessage(names));
  if (spelt.sentences == 0) return {};
  Say(word + "：" + names.substr(0, names.size() - 3));
  spelt_ = std::move(spelt);
  spelling_ = true;
  player_.Play(spelt_, 0);
  return {};
}

Status ReadingSession::Where() {
  if (text_.sentences == 0) return {};
  const LiveText::SentenceView view = text_.At(sentence_);
  Say(Message("speak.here", sentence_ + 1, text_.sentences,
              (sentence_ + 1) * 100 / text_.sentences, view.block + 1,
              text_.blocks, view.text));
  return {};
}

// Silent while the words are typed, and afterwards where it was silent before.
Status ReadingSession::Search(const Terminal& terminal) {
  const bool speaks = player_.playing() && !player_.paused();
  if (speaks) player_.Pause();
  const std::string sought = terminal.ReadLine(Message("speak.search_prompt"));
  for (size_t i = 1; i <= text_.sentences && !sought.empty(); ++i) {
    const size_t sentence = (sentence_ + i) % text_.sentences;
    if (text_.At(sentence).text.find(sought) != std::string_view::npos) {
      return Go(sentence);
    }
  }
  if (speaks) player_.Resume();
  if (!sought.empty()) Say(Message("speak.not_found", sought));
  return {};
}

Status ReadingSession::ChangeRate(int by) {
  TINGWEN_ASSIGN(voice, voice_.settings().SelectedVoice());
  const int rate = std::clamp(voice.rate + by, kMinimumRate, kMaximumRate);
  player_.Stop();
  TINGWEN_TRY(voice_.Set("rate", std::to_string(rate)));
  Say(Message("speak.rate", rate));
  return Go(sentence_);
}

void ReadingSession::Say(const std::string& line) const {
  [[maybe_unused]] const Status printed =
      Print(line.ends_with('\n') ? line : line + "\n");
}

}  // namespace tingwen
