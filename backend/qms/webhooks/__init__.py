"""The feed as it is sent: each event to the systems that have asked for it, signed, in order, until it is taken.

What is sent are ids and codes alone. The receiver fetches the matter with its own token, and its rights are asked then.
"""
