"""How many actions are proposed, how far they have come, and what they have led to."""
