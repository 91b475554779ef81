// A listener with a text and a keyboard: what each key of `tingwen speak` does.
#pragma once

#include <optional>
#include <string>

#include "app/bookmarks.h"
#include "app/live_voice.h"
#include "app/player.h"
#include "app/terminal.h"

namespace tingwen {

class ReadingSession {
 public:
  // `name` is the document in the bookmarks. The others must outlive this.
  ReadingSession(std::string name, LiveText& text, LiveVoice& voice,
                 Player& player, Bookmarks& bookmarks);

  // Begins where the listener stopped the last time.
  void Begin();
  // Reads on to the end, without keys.
  Status ReadThrough();
  // Obeys keys until the listener leaves or the text is at its end.
  Status Listen(const Terminal& terminal);

  // The keys and what they do, a line each.
  static std::string Help();

 private:
  Status Obey(const std::string& pressed, const Terminal& terminal);
  void Go(size_t sentence);
  // To the first sentence of the next block, before or behind, that fits.
  void GoToBlock(int step, bool heading);
  void PauseOrGoOn();
  void Spell();
  void Where();
  void Search(const Terminal& terminal);
  void ChangeRate(int by);
  void Say(const std::string& line) const;
  void Remember();
  // The text was read to its end: the next time begins at the first sentence.
  Status Forget();

  std::string name_;
  LiveText& text_;
  LiveVoice& voice_;
  Player& player_;
  Bookmarks& bookmarks_;
  LiveText spelt_;
  size_t sentence_ = 0;  // where to go on after a pause or spelling
  bool reading_ = true;  // the text is being read, and not paused
  bool spelling_ = false;
  bool leaving_ = false;
};

}  // namespace tingwen
