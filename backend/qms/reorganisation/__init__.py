"""Reorganisations: units end and others take over from a day, so that history and open matters follow."""
