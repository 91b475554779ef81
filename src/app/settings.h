// What the user can set, and from where: built-in defaults, then
// /etc/tingwen/config.toml, ~/.config/tingwen/config.toml, --config, options.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/fit.h"
#include "base/result.h"
#include "normalize/normalizer.h"
#include "pronounce/pronouncer.h"
#include "publish/book.h"
#include "publish/captions.h"
#include "publish/read_along.h"
#include "readers/reader.h"
#include "synth/voice.h"

namespace tingwen {

struct Settings {
  std::string voice = "calm";
  std::optional<int> rate;           // words a minute, 80 to 449
  std::optional<int> pitch;          // 0 to 100
  std::optional<int> volume;         // 0 to 200
  std::string slogans = "spoken";    // spoken, expand, both
  std::string style = "broadcast";   // a row of rules/styles.tsv
  std::string years;                 // digits, cardinal; empty: the style's
  std::string punctuation = "none";  // none, some, all
  std::string latin;               // mixed, spell, english; empty: the voice's
  std::string emoji = "skip";      // skip, name
  std::vector<std::string> rules;  // folders of the user's rules
  std::string lexicon;             // the user's readings; empty: none
  std::string unreadable = "announce";  // announce, skip
  bool simplify = true;
  bool strict = false;       // diagnostics become errors
  int limit = 8;             // the longest text that is read, in MiB
  int file_limit = 64;       // the largest file that is opened, in MiB
  int unpacked_limit = 256;  // the most that a container holds, in MiB
  int depth_limit = 1024;    // elements inside each other
  int pdf_time = 60;         // the processor's for a PDF, in seconds
  int pdf_memory = 1024;     // what reading a PDF may take, in MiB
  std::string from;          // the format of documents; empty: as they tell
  std::string traditional = "characters";  // characters, taiwan, hongkong
  // Each announce, plain or skip.
  std::string tables = "announce";
  std::string lists = "announce";
  std::string links = "plain";
  std::string images = "announce";
  std::string quotations = "announce";
  std::string code = "announce";
  std::string formulas = "announce";
  std::string footnotes = "announce";
  std::string profile = "archive";  // a row of profiles/profiles.tsv
  // Over the profile's: Hz, 1 or 2, 16 or 24.
  std::optional<int> sample_rate;
  std::optional<int> channels;
  std::optional<int> bit_depth;
  std::string station;  // what files say about themselves
  std::string cut_id;
  std::string cover;  // an image; empty: none
  // How far --fit may go, in percent of the voice's rate and pauses.
  int fit_slowest = 85;
  int fit_fastest = 120;
  int fit_shortest_pauses = 60;
  int fit_longest_pauses = 160;
  // Whether quality reports are written beside every output.
  bool reports = false;
  // As CaptionRules.
  std::optional<int> caption_line;
  std::optional<int> caption_lines;
  std::optional<int> caption_speed;
  std::string caption_unit = "sentence";  // sentence, phrase
  bool caption_words = false;
  std::string book_audio = "mp3";     // mp3, opus
  std::string overlay = "sentence";   // sentence, word
  std::string page_audio = "inside";  // inside, beside
  std::string site_url;               // where a site will be; empty: no feed
  std::string certified_by;           // of books; empty: the station

  Result<ReadOptions> Reading() const;
  Result<NormalizeOptions> Normalizing() const;
  // Tables, lists and the like are read without words that tell what they are.
  void AnnounceNothing();
  // The largest file, in bytes.
  Result<size_t> InputLimit() const;
  Result<PronounceOptions> Pronouncing() const;
  FitLimits Fitting() const {
    return {fit_slowest, fit_fastest, fit_shortest_pauses, fit_longest_pauses};
  }
  // The bytes of the cover; empty where none is set.
  Result<std::string> Cover() const;
  Result<CaptionRules> Captions() const;
  Result<AudioFormat> BookAudio() const;
  Result<OverlayUnit> Overlay() const;
  Result<PageAudio> AudioOfPages() const;
  // The voice with rate, pitch and volume as set.
  Result<Voice> SelectedVoice() const;
};

// kUsage where a setting that is given is not from `low` to `high`.
Status CheckSetting(const char* name, std::optional<int> value, int low,
                    int high);

// The settings of the files that exist, the later ones over the earlier. A
// file named by `config` must exist. kUsage, with the line, where a file is
// not TOML, has a key that is not known, or a value of the wrong type.
Result<Settings> LoadSettings(const std::string& config);

// All settings that differ from the built-in defaults, each as ApplySetting
// takes it: the same settings in another process, or what a result depends on.
std::vector<std::string> Assignments(const Settings& settings);

// Applies NAME=VALUE, as a line of a settings file; a word needs no quotes.
Status ApplySetting(const std::string& assignment, Settings& settings);

}  // namespace tingwen
