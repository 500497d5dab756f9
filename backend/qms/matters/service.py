"""What happens to every kind of matter."""

from sqlalchemy import func, select

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters.models import Matter, MatterEvent


def record(tx: Tx, matter: Matter, kind: str, *, note: str | None = None, **data: str) -> None:
    """Add an entry to a matter's timeline, and thereby to the feed."""
    tx.add(
        MatterEvent(
            board_id=matter.board_id,
            matter_id=matter.id,
            kind=kind,
            at=clock.now(),
            actor_id=tx.actor.id if tx.actor.kind != "system" else None,
            actor_name=tx.actor.name,
            note=note,
            data={"status": matter.status, **data},
        )
    )


def in_turn(tx: Tx, client: str) -> None:
    """Take in one send from a source at a time, so that two at once cannot make the same thing or block each other."""
    tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"source {client}", 0))))


def index(matter: Matter, *texts: str | None) -> None:
    """Make the words of a matter searchable in its board."""
    matter.search = func.access.words(matter.board_id, " ".join(filter(None, texts)))
