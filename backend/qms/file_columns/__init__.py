"""What the columns of a file may be: their headings, how a cell becomes a value, and what it may have meant."""
