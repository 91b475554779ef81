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

void AddPlotCommand(CLI::App& program, Context& context) {
  auto request = std::make_shared<Request>();
  CLI::App* command = AddCommand(program, "plot");
  AddOption(command, "FILE", request->input, "option.sound_file")
      ->required()
      ->type_name("");
  AddOption(command, "-o,--output", request->output, "option.plot_output")
      ->required()
      ->type_name("OUT");
  AddOption(command, "--from", request->options.begin, "option.plot_from")
      ->type_name("SECONDS");
  AddOption(command, "--until", request->options.end, "option.plot_until")
      ->type_name("SECONDS");
  command->callback([request, &context] {
    context.run = [request] {
      const Status status = RunPlot(*request);
      return status ? 0 : Report(status.error());
    };
  });
}

}  // namespace tingwen
