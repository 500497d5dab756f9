"""The feed: what has happened in a board, in an order that never changes."""
