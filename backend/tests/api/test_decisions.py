"""Decisions through the API: taken in once, settled by events, shown with their clock, refused when impossible."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.unexecuted_decisions import queries, service
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.jobs import watch_clocks
from qms.unexecuted_decisions.models import ClockBasis, Decision, Stage
from qms.unexecuted_decisions.queries import DECISION, months_of, stage_on
from qms.unexecuted_decisions.schemas import DisclosureCreate
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, as_person_after, as_system, insert

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
KEY = b"a key for invented people alone!"
SCOPES = ("decision:create", "decision:read", "statistics:read")
CODES = {"benefit": ("contact-person", "home-care"), "delay-reason": ("no-resource", "declined-offer")}
Json = dict[str, Any]


@dataclass
class Desk:
    """Somebody's desk: the client, the municipality and short ways to say what is sent."""

    api: Caller
    town: Town
    owner_url: str
    app_url: str

    def decision(self, **changes: object) -> Json:
        """A decision as the API takes it: 15 January, and nothing has happened since."""
        return {
            "unitId": str(self.town.units["home"]),
            "caseReference": "2026-00417",
            "lawArea": "sol",
            "benefit": "contact-person",
            "decidedOn": "2026-01-15",
            "sex": "female",
            **changes,
        }

    def who(self, name: str = "decision-reporter at board") -> dict[str, str]:
        return as_person(self.town.people[name].id)

    async def registered(self, **changes: object) -> Json:
        answer = await self.api.post("/decisions", json=self.decision(**changes), headers=self.who())
        assert answer.status_code == 201, answer.text
        decision: Json = answer.json()
        return decision

    async def sent(self, version: int = 1, **changes: object) -> Any:
        source = {"system": "case", "id": "B-1", "version": version}
        key = {"Idempotency-Key": str(new_id())}
        return await self.api.post(
            "/decisions", json=self.decision(source=source, **changes), headers=as_system(scopes=SCOPES, **key)
        )

    async def step(self, decision: Json, step: str, body: Json, who: str = "decision-reporter at board") -> Any:
        headers = {**self.who(who), "If-Match": f'"{decision["version"]}"'}
        return await self.api.post(f"/decisions/{decision['id']}/{step}", json=body, headers=headers)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        engine = create_engine(self.owner_url, poolclass=NullPool)
        with engine.begin() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _stands_still() -> Iterator[None]:
    with clock.freeze(NOW):
        yield


@pytest.fixture
async def desk(cluster: Cluster, tmp_path: Path) -> AsyncIterator[Desk]:
    urls = cluster.clone(f"decisions_{new_id().hex}")
    town = towns.build(urls.owner)
    engine = create_engine(urls.owner, poolclass=NullPool)
    with engine.begin() as connection:
        for board_id in town.boards.values():
            for name, codes in CODES.items():
                for code in codes:
                    row = {"list": name, "code": code, "label": code.capitalize(), "valid_from": "2010-01-01"}
                    insert(connection, "code", id=new_id(), board_id=board_id, **row)
        connection.execute(
            text("update service_account set scopes = scopes || :more"), {"more": ["decision:create", "decision:read"]}
        )
    with clock.freeze(NOW):
        async with towns.client("", tmp_path, database=Database(urls.app, pool_size=2, seal_key=KEY)) as api:
            yield Desk(api, town, urls.owner, urls.app)


async def test_a_decision_is_shown_with_its_clock_and_how_it_was_counted(desk: Desk) -> None:
    decision = await desk.registered()
    assert (decision["reference"][:4], decision["status"], decision["title"]) == ("BES-", "waiting", "Contact-person")
    running = decision["clock"]
    assert {name: running[name] for name in ("startOn", "endsOn", "reportableFrom", "daysLeft", "stage")} == {
        "startOn": "2026-01-15",
        "endsOn": "2026-04-15",
        "reportableFrom": "2026-04-16",
        "daysLeft": -221,
        "stage": "over-six-months",
    }
    assert running["law"]["reference"] == "SoL (2025:400) 34 kap. 1 §"
    assert "2026-04-15" in running["explanation"]
    assert decision["law"]["reference"] == "SoL (2025:400) 11 kap. 1 §"
    assert (decision["feeInterval"]["lowKr"], decision["feeInterval"]["highKr"]) == (15_000, 1_500_000)
    assert decision["feeInterval"]["applyBefore"] == "2028-01-15"


async def test_an_old_decision_keeps_its_law_and_its_fee_interval(desk: Desk) -> None:
    decision = await desk.registered(decidedOn="2025-06-30")
    assert decision["law"]["reference"] == "SoL (2001:453) 4 kap. 1 §"
    assert decision["feeInterval"]["lowKr"] == 10_000
    lss = await desk.registered(decidedOn="2025-12-31", lawArea="lss")
    assert (lss["law"]["reference"], lss["feeInterval"]["highKr"]) == ("LSS 9 §", 1_000_000)


async def test_events_settle_the_decision(desk: Desk) -> None:
    decision = await desk.registered(extent={"amount": 5, "unit": "hours-per-week"})
    for kind, day, more, status, start in (
        ("offered", "2026-02-01", {"wasReasonable": True}, "waiting", "2026-01-15"),
        ("offer-declined", "2026-02-03", {"note": "Passade inte."}, "waiting", "2026-01-15"),
        ("partly-executed", "2026-03-01", {"executedExtent": 2}, "partly-executed", "2026-01-15"),
        ("executed", "2026-04-01", {}, "executed", None),
        ("interrupted", "2026-09-22", {}, "interrupted", "2026-09-22"),
    ):
        answer = await desk.step(decision, "events", {"kind": kind, "happenedOn": day, **more})
        assert answer.status_code == 201, answer.text
        decision = answer.json()
        assert (decision["status"], (decision["clock"] or {}).get("startOn")) == (status, start), kind
    assert (decision["clock"]["basis"], decision["clock"]["stage"], decision["remaining"]) == (
        "interruption",
        "day-60",
        5.0,
    )
    assert [entry["kind"] for entry in decision["timeline"]][:2] == ["registered", "offered"]
    assert desk.rows("select start_on::text, basis, ending from decision_spell order by number") == [
        ("2026-01-15", "decision", "executed"),
        ("2026-09-22", "interruption", None),
    ]


async def test_a_closed_decision_is_neither_explained_nor_handed_over_nor_told_more_about(desk: Desk) -> None:
    decision = await desk.registered()
    ended = {"kind": "withdrawn", "happenedOn": "2026-03-01"}
    closed = (await desk.step(decision, "events", ended)).json()
    assert {link["rel"] for link in closed["_links"]} == {"self", "event-strikes", "special-fees"}
    words = dict.fromkeys(("reasonText", "consequencesText", "meanwhileText", "effortsText"), "Text.")
    for step, body in {
        "explanations": {"delayReason": "no-resource", **words},
        "handovers": {"ownerId": str(desk.town.people["decision-reporter at board"].id)},
        "events": {"kind": "offered", "happenedOn": "2026-02-01"},
    }.items():
        refused = await desk.step(closed, step, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state"), step
    again = await desk.step(closed, "event-strikes", {"eventId": closed["events"][0]["id"], "reason": "Fel person."})
    assert again.json()["status"] == "waiting"


async def test_part_execution_shows_what_remains(desk: Desk) -> None:
    events = [{"kind": "partly-executed", "happenedOn": "2026-02-01", "executedExtent": 2}]
    decision = await desk.registered(extent={"amount": 5, "unit": "hours-per-week"}, events=events)
    assert (decision["status"], decision["remaining"], decision["clock"]["startOn"]) == (
        "partly-executed",
        3.0,
        "2026-01-15",
    )


async def test_a_struck_event_counts_no_more_and_can_still_be_read(desk: Desk) -> None:
    decision = await desk.registered(events=[{"kind": "executed", "happenedOn": "2026-03-01"}])
    body = {"eventId": decision["events"][0]["id"], "reason": "Fel person."}
    struck = (await desk.step(decision, "event-strikes", body)).json()
    assert (struck["status"], struck["clock"]["startOn"]) == ("waiting", "2026-01-15")
    assert struck["events"][0]["struckReason"] == "Fel person."
    again = await desk.step(struck, "event-strikes", body)
    assert (again.status_code, again.json()["code"]) == (409, "already-struck")


async def test_striking_what_a_later_event_needs_is_refused(desk: Desk) -> None:
    events = [{"kind": "executed", "happenedOn": "2026-03-01"}, {"kind": "interrupted", "happenedOn": "2026-05-01"}]
    decision = await desk.registered(events=events)
    refused = await desk.step(decision, "event-strikes", {"eventId": decision["events"][0]["id"], "reason": "Fel."})
    assert (refused.status_code, refused.json()["code"]) == (422, "impossible-history")
    assert desk.rows("select count(*) from decision_event where struck_at is not null") == [(0,)]


async def test_impossible_histories_are_refused_and_nothing_is_stored(desk: Desk) -> None:
    happened: list[tuple[list[tuple[str, str]], str]] = [
        ([("executed", "2026-01-14")], "event-before-decision"),
        ([("executed", "2026-11-23")], "event-in-future"),
        ([("interrupted", "2026-02-01")], "never-ran"),
        (
            [("executed", "2026-02-01"), ("interrupted", "2026-03-01"), ("interrupted", "2026-03-05")],
            "already-interrupted",
        ),
        ([("died", "2026-02-01"), ("executed", "2026-02-02")], "after-closing"),
    ]
    for events, code in happened:
        history = [{"kind": kind, "happenedOn": day} for kind, day in events]
        answer = await desk.api.post("/decisions", json=desk.decision(events=history), headers=desk.who())
        assert (answer.status_code, answer.json()["code"]) == (422, "impossible-history")
        assert [error["code"] for error in answer.json()["errors"]] == [code]
    for changes, status, code in (
        ({"decidedOn": "2026-11-23"}, 422, "impossible-history"),
        ({"caseClosedOn": "2026-01-10"}, 422, "impossible-history"),
        ({"benefit": "no-such-benefit"}, 409, "unknown-reference"),
        ({"unitId": str(desk.town.units["south-home"])}, 409, "unknown-reference"),
        ({"decidedOn": "1990-01-01", "lawArea": "lss"}, 409, "unknown-reference"),
        ({"caseReference": "19121212-1212"}, 422, "validation-failed"),
    ):
        answer = await desk.api.post("/decisions", json=desk.decision(**changes), headers=desk.who())
        assert (answer.status_code, answer.json()["code"]) == (status, code), changes
    assert desk.rows("select count(*) from decision") == [(0,)]


async def test_the_source_is_updated_by_newer_versions_only(desk: Desk) -> None:
    first = (await desk.sent()).json()
    assert (await desk.sent()).json()["id"] == first["id"]
    reused = await desk.sent(sex="male")
    assert (reused.status_code, reused.json()["code"]) == (409, "source-version-reused")
    newer = (await desk.sent(2, events=[{"kind": "executed", "happenedOn": "2026-03-01"}])).json()
    assert (newer["id"], newer["status"], newer["clock"]) == (first["id"], "executed", None)
    older = await desk.sent()
    assert (older.status_code, older.json()["code"]) == (409, "stale-source-version")
    corrected = (await desk.sent(3, events=[{"kind": "executed", "happenedOn": "2026-03-08"}])).json()
    assert [(event["happenedOn"], bool(event["struckAt"])) for event in corrected["events"]] == [
        ("2026-03-01", True),
        ("2026-03-08", False),
    ]
    assert desk.rows("select count(*) from decision") == [(1,)]


async def test_what_people_have_added_survives_a_new_version(desk: Desk) -> None:
    decision = (await desk.sent()).json()
    await desk.step(decision, "events", {"kind": "offered", "happenedOn": "2026-02-01"})
    newer = (await desk.sent(2, events=[{"kind": "executed", "happenedOn": "2026-03-01"}])).json()
    assert [event["kind"] for event in newer["events"] if not event["struckAt"]] == ["offered", "executed"]


WORDS = ("reasonText", "consequencesText", "meanwhileText", "effortsText")


def explained(words: str) -> Json:
    return {"delayReason": "no-resource", **dict.fromkeys(WORDS, words)}


async def test_a_source_says_why_until_a_person_has_said_it(desk: Desk) -> None:
    decision = (await desk.sent(explanation=explained("Ingen plats."))).json()
    assert decision["explanation"]["delayReason"]["code"] == "no-resource"
    newer = (await desk.sent(2, explanation=explained("Fortfarande ingen plats."))).json()
    assert newer["explanation"]["reasonText"] == "Fortfarande ingen plats."
    silent = (await desk.sent(3)).json()
    assert silent["explanation"] == newer["explanation"]
    own = (await desk.step(silent, "explanations", explained("Platsen är klar i mars."))).json()
    for version, words in ((4, "Ingen plats alls."), (4, "Ingen plats alls."), (5, "Platsen är klar i mars.")):
        after = (await desk.sent(version, explanation=explained(words))).json()
        assert after["explanation"] == own["explanation"]
    kept = [entry["data"].get("kept") for entry in after["timeline"] if entry["data"].get("kept")]
    assert kept == ["explanation"]


async def test_a_system_may_explain_and_says_where_the_reason_is_unknown(desk: Desk) -> None:
    decision = (await desk.sent()).json()
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "why-000001", "If-Match": f'"{decision["version"]}"'})
    path = f"/decisions/{decision['id']}/explanations"
    answer = await desk.api.post(path, json=explained("Ingen plats."), headers=headers)
    assert (answer.status_code, answer.json()["explanation"]["effortsText"]) == (201, "Ingen plats.")
    unknown = await desk.sent(2, explanation=explained("Ingen plats.") | {"delayReason": "unknown"})
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (409, "/explanation/delayReason")


async def test_a_batch_gives_a_verdict_for_each(desk: Desk) -> None:
    never_ran: Json = {"events": [{"kind": "interrupted", "happenedOn": "2026-02-01"}]}
    differences: list[Json] = [{}, {"benefit": "unknown"}, never_ran, {}]
    items = [
        desk.decision(source={"system": "case", "id": f"B-{number}", "version": 1}, **changes)
        for number, changes in enumerate(differences)
    ]
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "batch-0001"})
    answer = await desk.api.post("/decision-batches", json={"decisions": [*items, items[0]]}, headers=headers)
    assert answer.status_code == 207
    verdicts = [(item["status"], (item["problem"] or {}).get("code")) for item in answer.json()["items"]]
    assert verdicts == [
        ("created", None),
        ("rejected", "unknown-reference"),
        ("rejected", "impossible-history"),
        ("created", None),
        ("unchanged", None),
    ]
    assert "avbrutits" in answer.json()["items"][2]["problem"]["detail"]
    assert desk.rows("select count(*) from decision") == [(2,)]


async def test_a_decision_that_is_wrong_never_refuses_the_others(desk: Desk) -> None:
    right = desk.decision(source={"system": "case", "id": "B-1", "version": 1})
    executed = {"kind": "executed", "happenedOn": None}
    wrong = [None, {}, {**right, "sex": None}, {**right, "events": [executed]}, {**right, "extent": {"amount": "2"}}]
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "batch-0002"})
    answer = await desk.api.post("/decision-batches", json={"decisions": [*wrong, right]}, headers=headers)
    assert answer.status_code == 207
    assert [item["status"] for item in answer.json()["items"]] == ["rejected"] * len(wrong) + ["created"]
    places = [item["problem"]["pointer"] for item in answer.json()["items"][:-1]]
    assert places == ["", "/unitId", "/sex", "/events/0/happenedOn", "/extent/amount"]


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


async def test_the_explanation_is_kept_and_personal_numbers_are_warned_about(desk: Desk) -> None:
    decision = await desk.registered()
    words = {"reasonText": "a", "consequencesText": "b", "meanwhileText": "c", "effortsText": "Ring 19121212-1212."}
    explained = (await desk.step(decision, "explanations", {"delayReason": "no-resource", **words})).json()
    assert explained["explanation"]["delayReason"] == {"code": "no-resource", "label": "No-resource"}
    assert [warning["pointer"] for warning in explained["warnings"]] == ["/explanation/effortsText"]
    assert explained["version"] == decision["version"] + 1


async def test_a_stale_change_is_refused(desk: Desk) -> None:
    decision = await desk.registered()
    body = {"kind": "offered", "happenedOn": "2026-02-01"}
    assert (await desk.step(decision, "events", body)).status_code == 201
    stale = await desk.step(decision, "events", body)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale-version")


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


async def test_the_stage_in_sql_is_the_stage_of_the_clock(desk: Desk) -> None:
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

    database = Database(desk.app_url, pool_size=1)
    board = desk.town.boards["north"]
    await database.as_system([board], Purpose("test", "test"), read, name="test")
    await database.close()
    expected = [replace(months, start_on=day).stage(clock.today()).value for day in days]
    assert decision["id"]
    assert len(set(expected)) == len(Stage)
    assert [pair for pair in zip(days, answers, expected, strict=True) if pair[1] != pair[2]] == []


async def test_after_a_fresh_login_the_identity_is_shown_once_and_the_purpose_is_recorded(desk: Desk) -> None:
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
    other_key = Database(desk.app_url, pool_size=1, seal_key=b"x" * 32)

    def disclose(tx: Tx) -> None:
        service.disclose(tx, queries.get(tx, UUID(decision["id"])), DisclosureCreate(purpose="Anmälan till IVO"))

    with pytest.raises(ValueError, match="another key"):
        await other_key.as_caller(reads, Purpose("decisionDisclose", "test"), disclose)
    await other_key.close()


async def test_clocks_near_and_past_the_limit_are_noted_once(desk: Desk) -> None:
    near = await desk.registered(decidedOn="2026-09-15")
    late = await desk.registered(decidedOn="2026-01-15")
    await desk.registered(decidedOn="2026-10-15")
    database = Database(desk.app_url, pool_size=1)
    for _ in range(2):
        await watch_clocks(database)
    await database.close()
    noted = desk.rows(
        "select matter_id::text, kind, data ->> 'months' from matter_event "
        "where kind like 'limit-%' order by matter_id, kind"
    )
    assert noted == [
        (near["id"], "limit-near", "2"),
        (late["id"], "limit-near", "2"),
        (late["id"], "limit-passed", "3"),
    ]
