// Room readers.
