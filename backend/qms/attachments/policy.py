"""Who may do what with the files of a matter: whoever handles it with all, who has reported it with their own."""

from dataclasses import replace

from qms.attachments.models import Attachment
from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter

LIST, ADD, FETCH, REMOVE = "attachmentList", "attachmentAdd", "attachmentFetch", "attachmentRemove"


def handles(tx: Tx, matter: Matter) -> bool:
    """Whether the caller reaches the files of a matter by more than having reported it."""
    reach = access.reach(tx.actor, LIST, policy.reading(matter))
    return policy.reaches(tx, replace(reach, own=frozenset()), matter)


def may(tx: Tx, operation: str, attachment: Attachment) -> bool:
    """Whether the caller may take a step with a file: who has only reported the matter, with what they added."""
    matter = tx.get_one(Matter, attachment.matter_id)
    is_theirs = attachment.added_by == tx.actor.id or handles(tx, matter)
    return is_theirs and policy.may_on_any(tx, operation, matter)
