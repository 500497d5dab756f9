"""Figures for those who may see how many there are but may read none of them: the board, its auditors, other systems.

A fixed menu, in which small figures are hidden jointly over everything that can be asked. What was shown once stays.
"""
