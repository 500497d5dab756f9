"""Earlier matters that are like one: of its category, at its unit or beside it, in the same words."""
