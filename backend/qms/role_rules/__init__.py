"""The rules by which a title in the directory gives a role, and what directories call units."""
