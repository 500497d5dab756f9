"""Who reads which messages of a matter."""

from dataclasses import replace

from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter

MESSAGES = "matterMessageList"


def handles(tx: Tx, matter: Matter) -> bool:
    """Whether the caller reaches the messages of a matter by more than having reported it."""
    reach = access.reach(tx.actor, MESSAGES, policy.reading(matter))
    return policy.reaches(tx, replace(reach, own=frozenset()), matter)
