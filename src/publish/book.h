// A publication before it takes a form: chapters of text with the times at
// which it is heard, and an audio file a chapter. EPUB, DAISY and web pages
// are made of this.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "publish/audio_writer.h"
#include "publish/timed_text.h"

namespace tingwen {

// What is lit while it is heard.
enum class OverlayUnit { kSentence, kWord };

// Times count from the begin of the chapter's audio.
struct BookSentence : TimedSentence {
  std::string page;   // that begins before it: "12"; empty: none
  std::string after;  // a blank between it and the next one
  Span source;        // in source bytes
};

struct BookBlock {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  std::vector<BookSentence> sentences;
};

struct BookChapter {
  std::string title;
  int level = 1;        // in the table of contents
  std::string source;   // the document that it came from
  size_t document = 0;  // its number, from 0
  std::string part;     // of a document that holds others
  std::vector<BookBlock> blocks;
  std::string audio;  // path of its audio file
  double seconds = 0;
};

struct Book {
  std::string title;
  std::string author;
  std::string date;       // of the text; may be empty
  std::string publisher;  // may be empty
  std::string certifier;  // who says that it is accessible
  std::string narrator;
  std::string language = "zh-CN";
  std::string identifier;  // urn:uuid:...
  std::string modified;    // 2025-11-05T10:00:00Z
  std::string cover;       // bytes of a JPEG or PNG image; empty: none
  AudioFormat audio = AudioFormat::kMp3;
  OverlayUnit unit = OverlayUnit::kSentence;
  std::vector<BookChapter> chapters;

  double Seconds() const;
  bool HasPages() const;
};

// "chapter-001" for the first; files and ids of a chapter begin with it.
std::string ChapterName(size_t index);
// "mp3" or "opus".
std::string_view AudioExtension(AudioFormat format);
// "audio/mpeg"
std::string_view AudioMediaType(AudioFormat format);

// The same for the same texts, so that the same book has the same identifier:
// urn:uuid: of version 5 (RFC 4122, 4.3) over all sentences.
std::string IdentifierOf(const Book& book);

// Now, or the time that SOURCE_DATE_EPOCH names: 2025-11-05T10:00:00Z.
std::string TimeOfMaking();

}  // namespace tingwen
