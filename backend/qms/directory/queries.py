"""Reads of what directories say: by key, by person, by login, and which rules hold where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Row, Select, Text, bindparam, func, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import Uuid

from qms.directory.models import DirectoryEntry, DirectoryRule, DirectoryUnit
from qms.directory.policy import GIVEN_BY_RULE
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.rows import valid_on
from qms.organisation.models import Assignment, Person, Role, Unit, UnitClosure, UnitSuccession

PERSON_AT = text("select access.person_at(:issuer, :subject)")

LOGIN_STANDS = text("select access.login_stands(:person, :issuer, :subject)").bindparams(
    bindparam("person", type_=Uuid())
)

ELSEWHERE = text("select access.has_roles_elsewhere(:person, :boards, :day)").bindparams(
    bindparam("person", type_=Uuid()), bindparam("boards", type_=ARRAY(Uuid()))
)

TAKEN = "taken"
"""A login that is another board's person's, or a system's."""

SUBJECT = text("select access.subject_of(:person, :issuer)").bindparams(bindparam("person", type_=Uuid()))


class Covering(Protocol):
    """What says at which units a rule holds."""

    unit_id: UUID | None
    includes_below: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """A rule that holds today: what title gives which role, and at which units; everywhere where none are named."""

    id: UUID
    role: Role
    title: str
    units: frozenset[UUID] | None

    def fits(self, title: str) -> bool:
        """Whether the rule speaks of a title."""
        return not self.title or self.title.casefold() == title.casefold()


def entries(tx: Tx, board_id: UUID, source: str, keys: Iterable[str]) -> dict[str, DirectoryEntry]:
    """What a source has said before, by its keys."""
    rows = select(DirectoryEntry).where(*of_source(board_id, source), DirectoryEntry.key.in_(list(keys)))
    return {entry.key: entry for entry in tx.scalars(rows)}


def of_person(tx: Tx, person_id: UUID) -> Sequence[DirectoryEntry]:
    """What directories say of a person, but for that whose end has been seen to, the oldest first."""
    mine = (DirectoryEntry.person_id == person_id, DirectoryEntry.is_closed.is_(False))
    return tx.scalars(select(DirectoryEntry).where(*mine).order_by(DirectoryEntry.id)).all()


def has_left(tx: Tx, person_id: UUID) -> bool:
    """Whether directories have spoken of a person, and all that they said is over."""
    spoken = select(func.count(), func.count().filter(still(clock.today())))
    said, holds = tx.execute(spoken.where(DirectoryEntry.person_id == person_id)).one()
    return said > 0 and holds == 0


def has_another(tx: Tx, entry: DirectoryEntry) -> bool:
    """Whether the person of an entry has another one that is not over, and so does not leave with it."""
    others = DirectoryEntry.person_id == entry.person_id, DirectoryEntry.id != entry.id, still(clock.today())
    return tx.scalar(select(DirectoryEntry.id).where(*others).limit(1)) is not None


def guarded(person_id: ColumnElement[UUID] | InstrumentedAttribute[UUID] | UUID) -> ColumnElement[bool]:
    """That somebody has a role today, given by hand, that no rule may give."""
    held = select(Assignment.id).where(Assignment.person_id == person_id, valid_on(Assignment, clock.today()))
    return held.where(Assignment.role.not_in(GIVEN_BY_RULE)).exists()


def holds_by_hand(person_id: UUID) -> ColumnElement[bool]:
    """That somebody has a role today that no rule has given."""
    held = select(Assignment.id).where(Assignment.person_id == person_id, valid_on(Assignment, clock.today()))
    return held.where(Assignment.rule_id.is_(None)).exists()


def administrators(tx: Tx, board_id: UUID) -> frozenset[UUID]:
    """Who administers a board today. Held meanwhile, so that two lists never let the last two go at once."""
    return frozenset(tx.scalars(administering(board_id).order_by(Assignment.id).with_for_update(of=Assignment)))


def administering(board_id: UUID) -> Select[UUID]:
    """Who administers a board today, once for each time that it says so."""
    held = select(Assignment.person_id).join(Person, Person.id == Assignment.person_id)
    here = (Assignment.board_id == board_id, Assignment.role == Role.ADMINISTRATOR, Person.is_active)
    return held.where(*here, valid_on(Assignment, clock.today()))


def has_roles_elsewhere(tx: Tx, person_id: UUID, board_ids: Iterable[UUID]) -> bool:
    """Whether somebody has roles at other boards too, over which a directory of these says nothing."""
    asked = {"person": person_id, "boards": sorted(board_ids), "day": clock.today()}
    return bool(tx.scalar(ELSEWHERE, asked))


def still(day: date) -> ColumnElement[bool]:
    """That an entry is not over on a day."""
    return or_(DirectoryEntry.valid_to.is_(None), DirectoryEntry.valid_to >= day)


def of_source(board_id: UUID, source: str) -> tuple[ColumnElement[bool], ...]:
    """That an entry is of one source."""
    return DirectoryEntry.board_id == board_id, DirectoryEntry.source == source


def working(tx: Tx, board_id: UUID, source: str) -> int:
    """How many of a source's rows hold today or later."""
    rows = select(func.count()).where(*of_source(board_id, source), still(clock.today()))
    return tx.scalar(rows) or 0


def person_at(tx: Tx, issuer: str, subject: str) -> UUID | None:
    """Whose a login is, if it is somebody's within reach, also of who has left."""
    return cast("UUID | None", tx.scalar(PERSON_AT, {"issuer": issuer, "subject": subject}))


def called_at(tx: Tx, board_id: UUID, source: str, issuer: str, logins: Iterable[str]) -> Sequence[Row[str, str, str]]:
    """Whose logins are, as a source that still tells of them calls them: the login, the key and the name of each."""
    login = func.unnest(bindparam("logins", list(logins), type_=ARRAY(Text))).column_valued("login")
    whose = func.access.person_at(issuer, login, type_=Uuid()).label("person_id")
    asked = select(login.label("login"), whose).cte("asked").prefix_with("materialized")
    rows = select(asked.c.login, DirectoryEntry.key, DirectoryEntry.said["name"].astext)
    rows = rows.join(DirectoryEntry, DirectoryEntry.person_id == asked.c.person_id)
    return tx.execute(rows.where(*of_source(board_id, source), still(clock.today())).order_by(DirectoryEntry.id)).all()


def login_stands(tx: Tx, issuer: str, subject: str, person_id: UUID | None) -> str | None:
    """Why a login cannot be tied to a person, or to who has it and else somebody new. None where it can."""
    asked = {"person": person_id, "issuer": issuer, "subject": subject}
    return cast("str | None", tx.scalar(LOGIN_STANDS, asked))


def login_of(tx: Tx, issuer: str, person_id: UUID) -> str | None:
    """Who a person is at the identity provider."""
    return cast("str | None", tx.scalar(SUBJECT, {"person": person_id, "issuer": issuer}))


def units_by_name(tx: Tx, board_id: UUID) -> dict[str, UUID | None]:
    """The board's units of today by what they are called here and in directories. Nothing where two are called so."""
    today = clock.today()
    named: dict[str, UUID | None] = {}
    for unit in tx.scalars(select(Unit).where(Unit.board_id == board_id)):
        if unit.is_valid_on(today):
            named[unit.name.casefold()] = None if unit.name.casefold() in named else unit.id
    rows = select(DirectoryUnit.code, DirectoryUnit.unit_id).where(DirectoryUnit.board_id == board_id)
    for code, unit_id in tx.execute(rows):
        became = units_today(tx, unit_id)
        named[code.casefold()] = became[0] if len(became) == 1 else None
    return named


def units_today(tx: Tx, unit_id: UUID) -> list[UUID]:
    """The unit, or those that it has become."""
    today, units, passed = clock.today(), list[UUID](), set[UUID]()
    waiting = [unit_id]
    while waiting:
        at = waiting.pop()
        if at in passed:
            continue
        passed.add(at)
        if tx.get_one(Unit, at).is_valid_on(today):
            units.append(at)
            continue
        edges = select(UnitSuccession.successor_id).where(UnitSuccession.predecessor_id == at)
        waiting += tx.scalars(edges.where(UnitSuccession.happened_on <= today)).all()
    return units


def holding(tx: Tx, board_id: UUID) -> list[Holding]:
    """The rules that hold at a board, the oldest first."""
    rows = select(DirectoryRule).where(DirectoryRule.board_id == board_id, DirectoryRule.ended_at.is_(None))
    every = tx.scalars(rows.order_by(DirectoryRule.id)).all()
    return [Holding(rule.id, rule.role, rule.title, units_of(tx, rule)) for rule in every]


def units_of(tx: Tx, rule: Covering) -> frozenset[UUID] | None:
    """The units of today that a rule speaks of; None is everywhere."""
    if rule.unit_id is None:
        return None
    units = units_today(tx, rule.unit_id)
    if rule.includes_below:
        units = list(tx.scalars(select(UnitClosure.descendant).where(UnitClosure.ancestor.in_(units))))
    return frozenset(units)
