// ODT: documents of LibreOffice and OpenOffice (ODF 1.3, part 3).
#include <algorithm>
#include <map>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/markup_walker.h"
#include "readers/odt_story.h"
#include "readers/odt_styles.h"
#include "readers/office_tree.h"
#include "readers/piece_writer.h"
#include "readers/source_parts.h"
#include "readers/zip_archive.h"

namespace tingwen {
namespace {

Match Recognize(const Head& head) {
  const ZipKind kind = KindOfZip(head.bytes);
  if (kind == ZipKind::kOdt) return Match::kSure;
  const bool is_zip = head.bytes.starts_with("PK\x03\x04");
  return is_zip && kind == ZipKind::kNone ? Match::kMaybe : Match::kNo;
}

class OdtReader {
 public:
  OdtReader(const Input& input, ZipArchive zip)
      : input_(input), zip_(std::move(zip)) {}

  Result<Piece> Run() {
    TINGWEN_TRY(CheckEncryption());
    TINGWEN_TRY(AddPart("content.xml"));
    if (zip_.Has("styles.xml")) TINGWEN_TRY(AddPart("styles.xml"));
    size_t broken = 0;
    TINGWEN_ASSIGN(content, Parse(parts_.BytesOf(0), &broken));
    OdtStyles styles;
    OfficeTree tree;
    // Before the text, so that the headers' texts live as long as the tree.
    MarkupTree looks;
    if (parts_.size() > 1) {
      if (auto parsed = Parse(parts_.BytesOf(1), nullptr)) {
        looks = *std::move(parsed);
      }
    }
    styles.Read(looks);
    styles.Read(content);
    const NodeId body = FindBody(content);
    if (body == kNoNode) {
      return FailWith(ErrorCode::kInput, input_.path, "readers.no_body");
    }
    OdtStory(content, styles, tree).Write(body);
    if (parts_.size() > 1) DropMargins(looks, tree);
    PieceWriter writer(parts_.bytes(), input_.options);
    MarkupWalker(tree.tree(), writer, "odt", &tree.notes()).Walk(kRootNode);
    if (broken != std::string::npos) {
      writer.Report(Severity::kWarning, "broken_xml", {broken, broken});
    }
    writer.metadata().encoding = "UTF-8";
    Piece piece = std::move(writer).Finish();
    std::move(parts_).MoveInto(piece);
    return piece;
  }

 private:
  Result<MarkupTree> Parse(std::string_view text, size_t* broken) const {
    return ParseXml(text, input_.path, input_.options.limits.depth, broken);
  }

  Status AddPart(const char* name) {
    TINGWEN_ASSIGN(bytes, zip_.Read(name));
    TINGWEN_ASSIGN(decoded, DecodeBytes(bytes, input_.path));
    parts_.Add(name, decoded.text.text());
    return {};
  }

  // The manifest names what a password protects (ODF 1.3, part 2, 3.4.1).
  Status CheckEncryption() {
    constexpr const char* kManifest = "META-INF/manifest.xml";
    if (!zip_.Has(kManifest)) return {};
    TINGWEN_ASSIGN(bytes, zip_.Read(kManifest));
    const auto tree = Parse(bytes, nullptr);
    if (!tree || tree->Find(kRootNode, "encryption-data") == kNoNode) return {};
    return FailWith(ErrorCode::kInput, input_.path, "readers.encrypted",
                    "content.xml");
  }

  static NodeId FindBody(const MarkupTree& tree) {
    const NodeId body = tree.Find(kRootNode, "body");
    for (NodeId id = tree[body].first_child; id != kNoNode;
         id = tree[id].next) {
      if (tree[id].name == "text") return id;
    }
    return kNoNode;
  }

  void DropMargins(const MarkupTree& looks, OfficeTree& out) const {
    const NodeId masters = looks.Find(kRootNode, "master-styles");
    if (masters == kNoNode) return;
    const size_t begin = parts_[1].span.begin;
    const NodeId end = looks.EndOf(masters);
    for (NodeId id = masters; id < end; ++id) {
      const MarkupNode& node = looks[id];
      if (Trim(node.text).empty()) continue;
      out.Drop({begin + node.source.begin, begin + node.source.end}, node.text,
               "page header or footer");
    }
  }

  const Input& input_;
  ZipArchive zip_;
  SourceParts parts_;
};

Result<Piece> Read(const Input& input) {
  if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
  TINGWEN_ASSIGN(
      zip, ZipArchive::Open(input.bytes, input.path, input.options.limits));
  return OdtReader(input, std::move(zip)).Run();
}

}  // namespace

const Format kOdtFormat = {"odt", "odt ott", Recognize, Read};

}  // namespace tingwen
