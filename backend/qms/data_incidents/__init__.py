"""Whether somebody who should not have may have seen personal data: told, decided by the data protection officer.

GDPR articles 33 and 34. It may be about a matter of any kind, and none is known here. Who reported the matter knows
that it was asked, and nothing of what came of it.
"""
