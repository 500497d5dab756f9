"""Counting: periods, breakdowns, and small figures that must not point anybody out."""
