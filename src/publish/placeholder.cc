// Room publish.
