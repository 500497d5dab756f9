"""The municipality: boards (nämnder), units valid in time, people, roles, deputies, code lists and dated law references.

SOSFS 2011:9 3 kap. 3 § asks who does what in the quality work; this module answers it for every day.
"""
