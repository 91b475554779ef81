#include "corpus.h"

#include <zlib.h>

#include <charconv>

#include "base/text.h"

namespace tingwen::polyphones {
namespace {

Error Broken(const std::string& path, size_t line, std::string what) {
  return {ErrorCode::kInput, std::move(what), path, {line, 0}, ""};
}

// The whole file, unpacked where it is gzip.
Result<std::string> ReadPacked(const std::string& path) {
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return Fail(Broken(path, 0, "cannot be read"));
  std::string bytes;
  std::string buffer(1 << 20, '\0');
  int count = 0;
  while ((count = gzread(file, buffer.data(), buffer.size())) > 0)
    bytes.append(buffer.data(), count);
  gzclose(file);
  if (count < 0) return Fail(Broken(path, 0, "is not whole"));
  return bytes;
}

std::u32string ToCharacters(std::string_view text) {
  std::u32string characters;
  for (const CodePoint& c : Decode(text)) characters += c.value;
  return characters;
}

uint32_t HashText(std::string_view text) {
  uint32_t hash = 2166136261;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619;
  return hash ^ (hash >> 15);
}

class Reader {
 public:
  Reader(Corpus& corpus, uint32_t folds) : corpus_(corpus), folds_(folds) {}

  Status ReadGold(const std::string& path, Origin origin) {
    TINGWEN_ASSIGN(bytes, ReadPacked(path));
    const auto lines = SplitLines(bytes);
    for (size_t i = 1; i < lines.size(); ++i) {
      const auto cells = Split(lines[i], '\t');
      Gold row{0, 0, "", origin};
      if (cells.size() != 4 || !ParseIndex(cells[2], row.position))
        return Fail(Broken(path, i + 1, "not id, sentence, index, reading"));
      row.sentence = Intern(cells[1]);
      row.reading = cells[3];
      if (row.position >= corpus_.sentences[row.sentence].text.size())
        return Fail(Broken(path, i + 1, "the index is outside the sentence"));
      corpus_.gold.push_back(std::move(row));
    }
    return {};
  }

  Status ReadSilver(const std::string& path) {
    TINGWEN_ASSIGN(bytes, ReadPacked(path));
    const auto lines = SplitLines(bytes);
    for (size_t i = 0; i < lines.size(); ++i) {
      const auto cells = Split(lines[i], '\t');
      if (cells.size() != 2)
        return Fail(Broken(path, i + 1, "not sentence, readings"));
      Sentence& sentence = corpus_.sentences[Intern(cells[0])];
      for (const std::string_view reading : Split(cells[1], ' '))
        sentence.silver.emplace_back(reading == "-" ? "" : reading);
      if (sentence.silver.size() != sentence.text.size())
        return Fail(Broken(path, i + 1, "not one reading a character"));
    }
    return {};
  }

 private:
  static bool ParseIndex(std::string_view text, uint32_t& value) {
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc() && result.ptr == end;
  }

  uint32_t Intern(std::string_view text) {
    const auto next = static_cast<uint32_t>(corpus_.sentences.size());
    const auto [place, is_new] = ids_.try_emplace(std::string(text), next);
    if (is_new) {
      Sentence sentence;
      sentence.text = ToCharacters(text);
      sentence.fold = HashText(text) % folds_;
      corpus_.sentences.push_back(std::move(sentence));
    }
    return place->second;
  }

  Corpus& corpus_;
  uint32_t folds_;
  std::unordered_map<std::string, uint32_t> ids_;
};

}  // namespace

Result<Corpus> ReadCorpus(const std::string& folder, uint32_t folds) {
  Corpus corpus;
  Reader reader(corpus, folds);
  TINGWEN_TRY(reader.ReadGold(folder + "/cpp-dev.tsv", Origin::kCppDev));
  TINGWEN_TRY(
      reader.ReadGold(folder + "/g2pl-train.tsv.gz", Origin::kG2plTrain));
  TINGWEN_TRY(reader.ReadGold(folder + "/g2pl-dev.tsv", Origin::kG2plDev));
  TINGWEN_TRY(reader.ReadSilver(folder + "/silver.tsv.gz"));
  return corpus;
}

}  // namespace tingwen::polyphones
