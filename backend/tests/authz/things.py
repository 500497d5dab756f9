"""Things of the kinds that are made of nothing but the municipality, for the matrix."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from qms.kernel.ids import new_id
from qms.sealing import Sealer
from tests.town import ISSUER, SINCE, UNITS, Thing, Town, insert, person

SEAL_KEY = b"a key for invented people alone!"
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
ACTION = {
    "what": "Skriv om brevet.",
    "action_kind": "routine",
    "strength": "medium",
    "concerns_child": "no",
    "carry_out_by": "2098-12-31",
}
PUBLISHED = {
    "kind": "learning-card",
    "status": "published",
    "title": "Brev till fel adress",
    **dict.fromkeys(("happened", "learnt", "changed"), "Adressen läses två gånger."),
    **dict.fromkeys(("first_question", "second_question", "third_question"), "Hur gör vi?"),
    **dict.fromkeys(("changed_at", "published_at"), "2026-10-01"),
}
SECRET = "ZW4gaGVtbGlnaGV0IGkgdGVzdGVybmEgLi4uLi4uLi4="
OWNED = {"draft": ("draft", DRAFT), "export": ("list_export", EXPORT), "view": ("saved_view", VIEW)}


def codes(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    ids = pairs(connection, "select board_id, id from code where list = 'category' and code = 'other'")
    for name, board in town.boards.items():
        yield name, Thing(ids[board], name)


def codes_of_decisions(connection: Connection, town: Town) -> None:
    for board in town.boards.values():
        for list_name, code in (("benefit", "home-help"), ("delay-reason", "no-staff")):
            row = {"list": list_name, "code": code, "label": code, "valid_from": SINCE}
            insert(connection, "code", id=new_id(), board_id=board, **row)


def imports(connection: Connection, town: Town, kind: str) -> Iterator[tuple[str, Thing]]:
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


def runs(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A list of people that waits for a yes."""
    for name, board in town.boards.items():
        thing = Thing(new_id(), name)
        row = {"source": "Katalogen", "way": "api", "status": "waiting", "issuer": ISSUER, "is_complete": True}
        row |= {"is_dry_run": False, "requested_at": "2026-11-01", "requested_by_name": "Ett system"}
        insert(connection, "directory_run", id=thing.id, board_id=board, **row, row_count=1, rejected=1)
        told = {"number": 1, "key": "1", "verdict": "rejected", "is_taken": True}
        insert(connection, "directory_run_row", run_id=thing.id, board_id=board, **told)
        yield name, thing


def rules(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    for name, board in town.boards.items():
        thing = Thing(new_id(), name)
        row = {"title": "Kock", "includes_below": True, "role": "reporter", "decided_at": "2026-11-01"}
        insert(connection, "directory_rule", id=thing.id, board_id=board, **row)
        yield name, thing


def directory_units(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    for name, unit in (("north", "home"), ("south", "south-home")):
        thing = Thing(new_id(), name)
        row = {"code": "KST 1", "unit_id": town.units[unit]}
        insert(connection, "directory_unit", id=thing.id, board_id=town.boards[name], **row)
        yield name, thing


def intake_areas(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Areas that have been: they get nothing that is reported now."""
    for name, unit in (("north", "office"), ("south", "south-office")):
        thing = Thing(new_id(), name)
        row = {"unit_id": town.units[unit], "valid_from": SINCE, "valid_to": "2021-12-31"}
        insert(connection, "intake_area", id=thing.id, board_id=town.boards[name], **row)
        yield name, thing


def figures(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A figure of each unit, and of each board."""
    of_boards: dict[str, tuple[str, str | None]] = {board: (board, None) for board in town.boards}
    of_units = {f"at {unit}": (board, unit) for unit, (board, _) in UNITS.items()}
    for name, (board, unit) in {**of_units, **of_boards}.items():
        thing = Thing(new_id(), board, unit)
        place = {"board_id": town.boards[board], "unit_id": town.units[unit] if unit else None}
        insert(connection, "figure", id=thing.id, **place, **FIGURE, question=name)
        yield name, thing


def snapshots(connection: Connection, town: Town, figures: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """What has been kept of each figure."""
    parts = dict.fromkeys(("chart", "comparison", "answer"))
    row = {"as_of": "2026-11-01", "first": "2026-09-01", "last": "2026-10-31", "hash": "0" * 64}
    for name, figure in figures.items():
        thing, keys = replace(figure, id=new_id()), {"board_id": town.boards[figure.board], "figure_id": figure.id}
        data = {"title": name, **parts}
        insert(connection, "figure_snapshot", id=thing.id, **keys, **row, data=data, taken_at="2026-11-01")
        yield name, thing


def owned(connection: Connection, town: Town, table: str, row: dict[str, object]) -> Iterator[tuple[str, Thing]]:
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


def people(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Everybody, and in each unit somebody who works there only."""
    for unit, (board, _) in UNITS.items():
        someone = person(connection, town, f"worker at {unit}", "reporter", board, unit)
        yield f"at {unit}", Thing(someone.id, board, unit, reporter=someone.id)
    for name, who in town.people.items():
        yield f"own of {name}", Thing(who.id, who.board, who.unit, reporter=who.id)


def assignments(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    held = pairs(connection, "select person_id, id from assignment")
    for name, who in town.people.items():
        thing = Thing(held[who.id], who.board, who.unit, reporter=who.id)
        yield f"own of {name}", thing
        if name.startswith("worker"):
            yield name.removeprefix("worker "), thing


def absences(connection: Connection, town: Town, people: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """Everybody is away for a while next year."""
    deputies = {"north": town.people["stranger"].id, "south": town.people["reporter in south"].id}
    for name, who in people.items():
        if who.id not in deputies.values() and not (name.startswith("own of worker")):
            thing = replace(who, id=new_id())
            dates = {"absent_from": "2027-01-10", "absent_to": "2027-01-20"}
            keys = {"board_id": town.boards[who.board], "person_id": who.id, "deputy_id": deputies[who.board]}
            insert(connection, "absence", id=thing.id, **keys, **dates)
            yield name, thing


def question_sets(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
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


def answers(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Answers about every deviation, begun on a version that nothing else is answered on."""
    versions = pairs(connection, "select board_id, id from question_version where name = 'Frågor, answered'")
    for name, matter in town.deviations.items():
        thing, board_id = replace(matter, id=new_id(), kind="deviation"), town.boards[matter.board]
        keys = {"board_id": board_id, "version_id": versions[board_id], "matter_id": matter.id}
        insert(connection, "answer_set", id=thing.id, **keys, status="open", begun_at="2026-10-02")
        yield name, thing


def actions(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """What is proposed about every deviation, at its place, but about the one in which all take part."""
    for name, like in town.deviations.items():
        thing, board_id = replace(like, id=new_id()), town.boards[like.board]
        unit = {"unit_id": town.units[str(like.unit)], "unit_name": f"Enheten {like.unit}", "area": "adults"}
        people = {"reporter_id": like.reporter, "owner_id": like.owner}
        dates = {"due_on": "2026-12-31", "reported_at": "2026-10-01T08:00:00Z"}
        keys = {"id": thing.id, "board_id": board_id}
        insert(
            connection, "matter", **keys, kind="action", title="Ett brev", status="proposed", **unit, **people, **dates
        )
        insert(connection, "action", **keys, **ACTION)
        if not thing.participants:
            about = {"action_id": thing.id, "matter_id": like.id, "added_at": "2026-10-01"}
            insert(connection, "action_source", id=new_id(), board_id=board_id, **about)
        for one in thing.participants:
            took = {"id": new_id(), "board_id": board_id, "matter_id": thing.id, "person_id": one, "part": "helper"}
            insert(connection, "participant", **took, appointed_at="2026-10-01")
        yield name, thing
    words = "update matter set search = access.words(board_id, 'brev ' || title) where kind = 'action'"
    connection.execute(text(words))


def cards(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """What is published for the place of every deviation and discussed there, each by one and read by another."""
    systems, stranger, another = town.systems.values(), town.people["stranger"].id, town.people["worker at other"].id
    for name, like in town.deviations.items():
        author = like.reporter if like.reporter and like.reporter not in systems else stranger
        reader = like.owner if like.owner and like.owner != author else another if author != another else stranger
        thing = replace(like, id=new_id(), reporter=author, owner=reader, participants=frozenset())
        unit, keys = town.units[str(like.unit)], {"board_id": town.boards[like.board]}
        people = {"author_id": author, "reader_id": reader, "unit_id": unit}
        insert(connection, "publication", id=thing.id, **keys, **people, **PUBLISHED)
        told = {"unit_id": unit, "unit_name": f"Enheten {like.unit}", "discussed_on": "2026-10-03"}
        insert(connection, "publication_unit", id=new_id(), **keys, publication_id=thing.id, **told)
        yield name, thing


def receivers(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Where the events of each board are sent to its system."""
    sealer = Sealer(SEAL_KEY)
    for name, account_id in town.systems.items():
        thing, board_id = Thing(new_id(), name), town.boards[name]
        sealed = sealer.seal(f"whsec_{SECRET}", place=f"webhook_endpoint secret_sealed {board_id} {thing.id}")
        keys = {"id": thing.id, "board_id": board_id, "account_id": account_id, "created_at": "2026-10-01"}
        insert(
            connection,
            "webhook_endpoint",
            **keys,
            url="https://verksamhet.example.se/",
            status="tried",
            secret_sealed=sealed,
        )
        insert(connection, "webhook_progress", endpoint_id=thing.id, board_id=board_id, cursor="1-0-0", tries=0)
        yield name, thing


def pairs(connection: Connection, statement: str) -> dict[UUID, Any]:
    """The rows of a statement with two columns, the second by the first."""
    return {row[0]: row[1] for row in connection.execute(text(statement))}


ALONE = {
    "code": codes,
    "run": runs,
    "rule": rules,
    "directory unit": directory_units,
    "intake area": intake_areas,
    "question set": question_sets,
    "answer set": answers,
    "figure": figures,
    "action": actions,
    "person": people,
    "assignment": assignments,
    "receiver": receivers,
}
"""What is made of nothing but the municipality."""
