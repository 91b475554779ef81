// Room pronounce.
