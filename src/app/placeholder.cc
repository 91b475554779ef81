// Room app.
