"""What happens to every kind of matter."""

from sqlalchemy import func

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


def index(matter: Matter, *texts: str | None) -> None:
    """Make the words of a matter searchable."""
    matter.search = func.to_tsvector("swedish", " ".join(filter(None, texts)))
