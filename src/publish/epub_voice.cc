#include "publish/epub_voice.h"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "base/paths.h"
#include "publish/epub_targets.h"
#include "publish/epub_text.h"
#include "publish/epub_voice_package.h"
#include "publish/zip_writer.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "tingwen";

const SourcePart* FindPart(const Document& document, const std::string& name) {
  const auto part =
      std::find_if(document.parts.begin(), document.parts.end(),
                   [&](const SourcePart& one) { return one.name == name; });
  return part == document.parts.end() ? nullptr : &*part;
}

// A path in the archive as it is written in a file of `folder`.
std::string Relative(const fs::path& path, const fs::path& folder) {
  return path.lexically_relative(folder.empty() ? fs::path(".") : folder)
      .generic_string();
}

class VoiceWriter {
 public:
  VoiceWriter(const Book& book, const Document& document, ZipWriter zip)
      : book_(book),
        document_(document),
        package_(document.parts.front().name),
        root_(fs::path(package_).parent_path()),
        zip_(std::move(zip)) {}

  Status Write(const std::vector<EpubFile>& files) {
    for (size_t i = 0; i < book_.chapters.size(); ++i) PlanChapter(i);
    const std::string style = (root_ / kFolder / "voice.css").generic_string();
    for (const EpubFile& file : files) {
      const auto changed = changed_.find(file.name);
      if (file.name == package_) {
        TINGWEN_ASSIGN(package,
                       PackageWithVoice(file.bytes, document_.path, book_,
                                        chapters_, Relative(style, root_)));
        TINGWEN_TRY(zip_.Add(file.name, package));
      } else {
        TINGWEN_TRY(zip_.Add(
            file.name, changed == changed_.end() ? file.bytes : changed->second,
            file.name != "mimetype"));
      }
    }
    TINGWEN_ASSIGN(css, ReadFile(DataPath("publish/voice.css")));
    TINGWEN_TRY(zip_.Add(style, css));
    for (const auto& [name, text] : overlays_) {
      TINGWEN_TRY(zip_.Add(name, text));
    }
    for (const auto& [name, path] : audio_) {
      TINGWEN_TRY(zip_.AddFile(name, path));
    }
    return zip_.Finish();
  }

 private:
  void PlanChapter(size_t index) {
    const BookChapter& chapter = book_.chapters[index];
    const SourcePart* part = FindPart(document_, chapter.part);
    if (part == nullptr) return;
    const std::vector<Target> targets =
        TargetsOf(chapter, book_.unit, document_, *part);
    if (targets.empty()) return;
    const fs::path folder = root_ / kFolder;
    const std::string name = ChapterName(index);
    const fs::path overlay = folder / (name + ".smil");
    const fs::path audio =
        folder / (name + "." + std::string(AudioExtension(book_.audio)));
    const fs::path text(chapter.part);
    changed_[chapter.part] =
        WithTargets(part->span.Of(document_.unpacked), targets,
                    Relative(folder / "voice.css", text.parent_path()));
    std::vector<Clip> clips;
    for (const Target& target : targets) clips.push_back(target.clip);
    overlays_[overlay.generic_string()] =
        EpubOverlayOf(clips, Relative(text, folder), Relative(audio, folder));
    audio_[audio.generic_string()] = chapter.audio;
    chapters_.push_back({Relative(text, root_), Relative(overlay, root_),
                         Relative(audio, root_), chapter.seconds});
  }

  const Book& book_;
  const Document& document_;
  std::string package_;  // its name in the archive
  fs::path root_;        // the folder of the package
  ZipWriter zip_;
  std::vector<VoicedChapter> chapters_;
  std::map<std::string, std::string> changed_;   // content documents
  std::map<std::string, std::string> overlays_;  // by name
  std::map<std::string, std::string> audio_;     // name to path
};

}  // namespace

bool CanGetVoice(const std::string& package) {
  static const re2::RE2 version("<(?:\\w+:)?package\\b[^>]*\\sversion=[\"']3");
  return re2::RE2::PartialMatch(package, version) &&
         package.find("media-overlay=") == package.npos;
}

Status WriteEpubWithVoice(const Book& book, const Document& document,
                          std::vector<EpubFile> files,
                          const std::string& path) {
  TINGWEN_ASSIGN(zip, ZipWriter::Create(path));
  return VoiceWriter(book, document, std::move(zip)).Write(files);
}

}  // namespace tingwen
