#include "corpus.h"

#include <zlib.h>

#include <charconv>
#include <filesystem>
#include <set>
#include <unordered_map>

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

uint32_t HashText(std::string_view text) {
  uint32_t hash = 2166136261;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619;
  return hash ^ (hash >> 15);
}

class Reader {
 public:
  Reader(Corpus& corpus, const SpokenText& spoken, uint32_t folds)
      : corpus_(corpus), spoken_(spoken), folds_(folds) {}

  Status ReadGold(const std::string& path, Origin origin) {
    TINGWEN_ASSIGN(bytes, ReadPacked(path));
    const auto lines = SplitLines(bytes);
    for (size_t i = 1; i < lines.size(); ++i) {
      auto cells = Split(lines[i], '\t');
      if (cells.size() == 4) cells.erase(cells.begin());  // the id
      size_t index = 0;
      if (cells.size() != 3 || !ParseIndex(cells[1], index))
        return Fail(Broken(path, i + 1, "not sentence, index, reading"));
      const auto& places = PlacesOf(cells[0]);
      if (index >= places.size())
        return Fail(Broken(path, i + 1, "the index is outside the sentence"));
      AddGold(places[index], std::string(cells[2]), origin);
    }
    return {};
  }

  Status ReadOwn(const std::string& folder) {
    std::set<std::filesystem::path> paths;  // in one order everywhere
    std::error_code error;
    const std::filesystem::directory_iterator files(folder, error);
    if (error) return Fail(Broken(folder, 0, "cannot be read"));
    for (const auto& file : files) {
      if (file.path().extension() == ".tsv") paths.insert(file.path());
    }
    for (const auto& path : paths) TINGWEN_TRY(ReadGold(path, Origin::kOwn));
    return {};
  }

  Status ReadSilver(const std::string& path) {
    TINGWEN_ASSIGN(bytes, ReadPacked(path));
    const auto lines = SplitLines(bytes);
    for (size_t i = 0; i < lines.size(); ++i) {
      const auto cells = Split(lines[i], '\t');
      if (cells.size() != 2)
        return Fail(Broken(path, i + 1, "not sentence, readings"));
      const auto& places = PlacesOf(cells[0]);
      const auto readings = Split(cells[1], ' ');
      if (readings.size() != places.size())
        return Fail(Broken(path, i + 1, "not one reading a character"));
      for (size_t k = 0; k < readings.size(); ++k) {
        if (places[k].spoken && readings[k] != "-")
          corpus_.sentences[places[k].sentence].silver[places[k].position] =
              readings[k];
      }
    }
    return {};
  }

 private:
  // Where a raw character is found in the corpus.
  struct Place {
    bool spoken = false;
    uint32_t sentence = 0;
    uint32_t position = 0;
  };

  static bool ParseIndex(std::string_view text, size_t& value) {
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc() && result.ptr == end;
  }

  void AddGold(const Place& place, std::string reading, Origin origin) {
    if (place.spoken) {
      corpus_.gold.push_back(
          {place.sentence, place.position, std::move(reading), origin});
    } else {
      ++corpus_.lost;
    }
  }

  // Adds the sentences of a line the first time that it is met.
  const std::vector<Place>& PlacesOf(std::string_view line) {
    const auto [known, is_new] = places_.try_emplace(std::string(line));
    std::vector<Place>& places = known->second;
    if (!is_new) return places;
    places.resize(CountCodePoints(line));
    const auto number = static_cast<uint32_t>(corpus_.lines.size());
    corpus_.lines.emplace_back(line);
    for (SpokenSentence& spoken : spoken_.Analyze(line)) {
      const auto id = static_cast<uint32_t>(corpus_.sentences.size());
      for (uint32_t i = 0; i < spoken.raw_index.size(); ++i) {
        if (spoken.raw_index[i] >= 0)
          places[spoken.raw_index[i]] = {true, id, i};
      }
      Sentence& sentence = corpus_.sentences.emplace_back();
      sentence.silver.resize(spoken.text.size());
      sentence.text = std::move(spoken.text);
      sentence.word_of = std::move(spoken.word_of);
      sentence.fold = HashText(line) % folds_;
      sentence.line = number;
      sentence.raw_index = std::move(spoken.raw_index);
    }
    return places;
  }

  Corpus& corpus_;
  const SpokenText& spoken_;
  uint32_t folds_;
  std::unordered_map<std::string, std::vector<Place>> places_;
};

}  // namespace

PolyphoneSite Corpus::SiteOf(uint32_t sentence, uint32_t position) const {
  PolyphoneSite site;
  site.text = sentences[sentence].text;
  site.word_of = sentences[sentence].word_of;
  site.position = position;
  site.lexicon = lexicon;
  return site;
}

Result<Corpus> ReadCorpus(const CorpusPaths& paths, const SpokenText& spoken,
                          uint32_t folds) {
  Corpus corpus;
  corpus.lexicon = &spoken.lexicon();
  Reader reader(corpus, spoken, folds);
  const std::string& shared = paths.shared;
  TINGWEN_TRY(reader.ReadGold(shared + "/cpp-dev.tsv", Origin::kCppDev));
  TINGWEN_TRY(
      reader.ReadGold(shared + "/g2pl-train.tsv.gz", Origin::kG2plTrain));
  TINGWEN_TRY(reader.ReadGold(shared + "/g2pl-dev.tsv", Origin::kG2plDev));
  if (!paths.own.empty()) TINGWEN_TRY(reader.ReadOwn(paths.own));
  TINGWEN_TRY(reader.ReadSilver(shared + "/silver.tsv.gz"));
  return corpus;
}

}  // namespace tingwen::polyphones
