// A listener with a text and a keyboard: what each key of `tingwen speak` does.
#pragma once

#include <optional>
#include <string>

#include "app/bookmarks.h"
#include "app/followed_lines.h"
#include "app/live_voice.h"
#include "app/player.h"
#include "app/terminal.h"

namespace tingwen {

class ReadingSession {
 public:
  // `name` is the document in the bookmarks. `lines`, where they are given, are
  // added to the text as they come. The others must outlive this.
  ReadingSession(std::string name, LiveText& text, LiveVoice& voice,
                 Player& player, Bookmarks& bookmarks,
                 FollowedLines* lines = nullptr);

  // Begins where the listener stopped the last time.
  Status Begin();
  // Obeys keys until the listener leaves or the text is at its end. Without a
  // terminal, it reads on to the end.
  Status Listen(const Terminal* terminal);

 private:
  bool HasEnded() const;
  void NoteEnd();  // of what was spoken
  Status ReadOn();
  Result<bool> ReadLine(bool show);
  Status Obey(const std::string& pressed, const Terminal& terminal);
  Status Go(size_t sentence);
  // To the first sentence of the next block, before or behind, that fits.
  Status GoToBlock(int step, bool heading);
  Status PauseOrGoOn();
  Status Spell();
  Status Where();
  Status Search(const Terminal& terminal);
  Status ChangeRate(int by);
  void Say(const std::string& line) const;
  void Remember();
  // The text was read to its end: the next time begins at the first sentence.
  Status Forget();

  std::string name_;
  LiveText& text_;
  LiveVoice& voice_;
  Player& player_;
  Bookmarks& bookmarks_;
  FollowedLines* lines_;
  size_t read_ = 0;  // bytes of lines
  LiveText spelt_;
  size_t sentence_ = 0;  // where to go on after a pause or spelling
  bool at_end_ = false;  // all of the text was said
  bool spelling_ = false;
  bool leaving_ = false;
};

}  // namespace tingwen
