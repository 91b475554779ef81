// DOCX: Word's documents and what others write as such (ECMA-376).
#include <array>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/docx_story.h"
#include "readers/docx_styles.h"
#include "readers/format.h"
#include "readers/markup_walker.h"
#include "readers/office_tree.h"
#include "readers/piece_writer.h"
#include "readers/source_parts.h"
#include "readers/zip_archive.h"

namespace tingwen {
namespace {

// A document with a password is packed into an older container (MS-OFFCRYPTO
// 2.3), in which this is the name of a stream, in UTF-16.
constexpr std::string_view kOlderContainer = "\xD0\xCF\x11\xE0";
constexpr std::string_view kEncryptedStream(
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);

bool IsEncrypted(std::string_view bytes) {
  return bytes.starts_with(kOlderContainer) &&
         bytes.find(kEncryptedStream) != bytes.npos;
}

Match Recognize(const Head& head) {
  const ZipKind kind = KindOfZip(head.bytes);
  if (kind == ZipKind::kDocx || IsEncrypted(head.bytes)) return Match::kSure;
  const bool is_zip = head.bytes.starts_with("PK\x03\x04");
  return is_zip && kind == ZipKind::kNone ? Match::kMaybe : Match::kNo;
}

class DocxReader {
 public:
  DocxReader(const Input& input, ZipArchive zip)
      : input_(input), zip_(std::move(zip)) {}

  Result<Piece> Run() {
    TINGWEN_TRY(Load());
    OfficeTree tree;
    DocxStory story(part_of_["body"], part_of_["footnotes"],
                    part_of_["endnotes"], styles_, tree);
    const DocxPart& body = part_of_["body"];
    story.WriteBlocks(body.tree.Find(kRootNode, "body"));
    tree.CloseLists();
    for (const auto& [part, reason] : {std::pair("header", "page header"),
                                       std::pair("footer", "page footer")}) {
      for (const DocxPart& one : margins_[part]) {
        DocxStory::DropTexts(one, kRootNode, reason, tree);
      }
    }
    PieceWriter writer(parts_.bytes(), input_.options);
    MarkupWalker(tree.tree(), writer, "docx", &tree.notes()).Walk(kRootNode);
    for (const Span broken : broken_) {
      writer.Report(Severity::kWarning, "broken_xml", broken);
    }
    writer.metadata().encoding = "UTF-8";
    Piece piece = std::move(writer).Finish();
    std::move(parts_).MoveInto(piece);
    return piece;
  }

 private:
  struct Relationship {
    std::string type;  // "footnotes", "header": the last word of its address
    std::string name;  // of the part
  };

  Result<std::string> ReadText(std::string_view name) {
    TINGWEN_ASSIGN(bytes, zip_.Read(name));
    if (bytes.empty()) return bytes;
    TINGWEN_ASSIGN(decoded, DecodeBytes(bytes, input_.path));
    return decoded.text.text();
  }

  Result<MarkupTree> Parse(std::string_view text, size_t* broken) const {
    return ParseXml(text, input_.path, input_.options.limits.depth, broken);
  }

  // The parts that a part refers to (ECMA-376 part 2, 9.3).
  Result<std::vector<Relationship>> RelationshipsOf(const std::string& part) {
    const size_t slash = part.rfind('/');
    const size_t name = slash == part.npos ? 0 : slash + 1;
    const std::string list =
        part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
    std::vector<Relationship> found;
    if (!zip_.Has(list)) return found;
    TINGWEN_ASSIGN(text, ReadText(list));
    TINGWEN_ASSIGN(tree, Parse(text, nullptr));
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "Relationship" ||
          tree.Attribute(id, "TargetMode") == "External") {
        continue;
      }
      const std::string_view type = tree.Attribute(id, "Type");
      found.push_back({std::string(type.substr(type.rfind('/') + 1)),
                       ResolveReference(part, tree.Attribute(id, "Target"))});
    }
    return found;
  }

  // Texts are gathered first: spans count all of them.
  Status Load() {
    std::string main = "word/document.xml";
    TINGWEN_ASSIGN(package, RelationshipsOf(""));
    for (const Relationship& to : package) {
      if (to.type == "officeDocument" && zip_.Has(to.name)) main = to.name;
    }
    TINGWEN_TRY(AddText("body", main));
    TINGWEN_ASSIGN(document, RelationshipsOf(main));
    for (const Relationship& to : document) {
      if (!zip_.Has(to.name)) continue;
      const bool is_text = to.type == "footnotes" || to.type == "endnotes" ||
                           to.type == "header" || to.type == "footer";
      if (is_text) TINGWEN_TRY(AddText(to.type, to.name));
      // Without its styles, a document is read as plain paragraphs.
      if (to.type == "styles" || to.type == "numbering") LoadLook(to);
    }
    return ParseTexts();
  }

  Status AddText(const std::string& type, const std::string& name) {
    TINGWEN_ASSIGN(text, ReadText(name));
    types_.push_back(type);
    parts_.Add(name, text);
    return {};
  }

  void LoadLook(const Relationship& to) {
    const auto text = ReadText(to.name);
    if (!text) return;
    const auto tree = Parse(*text, nullptr);
    if (!tree) return;
    if (to.type == "styles") styles_.ReadStyles(*tree);
    if (to.type == "numbering") styles_.ReadNumbering(*tree);
  }

  Status ParseTexts() {
    for (size_t i = 0; i < types_.size(); ++i) {
      size_t broken = 0;
      TINGWEN_ASSIGN(tree, Parse(parts_.BytesOf(i), &broken));
      const size_t begin = parts_[i].span.begin;
      if (broken != std::string::npos) {
        broken_.push_back({begin + broken, begin + broken});
      }
      DocxPart part{std::move(tree), begin, {}};
      const bool is_margin = types_[i] == "header" || types_[i] == "footer";
      if (!is_margin) FindNotes(part);
      (is_margin ? margins_[types_[i]].emplace_back() : part_of_[types_[i]]) =
          std::move(part);
    }
    return {};
  }

  static void FindNotes(DocxPart& part) {
    for (NodeId id = 1; id < part.tree.size(); ++id) {
      const std::string_view name = part.tree[id].name;
      if (name != "footnote" && name != "endnote") continue;
      part.notes.emplace(part.tree.Attribute(id, "w:id"), id);
    }
  }

  const Input& input_;
  ZipArchive zip_;
  SourceParts parts_;
  std::vector<std::string> types_;  // by part
  DocxStyles styles_;
  std::map<std::string, DocxPart> part_of_;  // by type
  std::map<std::string, std::vector<DocxPart>> margins_;
  std::vector<Span> broken_;
};

Result<Piece> Read(const Input& input) {
  if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
  if (IsEncrypted(input.bytes)) {
    return FailWith(ErrorCode::kInput, input.path, "readers.encrypted",
                    "EncryptedPackage");
  }
  TINGWEN_ASSIGN(
      zip, ZipArchive::Open(input.bytes, input.path, input.options.limits));
  return DocxReader(input, std::move(zip)).Run();
}

}  // namespace

const Format kDocxFormat = {"docx", "docx docm dotx", Recognize, Read};

}  // namespace tingwen
