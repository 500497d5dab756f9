"""Stores the invented municipality: boards, units, people, roles, code lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from qms.demo.municipality import Municipality, headcount
from qms.demo.people import systems
from qms.demo.world import PlannedBoard
from qms.kernel.db import Base, Tx
from qms.kernel.ids import new_id
from qms.organisation.models import (
    Absence,
    Assignment,
    Board,
    Code,
    Person,
    Unit,
    UnitHeadcount,
    UnitSuccession,
)
from qms.service_accounts.models import Job, ServiceAccount

DOMAIN = "alvsala.example"
ACCOUNTS_END = date(2099, 12, 31)


@dataclass(frozen=True)
class Places:
    """The ids that boards, units and people got, by their keys in the plan."""

    boards: dict[str, UUID]
    units: dict[str, UUID]
    people: dict[str, UUID]


def email(key: str) -> str:
    """The invented address of an invented person."""
    return f"{key}@{DOMAIN}"


def store(tx: Tx, municipality: Municipality, board_ids: Sequence[UUID]) -> Places:
    """Store the municipality and return where everything ended up."""
    places = Places(
        boards=dict(zip((board.code for board in municipality.boards), board_ids, strict=True)),
        units={unit.code: new_id() for board in municipality.boards for unit in board.units},
        people={person.key: new_id() for person in municipality.people},
    )
    for rows in (
        [_board(board, places) for board in municipality.boards],
        _people(municipality, places),
        _units(municipality, places),
        _details(municipality, places),
        _roles(municipality, places),
        _absences(municipality, places),
    ):
        tx.add_all(rows)
        tx.flush()
    return places


def _board(board: PlannedBoard, places: Places) -> Board:
    return Board(
        id=places.boards[board.code],
        name=board.name,
        short_name=board.short_name,
        assess_days=board.assess_days,
        investigate_days=board.investigate_days,
        quality_year_starts=board.quality_year_starts,
        risk_scale=board.risk_scale,
    )


def _people(municipality: Municipality, places: Places) -> Iterator[Base]:
    for person in municipality.people:
        yield Person(
            id=places.people[person.key],
            board_id=places.boards[person.board],
            name=person.name,
            title=person.title,
            email=email(person.key),
        )


def _units(municipality: Municipality, places: Places) -> Iterator[Base]:
    for board in municipality.boards:
        for unit in board.units:
            yield Unit(
                id=places.units[unit.code],
                board_id=places.boards[board.code],
                parent_id=places.units[unit.parent] if unit.parent else None,
                name=unit.name,
                kind=unit.kind,
                area=unit.area,
                valid_from=unit.valid_from,
                valid_to=unit.valid_to,
                manager_id=places.people[municipality.managers[unit.code]],
            )


def _details(municipality: Municipality, places: Places) -> Iterator[Base]:
    for board in municipality.boards:
        board_id = places.boards[board.code]
        for unit in board.units:
            last = unit.valid_to.year if unit.valid_to else municipality.today.year
            for year in range(unit.valid_from.year, last + 1):
                persons = headcount(unit, year)
                yield UnitHeadcount(board_id=board_id, unit_id=places.units[unit.code], year=year, persons=persons)
        for step in board.successions:
            yield UnitSuccession(
                board_id=board_id,
                predecessor_id=places.units[step.predecessor],
                successor_id=places.units[step.successor],
                kind=step.kind,
                happened_on=step.on,
            )
        for code in board.codes:
            yield Code(
                board_id=board_id,
                list=code.list,
                code=code.code,
                label=code.label,
                sort=code.sort,
                valid_from=code.valid_from,
                valid_to=code.valid_to,
                maps_to=code.maps_to,
                parent=code.parent,
            )


def _roles(municipality: Municipality, places: Places) -> Iterator[Base]:
    for post in municipality.assignments:
        yield Assignment(
            board_id=places.boards[post.board],
            person_id=places.people[post.person],
            role=post.role,
            unit_id=places.units[post.unit] if post.unit else None,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
        )
    for system in systems():
        yield ServiceAccount(
            board_id=places.boards[system.board],
            client_id=system.client_id,
            name=system.name,
            job=Job(system.client_id),
            scopes=list(system.scopes),
            valid_to=ACCOUNTS_END,
        )


def _absences(municipality: Municipality, places: Places) -> Iterator[Base]:
    """Stored after the roles: what is lent is what stands when somebody is said to be away."""
    for away in municipality.absences:
        yield Absence(
            board_id=places.boards[away.board],
            person_id=places.people[away.person],
            deputy_id=places.people[away.deputy],
            absent_from=away.absent_from,
            absent_to=away.absent_to,
        )
