// Compiles the lexicon: compile_lexicon --terra F --jieba F --tables DIR
// --out FILE [--conflicts]. --conflicts lists, one a line, the words for which
// two sources have different readings, the winner first.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/file.h"
#include "lexicon_builder.h"

namespace tingwen {
namespace {

void PrintConflicts(const BuiltLexicon& lexicon) {
  for (const LexiconConflict& conflict : lexicon.conflicts)
    fmt::print("{}\t{}\t{}\t{}\t{}\n", ToUtf8(conflict.word),
               NameOf(conflict.winner), FormatReading(conflict.won),
               NameOf(conflict.loser), FormatReading(conflict.lost));
}

Status Compile(const LexiconPaths& paths, const std::string& out,
               bool conflicts) {
  TINGWEN_ASSIGN(lexicon, BuildLexicon(paths));
  if (conflicts) PrintConflicts(lexicon);
  if (out.empty()) return {};
  return WriteFile(out, SerializeLexicon(lexicon.contents));
}

int Main(int argc, char** argv) {
  CLI::App app("Compiles the lexicon of tingwen.");
  LexiconPaths paths;
  std::string out;
  bool conflicts = false;
  app.add_option("--terra", paths.terra, "terra_pinyin.dict.yaml")->required();
  app.add_option("--jieba", paths.jieba, "jieba's dict.txt")->required();
  app.add_option("--tables", paths.tables, "the folder data/lexicon")
      ->required();
  app.add_option("--out", out, "the file to write");
  app.add_flag("--conflicts", conflicts, "list words with two readings");
  CLI11_PARSE(app, argc, argv);
  const Status status = Compile(paths, out, conflicts);
  if (status) return 0;
  fmt::print(stderr, "{}\n", Describe(status.error()));
  return ExitCode(status.error().code);
}

}  // namespace
}  // namespace tingwen

int main(int argc, char** argv) { return tingwen::Main(argc, argv); }
