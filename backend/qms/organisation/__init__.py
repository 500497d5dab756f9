"""The municipality: boards (nämnder), units valid in time, code lists and dated law references.

SOSFS 2011:9 3 kap. 3 § asks who does what in the quality work; with ``people`` this answers it for every day.
"""
