"""Favourable decisions and the time it takes to carry them out (ej verkställda beslut)."""
