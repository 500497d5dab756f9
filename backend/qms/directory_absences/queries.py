"""Reads of the absences that directories have told of."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from qms.directory.models import DirectoryEntry
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.organisation.models import Absence, Person


def standing(tx: Tx, board_id: UUID) -> dict[UUID, Absence]:
    """The absences of a board that directories have told of and that last, by the entry that told."""
    rows = select(Absence).where(Absence.board_id == board_id, Absence.entry_id.is_not(None))
    lasting = tx.scalars(rows.where(Absence.absent_to >= clock.today())).all()
    return {absence.entry_id: absence for absence in lasting if absence.entry_id}


def telling(tx: Tx, board_id: UUID) -> Sequence[DirectoryEntry]:
    """The entries of a board that tell of an absence, also a reversed one, or have told of one that lasts."""
    lasts = select(Absence.id).where(Absence.entry_id == DirectoryEntry.id, Absence.absent_to >= clock.today())
    said = DirectoryEntry.said["absence"]
    first, last = said["absent_from"].astext, said["absent_to"].astext
    tells = or_(last >= clock.today().isoformat(), last < first)
    rows = select(DirectoryEntry).where(DirectoryEntry.board_id == board_id, or_(tells, lasts.exists()))
    return tx.scalars(rows.order_by(DirectoryEntry.id)).all()


def is_here(tx: Tx, entry: DirectoryEntry) -> bool:
    """Whether whom an entry is about works, by it and at all."""
    active = select(Person.is_active).where(Person.id == entry.person_id)
    return not entry.is_over(clock.today()) and bool(tx.scalar(active))


def last_told(tx: Tx, entry_id: UUID) -> date | None:
    """The last day of all absences that an entry has told of."""
    days = select(Absence.absent_to).where(Absence.entry_id == entry_id)
    return tx.scalar(days.order_by(Absence.absent_to.desc()).limit(1))


def registered(tx: Tx, entry: DirectoryEntry, deputy_id: UUID, first: date, last: date) -> bool:
    """Whether an absence stands already, whoever said it."""
    same = {"board_id": entry.board_id, "person_id": entry.person_id, "deputy_id": deputy_id}
    return tx.scalar(select(Absence.id).filter_by(**same, absent_from=first, absent_to=last).limit(1)) is not None
