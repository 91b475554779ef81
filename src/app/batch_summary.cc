#include "app/batch_summary.h"

#include <fmt/format.h>

#include <cmath>

#include "base/file.h"
#include "base/markup.h"
#include "base/message.h"
#include "base/text.h"
#include "document/json.h"

namespace tingwen {
namespace {

using nlohmann::ordered_json;

std::string StateOf(const BatchRow& row) {
  return row.settled ? std::string(NameOf(row.entry.state)) : "open";
}

bool IsDone(const BatchRow& row) {
  return row.settled && row.entry.state == JobState::kDone;
}

// The share of a document's characters that is spoken; none of an empty one.
std::optional<double> CoverageOf(const JobFacts& facts) {
  const auto all = static_cast<double>(facts.spoken + facts.left_out);
  if (all == 0) return std::nullopt;
  return static_cast<double>(facts.spoken) / all;
}

std::optional<double> Rounded(std::optional<double> value, double steps) {
  if (value) value = std::round(*value * steps) / steps;
  return value;
}

std::string NumberText(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : std::string();
}

double SecondsOf(const BatchResult& result) {
  double seconds = 0;
  for (const BatchRow& row : result.rows) {
    if (IsDone(row)) seconds += row.entry.report.facts.seconds;
  }
  return seconds;
}

std::string ClockText(double seconds) {
  const auto all = std::llround(seconds);
  return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

// One document in columns: what all forms of the summary show.
struct Columns {
  std::string state, input, output;
  std::optional<double> seconds, loudness, true_peak, coverage;
  const std::vector<std::string>* warnings;
  std::string reason;
};

Columns ColumnsOf(const BatchRow& row) {
  const JobFacts& facts = row.entry.report.facts;
  Columns columns{StateOf(row),
                  row.entry.input,
                  row.entry.output,
                  {},
                  {},
                  {},
                  {},
                  &facts.warnings,
                  {}};
  if (IsDone(row)) {
    columns.seconds = Rounded(facts.seconds, 1000);
    columns.loudness = Rounded(facts.loudness, 100);
    columns.true_peak = Rounded(facts.true_peak, 100);
    columns.coverage = Rounded(CoverageOf(facts), 10000);
  } else if (row.settled) {
    columns.reason = Describe(row.entry.report.error);
  }
  return columns;
}

// --- text --------------------------------------------------------------------

std::string TextOf(const BatchResult& result) {
  std::string text;
  for (const BatchRow& row : result.rows) {
    const Columns c = ColumnsOf(row);
    text += fmt::format("{:<12}{}", c.state, c.input);
    if (IsDone(row)) {
      text += fmt::format(
          " -> {}  {}", c.output,
          Message("batch.row", ClockText(*c.seconds), NumberText(c.loudness),
                  NumberText(Rounded(CoverageOf(row.entry.report.facts), 1000)),
                  c.warnings->size()));
    }
    text += "\n";
    for (const std::string_view line : SplitLines(c.reason)) {
      text += fmt::format("{:12}{}\n", "", line);
    }
    for (const std::string& warning : *c.warnings) {
      text += fmt::format("{:12}{}\n", "", warning);
    }
  }
  return text + BatchTotals(result) + "\n";
}

// --- JSON --------------------------------------------------------------------

ordered_json OrNull(std::optional<double> value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json RowJson(const BatchRow& row) {
  const Columns c = ColumnsOf(row);
  return {{"state", c.state},
          {"before", row.before},
          {"input", c.input},
          {"output", c.output},
          {"seconds", OrNull(c.seconds)},
          {"integrated_lufs", OrNull(c.loudness)},
          {"true_peak_dbtp", OrNull(c.true_peak)},
          {"coverage", OrNull(c.coverage)},
          {"warnings", *c.warnings},
          {"reason", c.reason},
          {"attempts", row.entry.report.attempts},
          {"content", row.entry.content}};
}

std::string JsonOf(const BatchResult& result) {
  ordered_json documents = ordered_json::array();
  for (const BatchRow& row : result.rows) documents.push_back(RowJson(row));
  const ordered_json totals = {
      {"done", result.Count(JobState::kDone)},
      {"failed", result.Count(JobState::kFailed)},
      {"quarantined", result.Count(JobState::kQuarantined)},
      {"open", result.open()},
      {"audio_seconds", SecondsOf(result)},
      {"elapsed_seconds", result.elapsed}};
  return DumpJson({{"totals", totals}, {"documents", documents}}, 1) + "\n";
}

// --- CSV ---------------------------------------------------------------------

std::string CsvField(std::string text) {
  ReplaceAll(text, "\"", "\"\"");
  return "\"" + text + "\"";
}

std::string CsvOf(const BatchResult& result) {
  std::string text =
      "state,input,output,seconds,integrated_lufs,true_peak_dbtp,coverage,"
      "warnings,reason\r\n";
  for (const BatchRow& row : result.rows) {
    const Columns c = ColumnsOf(row);
    text += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", c.state,
                        CsvField(c.input), CsvField(c.output),
                        NumberText(c.seconds), NumberText(c.loudness),
                        NumberText(c.true_peak), NumberText(c.coverage),
                        c.warnings->size(), CsvField(c.reason));
  }
  return text;
}

// --- HTML --------------------------------------------------------------------

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="{0}"><head><meta charset="utf-8"><title>{1}</title>
<style>
body {{ font: 1em/1.5 sans-serif; margin: 2em; }}
table {{ border-collapse: collapse; }} td, th {{ border: 1px solid #bbb; padding: .2em .6em; text-align: left; vertical-align: top; }}
tr.failed, tr.quarantined {{ background: #fde0dc; }} tr.open {{ background: #fff3b0; }}
</style></head><body><h1>{1}</h1>
<p>{2}</p>
<table><thead><tr>{3}</tr></thead><tbody>
)";

std::string Cells(const char* cell, const std::vector<std::string>& texts) {
  std::string html;
  for (const std::string& text : texts) {
    std::string escaped = EscapeMarkup(text);
    ReplaceAll(escaped, "\n", "<br>");
    html += fmt::format("<{0}>{1}</{0}>", cell, escaped);
  }
  return html;
}

std::string HtmlOf(const BatchResult& result) {
  const bool chinese = MessageLanguage() == Language::kChinese;
  std::vector<std::string> headings;
  const std::string all_headings = Message("batch.headings");
  for (const auto heading : Split(all_headings, '|')) {
    headings.emplace_back(heading);
  }
  std::string html =
      fmt::format(kHead, chinese ? "zh-CN" : "en", Message("batch.title"),
                  EscapeMarkup(BatchTotals(result)), Cells("th", headings));
  for (const BatchRow& row : result.rows) {
    const Columns c = ColumnsOf(row);
    std::string remarks = c.reason;
    for (const std::string& warning : *c.warnings) {
      remarks += (remarks.empty() ? "" : "\n") + warning;
    }
    html += fmt::format(
        "<tr class=\"{}\">{}</tr>\n", c.state,
        Cells("td", {c.state, c.input, c.output,
                     c.seconds ? ClockText(*c.seconds) : std::string(),
                     NumberText(c.loudness), NumberText(c.coverage), remarks}));
  }
  return html + "</tbody></table></body></html>\n";
}

}  // namespace

std::string BatchTotals(const BatchResult& result) {
  return Message(
      "batch.totals", result.Count(JobState::kDone),
      result.Count(JobState::kFailed) + result.Count(JobState::kQuarantined),
      result.open(), ClockText(SecondsOf(result)), ClockText(result.elapsed));
}

Status WriteBatchSummary(const BatchResult& result, const std::string& path) {
  const auto text = path.ends_with(".json")   ? JsonOf(result)
                    : path.ends_with(".csv")  ? CsvOf(result)
                    : path.ends_with(".html") ? HtmlOf(result)
                                              : TextOf(result);
  return WriteFile(path, text);
}

}  // namespace tingwen
