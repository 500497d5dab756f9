"""What happens to reports that another system has had: they come in by the days that they had there, or are set aside.

An open one waits here as any report does, and its times have run since it was reported there.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select

from qms.connections import service as connections
from qms.cooperation import service as cooperation
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deviation_imports.schemas import ImportedDeviation
from qms.deviations import service as deviations
from qms.deviations.models import Deviation
from qms.file_reading.reading import CLIENT
from qms.intake.schemas import ItemStatus
from qms.kernel import clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Invalid, UnknownReference
from qms.matters import service as matters
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Code, Person
from qms.responsibility.queries import place_on


def take_in(tx: Tx, command: ImportedDeviation) -> tuple[ItemStatus, Deviation]:
    """Take in a report that may have come before. Until somebody has assessed it its source may say all of it anew."""
    return deviations.take_in(tx, command, create=_report, update=_updated, client=CLIENT)


def _report(tx: Tx, command: ImportedDeviation) -> Deviation:
    _, board = place_on(tx, command.unit_id, clock.today(), at="/unitId")
    return deviations.report(tx, command, **_known(tx, board.id, command), imported_at=clock.now())


def _updated(tx: Tx, deviation: Deviation, command: ImportedDeviation) -> None:
    known, before = _known(tx, deviation.board_id, command), deviation.reported_at
    deviations.updated(tx, deviation, command, **({} if deviation.assessed_at else known))
    if deviation.reported_at != before:
        _count_anew(tx, deviation)


def _count_anew(tx: Tx, deviation: Deviation) -> None:
    """Let the times that run since a report came in run from the day that its source now says."""
    board, since = organisation.board(tx, deviation.board_id), clock.civil_date(deviation.reported_at)
    rules = {Rule.ASSESS: board.assess_days} | ({} if deviation.answered_at else {Rule.ANSWER: board.answer_days})
    for rule, days in rules.items():
        deadlines.count_anew(tx, deviation, deadlines.Time(rule, since, since + timedelta(days=days)))


def _known(tx: Tx, board_id: UUID, command: ImportedDeviation) -> dict[str, Any]:
    """What its source knows of a report besides, after refusing what cannot be."""
    day = clock.civil_date(command.reported_at)
    if command.reported_at > clock.now() + timedelta(minutes=5):
        raise _impossible("/reportedAt", "in-future", "Dagen kan inte ligga framåt.")
    if command.occurred.on and command.occurred.on > day:
        raise _impossible("/occurred/on", "after-report", "Det kan inte ha hänt efter att det rapporterades.")
    if command.on_behalf_of and _is_named(tx, board_id, command.on_behalf_of):
        raise _impossible("/onBehalfOf", "name", "Skriv rollen, inte vem det är.")
    category, activity = command.category, command.activity
    if category:
        _code(tx, board_id, CodeListName.CATEGORY, category, command)
    if activity and _code(tx, board_id, CodeListName.ACTIVITY, activity, command).parent != category:
        raise UnknownReference("Aktiviteten hör till en annan kategori.", at="/activity")
    return {"reported_at": command.reported_at, "category": category, "activity": activity}


def _code(tx: Tx, board_id: UUID, of: CodeListName, code: str, command: ImportedDeviation) -> Code:
    """A code that the board has today, or had when the report came in."""
    with suppress(UnknownReference):
        return organisation.require_code(tx, board_id, of, code, clock.today())
    return organisation.require_code(tx, board_id, of, code, clock.civil_date(command.reported_at), at=f"/{of}")


def _is_named(tx: Tx, board_id: UUID, role: str) -> bool:
    """Whether somebody of the board's is named where a role should stand, or an address that leads to one."""
    known: dict[tuple[UUID, str], bool] = tx.info.setdefault("named_roles", {})
    if (board_id, role) not in known:
        words = " ".join(["", *re.findall(r"[\w-]+", role.lower()), ""])
        named = func.strpos(literal(words), func.concat(" ", func.lower(Person.name), " ")) > 0
        here = select(Person.id).where(organisation.belongs_to(frozenset([board_id])), named)
        known[board_id, role] = "@" in role or tx.scalar(here.limit(1)) is not None
    return known[board_id, role]


def _impossible(pointer: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": pointer, "code": code, "detail": detail}])


def take_back(tx: Tx, deviation_ids: Sequence[UUID], reason: str, by: Actor) -> None:
    """Let reports that a file brought in by mistake count nowhere. Nothing runs for them any more."""
    deadlines.set_aside(tx, deviation_ids, reason)
    connections.set_aside(tx, deviation_ids)
    cooperation.set_aside(tx, deviation_ids, reason)
    matters.set_aside(tx, deviation_ids, reason=reason, by=by)
