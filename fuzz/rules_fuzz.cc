// Any bytes as a rule table: it is loaded or refused row by row, what is
// loaded can be matched and said, and nothing crashes.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "normalize/say_template.h"
#include "rules/rule_book.h"
#include "rules/rule_matcher.h"
#include "rules/topic_finder.h"

namespace {

using namespace tingwen;

// A folder of this process, with the files that every table may refer to.
const std::string& Folder() {
  static const std::string folder = [] {
    std::string path =
        std::filesystem::temp_directory_path() / "tingwen_rules_XXXXXX";
    if (mkdtemp(path.data()) == nullptr) std::abort();
    std::ofstream(path + "/macros.tsv")
        << "# macro\tpattern\nint\t\\d+\nnum\t{int}(?:\\.\\d+)?\n";
    std::ofstream(path + "/units.tsv") << "# key\tsay\nkm\t公里\nm\t米\n";
    std::ofstream(path + "/topics.tsv") << "# topic\tpattern\nsports\t比赛\n";
    return path;
  }();
  return folder;
}

// The first byte says what kind of table the others are.
std::string_view Header(uint8_t kind) {
  switch (kind % 5) {
    case 0:
      return "# key\tsay\n";
    case 1:
      return "# macro\tpattern\n";
    case 2:
      return "# topic\tpattern\n";
    case 3:
      return "";
    default:
      return "# id\tpriority\tleft\n";
  }
}

void Use(const RuleBook& book) {
  const RuleMatcher matcher(book);
  const TopicFinder topics(book);
  for (size_t i = 0; i < book.rules().size(); ++i) {
    const Rule& rule = book.rules()[i];
    auto words = SayTemplate::Parse(rule.say, book);
    if (!matcher.Check(i) || !words) continue;
    for (size_t at = 0; at < rule.example.size() && at < 64; ++at) {
      const auto match =
          matcher.Match(rule.example, at, [&](const std::string& topic) {
            return !topics.Find(topic, rule.example).empty();
          });
      if (match && match->span.end > rule.example.size()) std::abort();
    }
    words->Say({{"n", "12.50"}, {"u", "km"}}, ReadingStyle());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::ofstream(Folder() + "/fuzz.tsv", std::ios::binary | std::ios::trunc)
      << Header(data[0])
      << std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto book = RuleBook::Load(Folder());
  if (!book) std::abort();
  for (const Error& issue : book->issues()) {
    if (issue.path.empty() || issue.position.line == 0) std::abort();
  }
  Use(*book);
  return 0;
}
