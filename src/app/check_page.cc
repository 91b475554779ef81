#include "app/check_page.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/file.h"
#include "base/markup.h"
#include "base/message.h"
#include "base/paths.h"
#include "base/text.h"
#include "publish/base64.h"
#include "publish/wav_stream.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

// Heard before and after a word, in samples, so that one can follow.
constexpr uint64_t kAround = kEngineSampleRate / 4;

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{0}</title>
<style>
body {{ font: 1.1em/1.8 serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }}
button.doubt {{ font: inherit; padding: 0 .1em; border: 0; background: #fff3b0; cursor: pointer; border-bottom: 2px solid #c60; }}
table {{ border-collapse: collapse; font-size: .9em; }} td, th {{ border: 1px solid #bbb; padding: .2em .6em; text-align: left; }}
</style></head><body><h1>{0}</h1>
)";
constexpr std::string_view kTail = R"(<script>
var playing = null;
document.addEventListener("click", function (event) {
  var word = event.target.closest("button.doubt");
  if (!word) return;
  if (playing) playing.pause();
  playing = new Audio(word.dataset.audio);
  document.body.dataset.played = word.textContent;
  playing.play();
});
</script></body></html>
)";

// The samples as the bytes of a WAV file.
Result<std::string> WavOf(std::span<const int16_t> samples) {
  const int descriptor = ::memfd_create("word", MFD_CLOEXEC);
  if (descriptor < 0) {
    return FailWith(ErrorCode::kInternal, "", "output.failed", "memfd");
  }
  std::string bytes;
  const auto write = [&]() -> Status {
    AudioSpec spec;
    spec.sample_rate = kEngineSampleRate;
    TINGWEN_ASSIGN(wav, WavStream::Create(descriptor, spec));
    std::vector<float> frames(samples.size());
    std::transform(samples.begin(), samples.end(), frames.begin(),
                   [](int16_t sample) { return sample / 32768.0F; });
    TINGWEN_TRY(wav.Write(frames));
    return wav.Finish();
  };
  const Status written = write();
  if (written) {
    bytes.resize(static_cast<size_t>(::lseek(descriptor, 0, SEEK_END)));
    if (::pread(descriptor, bytes.data(), bytes.size(), 0) < 0) bytes.clear();
  }
  ::close(descriptor);
  if (!written) return Fail(written.error());
  return bytes;
}

class PageWriter {
 public:
  PageWriter(const Document& document, const std::vector<Finding>& findings,
             std::vector<int16_t> samples)
      : document_(document), findings_(findings), samples_(std::move(samples)) {
    for (const AudioMark& mark : document.marks) {
      if (mark.kind == MarkKind::kWord) marks_[mark.element] = &mark;
    }
    for (const Finding& finding : findings) {
      if (finding.word != kNoId) doubts_[finding.word].push_back(&finding);
    }
  }

  Result<std::string> Write() && {
    page_ = fmt::format(kHead, EscapeMarkup(document_.metadata.title.empty()
                                           ? document_.path
                                           : document_.metadata.title));
    for (const Block& block : document_.blocks) TINGWEN_TRY(WriteBlock(block));
    WriteTable();
    page_ += kTail;
    return std::move(page_);
  }

 private:
  Status WriteBlock(const Block& block) {
    page_ += "<p>";
    size_t at = block.span.begin;
    auto doubt = std::find_if(doubts_.begin(), doubts_.end(), [&](auto& d) {
      return document_.words[d.first].span.begin >= at;
    });
    for (; doubt != doubts_.end(); ++doubt) {
      const Span span = document_.words[doubt->first].span;
      if (span.begin >= block.span.end) break;
      if (span.begin < at) continue;
      page_ += EscapeMarkup(document_.TextOf({at, span.begin}));
      TINGWEN_TRY(WriteDoubt(doubt->first, doubt->second));
      at = span.end;
    }
    page_ += EscapeMarkup(document_.TextOf({at, block.span.end})) + "</p>\n";
    return {};
  }

  Status WriteDoubt(Id word, const std::vector<const Finding*>& findings) {
    std::string title;
    for (const Finding* finding : findings) title += finding->message + "\n";
    TINGWEN_ASSIGN(audio, AudioOf(word));
    page_ += fmt::format(
        R"(<button class="doubt" title="{}" data-audio="{}">{}</button>)",
        EscapeMarkup(title), audio,
        EscapeMarkup(document_.TextOf(document_.words[word].span)));
    return {};
  }

  // The word with a moment before and after it, as a data URI.
  Result<std::string> AudioOf(Id word) {
    const auto mark = marks_.find(word);
    if (mark == marks_.end()) return std::string();
    const uint64_t begin =
        mark->second->begin - std::min(mark->second->begin, kAround);
    const uint64_t end =
        std::min<uint64_t>(mark->second->end + kAround, samples_.size());
    TINGWEN_ASSIGN(wav, WavOf(std::span(samples_).subspan(begin, end - begin)));
    return "data:audio/wav;base64," + Base64(wav);
  }

  void WriteTable() {
    page_ += "<table>\n";
    for (const Finding& finding : findings_) {
      page_ += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", finding.kind,
                           EscapeMarkup(finding.message));
    }
    page_ += "</table>\n";
  }

  const Document& document_;
  const std::vector<Finding>& findings_;
  std::vector<int16_t> samples_;
  std::map<Id, const AudioMark*> marks_;
  std::map<Id, std::vector<const Finding*>> doubts_;
  std::string page_;
};

}  // namespace

Status WriteCheckPage(Document& document, const std::vector<Finding>& findings,
                      const Settings& settings, const std::string& path) {
  TINGWEN_ASSIGN(file, AtomicFile::Create(path));
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  TINGWEN_ASSIGN(synthesizer,
                 Synthesizer::Start(EnginePath(), std::move(voice)));
  std::vector<int16_t> samples;
  const auto sink = [&](std::span<const int16_t> block) {
    samples.insert(samples.end(), block.begin(), block.end());
    return Status();
  };
  TINGWEN_TRY(synthesizer.Synthesize(document, sink));
  TINGWEN_ASSIGN(page,
                 PageWriter(document, findings, std::move(samples)).Write());
  TINGWEN_TRY(file.Write(page));
  return file.Commit();
}

}  // namespace tingwen
