"""Times as people meet them: what runs in a matter, what passes, what is waived, and how many were kept."""

import logging
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.deadlines import jobs, queries, service
from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
INVESTIGATE = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 2}
ESCALATIONS = "select status, escalation from deadline where board_id = :board and rule = 'assess' order by due_on"
OVERDUE = "select data ->> 'dueOn' as due from matter_event where board_id = :board and kind = 'overdue'"


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with its manager, somebody who reports, and a report."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
    for name, code in (("category", "other"), ("law-area", "sol"), ("benefit", "contact-person")):
        await here.code(name, code, code)
    return {"unit": unit, "boss": boss, "rut": rut, "matter": await here.deviation(unit, by=rut)}


async def times(api: Caller, matter: UUID, who: UUID) -> list[dict[str, Any]]:
    answer = await api.get(f"/matters/{matter}/deadlines", headers=as_person(who))
    assert answer.status_code == 200, answer.text
    deadlines: list[dict[str, Any]] = answer.json()["deadlines"]
    return deadlines


async def waived(api: Caller, deadline: dict[str, Any], who: UUID, **body: object) -> Any:
    headers = as_person(who, **{"If-Match": f'"{deadline["version"]}"'})
    return await api.post(f"/deadlines/{deadline['id']}/waivers", json=body, headers=headers)


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


async def test_an_assessment_is_a_time_that_is_kept_and_begins_the_next(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    matter, boss = home["matter"], home["boss"]
    first, answer = await times(api, matter, boss)
    assert (first["rule"], first["dueOn"], first["status"], first["ownerName"]) == (
        "assess",
        in_days(5),
        "running",
        "Bo",
    )
    assert (answer["rule"], answer["dueOn"], answer["status"]) == ("answer", in_days(30), "running")
    assert first["explanation"] == "Nämndens gräns: bedöms inom 5 dagar från att rapporten kom in."
    headers = as_person(boss, **{"If-Match": '"1"'})
    said = await api.post(f"/deviations/{matter}/assessments", json=INVESTIGATE, headers=headers)
    assert said.json()["dueOn"] == in_days(10), said.text
    told = [(row["rule"], row["status"], row["endedOn"]) for row in await times(api, matter, boss)]
    assert told == [("investigate", "running", None), ("answer", "running", None), ("assess", "met", in_days(0))]


async def test_a_time_of_the_board_is_waived_with_a_reason_and_one_of_the_law_never(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    matter, boss = home["matter"], home["boss"]
    running, other = await times(api, matter, boss)
    assert {link["rel"] for link in running["_links"]} == {"self", "matter", "waivers"}
    assert (await waived(api, running, boss)).status_code == 422
    answer = await waived(api, running, boss, reason="Väntar på polisen.")
    assert (answer.status_code, answer.json()["status"]) == (201, "waived"), answer.text
    again = await waived(api, answer.json(), boss, reason="Igen.")
    assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
    last = next(row for row in await times(api, matter, boss) if row["id"] == other["id"])
    assert "waivers" not in {link["rel"] for link in last["_links"]}, "an open matter always has a time"
    kept = await waived(api, last, boss, reason="Väntar på polisen.")
    assert (kept.status_code, kept.json()["detail"][:23]) == (409, "Det är den enda tid som")
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()
    assert [(entry["kind"], entry["note"]) for entry in shown["timeline"]][-1] == (
        "deadline-waived",
        "Väntar på polisen.",
    )
    decision = await here.decision(home["unit"], decided_on="2026-10-01")
    (law,) = await times(api, decision, boss)
    assert (law["basis"], law["dueOn"], law["legalReference"]) == ("law", "2027-01-01", "SoL (2025:400) 34 kap. 1 §")
    assert "waivers" not in {link["rel"] for link in law["_links"]}
    refused = await waived(api, law, boss, reason="Hinner inte.")
    assert (refused.status_code, refused.json()["code"]) == (409, "law-deadline")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
async def test_there_is_no_way_to_move_a_time(api: Caller, home: dict[str, UUID], method: str) -> None:
    running, _ = await times(api, home["matter"], home["boss"])
    answer = await api.request(
        method, f"/deadlines/{running['id']}", json={"dueOn": in_days(99)}, headers=as_person(home["boss"])
    )
    assert answer.status_code == 405


async def test_the_night_notes_once_what_has_passed(here: Place, home: dict[str, UUID]) -> None:
    def watch() -> Any:
        return here.do(lambda tx: service.watch(tx, here.board_id))

    for day, stands, told in ((2, 0, 0), (3, 1, 0), (5, 1, 0), (6, 2, 1), (10, 2, 1), (11, 3, 1)):
        with clock.freeze(clock.now() + timedelta(days=day)):
            await watch()
            await watch()
        (row,) = here.sql(ESCALATIONS, board=here.board_id)
        assert row == {"status": "missed" if told else "running", "escalation": stands}, day
        assert len(here.sql(OVERDUE, board=here.board_id)) == told


async def test_the_law_runs_until_execution_and_what_is_put_right_is_worked_out_anew(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    decision, boss = await here.decision(home["unit"], decided_on="2026-06-01"), home["boss"]
    path, standing = f"/decisions/{decision}", []

    async def tell(address: str, body: dict[str, object]) -> dict[str, Any]:
        version = (await api.get(path, headers=as_person(boss))).json()["version"]
        headers = as_person(boss, **{"If-Match": f'"{version}"'})
        answer = await api.post(f"{path}/{address}", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        standing.append([(row["startOn"], row["status"], row["endedOn"]) for row in await times(api, decision, boss)])
        told: dict[str, Any] = answer.json()
        return told

    reporter = await here.person("Dag", ("decision-reporter", None))
    executed = await tell("events", {"kind": "executed", "happenedOn": "2026-08-31"})
    await tell("events", {"kind": "interrupted", "happenedOn": "2026-10-01"})
    home["boss"] = boss = reporter
    (event,) = [row for row in executed["events"] if row["kind"] == "executed"]
    assert standing == [
        [("2026-06-01", "met", "2026-08-31")],
        [("2026-10-01", "running", None), ("2026-06-01", "met", "2026-08-31")],
    ]
    interrupted = (await api.get(path, headers=as_person(boss))).json()["events"][-1]
    await tell("event-strikes", {"eventId": interrupted["id"], "reason": "Fel ärende."})
    await tell("event-strikes", {"eventId": event["id"], "reason": "Fel dag."})
    await tell("events", {"kind": "withdrawn", "happenedOn": "2026-08-01"})
    assert standing[2:] == [
        [("2026-06-01", "met", "2026-08-31"), ("2026-10-01", "waived", in_days(0))],
        [("2026-06-01", "running", None), ("2026-10-01", "waived", in_days(0))],
        [("2026-06-01", "waived", "2026-08-01"), ("2026-10-01", "waived", in_days(0))],
    ]


async def test_what_was_kept_is_told_as_k_of_n(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, unit = home["boss"], home["unit"]
    late = await here.deviation(unit, by=home["rut"])
    skipped = await here.deviation(unit, by=home["rut"])
    time, _ = await times(api, skipped, boss)
    assert (await waived(api, time, boss, reason="Väntar på polisen.")).status_code == 201
    for matter, days in ((home["matter"], 5), (late, 6)):
        with clock.freeze(clock.now() + timedelta(days=days)):
            headers = as_person(boss, **{"If-Match": '"1"'})
            await api.post(f"/deviations/{matter}/assessments", json=INVESTIGATE, headers=headers)
    with clock.freeze(clock.now() + timedelta(days=7)):
        period = f"periodFrom={in_days(-7)}&periodTo={in_days(0)}"
        answer = await api.get(f"/deadline-statistics?{period}", headers=as_person(boss))
        assert answer.status_code == 200, answer.text
        assess, investigate, told = answer.json()["rules"]
    names = ("rule", "met", "ended", "share", "waived", "running")
    assert [assess[name] for name in names] == ["assess", 1, 2, 50.0, 1, 0]
    assert [investigate[name] for name in names] == ["investigate", 0, 0, None, 0, 2]
    assert [told[name] for name in names] == ["answer", 0, 0, None, 0, 3]
    assert [(row["unitId"], row["met"], row["ended"]) for row in assess["units"]] == [(str(unit), 1, 2)]
    with clock.freeze(clock.now() + timedelta(days=7)):
        answer = await api.get(f"/deadline-statistics?{period}&asOf={in_days(-2)}", headers=as_person(boss))
    before, begun, _ = answer.json()["rules"]
    assert [before[name] for name in names] == ["assess", 1, 1, 100.0, 1, 1], "as it stood that day"
    assert [begun[name] for name in names] == ["investigate", 0, 0, None, 0, 1]


async def test_what_nobody_reads_is_found_and_so_is_a_date_set_by_hand(
    here: Place, home: dict[str, UUID], caplog: pytest.LogCaptureFixture
) -> None:
    async def checked() -> dict[str, int]:
        await here.do(lambda tx: jobs.find_owners(tx, here.board_id))
        await here.do(lambda tx: jobs.check(tx, here.board_id))
        return await here.do(lambda tx: queries.faults(tx, here.board_id))

    with caplog.at_level(logging.ERROR, "qms"):
        assert await checked() == {"matters": 0, "deadlines": 0, "dates": 0}
        assert caplog.records == []
        here.sql("update person set is_active = false where id = :boss returning 1", boss=home["boss"])
        assert await checked() == {"matters": 1, "deadlines": 0, "dates": 0}
        moved = "update matter set due_on = due_on + 1 where id = :id returning 1"
        here.sql(moved, id=home["matter"])
        assert await checked() == {"matters": 1, "deadlines": 0, "dates": 1}
    assert len(caplog.records) == 2


async def test_a_time_of_somebody_else_goes_to_who_answers_when_they_no_longer_read_it(
    here: Place, home: dict[str, UUID]
) -> None:
    head = await here.person("Hedda", ("department-head", None))
    here.sql("update deadline set owner_id = :head where board_id = :board returning 1", head=head, board=here.board_id)
    owners = "select distinct owner_id from deadline where board_id = :board"
    await here.do(lambda tx: jobs.find_owners(tx, here.board_id))
    assert here.sql(owners, board=here.board_id) == [{"owner_id": head}]
    here.sql(
        "update assignment set valid_to = :day where person_id = :head returning 1", day=date(2026, 1, 1), head=head
    )
    await here.do(lambda tx: jobs.find_owners(tx, here.board_id))
    assert here.sql(owners, board=here.board_id) == [{"owner_id": None}]
