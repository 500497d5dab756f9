"""Files of rows that people hand in: read as a table, understood by a list of columns, taken in row by row."""
