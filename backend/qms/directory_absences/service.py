"""Absences are what directories tell of today. What is told no more ends, and so does one whose deputy has left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from qms.directory.models import DirectoryEntry
from qms.directory.queries import entries
from qms.directory.schemas import DirectoryRow
from qms.directory_absences import queries
from qms.intake.service import each
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.organisation.models import Absence
from qms.organisation.policy import rights_moved
from qms.organisation.service import PeriodReversed
from qms.people.schemas import AbsenceCreate
from qms.people.service import register_absence

SEE_TO = "directory_absences.see_to"

A_DAY = timedelta(days=1)


class DeputyUnknown(Conflict):
    """Ersättaren står inte i katalogen, eller arbetar inte kvar."""

    code = "directory-deputy-unknown"
    title = "Ersättaren är inte känd"
    detail = "Frånvaron är inte anmäld: ersättaren, eller den närmaste chefen, står inte i katalogen eller har slutat."


@dataclass(frozen=True, slots=True)
class Told:
    """An absence as an entry tells of it today."""

    first: date
    last: date
    deputy_id: UUID

    def is_told_by(self, absence: Absence) -> bool:
        """Whether it is the one that stands. One that has begun may have been begun anew since."""
        have_begun = max(absence.absent_from, self.first) <= clock.today()
        begins_alike = have_begun or absence.absent_from == self.first
        return begins_alike and (absence.absent_to, absence.deputy_id) == (self.last, self.deputy_id)


def see_to(tx: Tx, board_id: UUID, changed: Collection[UUID] = ()) -> dict[UUID, Problem]:
    """Let a board's absences be those that directories tell of. Why one could not be registered, by its entry.

    One is registered when something has ``changed`` in the entries that it is of, or in place of another: what somebody
    has taken back by hand stays so.
    """
    standing, refused = queries.standing(tx, board_id), dict[UUID, Problem]()
    waiting: list[tuple[DirectoryEntry, Told]] = []
    has_ended = False
    for entry in queries.telling(tx, board_id):
        stands, (told, of) = standing.get(entry.id), _told(tx, entry)
        if isinstance(told, Problem):
            refused[entry.id] = told
        if stands and isinstance(told, Told) and told.is_told_by(stands):
            continue
        if stands:
            _end(tx, stands)
            has_ended = True
        if isinstance(told, Told) and (stands or not of.isdisjoint(changed)):
            waiting.append((entry, told))
    tx.flush()
    answers = [each(tx, [partial(_register, tx, entry, told)])[0] for entry, told in waiting]
    refused |= {entry.id: answer for (entry, _), answer in zip(waiting, answers, strict=True) if answer}
    if has_ended or waiting:
        rights_moved(tx)
    return refused


def _told(tx: Tx, entry: DirectoryEntry) -> tuple[Told | Problem | None, set[UUID]]:
    """What an entry tells of, and the entries that it is of.

    The deputy is the named one, or the manager where none is named or the deputy has left.
    """
    row = DirectoryRow.model_validate(entry.said)
    if row.absence is None or not queries.is_here(tx, entry):
        return None, set()
    if row.absence.absent_to < row.absence.absent_from:
        return PeriodReversed(at="/absence/absentTo"), set()
    if row.absence.absent_to < clock.today():
        return None, set()
    named = [key for key in (row.absence.deputy, row.manager) if key]
    known = entries(tx, entry.board_id, entry.source, named)
    of = {entry.id, *(one.id for one in known.values())}
    for key in named:
        if key not in known:
            break
        if queries.is_here(tx, known[key]):
            return Told(row.absence.absent_from, row.absence.absent_to, known[key].person_id), of
    return DeputyUnknown(at="/absence/deputy"), of


def _end(tx: Tx, absence: Absence) -> None:
    """Yesterday was the last day. One that has not been for a day was never; the trail keeps what was."""
    if absence.absent_from >= clock.today():
        tx.delete(absence)
    else:
        absence.absent_to = clock.today() - A_DAY


def _register(tx: Tx, entry: DirectoryEntry, told: Told) -> None:
    """The deputy has the roles that rules have given, none that was given by hand: ``access.lend_roles`` says so."""
    last_told = queries.last_told(tx, entry.id)
    first = max(told.first, clock.today()) if last_told and last_told >= told.first else told.first
    if queries.registered(tx, entry, told.deputy_id, first, told.last):
        return
    fields = {"person_id": entry.person_id, "deputy_id": told.deputy_id, "absent_from": first, "absent_to": told.last}
    command = AbsenceCreate.model_validate({"board_id": entry.board_id, **fields})
    register_absence(tx, command, entry_id=entry.id)
