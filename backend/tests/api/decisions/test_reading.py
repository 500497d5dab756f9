"""What is read of decisions, and by whom: lists, figures, and identities that are sealed."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Purpose, Tx
from qms.unexecuted_decisions import queries, service
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.models import ClockBasis, Decision, Stage
from qms.unexecuted_decisions.queries import DECISION, months_of, stage_on
from qms.unexecuted_decisions.schemas import DisclosureCreate
from tests.api.decisions.conftest import NOW, Desk
from tests.conftest import OpenDatabase
from tests.town import as_person_after

pytestmark = pytest.mark.anyio


async def test_lists_are_filtered_by_stage_and_hold_only_what_runs(desk: Desk) -> None:
    late = await desk.registered()
    near = await desk.registered(decidedOn="2026-09-20")
    done = await desk.registered(events=[{"kind": "executed", "happenedOn": "2026-03-01"}])
    listed = (await desk.api.get("/unexecuted-decisions", headers=desk.who())).json()["decisions"]
    assert [row["id"] for row in listed] == [late["id"], near["id"]]
    assert [(row["stage"], row["daysLeft"], row["endsOn"]) for row in listed] == [
        ("over-six-months", -221, "2026-04-15"),
        ("day-60", 28, "2026-12-20"),
    ]
    only = (await desk.api.get("/unexecuted-decisions?stage=day-60&stage=day-75", headers=desk.who())).json()
    assert [row["id"] for row in only["decisions"]] == [near["id"]]
    every = (await desk.api.get("/decisions?sort=-decidedOn&limit=2", headers=desk.who())).json()
    assert every["_meta"]["totalRecords"] == 3
    assert every["decisions"][0]["id"] == near["id"]
    executed = (await desk.api.get("/decisions?status=executed", headers=desk.who())).json()["decisions"]
    assert [(row["id"], row["stage"], row["endsOn"]) for row in executed] == [(done["id"], None, None)]


async def test_identity_is_sealed_and_shown_only_after_a_fresh_login_with_a_purpose(desk: Desk) -> None:
    decision = await desk.registered(identity={"personNumber": "19121212-1212", "name": "Tolvan Tolvansson"})
    assert decision["hasIdentity"] is True
    assert "19121212" not in str(decision)
    [(sealed, changes)] = desk.rows(
        "select d.identity_sealed, (select string_agg(changes::text, '') from audit.event) from decision d"
    )
    assert b"19121212" not in bytes(sealed)
    assert "19121212" not in changes
    opened = await desk.step(decision, "identity-disclosures", {"purpose": "Anmälan till IVO"})
    assert opened.json() == {"personNumber": "19121212-1212", "name": "Tolvan Tolvansson"}
    manager = await desk.step(decision, "identity-disclosures", {"purpose": "Nyfiken"}, "unit-manager at board")
    assert manager.status_code == 403


async def test_another_board_or_unit_sees_nothing(desk: Desk) -> None:
    decision = await desk.registered()
    elsewhere = await desk.registered(unitId=str(desk.town.units["other"]))
    for name, path, status in (
        ("decision-reporter in south", decision["id"], 404),
        ("unit-manager at unit", decision["id"], 200),
        ("unit-manager at unit", elsewhere["id"], 404),
        ("reporter at unit", decision["id"], 404),
        ("auditor at board", decision["id"], 403),
        ("board-member at board", decision["id"], 403),
    ):
        answer = await desk.api.get(f"/decisions/{path}", headers=desk.who(name))
        assert answer.status_code == status, name


async def test_the_one_who_is_to_find_somebody_sees_it_when_it_is_handed_over(desk: Desk) -> None:
    decision = await desk.registered()
    person = desk.town.people["reporter at unit"]
    handed = await desk.step(decision, "handovers", {"ownerId": str(person.id)})
    assert handed.json()["ownerName"] == "reporter at unit"
    mine = (await desk.api.get("/unexecuted-decisions?mine=true", headers=desk.who("reporter at unit"))).json()
    assert [row["id"] for row in mine["decisions"]] == [decision["id"]]


async def test_statistics_count_as_of_a_day_with_interruptions_apart(desk: Desk) -> None:
    await desk.registered()
    await desk.registered(sex="male", decidedOn="2026-06-01")
    ran = [{"kind": "executed", "happenedOn": "2026-02-01"}, {"kind": "interrupted", "happenedOn": "2026-05-01"}]
    await desk.registered(benefit="home-care", events=ran)
    await desk.registered(origin="judgment")
    statistics = (await desk.api.get("/unexecuted-decision-statistics?asOf=2026-09-30", headers=desk.who())).json()
    assert (statistics["total"], statistics["ages"]) == (3, ["3-6", "6-9", "9-12", "12-"])
    counted = [
        (
            row["benefit"]["code"],
            row["total"],
            row["female"],
            row["male"],
            row["interrupted"],
            list(row["byAge"].values()),
        )
        for row in statistics["benefits"]
    ]
    assert counted == [("contact-person", 2, 1, 1, 0, [1, 1, 0, 0]), ("home-care", 1, 1, 0, 1, [0, 0, 0, 0])]
    earlier = (await desk.api.get("/unexecuted-decision-statistics?asOf=2026-04-15", headers=desk.who())).json()
    assert earlier["total"] == 0
    ahead = await desk.api.get("/unexecuted-decision-statistics?asOf=2026-11-23", headers=desk.who())
    assert ahead.status_code == 422


async def test_the_stage_in_sql_is_the_stage_of_the_clock(desk: Desk, open_database: OpenDatabase) -> None:
    """Every start day of four years, one of them a leap year, read on one day."""
    decision = await desk.registered(decidedOn="2015-01-01")
    days = [(NOW - timedelta(days=number)).date() for number in range(4 * 366)]
    months = Clock(days[0], ClockBasis.DECISION, 3)
    answers = []

    def read(tx: Tx) -> None:
        stage = select(stage_on(clock.today(), months_of(tx))).select_from(DECISION)
        for day in days:
            tx.execute(update(Decision).values(clock_start_on=day))
            answers.append(tx.scalar(stage))

    database = open_database(desk.app_url, pool_size=1)
    board = desk.town.boards["north"]
    await database.as_system([board], Purpose("test", "test"), read, name="test")
    expected = [replace(months, start_on=day).stage(clock.today()).value for day in days]
    assert decision["id"]
    assert len(set(expected)) == len(Stage)
    assert [pair for pair in zip(days, answers, expected, strict=True) if pair[1] != pair[2]] == []


async def test_after_a_fresh_login_the_identity_is_shown_once_and_the_purpose_is_recorded(
    desk: Desk, open_database: OpenDatabase
) -> None:
    decision = await desk.registered(identity={"personNumber": "20121212-T123", "name": "Tolvan Tolvansson"})
    reporter = desk.town.people["decision-reporter at board"].id
    path, body = f"/decisions/{decision['id']}/identity-disclosures", {"purpose": "Anmälan till IVO"}
    version = {"If-Match": f'"{decision["version"]}"'}
    stale = await desk.api.post(path, json=body, headers=as_person_after(11, reporter, **version))
    assert (stale.status_code, stale.json()["code"]) == (403, "step-up-required")
    fresh = await desk.api.post(path, json=body, headers=as_person_after(10, reporter, **version))
    assert (fresh.json()["personNumber"], fresh.json()["name"]) == ("20121212-T123", "Tolvan Tolvansson")
    assert desk.rows(
        "select kind, object_type, purpose from audit.event where object_type = 'decision-identity' or kind = 'denial'"
    ) == [("denial", "operation", None), ("read", "decision-identity", "Anmälan till IVO")]
    reads = Principal(reporter, None, None, None, "session", authenticated_at=NOW)
    other_key = open_database(desk.app_url, pool_size=1, seal_key=b"x" * 32)

    def disclose(tx: Tx) -> None:
        service.disclose(tx, queries.get(tx, UUID(decision["id"])), DisclosureCreate(purpose="Anmälan till IVO"))

    with pytest.raises(ValueError, match="another key"):
        await other_key.as_caller(reads, Purpose("decisionDisclose", "test"), disclose)
