/* libtingwen: Mandarin speech for programs that speak live.
 *
 * A tingwen_voice turns texts into samples: 16 bit, one channel, at
 * TINGWEN_SAMPLE_RATE. It plays nothing; the caller does. A text is read first,
 * which decides how every number is said and every character is pronounced,
 * and then spoken, as a whole or from any of its sentences on.
 *
 * Texts are UTF-8. Places in them are half-open byte ranges [begin, end).
 *
 * Functions that can fail answer a tingwen_result; tingwen_message() then says
 * what happened, in the user's language. A voice belongs to one thread at a
 * time, except for tingwen_cancel(). Several voices may be used at once.
 *
 * The functions and structures here stay as they are for all versions with the
 * same TINGWEN_API_VERSION.
 */
#ifndef TINGWEN_H
#define TINGWEN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TINGWEN_API_VERSION 1
#define TINGWEN_SAMPLE_RATE 22050
#if defined(__GNUC__)
#define TINGWEN_API __attribute__((visibility("default")))
#else
#define TINGWEN_API
#endif

typedef struct tingwen_voice tingwen_voice;
typedef struct tingwen_text tingwen_text;

typedef enum {
  TINGWEN_OK = 0,
  TINGWEN_CANCELLED = 1, /* tingwen_cancel(), or the caller took no more */
  TINGWEN_USAGE = 2,     /* an unknown setting or a wrong value */
  TINGWEN_INPUT = 3,     /* the text can't be read */
  TINGWEN_OUTPUT = 4,
  TINGWEN_ENGINE = 5, /* eSpeak NG is missing or useless */
  TINGWEN_INTERNAL = 70
} tingwen_result;

/* Opens a voice with the user's settings (/etc/tingwen/config.toml,
 * ~/.config/tingwen/config.toml) and, where `config` is not NULL, those of that
 * file. `*voice` is never NULL afterwards, unless memory is out: where opening
 * failed, it is only good for tingwen_message() and tingwen_close(). */
TINGWEN_API tingwen_result tingwen_open(const char* config,
                                        tingwen_voice** voice);
TINGWEN_API void tingwen_close(tingwen_voice* voice);

/* What went wrong last; lives until the next call with this voice. */
TINGWEN_API const char* tingwen_message(const tingwen_voice* voice);

/* Changes a setting as a line of config.toml would: "rate", "180" (words a
 * minute, 80 to 449), "pitch" (0 to 100), "volume" (0 to 200), "voice",
 * "punctuation" (none, some, all), "emoji" (skip, name), "digits" (numbers;
 * single: messages' digits one by one) ... In force for what is read and spoken
 * from then on. */
TINGWEN_API tingwen_result tingwen_set(tingwen_voice* voice, const char* name,
                                       const char* value);

/* Reads a message, such as a screen reader's: each line is a text of its own,
 * and nothing is taken for a title or left out as noise of a page. */
TINGWEN_API tingwen_result tingwen_read_message(tingwen_voice* voice,
                                                const char* bytes, size_t size,
                                                tingwen_text** text);
/* Reads a document in any format that `tingwen read` knows. */
TINGWEN_API tingwen_result tingwen_read_file(tingwen_voice* voice,
                                             const char* path,
                                             tingwen_text** text);
TINGWEN_API void tingwen_free_text(tingwen_text* text);

typedef enum {
  TINGWEN_PARAGRAPH,
  TINGWEN_TITLE,
  TINGWEN_HEADING,
  TINGWEN_LIST_ITEM,
  TINGWEN_OTHER
} tingwen_block;

typedef struct {
  size_t begin, end; /* in the bytes of the message or file; of a file that
                        holds others, in these, one behind the other */
  const char* text;  /* as it stands in the text; not ended by a NUL */
  size_t text_size;
  tingwen_block block; /* what it is part of */
  size_t block_number; /* counted from 0 */
} tingwen_sentence;

TINGWEN_API size_t tingwen_sentence_count(const tingwen_text* text);
/* The sentence with this number, counted from 0; 0 where there is none. */
TINGWEN_API int tingwen_sentence_at(const tingwen_text* text, size_t number,
                                    tingwen_sentence* sentence);

typedef enum { TINGWEN_EVENT_SENTENCE, TINGWEN_EVENT_WORD } tingwen_event_kind;

typedef struct {
  tingwen_event_kind kind;
  uint64_t sample;   /* where it begins, from the first sample on */
  size_t sentence;   /* its number */
  size_t begin, end; /* in the bytes of the message or file */
} tingwen_event;

/* Told before the samples that it stands in are handed over. */
typedef void (*tingwen_on_event)(void* user, const tingwen_event* event);
/* Takes samples; answers 0 to get more, anything else to end. */
typedef int (*tingwen_on_samples)(void* user, const int16_t* samples,
                                  size_t count);

/* Speaks sentences [first, last) and comes back when the last samples are
 * handed over. `on_event` may be NULL. A sentence at which the engine fails
 * twice is half a second of silence. */
TINGWEN_API tingwen_result tingwen_speak(tingwen_voice* voice,
                                         tingwen_text* text, size_t first,
                                         size_t last,
                                         tingwen_on_samples on_samples,
                                         tingwen_on_event on_event, void* user);

/* Ends the tingwen_speak() that runs, from any thread. Nothing is handed over
 * after the call that is being made. Does nothing where none runs. */
TINGWEN_API void tingwen_cancel(tingwen_voice* voice);

/* What tells a character apart when it is spelt: 章 "文章的章", 。 "句号".
 * Writes at most `size` bytes, a NUL at the end, and answers how many are
 * needed without it. */
TINGWEN_API size_t tingwen_describe(tingwen_voice* voice, uint32_t character,
                                    char* bytes, size_t size);

/* The voice with this number, counted from 0: its id for tingwen_set() and its
 * name. 0 where there is none. */
TINGWEN_API int tingwen_voice_at(tingwen_voice* voice, size_t number,
                                 const char** id, const char** name);

#ifdef __cplusplus
}
#endif

#endif /* TINGWEN_H */
