"""The municipal systems that call the API: each has an account at one board, with what its one job needs, for a time.

The credential itself is the identity provider's; here stands which client may act, as what, and until when. An account
is never removed, since the trail names it: it gets a last day that has been.
"""
