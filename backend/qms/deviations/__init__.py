"""Deviations (avvikelser): anyone reports, the manager assesses, and patterns show in the year's figures.

SOSFS 2011:9 5 kap. 5-6 §§: deviations are investigated, compiled and analysed; staff must report (SoL 27 kap. 2 §).
Lifecycle: received → investigating → acting → closed; received may also be closed directly or dismissed.
"""
