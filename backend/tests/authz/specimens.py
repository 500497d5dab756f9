"""Things of every kind in every relation to every caller, so that each cell of the policy table can be tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.sealing import Sealer
from qms.unexecuted_decisions import service as decisions
from qms.unexecuted_decisions.models import EventKind, ExtentUnit, LawArea, Sex
from qms.unexecuted_decisions.schemas import DecisionCreate, DecisionEventCreate, Extent, Identity
from tests.authz.investigated import investigate
from tests.authz.oracle import Who
from tests.authz.quarters import draw_up, quarters, sign
from tests.authz.things import (
    ALONE,
    OWNED,
    SEAL_KEY,
    absences,
    cards,
    codes_of_decisions,
    imports,
    owned,
    pairs,
    snapshots,
)
from tests.town import ROLES, SCOPES, UNITS, Thing, Town, deviation, insert, person

ANY_MATTER = (
    *("any matter", "linked matter", "numbered matter", "matter written in"),
    *("timed matter", "acted matter", "judged matter", "investigated matter", "answered matter", "similar matter"),
    *("cooperating matter", "incident matter", "told matter", "matter with files"),
)
"""What every kind of matter is, where the same operation is tried on all of them."""
NOWHERE = "nowhere"
PURPOSE = Purpose("specimens", "specimens")
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
    *("question_set", "answer_set", "deadline", "data_incident", "intake_area", "publication", "webhook_endpoint"),
)
STAND_IN = ("reporter", "lex-sarah-investigator", "complaints-officer", "decision-reporter")
"""Roles with things assigned to them, and without a say in who is away."""
LONG_AGO = "2026-10-01"


@dataclass
class Specimens:
    """The municipality, and by kind and name the things in it."""

    town: Town
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)
    parts: dict[UUID, UUID] = field(default_factory=dict)
    """An event of each decision, a line of each report, what each notification is about."""
    around: dict[str, dict[UUID, UUID]] = field(default_factory=dict)
    """What stands around each matter, by the parameter that names it: somebody who calls nobody, a link, a number."""

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

    def other_end(self, thing: Thing) -> Thing:
        """What a matter is linked to: a deviation of its board that everybody there can read."""
        names = (
            ("also taken part in", "taken part in")
            if thing.board == "north"
            else ("at south-home", "south, own of system")
        )
        ends = [self.things["deviation"][name] for name in names]
        return ends[1] if thing.id == ends[0].id else ends[0]

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


FILES_OF = {"import": "decision", "file of people": "directory", "file of deviations": "deviation"}
"""What files hold rows of, by what they are called here."""


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
        for name, kind in FILES_OF.items():
            specimens.things[name] = dict(imports(connection, town, kind))
        for name, (table, row) in OWNED.items():
            specimens.things[name] = dict(owned(connection, town, table, row))
        specimens.things |= {name: dict(made(connection, town)) for name, made in ALONE.items()}
        specimens.things["absence"] = dict(absences(connection, town, specimens.things["person"])) | away
        codes_of_decisions(connection, town)
    specimens.things["decision"] = await _decisions(town, database)
    specimens.things["matter"] = specimens.things["deviation"]
    with engine.begin() as connection:
        for name, made in (("fee", _fees), ("data incident", _incidents)):
            specimens.things[name] = dict(made(connection, town, specimens.things["decision"]))
        matters = _of_any_kind(dict(_with_participants(connection, specimens)))
        specimens.things |= matters | {"publication": dict(cards(connection, town))}
        _hand_out(connection, specimens)
        specimens.things["deadline"] = dict(_deadlines(connection, town))
        specimens.things["notification"] = dict(_told(connection, town))
        specimens.things["report"] = dict(quarters(connection, town))
        specimens.things["snapshot"] = dict(snapshots(connection, town, specimens.things["figure"]))
    for thing in specimens.every("report"):
        if thing.stage != "open":
            await database.as_system([town.boards[thing.board]], PURPOSE, draw_up(thing), name="specimens")
    with engine.begin() as connection:
        for thing in specimens.every("report"):
            sign(connection, town, thing)
        return numbered(connection, specimens)


def numbered(connection: Connection, specimens: Specimens) -> Specimens:
    """The same things with their versions as they are now, the last event of each decision, a line of each report."""
    versions: dict[UUID, int] = {}
    for table in VERSIONED:
        versions |= pairs(connection, f"select id, version from {table}")
    parts = pairs(connection, "select decision_id, id from decision_event order by position")
    parts |= pairs(connection, "select report_id, id from ivo_report_line")
    parts |= pairs(connection, "select id, matter_id from notification")
    stranger = specimens.town.people["stranger"].id
    around = {
        "participantId": f"select matter_id, id from participant where person_id = '{stranger}'",
        "linkId": "select from_id, id from matter_link",
        "numberId": "select matter_id, id from diary_number",
        "entryId": "select matter_id, id from ledger_entry",
        "causeId": "select matter_id, id from cause",
        "voiceId": "select matter_id, id from voice",
        "cooperationId": "select matter_id, id from cooperation",
        "attachmentId": "select matter_id, id from attachment",
        "versionId": "select matter_id, id from investigation_version",
    }
    named = {name: pairs(connection, statement) for name, statement in around.items()}
    return replace(specimens, versions=versions, parts=parts, around=named)


def _of_systems(connection: Connection, town: Town) -> None:
    """What the system of ``north`` has reported itself."""
    system, stranger = town.systems["north"], town.people["stranger"].id
    deviation(connection, town, "own of system", "other", reporter=system, owner=stranger)
    deviation(connection, town, "south, own of system", "south-home", reporter=system, owner=None)


def _taken_part_in(connection: Connection, town: Town) -> None:
    """Deviations in which everybody at the board takes part."""
    stranger = town.people["stranger"].id
    everybody = frozenset(who.id for who in town.people.values() if who.board == "north" and who.id != stranger)
    for name in ("taken part in", "also taken part in"):
        thing = deviation(connection, town, name, "other", reporter=stranger, owner=stranger)
        town.deviations[name] = replace(thing, participants=everybody)


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
    """Questions are asked about deviations alone here; times run in every matter."""
    asked = {name: thing for name, thing in matters.items() if thing.kind == "deviation"}
    return {**dict.fromkeys(ANY_MATTER, matters), "asked matter": asked}


def _with_participants(connection: Connection, specimens: Specimens) -> Iterator[tuple[str, Thing]]:
    """Every matter, with somebody besides who takes part in it; in one at another unit everybody did so once."""
    town, stranger = specimens.town, specimens.town.people["stranger"].id
    everybody = specimens.things["deviation"]["taken part in"].participants
    for prefix, kind in (("", "deviation"), ("decision ", "decision")):
        for name, thing in specimens.things[kind].items():
            keys = {"board_id": town.boards[thing.board], "matter_id": thing.id, "part": "investigator"}
            for one in {stranger, *thing.participants}:
                insert(connection, "participant", id=new_id(), person_id=one, **keys, appointed_at=LONG_AGO)
            for one in everybody if name == "at other" else ():
                ended = {"appointed_at": LONG_AGO, "ended_at": "2026-10-02", "ended_reason": "Klart."}
                insert(connection, "participant", id=new_id(), person_id=one, **keys, **ended)
            _connect(connection, specimens, thing)
            investigate(connection, town.boards[thing.board], thing.id)
            yield f"{prefix}{name}", replace(thing, kind=kind)


def _connect(connection: Connection, specimens: Specimens, thing: Thing) -> None:
    """A link from a matter to one that everybody reads, a number, what stands with another, and a message."""
    board = specimens.town.boards[thing.board]
    link = {"from_id": thing.id, "to_id": specimens.other_end(thing).id, "kind": "about", "linked_at": LONG_AGO}
    insert(connection, "matter_link", id=new_id(), board_id=board, **link)
    message = {"author_name": "Någon", "audience": "handlers", "text": "Ring först.", "sent_at": LONG_AGO}
    number = {"number": f"SN {thing.id}", "noted_at": LONG_AGO}
    between = {"direction": "to-counterpart", "counterpart": "region", "registered_at": LONG_AGO}
    _attach(connection, board, thing)
    for table, row in (("diary_number", number), ("message", message), ("cooperation", between)):
        insert(connection, table, id=new_id(), board_id=board, matter_id=thing.id, **row)


def _attach(connection: Connection, board: UUID, thing: Thing) -> None:
    """A file that has been looked through, added by who has reported the matter."""
    keys, content = {"id": new_id(), "board_id": board}, b"Ett brev."
    sealer, place = Sealer(SEAL_KEY), f"attachment_content content_sealed {board} {keys['id']}"
    row = {"file_name": "brev.txt", "kind": "txt", "size": len(content), "fingerprint": sealer.fingerprint(content)}
    told = {"status": "clean", "added_at": LONG_AGO, "added_by": thing.reporter, "added_by_name": "Någon"}
    insert(connection, "attachment", **keys, matter_id=thing.id, **row, **told)
    held = {"board_id": board, "content_sealed": sealer.seal_bytes(content, place=place)}
    insert(connection, "attachment_content", attachment_id=keys["id"], **held)


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


def _incidents(connection: Connection, town: Town, about: dict[str, Thing]) -> Iterator[tuple[str, Thing]]:
    """Somebody may have seen personal data of every decision, which is unlikely to harm anybody. No deviation waits."""
    for name, decision in about.items():
        thing = replace(decision, id=new_id())
        row = {"status": "reported", "risk": "unlikely", "told_by_name": "Någon", "told_at": LONG_AGO}
        keys = {"id": thing.id, "board_id": town.boards[decision.board], "matter_id": decision.id}
        insert(connection, "data_incident", **keys, learnt_at=LONG_AGO, **row)
        yield name, thing
    as_reported = "update data_incident i set learnt_at = m.reported_at from matter m where m.id = i.matter_id"
    connection.execute(text(as_reported))


def _deadlines(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A time of the board's own for every deviation."""
    for name, about in town.deviations.items():
        thing = replace(about, id=new_id(), kind="deviation")
        known = {"rule": "assess", "start_on": "2026-10-01", "due_on": "2026-12-31", "basis": "board"}
        keys = {"id": thing.id, "board_id": town.boards[about.board], "matter_id": about.id}
        insert(connection, "deadline", **keys, **known, status="running")
        yield name, thing


def _told(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """Everybody is told of what is their own, who is away of what was given them, and all of what not all read."""
    for name, about in town.deviations.items():
        everybody = {who.id: who.board for who in town.people.values()} if name in ("at other", "at home") else {}
        alone = {person: about.board for person in (about.reporter, about.owner) if person}
        for number, (recipient, board) in enumerate((alone | everybody).items()):
            if board != about.board or recipient in town.systems.values():
                continue
            thing = Thing(new_id(), board, owner=recipient)
            keys = {"id": thing.id, "board_id": town.boards[board], "matter_id": about.id, "recipient_id": recipient}
            insert(connection, "notification", **keys, kind="message", key=str(number), told_at=LONG_AGO)
            yield f"{name}, told {number}", thing


def _hand_out(connection: Connection, specimens: Specimens) -> None:
    statement = text("update matter set reporter_id = :reporter, owner_id = :owner where id = :id")
    for thing in specimens.every("decision"):
        connection.execute(statement, {"id": thing.id, "reporter": thing.reporter, "owner": thing.owner})
