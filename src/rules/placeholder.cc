// Room rules.
