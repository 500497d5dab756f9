"""Files of people: which columns they have, and how a whole file is tried and taken over as a list."""
