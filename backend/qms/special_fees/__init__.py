"""Fees that a court has made the municipality pay because a decision was not carried out (särskild avgift).

SoL (2025:400) 34 kap. 5-10 §§, LSS 28 a-28 e §§. Lifecycle: imposed → paid; what was wrong is struck, never erased.
"""
