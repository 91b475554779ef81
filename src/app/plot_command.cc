// tingwen plot: a picture of a sound file.
#include <memory>

#include "app/command.h"
#include "publish/plot.h"

namespace tingwen {
namespace {

struct Request {
  std::string input;
  std::string output;
  PlotOptions options;
};

Status RunPlot(const Request& request) {
  TINGWEN_ASSIGN(sound, ReadPlotSound(request.input, request.options));
  return DrawPlot(sound, request.output);
}

}  // namespace

void AddPlotCommand(const Command& program, Context& /*context*/) {
  auto request = std::make_shared<Request>();
  const Command command = program.Sub("plot", "plot");
  command.Argument("FILE", request->input, "sound_file").Required();
  command.Add("-o,--output", request->output, "plot_output", "OUT").Required();
  command.Add("--from", request->options.begin, "plot_from", "SECONDS");
  command.Add("--until", request->options.end, "plot_until", "SECONDS");
  command.Does([request] { return RunPlot(*request); });
}

}  // namespace tingwen
