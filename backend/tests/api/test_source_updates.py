"""What a source says anew changes the report, is seen by whoever answers for it, and leaves what people decided."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from qms.deviations.schemas import DeviationCreate
from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
UNREAD = "Läs det nya från källsystemet"


@dataclass
class Report:
    """A report that a source sends, and those who answer for it."""

    api: Caller
    place: Place
    unit: UUID
    boss: UUID
    version: int = 0

    async def sent(self, *, days: int = 0, version: int | None = None, **changes: object) -> tuple[str, dict[str, Any]]:
        """Send the next version. Returns the verdict and the report as the owner then reads it."""
        self.version = version or self.version + 1
        body = {
            "reportType": "deviation",
            "title": "Brev",
            "description": "Ett brev kom fel.",
            "unitId": str(self.unit),
            "occurred": {"precision": "date", "on": "2026-11-01"},
            "affected": "one",
            "source": {"system": "Treserva", "id": "H-1", "version": self.version},
        }
        headers = as_system(str(self.place.board_id), **{"Idempotency-Key": str(uuid4())})
        with clock.freeze(NOON + timedelta(days=days)):
            batch = {"deviations": [body | changes]}
            (item,) = (await self.api.post("/deviation-batches", json=batch, headers=headers)).json()["items"]
            assert item["problem"] is None, item
            return item["status"], await self.read(item["deviationId"])

    async def read(self, matter: str) -> dict[str, Any]:
        return dict((await self.api.get(f"/deviations/{matter}", headers=as_person(self.boss))).json())

    async def step(self, deviation: dict[str, Any], step: str, body: dict[str, object], *, days: int = 0) -> None:
        headers = as_person(self.boss, **{"If-Match": f'"{deviation["version"]}"'})
        with clock.freeze(NOON + timedelta(days=days)):
            answer = await self.api.post(f"/deviations/{deviation['id']}/{step}", json=body, headers=headers)
        assert answer.status_code == 201, answer.text

    async def work(self, *, days: int = 0) -> list[dict[str, Any]]:
        with clock.freeze(NOON + timedelta(days=days)):
            return list((await self.api.get("/work-items", headers=as_person(self.boss))).json()["workItems"])


@pytest.fixture
async def report(api: Caller, here: Place) -> Report:
    here.system()
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    for list_name, code in (("category", "other"), ("law-area", "sol")):
        await here.code(list_name, code, code)
    return Report(api, here, unit, boss)


CHANGES: list[tuple[str, Any]] = [
    ("immediateDanger", True),
    ("eventCount", 7),
    ("affected", "several"),
    ("reportType", "suspected-misconduct"),
    ("occurred", {"precision": "date", "on": "2026-11-03"}),
    ("occurred", {"precision": "instant", "at": "2026-11-03T10:00:00Z"}),
    ("occurred", {"precision": "unknown"}),
    ("caseReference", "2026-77"),
    ("concernsChild", "yes"),
    ("onBehalfOf", "En vikarie"),
    ("counterpart", {"kind": "region", "name": "Sjukhuset"}),
    ("title", "Två brev"),
]


ELSEWHERE = {"source", "unitId", "description", "immediateAction", "cooperation", "dataExposed"}
"""What a source may also say anew, each tried by itself: below, or with what it is about."""


def test_every_field_that_a_source_says_is_tried() -> None:
    said = {field.alias for field in DeviationCreate.model_fields.values()}
    assert said == {name for name, _ in CHANGES} | ELSEWHERE


async def test_that_data_were_seen_may_be_said_later(report: Report) -> None:
    await report.sent()
    status, after = await report.sent(dataExposed=True)
    assert status == "updated"
    told = "select count(*) from data_incident where matter_id = :id"
    assert report.place.sql(told, id=after["id"]) == [{"count": 1}]


@pytest.mark.parametrize(("field", "value"), CHANGES)
async def test_what_is_called_updated_is_what_then_stands(report: Report, field: str, value: Any) -> None:
    _, first = await report.sent()
    status, after = await report.sent(**{field: value})
    assert status == "updated"
    stands = after[field]
    assert stands == value if not isinstance(value, dict) else value.items() <= stands.items()
    entry = after["timeline"][-1]
    assert (entry["kind"], entry["data"]["changed"], entry["actorName"]) == ("source-updated", field, "Ett system")
    told = {"timeline", "version", "source", "_links", "warnings", field}
    assert {name: value for name, value in after.items() if name not in told} == {
        name: value for name, value in first.items() if name not in told
    }
    assert (await report.sent(**{field: value}))[0] == "unchanged"
    assert (await report.sent())[0] == "updated", "taken back"


async def test_words_are_added_and_never_replaced(report: Report) -> None:
    words: dict[str, Any] = {"description": "Brevet är öppnat.", "immediateAction": "Ringde."}
    await report.sent()
    status, after = await report.sent(**words)
    assert (status, after["description"], after["immediateAction"]) == ("updated", "Ett brev kom fel.", None)
    notes = [(entry["data"].get("changed"), entry["note"]) for entry in after["timeline"][1:]]
    assert notes == [("description", "Brevet är öppnat."), ("immediateAction", "Ringde.")]
    _, later = await report.sent(**words, eventCount=2)
    assert [entry["data"].get("changed") for entry in later["timeline"][3:]] == ["eventCount"]
    _, taken_back = await report.sent(eventCount=2, description="Brevet är öppnat.")
    assert [(entry["data"]["changed"], entry["note"]) for entry in taken_back["timeline"][4:]] == [
        ("immediateAction", None)
    ]


async def test_what_says_the_same_is_unchanged_and_raises_the_version(report: Report) -> None:
    await report.sent()
    status, after = await report.sent()
    assert (status, after["source"]["version"], len(after["timeline"])) == ("unchanged", 2, 1)
    assert [item["step"] for item in await report.work()] == ["Bedöm"]


async def test_danger_that_comes_later_is_as_urgent_as_danger_at_once(report: Report) -> None:
    """It stands first for the owner with the limit that it would have had, had it come in the same day."""
    _, deviation = await report.sent()
    assessed = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 2}
    await report.step(deviation, "assessments", assessed)
    relaxed = (await report.read(deviation["id"]))["dueOn"]
    status, after = await report.sent(days=1, immediateDanger=True)
    (item,) = await report.work(days=1)
    assert (status, item["immediateDanger"], item["step"], item["dueOn"]) == ("updated", True, UNREAD, after["dueOn"])
    report.version = 0
    _, other = await report.sent(days=1, immediateDanger=True, source={"system": "Treserva", "id": "H-2"})
    assert after["dueOn"] == other["dueOn"] < relaxed
    assert (after["category"]["code"], after["status"], after["decision"]) == ("other", "investigating", "investigate")
    told = "select matter_id::text, kind from notification where done_at is null and kind = 'source-changed'"
    assert [tuple(row.values()) for row in report.place.sql(told)] == [(deviation["id"], "source-changed")], "once"


async def test_a_change_of_what_is_closed_waits_until_somebody_has_seen_it(report: Report) -> None:
    _, deviation = await report.sent()
    await report.step(deviation, "assessments", {"decision": "dismiss", "reason": "Inget fel."})
    assert await report.work() == []
    _, after = await report.sent(days=30, immediateDanger=True)
    assert (after["status"], after["reason"]) == ("dismissed", "Inget fel.")
    (item,) = await report.work(days=30)
    assert (item["step"], item["immediateDanger"], item["group"]) == (UNREAD, True, "two-weeks")
    await report.step(after, "additions", {"text": "Vi har ringt."}, days=31)
    assert await report.work(days=31) == []


async def test_a_report_follows_to_the_unit_that_the_source_names_until_people_have_said_otherwise(
    report: Report,
) -> None:
    lena = await report.place.person("Lena")
    other, third = [await report.place.unit(name) for name in ("Boendet", "Hemtjänsten")]
    for unit in (other, third):
        await report.place.assign(lena, "unit-manager", unit)
        report.place.sql("update unit set manager_id = :lena where id = :unit returning 1", lena=lena, unit=unit)
    _, first = await report.sent()
    _, moved = await report.sent(unitId=str(other))
    assert moved.get("unitName") is None, "the manager of the first unit no longer reads it"
    report.boss = lena
    moved = await report.read(first["id"])
    assert (moved["unitName"], moved["ownerName"]) == ("Boendet", "Lena")
    await report.step(moved, "reroutings", {"unitId": str(third), "reason": "Hör hemma där."})
    status, after = await report.sent(unitId=str(report.unit))
    assert (status, after["unitName"]) == ("updated", "Hemtjänsten")
    assert after["timeline"][-1]["data"] == {"status": "received", "kept": "unitId"}


async def test_what_a_person_has_reported_is_never_changed(report: Report) -> None:
    """Nor the words of a source, whoever tries."""
    _, sent = await report.sent()
    own = await report.place.deviation(report.unit, by=report.boss)
    for matter, column in ((own, "affected = 'several'"), (UUID(sent["id"]), "description = 'Annat.'")):
        with pytest.raises(IntegrityError, match="what was reported is never changed"):
            report.place.sql(f"update deviation set {column} where id = :id returning 1", id=matter)
