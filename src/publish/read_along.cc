#include "publish/read_along.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/file.h"
#include "base/markup.h"
#include "base/paths.h"
#include "base/text.h"
#include "publish/base64.h"
#include "publish/book_contents.h"
#include "publish/book_markup.h"
#include "publish/markup_writer.h"
#include "publish/template.h"

namespace tingwen {
namespace {

std::string Seconds(double seconds) { return fmt::format("{:.3f}", seconds); }

void WriteSentence(MarkupWriter& xml, const BookSentence& sentence,
                   size_t chapter) {
  if (!sentence.IsHeard()) {
    xml.Text(sentence.text);
    return;
  }
  xml.Open("span", {{"class", "s"},
                    {"data-c", std::to_string(chapter)},
                    {"data-b", Seconds(sentence.begin)},
                    {"data-e", Seconds(sentence.end)}});
  WriteWords(xml, sentence,
             [&](size_t, const TimedWord& word, std::string_view text) {
               xml.Element("span", text,
                           {{"class", "w"},
                            {"data-b", Seconds(word.begin)},
                            {"data-p", word.pinyin}});
             });
  xml.Close();
}

void WritePage(MarkupWriter& xml, const std::string& page) {
  xml.Element("span", "第" + page + "页",
              {{"class", "visually-hidden"}, {"role", "doc-pagebreak"}});
}

std::string TextOf(const Book& book) {
  MarkupWriter xml = MarkupWriter::Fragment();
  const std::vector<ContentsEntry> contents = ContentsOf(book);
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    const MarkupStyle style{[i](MarkupWriter& out, const BookSentence& sentence,
                                size_t) { WriteSentence(out, sentence, i); },
                            WritePage};
    xml.Open("section", {{"id", ChapterName(i)}}).Line();
    WriteBlocks(xml, book, i, contents, style);
    xml.Close().Line();
  }
  return std::move(xml).Finish();
}

// "page.mp3" for the first chapter of page.html, "page-2.mp3" for the second.
std::filesystem::path AudioBeside(const std::string& page, size_t chapter,
                                  AudioFormat format) {
  std::filesystem::path path(page);
  std::string name = path.stem().string();
  if (chapter > 0) name += fmt::format("-{}", chapter + 1);
  name += "." + std::string(AudioExtension(format));
  return path.replace_filename(name);
}

Status WriteAudio(const Book& book, size_t index, const std::string& page,
                  PageAudio place, AtomicFile& file) {
  const BookChapter& chapter = book.chapters[index];
  TINGWEN_TRY(file.Write(fmt::format(
      R"(<audio controls preload="auto" aria-label="{}" data-seconds="{}" src=")",
      EscapeMarkup(chapter.title), Seconds(chapter.seconds))));
  TINGWEN_ASSIGN(bytes, ReadFile(chapter.audio));
  if (place == PageAudio::kInside) {
    TINGWEN_TRY(file.Write("data:" + std::string(AudioMediaType(book.audio)) +
                           ";base64,"));
    TINGWEN_TRY(file.Write(Base64(bytes)));
  } else {
    const auto beside = AudioBeside(page, index, book.audio);
    TINGWEN_TRY(WriteFile(beside.string(), bytes));
    TINGWEN_TRY(file.Write(EscapeMarkup(UriOf(beside.filename().string()))));
  }
  return file.Write("\"></audio>\n");
}

}  // namespace

Status WriteReadAlong(const Book& book, const std::string& path,
                      PageAudio place, const std::string& links) {
  TINGWEN_ASSIGN(page, ReadFile(DataPath("publish/read_along.html")));
  TINGWEN_ASSIGN(style, ReadFile(DataPath("publish/read_along.css")));
  TINGWEN_ASSIGN(script, ReadFile(DataPath("publish/read_along.js")));
  TINGWEN_ASSIGN(file, AtomicFile::Create(path));
  // The audio is written chapter by chapter: it may be large.
  constexpr std::string_view kAudio = "{{audio}}";
  const size_t audio = page.find(kAudio);
  const std::map<std::string, std::string> values = {
      {"language", book.language},
      {"title", EscapeMarkup(book.title)},
      {"style", style},
      {"script", script},
      {"id", EscapeMarkup(book.identifier)},
      {"links", links},
      {"text", TextOf(book)}};
  TINGWEN_TRY(file.Write(
      FillTemplate(std::string_view(page).substr(0, audio), values)));
  for (size_t i = 0; i < book.chapters.size(); ++i) {
    TINGWEN_TRY(WriteAudio(book, i, path, place, file));
  }
  TINGWEN_TRY(file.Write(FillTemplate(
      std::string_view(page).substr(audio + kAudio.size()), values)));
  return file.Commit();
}

}  // namespace tingwen
