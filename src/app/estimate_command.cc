// tingwen estimate: how long documents will be when they are spoken.
#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "app/command.h"
#include "app/fit.h"
#include "app/line_filter.h"
#include "base/file.h"
#include "document/json.h"
#include "synth/duration.h"

namespace tingwen {
namespace {

struct EstimateOptions {
  std::vector<std::string> inputs;
  bool json = false;
};

std::string Line(const std::string& input, const DurationEstimate& estimate,
                 bool json) {
  if (!json) {
    return fmt::format("{}\t{}\n", ClockText(estimate.seconds()), input);
  }
  const auto round = [](double seconds) {
    return std::round(seconds * 100) / 100;
  };
  const nlohmann::ordered_json object = {{"file", input},
                                         {"seconds", round(estimate.seconds())},
                                         {"speech", round(estimate.speech)},
                                         {"pauses", round(estimate.pauses)},
                                         {"syllables", estimate.syllables}};
  return DumpJson(object) + "\n";
}

Status EstimateFile(const std::string& input, const FrontEnd& front_end,
                    const Settings& settings, bool json) {
  TINGWEN_ASSIGN(voice, settings.SelectedVoice());
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(input, limit));
  TINGWEN_ASSIGN(document, front_end.Analyze(bytes, input));
  TINGWEN_ASSIGN(estimate, EstimateDuration(document, voice));
  return Print(Line(input, estimate, json));
}

Result<int> RunEstimate(const EstimateOptions& options,
                        const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(front_end, LoadFrontEnd(settings));
  int code = 0;
  for (const std::string& input : options.inputs) {
    const Status status =
        EstimateFile(input, front_end, settings, options.json);
    if (status) continue;
    const int failed = Report(status.error());
    code = options.inputs.size() == 1 ? failed : 1;
  }
  return code;
}

}  // namespace

void AddEstimateCommand(const Command& program, Context& context) {
  auto options = std::make_shared<EstimateOptions>();
  const Command command = program.Sub("estimate", "estimate");
  command.Argument("INPUT", options->inputs, "inputs").Required();
  command.Flag("--json", options->json, "json_lines");
  AddVoiceOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunEstimate(*options, context); });
}

}  // namespace tingwen
