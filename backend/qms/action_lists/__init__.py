"""The agenda over all that is done: what is late, near, later or with others, a search in it, and a calendar."""
