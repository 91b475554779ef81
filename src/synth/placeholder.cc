// Room synth.
