"""The people of a board: who they are, which roles they hold where and when, and who stands in while they are away.

SOSFS 2011:9 3 kap. 3 §: it is always known who does what. Rights follow the roles held today, at every request anew.
"""
