#include "app/times_files.h"

#include "publish/marks_json.h"
#include "publish/timed_text.h"
#include "synth/synthesizer.h"

namespace tingwen {

Result<TimesFiles> TimesFiles::Create(const Conversion& job,
                                      const Settings& settings) {
  TimesFiles files;
  TINGWEN_ASSIGN(rules, settings.Captions());
  files.rules_ = rules;
  if (!job.marks.empty()) {
    TINGWEN_ASSIGN(file, AtomicFile::Create(job.marks));
    files.marks_ = std::move(file);
  }
  for (const std::string& path : job.captions) {
    TINGWEN_ASSIGN(format, CaptionFormatOf(path));
    TINGWEN_ASSIGN(file, AtomicFile::Create(path));
    files.captions_.emplace_back(format, std::move(file));
  }
  return files;
}

Status TimesFiles::Write(const Document& document, double seconds) {
  if (marks_) {
    TINGWEN_TRY(marks_->Write(MarksJson(document, kEngineSampleRate)));
  }
  if (captions_.empty()) return {};
  const CaptionFile content{
      document.metadata.title, document.metadata.author, seconds, rules_,
      MakeCaptions(TimedSentencesOf(document, kEngineSampleRate), rules_)};
  for (auto& [format, file] : captions_) {
    TINGWEN_TRY(file.Write(format->render(content)));
  }
  return {};
}

Status TimesFiles::Commit() {
  if (marks_) TINGWEN_TRY(marks_->Commit());
  for (auto& [format, file] : captions_) TINGWEN_TRY(file.Commit());
  return {};
}

}  // namespace tingwen
