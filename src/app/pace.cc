#include "app/pace.h"

#include "synth/phonemes.h"

namespace tingwen {
namespace {

// How long a voice would take for the words of all passages, in seconds.
Result<double> SpeechSeconds(const Script& script, const std::string& id) {
  const Voice& voice = script.voices.at(id);
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  double seconds = 0;
  for (const Passage& passage : script.passages) {
    Document document = passage.document;  // planning adds diagnostics
    const SpeechPlan plan = PlanSpeech(document, table, voice);
    seconds += script.durations.at(id).Estimate(plan, voice).speech;
  }
  return seconds;
}

}  // namespace

Status MatchPace(const std::string& leader, Script& script) {
  if (script.voices.size() < 2) return {};
  TINGWEN_ASSIGN(wanted, SpeechSeconds(script, leader));
  const Voice leading = script.voices.at(leader);
  for (auto& [id, voice] : script.voices) {
    if (id == leader) continue;
    voice.break_ms = leading.break_ms;
    TINGWEN_ASSIGN(own, SpeechSeconds(script, id));
    if (own <= 0) continue;
    voice.rate = script.durations.at(id).RateFor(voice.rate, wanted / own);
  }
  return {};
}

}  // namespace tingwen
