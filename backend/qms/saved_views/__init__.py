"""Filters and orders of lists that people have named, each for themselves."""
