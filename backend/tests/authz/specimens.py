"""Things of every kind in every relation to every caller, so that each cell of the policy table can be tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.ivo_reporting import service as reports
from qms.ivo_reporting.models import MEDIA_TYPES, IvoReportFile
from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.unexecuted_decisions import service as decisions
from qms.unexecuted_decisions.models import EventKind, ExtentUnit, LawArea, Sex
from qms.unexecuted_decisions.schemas import DecisionCreate, DecisionEventCreate, Extent, Identity
from tests.authz.oracle import Who
from tests.town import ISSUER, ROLES, SCOPES, SINCE, UNITS, Thing, Town, deviation, insert, person

NOWHERE = "nowhere"
PURPOSE = Purpose("specimens", "specimens")
LAST_DAYS = {"Q1": "{}-03-31", "Q2": "{}-06-30", "Q3": "{}-09-30", "Q4": "{}-12-31"}
RELATIONS = {
    "same unit": "at home",
    "below": "at team",
    "above": "at office",
    "other unit": "at other",
    "taken part in": "taken part in",
    "what has become the same unit": "at past",
    "other board": "at south-home",
    "own board, only a draft": "north, only a draft",
    "own board, ended": "north, ended",
    "own board, answered": "north, answered",
}
VERSIONED = (
    *("matter", "special_fee", "board", "unit", "person", "assignment", "absence", "code", "draft", "ivo_report"),
    *("service_account", "directory_run", "directory_rule", "directory_unit", "list_export", "saved_view"),
    *("question_set", "answer_set"),
)
STAGES = {"approved": "2026-Q2", "drawn-up": "2026-Q3", "checked": "2025-Q4", "reported": "2025-Q3", "open": "2026-Q1"}
"""A quarter in each stage that a step begins in."""
DRAFT: dict[str, object] = {"kind": "deviation-report", "content": {"title": "Påbörjat"}}
VIEW: dict[str, object] = {"list_name": "deviations", "name": "", "search": {}, "is_first": False}
EXPORT: dict[str, object] = {
    "person_name": "",
    "list_name": "deviations",
    "filter": {},
    "filter_words": [],
    "status": "ready",
    "row_count": 1,
    "most": 200,
    "requested_at": "2026-11-01",
    "ends_at": "2099-12-31",
}
ASKED = {
    "": ("published", "draft"),
    ", only a draft": ("draft",),
    ", ended": ("ended",),
    ", answered": ("published",),
}
"""The sets of questions of each board, by what follows its name, and where their versions stand."""
FIGURE: dict[str, object] = {
    "measure": "own",
    "parameters": {"name": "Besvarade samtal"},
    "chart": "xmr",
    "made_at": "2026-11-01",
}
OWNED = {"draft": ("draft", DRAFT), "export": ("list_export", EXPORT), "view": ("saved_view", VIEW)}
STAND_IN = ("reporter", "lex-sarah-investigator", "complaints-officer", "decision-reporter")
"""Roles with things assigned to them, and without a say in who is away."""
LONG_AGO = "2026-10-01"
FILES = ("list", "sheets", "council", "auditors")


@dataclass
class Specimens:
    """The municipality, and by kind and name the things in it."""

    town: Town
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)
    parts: dict[UUID, UUID] = field(default_factory=dict)
    """An event of each decision, a line of each report."""
    participants: dict[UUID, UUID] = field(default_factory=dict)
    """Somebody who takes part in each matter and calls nobody."""

    def of(self, kind: str, who: Who, *stages: str) -> dict[str, Thing]:
        """The things of a kind by their relation to a caller. ``nothing`` is an id that nobody has."""
        things = self.things[kind]
        names = {
            **RELATIONS,
            "own": f"own of {who.name}",
            "assigned": f"assigned to {who.name}",
            "assigned to who is away": f"assigned to who is away for {who.name}",
            "own in other board": f"south, own of {who.name}",
            "own board": "north",
            "the other board": "south",
            **{f"own board, {stage}": f"north, {stage}" for stage in stages},
            **{f"the other board, {stage}": f"south, {stage}" for stage in stages},
        }
        names |= {f"{relation}, a decision": f"decision {name}" for relation, name in names.items()}
        related = {relation: things[name] for relation, name in names.items() if name in things}
        return {**related, "nothing": Thing(new_id(), NOWHERE)}

    def every(self, kind: str) -> Iterator[Thing]:
        """All things of a kind."""
        yield from self.things[kind].values()


def callers(town: Town) -> list[Who]:
    """Everybody who calls: each role at a unit and at the board, systems and people with tokens, and nobody."""
    people = [
        Who(
            name,
            town.people[name].id,
            role,
            town.people[name].unit,
            f"person {town.people[name].id}",
            lender=town.away.get(name),
        )
        for role in ROLES
        for name in (f"{role} at unit", f"{role} at board")
    ]
    system = Who("system", town.systems["north"], "service", None, "system system-north")
    manager = replace(people[2], credentials=f"bearer {people[2].id}")
    return [*people, *_with_tokens(system), *_with_tokens(manager), Who("nobody", None, "anonymous", None, None)]


def _with_tokens(who: Who) -> list[Who]:
    """The same caller with a token for everything, and with one that names no scope."""
    return [
        replace(who, credentials=" ".join([str(who.credentials), *scopes]), scopes=frozenset(scopes))
        for scopes in (SCOPES, [])
    ]


async def gather(town: Town, owner_url: str, database: Database) -> Specimens:
    """Put a thing of every kind in every relation into the municipality."""
    specimens = Specimens(town)
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        _of_systems(connection, town)
        _taken_part_in(connection, town)
        away = dict(_standing_in(connection, town))
        specimens.things["deviation"] = town.deviations
        for kind, ids in (("board", town.boards), ("account", town.systems)):
            specimens.things[kind] = {name: Thing(thing_id, name) for name, thing_id in ids.items()}
        specimens.things["unit"] = {
            f"at {name}": Thing(town.units[name], board, name) for name, (board, _) in UNITS.items()
        }
        for name, kind in (("import", "decision"), ("file of people", "directory")):
            specimens.things[name] = dict(_imports(connection, town, kind))
        for name, (table, row) in OWNED.items():
            specimens.things[name] = dict(_owned(connection, town, table, row))
        specimens.things |= {name: dict(made(connection, town)) for name, made in ALONE.items()}
        specimens.things["absence"] = dict(_absences(connection, town, specimens.things["person"])) | away
        _codes_of_decisions(connection, town)
    specimens.things["decision"] = await _decisions(town, database)
    specimens.things["matter"] = specimens.things["deviation"]
    with engine.begin() as connection:
        specimens.things["fee"] = dict(_fees(connection, town, specimens.things["decision"]))
        specimens.things |= _of_any_kind(dict(_with_participants(connection, specimens)))
        _hand_out(connection, specimens)
        specimens.things["report"] = dict(_quarters(connection, town))
        specimens.things["snapshot"] = dict(_snapshots(connection, town, specimens.things["figure"]))
    for thing in specimens.every("report"):
        if thing.stage != "open":
            await database.as_system([town.boards[thing.board]], PURPOSE, _draw_up(thing), name="specimens")
    with engine.begin() as connection:
        for thing in specimens.every("report"):
            _sign(connection, town, thing)
        return numbered(connection, specimens)


def numbered(connection: Connection, specimens: Specimens) -> Specimens:
    """The same things with their versions as they are now, the last event of each decision, a line of each report."""
    versions: dict[UUID, int] = {}
    for table in VERSIONED:
        versions |= pairs(connection, f"select id, version from {table}")
    parts = pairs(connection, "select decision_id, id from decision_event order by position")
    parts |= pairs(connection, "select report_id, id from ivo_report_line")
    stranger = specimens.town.people["stranger"].id
    participants = pairs(connection, f"select matter_id, id from participant where person_id = '{stranger}'")
    return replace(specimens, versions=versions, parts=parts, participants=participants)


def _of_systems(connection: Connection, town: Town) -> None:
    """What the system of ``north`` has reported itself."""
    system, stranger = town.systems["north"], town.people["stranger"].id
    deviation(connection, town, "own of system", "other", reporter=system, owner=stranger)
    deviation(connection, town, "south, own of system", "south-home", reporter=system, owner=None)


def _taken_part_in(connection: Connection, town: Town) -> None:
    """A deviation in which everybody at the board takes part."""
    stranger = town.people["stranger"].id
    everybody = frozenset(who.id for who in town.people.values() if who.board == "north" and who.id != stranger)
    thing = deviation(connection, town, "taken part in", "other", reporter=stranger, owner=stranger)
    town.deviations["taken part in"] = replace(thing, participants=everybody)


def _standing_in(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Each that handles what is assigned stands in for a colleague with the same role, who owns a deviation."""
    today, stranger = clock.today(), town.people["stranger"].id
    for role in STAND_IN:
        name = f"{role} at unit"
        lender = person(connection, town, f"away for {name}", role, "north", "home")
        town.away[name] = lender.id
        thing = Thing(new_id(), "north", "home", reporter=lender.id)
        keys = {"id": thing.id, "board_id": town.boards["north"], "person_id": lender.id}
        days = {"absent_from": today - timedelta(days=1), "absent_to": today + timedelta(days=7)}
        insert(connection, "absence", **keys, deputy_id=town.people[name].id, **days)
        yield f"away for {name}", thing
        whose = f"assigned to who is away for {name}"
        deviation(connection, town, whose, "other", reporter=stranger, owner=lender.id)


def _of_any_kind(matters: dict[str, Thing]) -> dict[str, dict[str, Thing]]:
    """Questions are asked about deviations alone here."""
    asked = {name: thing for name, thing in matters.items() if thing.kind == "deviation"}
    return {"any matter": matters, "asked matter": asked}


def _with_participants(connection: Connection, specimens: Specimens) -> Iterator[tuple[str, Thing]]:
    """Every matter, with somebody besides who takes part in it; in one at another unit everybody did so once."""
    town, stranger = specimens.town, specimens.town.people["stranger"].id
    everybody = specimens.things["deviation"]["taken part in"].participants
    for prefix, kind in (("", "deviation"), ("decision ", "decision")):
        for name, thing in specimens.things[kind].items():
            keys = {"board_id": town.boards[thing.board], "matter_id": thing.id, "part": "helper"}
            for one in {stranger, *thing.participants}:
                insert(connection, "participant", id=new_id(), person_id=one, **keys, appointed_at=LONG_AGO)
            for one in everybody if name == "at other" else ():
                ended = {"appointed_at": LONG_AGO, "ended_at": "2026-10-02", "ended_reason": "Klart."}
                insert(connection, "participant", id=new_id(), person_id=one, **keys, **ended)
            yield f"{prefix}{name}", replace(thing, kind=kind)


def _codes(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    ids = pairs(connection, "select board_id, id from code where list = 'category' and code = 'other'")
    for name, board in town.boards.items():
        yield name, Thing(ids[board], name)


def _codes_of_decisions(connection: Connection, town: Town) -> None:
    for board in town.boards.values():
        for list_name, code in (("benefit", "home-help"), ("delay-reason", "no-staff")):
            row = {"list": list_name, "code": code, "label": code, "valid_from": SINCE}
            insert(connection, "code", id=new_id(), board_id=board, **row)


def _imports(connection: Connection, town: Town, kind: str) -> Iterator[tuple[str, Thing]]:
    for name, board in town.boards.items():
        thing = Thing(new_id(), name)
        row = {
            "file_name": "beslut.csv",
            "requested_at": "2026-11-01",
            "status": "examined",
            "content_sealed": b"-",
            "row_count": 1,
            "created": 1,
        }
        insert(connection, "file_import", id=thing.id, board_id=board, kind=kind, **row)
        told = {"number": 2, "cells": {"enhet": "Hemma"}, "verdict": "created"}
        insert(connection, "file_import_row", import_id=thing.id, board_id=board, **told)
        yield name, thing


def _runs(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A list of people that waits for a yes."""
    for name, board in town.boards.items():
        thing = Thing(new_id(), name)
        row = {"source": "Katalogen", "way": "api", "status": "waiting", "issuer": ISSUER, "is_complete": True}
        row |= {"is_dry_run": False, "requested_at": "2026-11-01", "requested_by_name": "Ett system"}
        insert(connection, "directory_run", id=thing.id, board_id=board, **row, row_count=1, rejected=1)
        told = {"number": 1, "key": "1", "verdict": "rejected", "is_taken": True}
        insert(connection, "directory_run_row", run_id=thing.id, board_id=board, **told)
        yield name, thing


def _rules(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    for name, board in town.boards.items():
        thing = Thing(new_id(), name)
        row = {"title": "Kock", "includes_below": True, "role": "reporter", "decided_at": "2026-11-01"}
        insert(connection, "directory_rule", id=thing.id, board_id=board, **row)
        yield name, thing


def _directory_units(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    for name, unit in (("north", "home"), ("south", "south-home")):
        thing = Thing(new_id(), name)
        row = {"code": "KST 1", "unit_id": town.units[unit]}
        insert(connection, "directory_unit", id=thing.id, board_id=town.boards[name], **row)
        yield name, thing


def _figures(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A figure of each unit, and of each board."""
    of_boards: dict[str, tuple[str, str | None]] = {board: (board, None) for board in town.boards}
    of_units = {f"at {unit}": (board, unit) for unit, (board, _) in UNITS.items()}
    for name, (board, unit) in {**of_units, **of_boards}.items():
        thing = Thing(new_id(), board, unit)
        place = {"board_id": town.boards[board], "unit_id": town.units[unit] if unit else None}
        insert(connection, "figure", id=thing.id, **place, **FIGURE, question=name)
        yield name, thing


def _snapshots(connection: Connection, town: Town, figures: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """What has been kept of each figure."""
    parts = dict.fromkeys(("chart", "comparison", "answer"))
    row = {"as_of": "2026-11-01", "first": "2026-09-01", "last": "2026-10-31", "hash": "0" * 64}
    for name, figure in figures.items():
        thing, keys = replace(figure, id=new_id()), {"board_id": town.boards[figure.board], "figure_id": figure.id}
        data = {"title": name, **parts}
        insert(connection, "figure_snapshot", id=thing.id, **keys, **row, data=data, taken_at="2026-11-01")
        yield name, thing


def _owned(connection: Connection, town: Town, table: str, row: dict[str, object]) -> Iterator[tuple[str, Thing]]:
    """What each person has one of at their own board, and one at another."""
    writers = [(name, who.id) for name, who in town.people.items() if who.board == "north"]
    for name, writer in writers:
        for label, board in ((f"own of {name}", "north"), (f"south, own of {name}", "south")):
            thing = Thing(new_id(), board, reporter=writer)
            named: dict[str, object] = {name: label for name in ("person_name", "name") if name in row}
            whole = {**row, **named}
            insert(connection, table, id=thing.id, board_id=town.boards[board], person_id=writer, **whole)
            yield label, thing
            if name == "stranger" and board == "north":
                yield "at other", thing


def _people(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Everybody, and in each unit somebody who works there only."""
    for unit, (board, _) in UNITS.items():
        someone = person(connection, town, f"worker at {unit}", "reporter", board, unit)
        yield f"at {unit}", Thing(someone.id, board, unit, reporter=someone.id)
    for name, who in town.people.items():
        yield f"own of {name}", Thing(who.id, who.board, who.unit, reporter=who.id)


def _assignments(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    held = pairs(connection, "select person_id, id from assignment")
    for name, who in town.people.items():
        thing = Thing(held[who.id], who.board, who.unit, reporter=who.id)
        yield f"own of {name}", thing
        if name.startswith("worker"):
            yield name.removeprefix("worker "), thing


def _absences(connection: Connection, town: Town, people: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """Everybody is away for a while next year."""
    deputies = {"north": town.people["stranger"].id, "south": town.people["reporter in south"].id}
    for name, who in people.items():
        if who.id not in deputies.values() and not (name.startswith("own of worker")):
            thing = replace(who, id=new_id())
            dates = {"absent_from": "2027-01-10", "absent_to": "2027-01-20"}
            keys = {"board_id": town.boards[who.board], "person_id": who.id, "deputy_id": deputies[who.board]}
            insert(connection, "absence", id=thing.id, **keys, **dates)
            yield name, thing


async def _decisions(town: Town, database: Database) -> dict[str, Thing]:
    """A decision for every deviation, with the same unit, reporter and owner."""
    things: dict[str, Thing] = {}
    for board, board_id in town.boards.items():
        things |= await database.as_system([board_id], PURPOSE, _registered(town, board), name="specimens")
    return things


def _registered(town: Town, board: str) -> Callable[[Tx], dict[str, Thing]]:
    return lambda tx: {
        name: replace(thing, id=decisions.register(tx, _decision(town, thing)).id)
        for name, thing in town.deviations.items()
        if thing.board == board
    }


def _decision(town: Town, thing: Thing) -> DecisionCreate:
    return DecisionCreate(
        unit_id=town.units[str(thing.unit)],
        case_reference="2026-1",
        law_area=LawArea.SOL,
        benefit="home-help",
        decided_on="2026-01-15",  # type: ignore[arg-type]  # read as a day
        sex=Sex.FEMALE,
        extent=Extent(amount=Decimal(10), unit=ExtentUnit.HOURS_PER_WEEK),
        identity=Identity(person_number="19121212-1212"),
        events=[
            DecisionEventCreate(
                kind=EventKind.OFFERED,
                happened_on="2026-02-01",  # type: ignore[arg-type]  # as above
                note="Ett brev skickades.",
            )
        ],
    )


def _fees(connection: Connection, town: Town, granted: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """A fee for every decision."""
    for name, decision in granted.items():
        thing = replace(decision, id=new_id())
        judged = {"court": "Förvaltningsrätten", "judged_on": "2026-09-01", "amount_kr": 50_000, "status": "imposed"}
        keys = {"id": thing.id, "board_id": town.boards[decision.board], "decision_id": decision.id}
        insert(connection, "special_fee", **keys, registered_at="2026-09-02", **judged)
        yield name, thing


def _question_sets(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Sets of questions with versions in every state, each with one question, which need not be answered."""
    for board, (which, statuses) in product(town.boards, ASKED.items()):
        thing = Thing(new_id(), board)
        keys = {"board_id": town.boards[board]}
        insert(connection, "question_set", id=thing.id, **keys)
        for number, status in enumerate(statuses, start=1):
            version = new_id()
            row = {"set_id": thing.id, "number": number, "name": f"Frågor{which}", "kinds": ["deviation"]}
            insert(connection, "question_version", id=version, **keys, **row, status="draft")
            asked = {"position": 0, "key": "known", "text": "Var det känt?", "answer_kind": "verdict"}
            more = {"is_required": False, "required_values": [], "choices": "[]"}
            insert(connection, "question", id=new_id(), **keys, version_id=version, **asked, **more)
            dates = {"published": ", published_at = now()", "ended": ", published_at = now(), ended_at = now()"}
            changed = f"update question_version set status = :status{dates.get(status, '')} where id = :id"
            connection.execute(text(changed), {"status": status, "id": version})
        yield f"{board}{which}", thing


def _answers(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Answers about every deviation, begun on a version that nothing else is answered on."""
    versions = pairs(connection, "select board_id, id from question_version where name = 'Frågor, answered'")
    for name, matter in town.deviations.items():
        thing, board_id = replace(matter, id=new_id(), kind="deviation"), town.boards[matter.board]
        keys = {"board_id": board_id, "version_id": versions[board_id], "matter_id": matter.id}
        insert(connection, "answer_set", id=thing.id, **keys, status="open", begun_at="2026-10-02")
        yield name, thing


def _hand_out(connection: Connection, specimens: Specimens) -> None:
    statement = text("update matter set reporter_id = :reporter, owner_id = :owner where id = :id")
    for thing in specimens.every("decision"):
        connection.execute(statement, {"id": thing.id, "reporter": thing.reporter, "owner": thing.owner})


def _quarters(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    for board, board_id in town.boards.items():
        for stage, period in STAGES.items():
            thing = Thing(new_id(), board, stage=stage)
            dates = {"cut_off_on": LAST_DAYS[period[-2:]].format(period[:4]), "opens_on": "2026-11-01"}
            row = {"period": period, "number": 1, "due_on": "2026-12-31", **dates}
            status = "open" if stage == "open" else "requested"
            insert(connection, "ivo_report", id=thing.id, board_id=board_id, status=status, **row)
            yield f"{board}, {stage}", thing


def _draw_up(thing: Thing) -> Callable[[Tx], None]:
    def draw_up(tx: Tx) -> None:
        report = reports.freeze(tx, thing.id)
        assert report is not None
        made = [
            IvoReportFile(
                report_id=report.id,
                name=f"{name}.{kind}",
                board_id=report.board_id,
                media_type=media_type,
                content=b"{}",
                sha256="0",
            )
            for name in FILES
            for kind, media_type in MEDIA_TYPES.items()
        ]
        reports.finish(tx, thing.id, made)

    return draw_up


def _sign(connection: Connection, town: Town, thing: Thing) -> None:
    """Let a report reach its stage, checked and approved by people who do not call."""
    signed = {
        "checked": "checked_by = :one, checked_at = now()",
        "approved": "checked_by = :one, checked_at = now(), approved_by = :two, approved_at = now()",
    }
    signed["reported"] = signed["approved"]
    if thing.stage in signed:
        people = {"one": town.people["stranger"].id, "two": town.people["worker at other"].id}
        statement = f"update ivo_report set status = :stage, {signed[thing.stage]} where id = :id"
        connection.execute(text(statement), {"stage": thing.stage, "id": thing.id, **people})


def pairs(connection: Connection, statement: str) -> dict[UUID, Any]:
    """The rows of a statement with two columns, the second by the first."""
    return {row[0]: row[1] for row in connection.execute(text(statement))}


ALONE = {
    "code": _codes,
    "run": _runs,
    "rule": _rules,
    "directory unit": _directory_units,
    "question set": _question_sets,
    "answer set": _answers,
    "figure": _figures,
    "person": _people,
    "assignment": _assignments,
}
"""What is made of nothing but the municipality."""
