"""One box over people, texts and commands."""
