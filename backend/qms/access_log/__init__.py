"""The access log: who has read a matter, and what people and systems have done, for those who watch over it."""
