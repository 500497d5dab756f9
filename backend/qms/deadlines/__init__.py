"""Until when something in a matter is to be done, by which rule, and whether it was: of every kind of matter alike."""
