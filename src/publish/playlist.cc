#include "publish/playlist.h"

#include <fmt/format.h>

#include <cmath>

#include "base/text.h"
#include "document/json.h"
#include "publish/clean_text.h"

namespace tingwen {
namespace {

std::string CsvCell(const std::string& text) {
  std::string cell = CleanText(text);
  ReplaceAll(cell, "\"", "\"\"");
  return "\"" + cell + "\"";
}

}  // namespace

std::string PlaylistM3u(const BulletinRecord& record) {
  std::string text = "#EXTM3U\n#EXTENC:UTF-8\n";
  text += "#PLAYLIST:" + CleanText(record.title) + "\n";
  for (const BulletinFile& file : record.files) {
    const std::string artist =
        file.artist.empty() ? "" : CleanText(file.artist) + " - ";
    text += fmt::format("#EXTINF:{},{}{}\n{}\n", std::llround(file.seconds),
                        artist, CleanText(file.title), file.name);
  }
  return text;
}

std::string PlaylistCsv(const BulletinRecord& record) {
  std::string text = "number,date,time,file,title,artist,cut_id,seconds\r\n";
  size_t number = 0;
  for (const BulletinFile& file : record.files) {
    text +=
        fmt::format("{},{},{},{},{},{},{},{:.3f}\r\n", ++number, record.date,
                    file.clock, CsvCell(file.name), CsvCell(file.title),
                    CsvCell(file.artist), CsvCell(file.cut_id), file.seconds);
  }
  return text;
}

std::string ChaptersJson(const std::string& title,
                         const std::vector<Chapter>& chapters) {
  using Json = nlohmann::ordered_json;
  const auto rounded = [](double seconds) {
    return std::round(seconds * 1000) / 1000;
  };
  Json list = Json::array();
  for (const Chapter& chapter : chapters) {
    list.push_back({{"startTime", rounded(chapter.begin)},
                    {"endTime", rounded(chapter.end)},
                    {"title", CleanText(chapter.title)}});
  }
  const Json json = {{"version", "1.2.0"},
                     {"title", CleanText(title)},
                     {"chapters", std::move(list)}};
  return DumpJson(json, 1) + "\n";
}

}  // namespace tingwen
