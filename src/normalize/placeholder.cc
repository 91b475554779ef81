// Room normalize.
