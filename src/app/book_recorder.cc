#include "app/book_recorder.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"
#include "publish/chapters.h"

namespace tingwen {
namespace {

// As many chapters as are encoded at a time.
constexpr size_t kEncoders = 2;
// Of MP3, kbit/s for one channel. Less leaves no room in a frame for what LAME
// says of the encoder's delay.
constexpr int kMonoRate = 64;

AudioTags TagsOf(const Book& book, const std::string& title) {
  AudioTags tags;
  tags.title = title;
  tags.artist = book.author;
  tags.date = book.date;
  tags.station = book.publisher;
  return tags;
}

// What the chapter is called where it has no heading: its first words.
std::string TitleFrom(const BookChapter& chapter) {
  for (const BookBlock& block : chapter.blocks) {
    if (!block.sentences.empty()) return ShortTitle(block.sentences[0].text);
  }
  return {};
}

}  // namespace

Result<BookRecorder> BookRecorder::Create(const FrontEnd& front_end,
                                          const Settings& settings,
                                          const std::string& folder,
                                          Progress& progress) {
  BookRecorder recorder(front_end, settings, folder, progress);
  TINGWEN_ASSIGN(format, settings.BookAudio());
  TINGWEN_ASSIGN(delivery, DeliveryFor(settings, format, kEngineSampleRate));
  delivery.spec.constant_rate =
      delivery.spec.dual_mono ? 2 * kMonoRate : kMonoRate;
  TINGWEN_ASSIGN(unit, settings.Overlay());
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  recorder.delivery_ = std::move(delivery);
  TINGWEN_ASSIGN(synthesizer,
                 Synthesizer::Start(EnginePath(), std::move(voice)));
  recorder.synthesizer_ = std::move(synthesizer);
  recorder.book_.audio = format;
  recorder.book_.unit = unit;
  recorder.book_.publisher = settings.station;
  recorder.book_.narrator = settings.voice + " (eSpeak NG)";
  return recorder;
}

Result<RecordedDocument> BookRecorder::Add(const std::string& path) {
  TINGWEN_ASSIGN(limit, settings_.InputLimit());
  RecordedDocument recorded;
  TINGWEN_ASSIGN(bytes, ReadFile(path, limit));
  recorded.bytes = std::move(bytes);
  TINGWEN_ASSIGN(document, front_end_.Analyze(recorded.bytes, path));
  recorded.document = std::move(document);
  recorded.first_chapter = book_.chapters.size();
  TINGWEN_TRY(Speak(recorded.document));
  recorded.last_chapter = book_.chapters.size();
  const Metadata& metadata = recorded.document.metadata;
  if (documents_ == 0) {
    book_.title = metadata.title;
    book_.author = metadata.author;
    book_.date = metadata.date;
  }
  ++documents_;
  return recorded;
}

Status BookRecorder::Speak(Document& document) {
  parts_ = PartsOf(document);
  open_.reset();
  samples_ = 0;
  mark_ = 0;
  const auto sink = [&](std::span<const int16_t> block) {
    return Take(document, block);
  };
  const auto report = [&](size_t done, size_t total) {
    progress_.Update(document.path, done, total);
  };
  TINGWEN_TRY(synthesizer_->Synthesize(document, sink, report));
  if (!open_) return {};
  return CloseChapter(document, static_cast<Id>(document.blocks.size()));
}

Status BookRecorder::Take(const Document& document,
                          std::span<const int16_t> block) {
  // What comes belongs to the last sentence that has a mark.
  for (size_t i = mark_; i < document.marks.size(); ++i) {
    if (document.marks[i].kind == MarkKind::kSentence) mark_ = i;
  }
  const Id id = document.sentences[document.marks[mark_].element].block;
  size_t part = open_ ? open_->part : 0;
  while (part + 1 < parts_.size() && parts_[part + 1].first_block <= id) ++part;
  if (open_ && part != open_->part) {
    TINGWEN_TRY(CloseChapter(document, parts_[part].first_block));
  }
  if (!open_) TINGWEN_TRY(OpenChapter(document, part));
  samples_ += block.size();
  return open_->production.Write(block);
}

Status BookRecorder::OpenChapter(const Document& document, size_t part) {
  const size_t number = book_.chapters.size();
  BookChapter chapter;
  chapter.title = parts_[part].title;
  chapter.level = parts_[part].level;
  chapter.part = parts_[part].name;
  chapter.source = document.path;
  chapter.document = documents_;
  chapter.audio = folder_ + "/" + ChapterName(number) + "." +
                  std::string(AudioExtension(book_.audio));
  TINGWEN_ASSIGN(production, Production::Begin(chapter.audio, delivery_,
                                               kEngineSampleRate, 1));
  // Parts without any sound before the first one belong to it.
  const Id first_block = samples_ == 0 ? 0 : parts_[part].first_block;
  open_.emplace(Open{part, first_block, samples_, std::move(production)});
  book_.chapters.push_back(std::move(chapter));
  return {};
}

Status BookRecorder::CloseChapter(const Document& document, Id last_block) {
  BookChapter& chapter = book_.chapters.back();
  chapter.seconds =
      static_cast<double>(samples_ - open_->begin) / kEngineSampleRate;
  chapter.blocks = BlocksOf(document, open_->first_block, last_block,
                            kEngineSampleRate, open_->begin);
  if (chapter.title.empty()) chapter.title = TitleFrom(chapter);
  TINGWEN_TRY(AwaitEncoders(kEncoders - 1));
  encoders_.push_back(
      std::async(std::launch::async,
                 [production = std::move(open_->production),
                  tags = TagsOf(book_, chapter.title)]() mutable -> Status {
                   auto finished = production.Finish(tags);
                   if (!finished) return Fail(std::move(finished).error());
                   return {};
                 }));
  open_.reset();
  return {};
}

Status BookRecorder::AwaitEncoders(size_t most) {
  while (encoders_.size() > most) {
    Status done = encoders_.front().get();
    encoders_.pop_front();
    TINGWEN_TRY(std::move(done));
  }
  return {};
}

Result<Book> BookRecorder::Finish() && {
  TINGWEN_TRY(AwaitEncoders(0));
  if (book_.chapters.empty()) {
    return FailWith(ErrorCode::kInput, "", "publish.nothing");
  }
  if (book_.title.empty()) book_.title = book_.chapters.front().title;
  book_.modified = TimeOfMaking();
  return std::move(book_);
}

}  // namespace tingwen
