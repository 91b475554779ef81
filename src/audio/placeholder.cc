// Room audio.
