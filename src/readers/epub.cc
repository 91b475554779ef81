// EPUB 2 and 3: the chapters in the order of the spine, each as HTML without
// looking for an article in it.
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/epub_notes.h"
#include "readers/epub_package.h"
#include "readers/format.h"
#include "readers/markup_walker.h"
#include "readers/piece_writer.h"
#include "readers/source_parts.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

// A title is looked for in so many blocks at the beginning.
constexpr size_t kTitleBlocks = 12;

Match Recognize(const Head& head) {
  const ZipKind kind = KindOfZip(head.bytes);
  if (kind == ZipKind::kEpub) return Match::kSure;
  const bool is_zip = head.bytes.starts_with("PK\x03\x04");
  return is_zip && kind == ZipKind::kNone ? Match::kMaybe : Match::kNo;
}

// How titles and labels are compared.
std::string WithoutSpaces(std::string_view text) {
  std::string bare;
  for (const CodePoint& c : Decode(text)) {
    if (!IsSpace(c.value)) bare += c.span.Of(text);
  }
  return bare;
}

// To HTML, <title/> begins a title that nothing ends.
void BlankEmptyElements(std::string& text) {
  static const re2::RE2 empty(
      "(?i)<(?:title|script|style|textarea|iframe|noscript|xmp)\\b[^<>]*/>");
  re2::StringPiece found;
  for (size_t at = 0;
       empty.Match(text, at, text.size(), re2::RE2::UNANCHORED, &found, 1);) {
    const size_t begin = found.data() - text.data();
    at = begin + found.size();
    std::fill(text.begin() + begin, text.begin() + at, ' ');
  }
}

// The parts of a book that is being read.
class EpubReader {
 public:
  EpubReader(const Input& input, ZipArchive zip)
      : input_(input), zip_(std::move(zip)) {}

  Result<Piece> Run() {
    std::string package;
    TINGWEN_ASSIGN(read, ReadEpubPackage(zip_, input_.path,
                                         input_.options.limits, package));
    package_ = std::move(read);
    parts_.Add(package_.name, package);
    for (const EpubNavigationEntry& entry : package_.navigation) {
      labels_[entry.name].emplace(WithoutSpaces(entry.label), entry.level);
    }
    TINGWEN_TRY(LoadChapters());
    std::vector<Piece> pieces;
    for (size_t i = 0; i < package_.chapters.size(); ++i) {
      if (part_of_[i] == 0) continue;
      TINGWEN_ASSIGN(piece, ReadChapter(i));
      pieces.push_back(std::move(piece));
    }
    return Join(std::move(pieces));
  }

 private:
  // A chapter that is missing costs itself only.
  Status LoadChapters() {
    for (const EpubChapter& chapter : package_.chapters) {
      part_of_.push_back(0);
      if (!zip_.Has(chapter.name)) {
        missing_.push_back(chapter.name);
        continue;
      }
      TINGWEN_ASSIGN(bytes, zip_.Read(chapter.name));
      part_of_.back() = parts_.Add(chapter.name, bytes);
    }
    return {};
  }

  // XHTML is XML; books that aren't well-formed are read as HTML, to which
  // `text` is changed without moving anything.
  Result<MarkupTree> Parse(std::string& text) const {
    const size_t depth = input_.options.limits.depth;
    size_t broken = text.npos;
    auto tree = ParseXml(text, input_.path, depth, &broken);
    if (tree && broken == text.npos) return tree;
    BlankEmptyElements(text);
    return ParseHtml(text, input_.path, depth);
  }

  Result<Piece> ReadChapter(size_t index) const {
    const EpubChapter& chapter = package_.chapters[index];
    const size_t part = part_of_[index];
    if (parts_.BytesOf(part).empty()) return Piece();
    TINGWEN_ASSIGN(decoded, DecodeBytes(parts_.BytesOf(part), input_.path));
    const std::string& text = decoded.text.text();
    PieceWriter writer(text, input_.options);
    if (!chapter.unread.empty()) {
      writer.Drop({0, text.size()}, chapter.unread);
      return parts_.Place(part, decoded.text, std::move(writer).Finish({}));
    }
    std::string markup = text;
    TINGWEN_ASSIGN(tree, Parse(markup));
    const NodeNotes notes = FindEpubNotes(tree);
    MarkupWalker(tree, writer, "epub", &notes).Walk(kRootNode);
    Piece piece = std::move(writer).Finish();
    MarkHeadings(chapter.name, piece);
    return parts_.Place(part, decoded.text, std::move(piece));
  }

  // What the table of contents lists is a heading, whatever its element is.
  void MarkHeadings(const std::string& name, Piece& piece) const {
    const auto labels = labels_.find(name);
    if (labels == labels_.end()) return;
    std::map<std::string, int> open = labels->second;
    for (PieceBlock& block : piece.blocks) {
      if (block.kind != BlockKind::kParagraph) continue;
      const auto entry =
          open.find(WithoutSpaces(block.span.Of(piece.text.text())));
      if (entry == open.end()) continue;
      block.kind = BlockKind::kHeading;
      block.level = entry->second;
      block.reason = "epub:navigation";
      open.erase(entry);
    }
  }

  Piece Join(std::vector<Piece> pieces) {
    PieceWriter writer(parts_.bytes(), input_.options);
    if (!MarkTitle(pieces)) WriteTitle(writer);
    for (const std::string& name : missing_) {
      writer.Report(Severity::kWarning, "missing_part", {0, 0}, name);
    }
    for (Piece& piece : pieces) writer.Append(std::move(piece));
    writer.metadata().title = package_.title;
    writer.metadata().author = package_.author;
    writer.metadata().date = package_.date;
    writer.metadata().encoding = "UTF-8";
    Piece piece = std::move(writer).Finish();
    std::move(parts_).MoveInto(piece);
    return piece;
  }

  // The block that shows the title of the book is it. Answers whether the
  // title is told at the beginning at all, be it in several lines.
  bool MarkTitle(std::vector<Piece>& pieces) const {
    const std::string title = WithoutSpaces(package_.title);
    if (title.empty()) return true;
    std::string told;
    size_t blocks = 0;
    for (Piece& piece : pieces) {
      for (PieceBlock& block : piece.blocks) {
        if (blocks++ == kTitleBlocks) return told.find(title) != told.npos;
        const std::string text =
            WithoutSpaces(block.span.Of(piece.text.text()));
        told += text;
        if (text != title) continue;
        block.kind = BlockKind::kTitle;
        block.level = 1;
        return true;
      }
    }
    return told.find(title) != told.npos;
  }

  void WriteTitle(PieceWriter& writer) const {
    const Span place{parts_[0].span.begin + package_.title_source.begin,
                     parts_[0].span.begin + package_.title_source.end};
    writer.Begin(BlockKind::kTitle, 1, "epub:<dc:title>");
    writer.Write(place, package_.title);
    writer.End();
  }

  const Input& input_;
  ZipArchive zip_;
  EpubPackage package_;
  SourceParts parts_;
  std::vector<size_t> part_of_;  // by chapter; 0: missing
  std::vector<std::string> missing_;
  // By chapter: the entries of the table of contents and their levels.
  std::map<std::string, std::map<std::string, int>> labels_;
};

Result<Piece> Read(const Input& input) {
  if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
  TINGWEN_ASSIGN(
      zip, ZipArchive::Open(input.bytes, input.path, input.options.limits));
  return EpubReader(input, std::move(zip)).Run();
}

}  // namespace

const Format kEpubFormat = {"epub", "epub", Recognize, Read};

}  // namespace tingwen
