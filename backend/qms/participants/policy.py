"""What somebody may do by the part that they have in a matter."""

from dataclasses import replace

from sqlalchemy import exists, select

from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter
from qms.participants.models import Part, Participant


def may_as(tx: Tx, operation: str, matter: Matter, part: Part) -> bool:
    """Whether the caller may do something with a matter: by more than taking part in it, or by having that part."""
    reach = access.reach(tx.actor, operation)
    if policy.reaches(tx, replace(reach, appointed=frozenset()), matter):
        return True
    _, people = reach.people_at(matter.board_id)
    if matter.id not in tx.actor.takes_part_in(people):
        return False
    has = (Participant.matter_id == matter.id, Participant.part == part, Participant.ended_at.is_(None))
    return bool(tx.scalar(select(exists().where(*has, Participant.person_id.in_(people)))))
