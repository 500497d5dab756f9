"""Absences that directories tell of: registered, replaced and ended as told. Those by hand are never touched."""
