// tingwen lexicon: the user's own readings.
#include <fmt/format.h>

#include <memory>

#include "app/command.h"
#include "app/line_filter.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"
#include "pronounce/user_lexicon_file.h"

namespace tingwen {
namespace {

struct LexiconOptions {
  std::string word;
  std::vector<std::string> pinyin;
  std::vector<std::string> removed;
  std::string import_path;
};

// The lexicon as set, and what its rows are held to.
struct OpenLexicon {
  std::string path;
  LegalSyllables legal;
  UserLexiconFile file;
};

using LexiconAction = Status (*)(const LexiconOptions&, OpenLexicon&);

std::string Utf8Of(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) AppendUtf8(result, c);
  return result;
}

Result<std::string> LexiconPath(const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  if (!settings.lexicon.empty()) return settings.lexicon;
  std::string path = UserConfigPath("lexicon.tsv");
  if (path.empty()) return FailWith(ErrorCode::kUsage, "", "lexicon.nowhere");
  return path;
}

Result<OpenLexicon> OpenFor(const Context& context) {
  TINGWEN_ASSIGN(path, LexiconPath(context));
  TINGWEN_ASSIGN(legal,
                 LegalSyllables::Load(DataPath("rules/repair_syllables.tsv")));
  TINGWEN_ASSIGN(file, UserLexiconFile::Open(path, legal));
  return OpenLexicon{std::move(path), std::move(legal), std::move(file)};
}

Status AddWord(const LexiconOptions& options, OpenLexicon& lexicon) {
  std::string pinyin;
  for (const std::string& part : options.pinyin) pinyin += part + " ";
  auto row = UserLexicon::ParseRow(options.word, Trim(pinyin), lexicon.legal);
  if (!row) {
    Error error = std::move(row).error();
    error.code = ErrorCode::kUsage;
    return Fail(std::move(error));
  }
  const std::string reading = FormatReading(row->reading);
  lexicon.file.Set(*std::move(row));
  TINGWEN_TRY(lexicon.file.Save());
  return Print(Message("lexicon.set", options.word, reading, lexicon.path) +
               "\n");
}

Status ListWords(const LexiconOptions&, OpenLexicon& lexicon) {
  std::string text;
  for (const UserLexicon::Row& row : lexicon.file.Rows()) {
    text += Utf8Of(row.word) + "\t" + FormatReading(row.reading) + "\n";
  }
  return Print(text);
}

// All of the words or, where one is not there, none.
Status RemoveWords(const LexiconOptions& options, OpenLexicon& lexicon) {
  for (const std::string& word : options.removed) {
    if (lexicon.file.Remove(word)) continue;
    return FailWith(ErrorCode::kInput, lexicon.path, "lexicon.no_word", word);
  }
  return lexicon.file.Save();
}

// All rows of the table or, where one is wrong, none.
Status ImportWords(const LexiconOptions& options, OpenLexicon& lexicon) {
  TINGWEN_ASSIGN(bytes, ReadFile(options.import_path));
  TINGWEN_ASSIGN(table,
                 UserLexicon::Parse(bytes, options.import_path, lexicon.legal));
  size_t added = 0;
  size_t replaced = 0;
  for (const UserLexicon::Row& row : table.rows()) {
    const auto change = lexicon.file.Set(row);
    added += change == UserLexiconFile::Change::kAdded ? 1 : 0;
    replaced += change == UserLexiconFile::Change::kReplaced ? 1 : 0;
  }
  TINGWEN_TRY(lexicon.file.Save());
  return Print(Message("lexicon.imported", added, replaced,
                       table.rows().size() - added - replaced, lexicon.path) +
               "\n");
}

Status RunAction(LexiconAction action, const LexiconOptions& options,
                 const Context& context) {
  TINGWEN_ASSIGN(lexicon, OpenFor(context));
  return action(options, lexicon);
}

// A command below `lexicon`.
Command AddActionCommand(const Command& lexicon, const std::string& name,
                         LexiconAction action,
                         const std::shared_ptr<LexiconOptions>& options,
                         Context& context) {
  const Command command = lexicon.Sub(name, "lexicon." + name);
  command.Does([action, options, &context] {
    return RunAction(action, *options, context);
  });
  return command;
}

}  // namespace

void AddLexiconCommand(const Command& program, Context& context) {
  auto options = std::make_shared<LexiconOptions>();
  const Command command = program.Sub("lexicon", "lexicon");
  command.Add("--lexicon", context.overrides.lexicon, "lexicon", "FILE");
  command.NeedsSub();
  const Command add =
      AddActionCommand(command, "add", AddWord, options, context);
  add.Argument("WORD", options->word, "lexicon.word").Required();
  add.Argument("PINYIN", options->pinyin, "lexicon.pinyin").Required();
  AddActionCommand(command, "list", ListWords, options, context);
  const Command remove =
      AddActionCommand(command, "remove", RemoveWords, options, context);
  remove.Argument("WORD", options->removed, "lexicon.word").Required();
  const Command import =
      AddActionCommand(command, "import", ImportWords, options, context);
  import.Argument("FILE", options->import_path, "lexicon.import").Required();
}

}  // namespace tingwen
