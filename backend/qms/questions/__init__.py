"""Questions that a board asks about its matters, and the answers.

A set of questions has versions: draft → published → ended. What is answered is answered in one version, and stays to be
read word for word whatever becomes of the set. It is asked about a matter of any kind; no kind is known here.
"""
