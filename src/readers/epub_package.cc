#include "readers/epub_package.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

constexpr std::string_view kContainer = "META-INF/container.xml";
constexpr std::string_view kEncryption = "META-INF/encryption.xml";

// Fonts are scrambled so that they aren't taken out of the book; their text
// isn't (EPUB 3.3, 4.4; Adobe's older way).
bool OnlyScramblesFonts(std::string_view algorithm) {
  return algorithm == "http://www.idpf.org/2008/embedding" ||
         algorithm == "http://ns.adobe.com/pdf/enc#RC";
}

std::string Folded(std::string_view text) {
  std::string folded;
  for (const std::string_view word : Split(text, '\n')) {
    if (!folded.empty() && !Trim(word).empty()) folded += ' ';
    folded += Trim(word);
  }
  return folded;
}

bool HasWord(std::string_view words, std::string_view word) {
  const auto all = Split(words, ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}

class PackageReader {
 public:
  PackageReader(ZipArchive& zip, const std::string& path,
                const ReadLimits& limits)
      : zip_(zip), path_(path), limits_(limits) {}

  Result<EpubPackage> Run(std::string& bytes) {
    TINGWEN_TRY(CheckEncryption());
    TINGWEN_TRY(FindPackage());
    TINGWEN_ASSIGN(text, ReadText(package_.name));
    bytes = std::move(text);
    TINGWEN_ASSIGN(tree, ParseXml(bytes, path_, limits_.depth));
    ReadMetadata(tree);
    ReadManifest(tree);
    ReadGuide(tree);
    ReadSpine(tree);
    ReadNavigation();
    if (package_.chapters.empty()) {
      return FailWith(ErrorCode::kInput, path_, "readers.no_chapters");
    }
    return std::move(package_);
  }

 private:
  struct Item {
    std::string name;
    std::string type;
    std::string properties;
  };

  Result<std::string> ReadText(std::string_view name) {
    TINGWEN_ASSIGN(bytes, zip_.Read(name));
    TINGWEN_ASSIGN(decoded, DecodeBytes(bytes, path_));
    return decoded.text.text();
  }

  Status CheckEncryption() {
    if (!zip_.Has(kEncryption)) return {};
    TINGWEN_ASSIGN(text, ReadText(kEncryption));
    TINGWEN_ASSIGN(tree, ParseXml(text, path_, limits_.depth));
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "EncryptedData") continue;
      const NodeId method = tree.Find(id, "EncryptionMethod");
      if (OnlyScramblesFonts(tree.Attribute(method, "Algorithm"))) continue;
      const NodeId file = tree.Find(id, "CipherReference");
      return FailWith(ErrorCode::kInput, path_, "readers.encrypted",
                      tree.Attribute(file, "URI"));
    }
    return {};
  }

  Status FindPackage() {
    TINGWEN_ASSIGN(text, ReadText(kContainer));
    TINGWEN_ASSIGN(tree, ParseXml(text, path_, limits_.depth));
    const NodeId root = tree.Find(kRootNode, "rootfile");
    package_.name = ResolveReference("", tree.Attribute(root, "full-path"));
    return {};
  }

  void ReadMetadata(const MarkupTree& tree) {
    const auto read = [&](const char* name, std::string& value) {
      const NodeId node = tree.Find(kRootNode, name);
      if (node == kNoNode) return node;
      value = Folded(tree.TextOf(node));
      return tree[node].first_child;
    };
    const NodeId title = read("title", package_.title);
    if (title != kNoNode) package_.title_source = tree[title].source;
    read("creator", package_.author);
    std::string date;
    read("date", date);
    package_.date = IsoDate(date);
  }

  void ReadManifest(const MarkupTree& tree) {
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "item") continue;
      items_[std::string(tree.Attribute(id, "id"))] = {
          ResolveReference(package_.name, tree.Attribute(id, "href")),
          std::string(tree.Attribute(id, "media-type")),
          std::string(tree.Attribute(id, "properties"))};
    }
  }

  // EPUB 2 names the roles of chapters in a guide.
  void ReadGuide(const MarkupTree& tree) {
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "reference") continue;
      const std::string_view type = tree.Attribute(id, "type");
      const std::string name =
          ResolveReference(package_.name, tree.Attribute(id, "href"));
      if (type == "toc") unread_[name] = "navigation";
      if (type == "cover") unread_[name] = "cover";
    }
  }

  // What is not part of the way through the book follows behind it.
  void ReadSpine(const MarkupTree& tree) {
    std::vector<EpubChapter> aside;
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "itemref") continue;
      const auto item = items_.find(std::string(tree.Attribute(id, "idref")));
      if (item == items_.end()) continue;
      EpubChapter chapter{item->second.name, {}};
      if (HasWord(item->second.properties, "nav")) {
        chapter.unread = "navigation";
      } else if (const auto known = unread_.find(chapter.name);
                 known != unread_.end()) {
        chapter.unread = known->second;
      }
      const bool is_aside = tree.Attribute(id, "linear") == "no";
      (is_aside ? aside : package_.chapters).push_back(std::move(chapter));
    }
    std::move(aside.begin(), aside.end(),
              std::back_inserter(package_.chapters));
  }

  // The navigation document of EPUB 3, else the NCX of EPUB 2. A book without
  // one, or with a damaged one, is read all the same.
  void ReadNavigation() {
    std::string ncx;
    std::string nav;
    for (const auto& [id, item] : items_) {
      if (HasWord(item.properties, "nav")) nav = item.name;
      if (item.type == "application/x-dtbncx+xml") ncx = item.name;
    }
    const std::string& name = nav.empty() ? ncx : nav;
    if (name.empty() || !zip_.Has(name)) return;
    const auto text = ReadText(name);
    if (!text) return;
    const auto toc = ParseXml(*text, path_, limits_.depth);
    if (!toc) return;
    if (nav.empty()) {
      ReadNcx(*toc, name);
    } else {
      ReadNav(*toc, name);
    }
  }

  static int DepthOf(const MarkupTree& tree, NodeId id, std::string_view name) {
    int depth = 0;
    for (; id != kRootNode; id = tree[id].parent) {
      depth += tree[id].name == name ? 1 : 0;
    }
    return depth;
  }

  void AddEntry(std::string_view base, std::string_view reference,
                std::string label, int level) {
    const std::string name = ResolveReference(base, reference);
    if (name.empty() || label.empty()) return;
    package_.navigation.push_back({name, std::move(label), level});
  }

  void ReadNcx(const MarkupTree& tree, std::string_view base) {
    for (NodeId id = 1; id < tree.size(); ++id) {
      if (tree[id].name != "navPoint") continue;
      const NodeId content = tree.Find(id, "content");
      const NodeId label = tree.Find(id, "navLabel");
      AddEntry(base, tree.Attribute(content, "src"),
               label == kNoNode ? "" : Folded(tree.TextOf(label)),
               DepthOf(tree, id, "navPoint"));
    }
  }

  void ReadNav(const MarkupTree& tree, std::string_view base) {
    for (NodeId nav = 1; nav < tree.size(); ++nav) {
      if (tree[nav].name != "nav" ||
          !HasWord(tree.Attribute(nav, "epub:type"), "toc")) {
        continue;
      }
      for (NodeId id = nav; id < tree.EndOf(nav); ++id) {
        if (tree[id].name != "a") continue;
        AddEntry(base, tree.Attribute(id, "href"), Folded(tree.TextOf(id)),
                 DepthOf(tree, id, "ol"));
      }
    }
  }

  ZipArchive& zip_;
  const std::string& path_;
  const ReadLimits& limits_;
  EpubPackage package_;
  std::map<std::string, Item> items_;
  std::map<std::string, std::string> unread_;
};

}  // namespace

Result<EpubPackage> ReadEpubPackage(ZipArchive& zip, const std::string& path,
                                    const ReadLimits& limits,
                                    std::string& package) {
  return PackageReader(zip, path, limits).Run(package);
}

}  // namespace tingwen
