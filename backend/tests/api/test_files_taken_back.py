"""A file is taken back: what it brought in is there to be read and counts nowhere, unless somebody has used it.

Every list and every figure of the API is asked before the file, with it and after it was taken back: those that come
later too, since they are looked up in the contract.
"""

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.decision_imports.imports import DECISIONS
from qms.file_imports.states import KEPT_ELSEWHERE
from qms.file_reading import reading
from qms.ivo_reporting import queries as quarters
from qms.kernel.db import Purpose, Tx
from qms.matters.views import KEPT_OF_MATTERS
from qms.unexecuted_decisions import queries as decisions
from tests.conftest import Figure
from tests.desk import GOOD, REPORTER, Desk, file
from tests.document import DOCUMENT
from tests.town import ROLES, as_person, as_system

pytestmark = pytest.mark.anyio
REASON = {"reason": "Fel månads fil."}
TELL_OF_THE_FILE = {"decisionImportList", "deviationImportList", "eventList", "accessEventList", "meRead"}
"""Lists of what has happened, where the file and its taking back stand as they should."""
DAYS = [date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]
FROM = "decision join matter using (id)"


def row(number: int, **changes: str) -> str:
    cells = dict(zip(("id", "decided", "executed", "interrupted"), (f"B-{number}", "2026-01-15", "", ""), strict=True))
    cells |= changes
    return (
        f"Viva;{cells['id']};{cells.get('version', '1')};Enheten home;2026-{number};SoL;contact-person;"
        f"{cells['decided']};Man;{cells['executed']};{cells['interrupted']}"
    )


def some_rows(chance: Random, amount: int) -> list[str]:
    """Decisions of the last two years, some executed and some of those interrupted again."""
    rows = []
    for number in range(amount):
        decided = date(2024, 12, 1) + timedelta(days=chance.randrange(600))
        executed = decided + timedelta(days=chance.randrange(1, 60)) if chance.random() < 0.5 else None
        interrupted = executed + timedelta(days=chance.randrange(1, 30)) if executed and chance.random() < 0.5 else None
        days = {"executed": str(executed or ""), "interrupted": str(interrupted or "")}
        rows.append(row(number, decided=str(decided), **days))
    return rows


def lists() -> dict[str, str]:
    """Every operation that reads without naming a thing, with its address."""
    return {
        methods["get"]["operationId"]: path
        for path, methods in DOCUMENT["paths"].items()
        if "get" in methods and "{" not in path and methods["get"]["operationId"] not in TELL_OF_THE_FILE
    }


OF_THE_TRAIL = {"denials", "disclosures", "decision-files"}
"""Notes of a start page on what has been tried and read, and on files that wait: these tests do that."""


async def figures(desk: Desk) -> dict[tuple[str, ...], Any]:
    """What every list and figure says to somebody in each role, and what quarters would be drawn from."""
    told: dict[tuple[str, ...], Any] = {}
    for role in ROLES:
        for operation, path in lists().items():
            who = as_person(desk.town.people[f"{role} at board"].id)
            answer = await desk.api.get(path, headers=who, params={"limit": 100} if path == "/decisions" else {})
            if operation == "startRead":
                told[operation, role] = [note for note in answer.json()["notes"] if note["name"] not in OF_THE_TRAIL]
                continue
            is_json = answer.headers["content-type"] == "application/json"
            told[operation, role] = answer.json() if answer.is_success and is_json else answer.status_code
    north = desk.town.boards["north"]

    def drawn_from(tx: Tx) -> None:
        for day in DAYS:
            told["quarter", str(day)] = (quarters.source_count(tx, north, day), quarters.overdue_on(tx, north, day))
        told["clocks", ""] = [decision.id for decision in decisions.near_the_limit(tx, north, date(2026, 11, 29))]

    await desk.database.as_system([north], Purpose("ivoReportDraw", "test"), drawn_from, name="test")
    for path in [f"/unexecuted-decision-statistics?asOf={day}" for day in DAYS]:
        told["asOf", path] = await desk.read(path, REPORTER)
    return told


@pytest.mark.drill(short=1, long=5)
async def test_all_figures_are_as_before_the_file(desk: Desk, amount: int, figure: Figure) -> None:
    for seed in range(amount):
        await as_before(desk, seed, figure)


async def as_before(desk: Desk, seed: int, figure: Figure) -> None:
    """A file comes and goes; what every list and figure says is compared."""
    chance = Random(seed)
    await desk.taken_in(file(*(line.replace("B-", f"A{seed}-") for line in some_rows(chance, 5))))
    before = await figures(desk)
    received = await desk.taken_in(file(*some_rows(chance, 15)))
    assert received["created"] == 15
    meanwhile = await figures(desk)
    touched = {key for key in before if before[key] != meanwhile[key]}
    assert {key[0] for key in touched} >= {"decisionList", "unexecutedDecisionStatistics", "quarter", "asOf"}, "planted"
    gone = await desk.step(received, "reversals", REASON)
    assert gone["status"] == "withdrawn"
    after = await figures(desk)
    assert {key for key in before if before[key] != after[key]} == set()
    figure(f"a file taken back: answers {len(before)}, touched by the file {len(touched)}, unlike before 0")


async def test_nothing_is_deleted_and_everything_tells_why(desk: Desk) -> None:
    received = await desk.taken_in(file(GOOD))
    [(decision_id, events)] = desk.rows(f"select id, (select count(*) from decision_event) from {FROM}")
    gone = await desk.step(received, "reversals", REASON)
    assert (gone["takenBackByName"], gone["takenBackReason"]) == (REPORTER, "Fel månads fil.")
    shown = await desk.read(f"/decisions/{decision_id}")
    assert (shown["status"], shown["clock"]) == ("mistaken", None)
    assert {link["rel"] for link in shown["_links"]} <= {"self", *KEPT_OF_MATTERS}
    last = shown["timeline"][-1]
    assert (last["kind"], last["actorName"], last["note"]) == ("mistaken", REPORTER, "Fel månads fil.")
    assert desk.rows("select count(*) from decision_event") == [(events,)]
    assert len((await desk.read("/decisions?status=mistaken"))["decisions"]) == 1
    feed = await desk.api.get("/events", headers=as_system("north", ["event:read"]))
    assert feed.json()["events"][-1]["type"] == "se.kvalitet.decision.mistaken.v1"
    trail = (
        "select count(*) from audit.event where object_id = :id and changes -> 'fields' -> 'status' ->> 1 = 'mistaken'"
    )
    assert desk.rows(trail.replace(":id", f"'{decision_id}'")) == [(1,)]
    listed = (await desk.read("/decision-imports"))["imports"]
    assert [(one["status"], one["created"]) for one in listed] == [("withdrawn", 1)]


async def test_the_same_rows_can_come_anew(desk: Desk) -> None:
    received = await desk.taken_in(file(GOOD))
    await desk.step(received, "reversals", REASON)
    again = await desk.taken_in(file(GOOD))
    assert (again["created"], again["unchanged"]) == (1, 0)
    assert desk.rows(f"select status from {FROM} order by number") == [("mistaken",), ("interrupted",)]
    later = await desk.taken_in(file(GOOD))
    assert later["unchanged"] == 1


USES = {
    "an event": ("events", {"kind": "resumed", "happenedOn": "2026-06-01"}),
    "an explanation": (
        "explanations",
        {
            "delayReason": "no-staff",
            **dict.fromkeys(("reasonText", "consequencesText", "meanwhileText", "effortsText"), "Text."),
        },
    ),
    "a fee": ("special-fees", {"court": "Förvaltningsrätten", "judgedOn": "2026-09-01", "amountKr": 50_000}),
    "a strike": ("event-strikes", None),
}


@pytest.mark.parametrize("use", USES)
async def test_what_somebody_has_used_stands_in_the_way(desk: Desk, use: str) -> None:
    relation, body = USES[use]
    received = await desk.taken_in(file(row(1), GOOD.replace("B-1", "B-2")))
    [(decision_id, reference)] = desk.rows(f"select id, 'BES-' || number from {FROM} where source_id = 'B-2'")
    if body is None:
        [(event_id,)] = desk.rows("select id from decision_event where kind = 'interrupted'")
        body = {"eventId": str(event_id), "reason": "Fel dag."}
    decision = await desk.read(f"/decisions/{decision_id}")
    answer = await desk.sent(decision, relation, body)
    assert answer.status_code == 201, answer.text
    await refused(desk, received, "1 av raderna är använda", reference)


async def test_a_line_of_a_quarter_stands_in_the_way(desk: Desk) -> None:
    received = await desk.taken_in(file(row(1), row(2)))
    desk.rows(
        "insert into ivo_report (id, board_id, period, number, status, cut_off_on, opens_on, due_on) select"
        " gen_random_uuid(), board_id, '2026-Q2', 1, 'requested', '2026-06-30', '2026-07-01', '2026-08-31'"
        " from decision limit 1"
    )
    desk.rows(
        "insert into ivo_report_line (id, board_id, report_id, position, decision_id, start_on, basis, kind, details)"
        " select gen_random_uuid(), d.board_id, r.id, row_number() over (), d.id, d.decided_on, 'decision', 'new', '{}'"
        " from decision d, ivo_report r"
    )
    await refused(desk, received, "2 av raderna är använda", "BES-")


async def test_a_later_file_that_says_the_same_stands_in_the_way(desk: Desk) -> None:
    first, second = await desk.taken_in(file(GOOD)), await desk.taken_in(file(GOOD))
    first = await desk.read(f"/decision-imports/{first['id']}")
    await refused(desk, first, "1 av raderna är använda", "BES-")
    assert (await desk.step(second, "reversals", REASON))["status"] == "withdrawn"
    first = await desk.read(f"/decision-imports/{first['id']}")
    assert (await desk.step(first, "reversals", REASON))["status"] == "withdrawn"


async def test_a_file_that_changed_what_was_there_is_not_taken_back(desk: Desk) -> None:
    await desk.taken_in(file(GOOD))
    newer = await desk.taken_in(file(GOOD.replace(";1;Enheten", ";2;Enheten").replace(";2026-05-01", ";"), row(2)))
    assert (newer["created"], newer["updated"]) == (1, 1)
    await refused(desk, newer, "Filen ändrade 1 som fanns förut", "BES-")


async def test_who_acts_while_the_file_is_taken_back_comes_first(desk: Desk) -> None:
    received = await desk.taken_in(file(GOOD))
    [(decision_id,)] = desk.rows(f"select id from {FROM}")
    decision = await desk.read(f"/decisions/{decision_id}")
    answer = await desk.sent(received, "reversals", REASON)
    assert answer.json()["status"] == "withdrawing"
    event = {"kind": "resumed", "happenedOn": "2026-06-01"}
    assert (await desk.sent(decision, "events", event)).status_code == 201
    stays = await desk.worked_on(answer.json())
    assert (stays["status"], stays["takenBackReason"]) == ("done", None)
    assert "1 av raderna är använda" in stays["inUse"]
    assert desk.rows(f"select status from {FROM}") == [("executed",)]


async def some_taken_back(desk: Desk, received: Any) -> None:
    """What a worker does before it is killed: the first of it, in a transaction of its own."""

    def first(tx: Tx) -> bool:
        return reading.take_back(tx, DECISIONS, UUID(received["id"]))

    north = [desk.town.boards["north"]]
    assert await desk.database.as_system(north, Purpose("decisionImport", "test"), first, name="test")


@pytest.fixture
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BACK_AT_A_TIME", 2)


async def test_a_long_file_is_taken_back_some_at_a_time_and_gone_on_with_after_a_kill(
    desk: Desk, two_at_a_time: None
) -> None:
    received = await desk.taken_in(file(*(row(number) for number in range(5))))
    begun = (await desk.sent(received, "reversals", REASON)).json()
    await some_taken_back(desk, begun)
    standing = f"select status, count(*) from {FROM} group by status order by count(*)"
    assert [amount for _, amount in desk.rows(standing)] == [2, 3]
    assert (await desk.worked_on(begun))["status"] == "withdrawn"
    assert desk.rows(standing) == [("mistaken", 5)]
    told = "select matter_id from matter_event where kind = 'mistaken' group by matter_id having count(*) = 1"
    assert len(desk.rows(told)) == 5, "each once"


async def test_what_somebody_uses_while_a_file_is_taken_back_stays_and_is_told(desk: Desk, two_at_a_time: None) -> None:
    received = await desk.taken_in(file(*(row(number) for number in range(5))))
    begun = (await desk.sent(received, "reversals", REASON)).json()
    await some_taken_back(desk, begun)
    [(decision_id, reference)] = desk.rows(
        f"select id, 'BES-' || number from {FROM} where status <> 'mistaken' order by number desc limit 1"
    )
    decision = await desk.read(f"/decisions/{decision_id}")
    assert (await desk.sent(decision, "events", {"kind": "executed", "happenedOn": "2026-06-01"})).status_code == 201
    stays = await desk.worked_on(begun)
    assert (stays["status"], stays["created"], stays["rejected"]) == ("done", 1, 4)
    assert {row["problem"]["title"] for row in stays["rejections"]} == {"Tillbakatagen"}
    assert reference in stays["inUse"]
    assert [status for (status,) in desk.rows(f"select status from {FROM} where status <> 'mistaken'")] == ["executed"]


def test_what_is_kept_of_a_decision_elsewhere_is_known(owner_url: str) -> None:
    """A new table that speaks of decisions is a part of one, or stands in the way of taking it back."""
    parts = {"decision_event", "decision_spell"}
    kept = {name for name, of in KEPT_ELSEWHERE.items() if of == "decision_id"}
    speaks = text("select conrelid::regclass::text from pg_constraint where confrelid = 'decision'::regclass")
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        assert set(connection.scalars(speaks)) == parts | kept


async def refused(desk: Desk, received: Any, why: str, reference: str) -> None:
    """No link leads to it, the page says why, and who tries all the same is told the same."""
    shown = await desk.read(f"/decision-imports/{received['id']}")
    assert "reversals" not in {link["rel"] for link in shown["_links"]}
    assert why in shown["inUse"]
    assert reference in shown["inUse"]
    headers = as_person(desk.town.people[REPORTER].id) | {"If-Match": f'"{shown["version"]}"'}
    answer = await desk.api.post(f"/decision-imports/{received['id']}/reversals", json=REASON, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "file-in-use")
    assert answer.json()["detail"] == shown["inUse"]
