#include "publish/rundown_sheet.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/message.h"
#include "base/text.h"
#include "publish/clean_text.h"
#include "publish/markup_writer.h"

namespace tingwen {
namespace {

// Without double quotes, which the writer would escape.
constexpr const char* kStyle = R"(
@page { size: A4; margin: 15mm }
body { font: 11pt/1.5 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif; color: #111; max-width: 60em; margin: 1.5em auto; padding: 0 1em }
h1 { font-size: 1.5em; margin: 0 }
h2 { font-size: 1.1em; margin: 1.2em 0 .3em }
dl { display: flex; flex-wrap: wrap; gap: .2em 2em; margin: .6em 0 1em }
dl div { display: flex; gap: .5em }
dt { color: #666 } dt::after { content: ':' } dd { margin: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #999; padding: .25em .5em; text-align: left; vertical-align: top }
thead th { background: #eee }
tr { break-inside: avoid }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.note { font-size: .85em; color: #a00 }
tfoot td { font-weight: bold }
@media print { body { margin: 0; max-width: none; padding: 0 } }
)";

// A column: the id of its heading, and how it stands.
struct Column {
  const char* heading;
  bool number;
};
constexpr std::array kColumns = {
    Column{"sheet.number", true}, Column{"sheet.clock", true},
    Column{"sheet.begin", true},  Column{"sheet.duration", true},
    Column{"sheet.title", false}, Column{"sheet.voice", false},
    Column{"sheet.words", true},  Column{"sheet.source", false}};

std::array<std::string, kColumns.size()> Cells(const BulletinRow& row) {
  return {row.number,
          row.clock,
          MinutesText(row.begin),
          MinutesText(row.end - row.begin),
          row.title,
          row.voice,
          row.words == 0 ? "" : std::to_string(row.words),
          row.source};
}

size_t AllWords(const BulletinRecord& record) {
  size_t words = 0;
  for (const BulletinRow& row : record.rows) words += row.words;
  return words;
}

// What stands above the table: names and values.
std::vector<std::pair<std::string, std::string>> Facts(
    const BulletinRecord& record) {
  std::vector<std::pair<std::string, std::string>> facts = {
      {Message("sheet.air"),
       fmt::format("{} {} {}", record.date, record.weekday, record.time)},
      {Message("sheet.length"), MinutesText(record.seconds)}};
  if (record.slot) {
    facts.emplace_back(Message("sheet.slot"),
                       fmt::format("{} ({:+.2f} s)", MinutesText(*record.slot),
                                   record.seconds - *record.slot));
  }
  if (!record.tempo.empty()) {
    facts.emplace_back(Message("sheet.tempo"), record.tempo);
  }
  facts.emplace_back(Message("sheet.profile"), record.profile);
  facts.emplace_back(Message("sheet.words"), std::to_string(AllWords(record)));
  return facts;
}

struct List {
  std::string heading;
  std::vector<std::string> lines;
};

// What stands below the table.
std::vector<List> Lists(const BulletinRecord& record) {
  List files{Message("sheet.files"), {}};
  for (const BulletinFile& file : record.files) {
    files.lines.push_back(fmt::format("{}  {}  {}", file.name,
                                      MinutesText(file.seconds), file.qc));
  }
  return {{Message("sheet.left_out"), record.left_out},
          {Message("sheet.notices"), record.notices},
          std::move(files)};
}

std::string HeadingOf(const BulletinRecord& record) {
  return record.station.empty() ? record.title
                                : record.station + " · " + record.title;
}

void WriteHead(const BulletinRecord& record, MarkupWriter& page) {
  page.Open("head");
  page.Raw("<meta charset=\"utf-8\"/>");
  page.Element("title", HeadingOf(record));
  page.Element("style", kStyle);
  page.Close();
}

void WriteFacts(const BulletinRecord& record, MarkupWriter& page) {
  page.Element("h1", HeadingOf(record));
  page.Open("dl");
  for (const auto& [name, value] : Facts(record)) {
    page.Open("div");
    page.Element("dt", name);
    page.Element("dd", value);
    page.Close();
  }
  page.Close();
}

void WriteCell(const Column& column, const std::string& text,
               MarkupWriter& page) {
  page.Open("td", {{"class", column.number ? "number" : ""}});
  page.Text(text);
}

void WriteRow(const BulletinRow& row, MarkupWriter& page) {
  page.Line().Open("tr");
  const auto cells = Cells(row);
  for (size_t i = 0; i < cells.size(); ++i) {
    WriteCell(kColumns[i], cells[i], page);
    if (std::string_view(kColumns[i].heading) == "sheet.title") {
      for (const std::string& note : row.notes) {
        page.Element("div", note, {{"class", "note"}});
      }
    }
    page.Close();
  }
  page.Close();
}

void WriteTable(const BulletinRecord& record, MarkupWriter& page) {
  page.Open("table");
  page.Open("thead");
  page.Open("tr");
  for (const Column& column : kColumns) {
    page.Element("th", Message(column.heading));
  }
  page.Close();
  page.Close();
  page.Open("tbody");
  for (const BulletinRow& row : record.rows) WriteRow(row, page);
  page.Close();
  page.Close();
}

// How many columns of a terminal a text takes.
size_t Width(std::string_view text) {
  size_t width = 0;
  for (const CodePoint& point : Decode(text)) {
    width += IsWide(point.value) ? 2 : 1;
  }
  return width;
}

std::string Padded(const std::string& text, size_t width, bool number) {
  const std::string spaces(width - std::min(width, Width(text)), ' ');
  return number ? spaces + text : text + spaces;
}

}  // namespace

std::string MinutesText(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60,
                     whole % 60);
}

std::string RundownSheetHtml(const BulletinRecord& record) {
  MarkupWriter page = MarkupWriter::Fragment();
  page.Raw("<!DOCTYPE html>\n");
  page.Open("html", {{"lang", MessageLanguage() == Language::kChinese ? "zh-CN"
                                                                      : "en"}});
  WriteHead(record, page);
  page.Open("body");
  WriteFacts(record, page);
  WriteTable(record, page);
  for (const List& list : Lists(record)) {
    if (list.lines.empty()) continue;
    page.Element("h2", list.heading);
    page.Open("ul");
    for (const std::string& line : list.lines) page.Element("li", line);
    page.Close();
  }
  page.Close();
  page.Close().Line();
  return std::move(page).Finish();
}

std::string RundownSheetText(const BulletinRecord& record) {
  std::string text = CleanText(HeadingOf(record)) + "\n\n";
  for (const auto& [name, value] : Facts(record)) {
    text += fmt::format("{}: {}\n", name, CleanText(value));
  }
  std::array<size_t, kColumns.size()> widths{};
  std::vector<std::array<std::string, kColumns.size()>> rows(1);
  for (size_t i = 0; i < kColumns.size(); ++i) {
    rows[0][i] = Message(kColumns[i].heading);
  }
  for (const BulletinRow& row : record.rows) rows.push_back(Cells(row));
  for (auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      row[i] = CleanText(row[i]);
      widths[i] = std::max(widths[i], Width(row[i]));
    }
  }
  text += "\n";
  for (size_t r = 0; r < rows.size(); ++r) {
    std::string line;
    for (size_t i = 0; i < kColumns.size(); ++i) {
      line += Padded(rows[r][i], widths[i], kColumns[i].number) + "  ";
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    if (r == 0) continue;
    for (const std::string& note : record.rows[r - 1].notes) {
      text += "    ! " + CleanText(note) + "\n";
    }
  }
  for (const List& list : Lists(record)) {
    if (list.lines.empty()) continue;
    text += "\n" + list.heading + "\n";
    for (const std::string& line : list.lines) {
      text += "  - " + CleanText(line) + "\n";
    }
  }
  return text;
}

}  // namespace tingwen
