"""Remind somebody of something, once."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.notifications.models import Reminder


def remind_once(tx: Tx, board_id: UUID, kind: str, *, key: str = "", to: UUID | str | None, **about: UUID) -> bool:
    """Note that a person or a role is reminded of something about a thing: ``decision_id=`` or ``report_id=``.

    False when it was noted before.
    """
    row = {
        "id": new_id(),
        "board_id": board_id,
        "kind": kind,
        "key": key,
        "recipient_role" if isinstance(to, str) else "recipient_id": to,
        "reminded_at": clock.now(),
    }
    written = insert(Reminder).values(row | about).on_conflict_do_nothing().returning(Reminder.id)
    return tx.scalar(written) is not None
