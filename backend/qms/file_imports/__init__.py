"""Files of rows that people and systems hand in: examined, mended, taken in."""
