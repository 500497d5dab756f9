"""Who may do what with an investigation: it belongs where its matter does. Who answers for it says when it is done."""

from dataclasses import replace

from qms.investigations.models import Investigation
from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter
from qms.participants.models import Part
from qms.participants.queries import having

READ = "investigationRead"


def may(tx: Tx, operation: str, investigation: Investigation) -> bool:
    """Whether the caller may do this with the investigation of a matter that they read."""
    return policy.may_on_any(tx, operation, tx.get_one(Matter, investigation.matter_id))


def answers_for(tx: Tx, operation: str, investigation: Investigation) -> bool:
    """Whether the caller reaches the matter by more than taking part in it, or takes part as its investigator."""
    matter = tx.get_one(Matter, investigation.matter_id)
    reach = access.reach(tx.actor, operation, policy.reading(matter))
    if policy.reaches(tx, replace(reach, appointed=frozenset()), matter):
        return True
    return any(one.person_id in tx.actor.persons for one in having(tx, matter, Part.INVESTIGATOR))
