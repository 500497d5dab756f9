"""Who reads which messages of a matter, and what is asked of those above when something has happened again."""

from dataclasses import replace

from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter

MESSAGES = "matterMessageList"
RECUR = "effects.recur"
"""The job of those above who know what was done about a matter, when it is said, or no more, that it happened again."""


def handles(tx: Tx, matter: Matter) -> bool:
    """Whether the caller reaches the messages of a matter by more than having reported it."""
    reach = access.reach(tx.actor, MESSAGES, policy.reading(matter))
    return policy.reaches(tx, replace(reach, own=frozenset()), matter)
