// ParseXml of readers/markup.h, by the SAX interface of libxml2.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <unordered_set>
#include <vector>

#include "base/message.h"
#include "base/text.h"
#include "readers/markup.h"

namespace tingwen {
namespace {

std::string_view ViewOf(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : reinterpret_cast<const char*>(text);
}
std::string_view ViewOf(const xmlChar* text, size_t size) {
  return {reinterpret_cast<const char*>(text), size};
}

// More nodes than this would take more memory than their text is worth.
constexpr size_t kMostNodes = size_t{4} << 20;
// libxml2 itself stops at 256.
constexpr size_t kDeepest = 250;

// Builds the tree while libxml2 reads.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, size_t depth)
      : text_(text), depth_(depth), open_{kRootNode} {}

  void Start(const xmlChar* local, const xmlChar* prefix, int count,
             const xmlChar** attributes) {
    MarkupNode node;
    node.name = KeepName(ViewOf(local));
    node.prefix = KeepName(ViewOf(prefix));
    node.source = {Consumed(), Consumed()};
    open_.push_back(tree_.Add(open_.back(), node));
    for (int i = 0; i < count; ++i) AddAttribute(attributes + 5 * i);
    too_deep_ = too_deep_ || open_.size() > depth_ + 1;
    too_many_ = tree_.size() > kMostNodes;
    if (too_deep_ || too_many_) xmlStopParser(context_);
  }

  void End() {
    if (open_.size() > 1) open_.pop_back();
  }

  void Text(const xmlChar* data, int size) {
    const std::string_view text = ViewOf(data, size);
    const Span source = SourceOf(text);
    MarkupNode node;
    node.source = source;
    node.text = source.Of(text_) == text ? source.Of(text_) : tree_.Keep(text);
    tree_.Add(open_.back(), node);
  }

  // XHTML names characters as HTML does, in a DTD that is never loaded.
  xmlEntityPtr HtmlEntity(const xmlChar* name) {
    const htmlEntityDesc* known = htmlEntityLookup(name);
    if (known == nullptr) return nullptr;
    const auto [entity, is_new] = entities_.try_emplace(known->value);
    if (is_new) {
      AppendUtf8(entity->second.text, known->value);
      xmlEntity& made = entity->second.entity;
      made.type = XML_ENTITY_DECL;
      made.etype = XML_INTERNAL_PREDEFINED_ENTITY;
      made.name = reinterpret_cast<const xmlChar*>(known->name);
      made.content = reinterpret_cast<xmlChar*>(entity->second.text.data());
      made.length = static_cast<int>(entity->second.text.size());
    }
    return &entity->second.entity;
  }

  xmlParserCtxtPtr context_ = nullptr;

  MarkupTree TakeTree() { return std::move(tree_); }
  bool too_deep() const { return too_deep_; }
  bool too_many() const { return too_many_; }
  size_t Consumed() const {
    const long at = xmlByteConsumed(context_);
    return at < 0 ? 0 : std::min<size_t>(at, text_.size());
  }

 private:
  // Names are few, and are kept once.
  std::string_view KeepName(std::string_view name) {
    if (name.empty()) return {};
    const auto known = names_.find(name);
    return known != names_.end() ? *known
                                 : *names_.insert(tree_.Keep(name)).first;
  }

  void AddAttribute(const xmlChar** attribute) {
    const std::string_view local = ViewOf(attribute[0]);
    const std::string_view prefix = ViewOf(attribute[1]);
    const std::string name =
        prefix.empty() ? std::string(local)
                       : std::string(prefix) + ":" + std::string(local);
    const std::string_view value =
        ViewOf(attribute[3], attribute[4] - attribute[3]);
    tree_.AddAttribute({KeepName(name), tree_.Keep(value), {}});
  }

  // The source of a text that was just read: it ends where the parser stands,
  // or lies in the parser's own buffer, which is the source.
  Span SourceOf(std::string_view text) {
    const xmlParserInput* input = context_->input;
    const char* base = reinterpret_cast<const char*>(input->base);
    const char* end = reinterpret_cast<const char*>(input->end);
    size_t begin = 0;
    if (text.data() >= base && text.data() < end) {
      begin = input->consumed + (text.data() - base);
    } else {
      begin = FindBefore(text, Consumed());
    }
    if (begin + text.size() <= text_.size() &&
        text_.substr(begin, text.size()) == text) {
      return {begin, begin + text.size()};
    }
    return EntityBefore(Consumed());
  }

  size_t FindBefore(std::string_view text, size_t end) const {
    return end >= text.size() ? end - text.size() : 0;
  }

  // `&amp;` right before `end`.
  Span EntityBefore(size_t end) const {
    const size_t begin = text_.rfind('&', end == 0 ? 0 : end - 1);
    if (begin == text_.npos || end - begin > 40) return {end, end};
    return {begin, end};
  }

  std::string_view text_;
  size_t depth_;
  MarkupTree tree_;
  std::vector<NodeId> open_;
  std::unordered_set<std::string_view> names_;
  struct Character {
    std::string text;
    xmlEntity entity{};
  };
  std::map<unsigned, Character> entities_;
  bool too_deep_ = false;
  bool too_many_ = false;
};

TreeBuilder& BuilderOf(void* context) {
  return *static_cast<TreeBuilder*>(
      static_cast<xmlParserCtxtPtr>(context)->_private);
}

void OnStart(void* context, const xmlChar* local, const xmlChar* prefix,
             const xmlChar*, int, const xmlChar**, int count, int,
             const xmlChar** attributes) {
  BuilderOf(context).Start(local, prefix, count, attributes);
}
void OnEnd(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  BuilderOf(context).End();
}
void OnText(void* context, const xmlChar* data, int size) {
  BuilderOf(context).Text(data, size);
}
xmlEntityPtr OnEntity(void* context, const xmlChar* name) {
  const xmlEntityPtr declared = xmlSAX2GetEntity(context, name);
  return declared != nullptr ? declared : BuilderOf(context).HtmlEntity(name);
}

// Entities that the document itself defines are kept by libxml2, with its
// guard against those that multiply; nothing else is done with the DTD.
xmlSAXHandler HandlerOf() {
  xmlSAXHandler handler{};
  xmlSAXVersion(&handler, 2);
  handler.startElementNs = OnStart;
  handler.endElementNs = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnText;
  handler.getEntity = OnEntity;
  handler.comment = nullptr;
  handler.processingInstruction = nullptr;
  handler.externalSubset = nullptr;
  handler.reference = nullptr;
  handler.warning = nullptr;
  handler.error = nullptr;
  handler.fatalError = nullptr;
  handler.serror = nullptr;
  return handler;
}

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

// Nothing outside the text is ever opened.
xmlParserInputPtr OpenNothing(const char*, const char*, xmlParserCtxtPtr) {
  return nullptr;
}

void SetUpOnce() {
  static const bool done = [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(OpenNothing);
    return true;
  }();
  (void)done;
}

}  // namespace

Result<MarkupTree> ParseXml(std::string_view text, const std::string& path,
                            size_t depth, size_t* broken) {
  SetUpOnce();
  depth = std::min(depth, kDeepest);
  if (broken != nullptr) *broken = text.npos;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (context == nullptr || text.size() > std::numeric_limits<int>::max()) {
    return FailWith(ErrorCode::kInput, path, "readers.xml");
  }
  TreeBuilder builder(text, depth);
  builder.context_ = context.get();
  context->_private = &builder;
  *context->sax = HandlerOf();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_RECOVER |
                                       XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC |
                                       XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseDocument(context.get());
  const int error = context->errNo;
  if (builder.too_deep()) {
    return FailWith(ErrorCode::kInput, path, "readers.too_deep", depth);
  }
  if (builder.too_many()) {
    return FailWith(ErrorCode::kInput, path, "readers.too_many", kMostNodes);
  }
  const size_t end = builder.Consumed();
  MarkupTree tree = builder.TakeTree();
  if (error == XML_ERR_ENTITY_LOOP || tree.size() < 2) {
    return FailWith(ErrorCode::kInput, path, "readers.xml");
  }
  if (error != XML_ERR_OK && !context->wellFormed && broken != nullptr) {
    *broken = end;
  }
  return tree;
}

}  // namespace tingwen
