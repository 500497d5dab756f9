"""Imposed fees through the API: registered, paid, struck, summed by year; refused or warned of when they seem wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from qms.demo.published import cells
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
PERSONAL_NUMBER = "19121212-1212"
Json = dict[str, Any]


@dataclass
class Office:
    """A board with a unit, and somebody who registers what the court has said."""

    api: Caller
    place: Place
    unit: UUID
    karin: UUID

    async def decision(self, decided_on: str = "2025-03-01", unit: UUID | None = None) -> UUID:
        return await self.place.decision(unit or self.unit, decided_on=decided_on)

    async def impose(self, decision: UUID, by: UUID | None = None, **changes: object) -> httpx2.Response:
        body = {"court": "Förvaltningsrätten i Härnösand", "judgedOn": "2026-02-10", "amountKr": 70_000, **changes}
        headers = as_person(by or self.karin, **{"Idempotency-Key": str(uuid4())})
        return await self.api.post(f"/decisions/{decision}/special-fees", json=body, headers=headers)

    async def imposed(self, decision: UUID, **changes: object) -> Json:
        answer = await self.impose(decision, None, **changes)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def step(self, fee: Json, name: str, body: Json, by: UUID | None = None) -> httpx2.Response:
        headers = as_person(by or self.karin, **{"If-Match": f'"{fee["version"]}"'})
        return await self.api.post(f"/special-fees/{fee['id']}/{name}", json=body, headers=headers)

    async def stepped(self, fee: Json, name: str, body: Json) -> Json:
        answer = await self.step(fee, name, body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def get(self, path: str, by: UUID | None = None, **query: object) -> Json:
        answer = await self.api.get(path, params=query, headers=as_person(by or self.karin))  # type: ignore[arg-type]  # as text
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def ids(self, by: UUID | None = None, **query: object) -> list[str]:
        return [fee["id"] for fee in (await self.get("/special-fees", by, **query))["specialFees"]]


@pytest.fixture
async def office(api: Caller, here: Place) -> Office:
    await here.code("benefit", "contact-person", "Kontaktperson", since=date(2015, 1, 1))
    return Office(
        api, here, await here.unit("Barn och ungdom"), await here.person("Karin", ("decision-reporter", None))
    )


def rels(fee: Json) -> set[str]:
    return {link["rel"] for link in fee["_links"]}


async def test_a_fee_is_imposed_paid_and_struck_and_nothing_is_erased(office: Office) -> None:
    decision = await office.decision()
    assert "special-fees" in rels(await office.get(f"/decisions/{decision}"))
    fee = await office.imposed(decision, note="Målet överklagas inte.")
    assert rels(fee) == {"self", "payments", "strikes", "decision"}
    assert (fee["status"], fee["lawArea"], fee["decidedOn"], fee["warnings"]) == ("imposed", "sol", "2025-03-01", [])
    assert fee["reference"].startswith("BES-")
    paid = await office.stepped(fee, "payments", {"paidOn": "2026-03-02"})
    assert (paid["status"], paid["paidOn"], rels(paid)) == ("paid", "2026-03-02", {"self", "strikes", "decision"})
    struck = await office.stepped(paid, "strikes", {"reason": "Avgiften gäller ett annat beslut."})
    assert (struck["status"], struck["paidOn"], rels(struck)) == ("struck", "2026-03-02", {"self", "decision"})
    assert struck["struckReason"] == "Avgiften gäller ett annat beslut."
    assert await office.get(f"/special-fees/{fee['id']}") == struck
    assert (await office.get("/special-fee-statistics"))["years"] == []
    for name, body in (("payments", {"paidOn": "2026-03-02"}), ("strikes", {"reason": "Igen."})):
        answer = await office.step(struck, name, body)
        assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"judgedOn": "2025-02-28"}, "/judgedOn"),
        ({"judgedOn": "2199-01-01"}, "/judgedOn"),
        ({"amountKr": 0}, "/amountKr"),
        ({"amountKr": -70_000}, "/amountKr"),
        ({"amountKr": "70000"}, "/amountKr"),
        ({"court": ""}, "/court"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(office: Office, changes: Json, pointer: str) -> None:
    answer = await office.impose(await office.decision(), **changes)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize("day", ["2026-02-09", "2199-01-01"])
async def test_nothing_is_paid_before_the_judgment_or_in_the_future(office: Office, day: str) -> None:
    answer = await office.step(await office.imposed(await office.decision()), "payments", {"paidOn": day})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/paidOn"]


@pytest.mark.parametrize(
    ("decided_on", "amount", "said"),
    [
        ("2025-12-31", 10_000, None),
        ("2025-12-31", 9_999, "10\u00a0000–1\u00a0000\u00a0000 kronor"),
        ("2025-12-31", 1_000_001, "34 kap. 7 §, lydelse före 2026"),
        ("2026-01-01", 15_000, None),
        ("2026-01-01", 14_999, "15\u00a0000–1\u00a0500\u00a0000 kronor"),
        ("2026-01-01", 1_500_001, "SoL (2025:400) 34 kap. 7 §"),
        ("2018-05-02", 5_000, "SoL (2001:453) 16 kap. 6 b §"),
    ],
)
async def test_a_fee_outside_the_interval_of_the_decisions_day_is_taken_with_a_notice(
    office: Office, decided_on: str, amount: int, said: str | None
) -> None:
    fee = await office.imposed(await office.decision(decided_on), amountKr=amount)
    warnings = [(notice["pointer"], notice["code"]) for notice in fee["warnings"]]
    assert warnings == ([("/amountKr", "outside-interval")] if said else [])
    assert said is None or said in fee["warnings"][0]["detail"]


async def test_a_personal_number_in_what_is_written_is_warned_of(office: Office) -> None:
    fee = await office.imposed(await office.decision(), note=f"Gäller {PERSONAL_NUMBER}.")
    assert [(notice["pointer"], notice["code"]) for notice in fee["warnings"]] == [("/note", "personal-number")]


async def test_the_same_judgment_twice_is_taken_with_a_notice(office: Office) -> None:
    decision = await office.decision()
    first = await office.imposed(decision)
    again = await office.imposed(decision, court="förvaltningsrätten i härnösand", amountKr=80_000)
    assert [notice["code"] for notice in again["warnings"]] == ["same-judgment"]
    assert (await office.imposed(decision, judgedOn="2026-02-11"))["warnings"] == []
    await office.stepped(again, "strikes", {"reason": "Registrerad två gånger."})
    assert (await office.get(f"/special-fees/{first['id']}"))["warnings"] == []


async def test_a_refusal_says_that_it_is_the_fee(office: Office) -> None:
    paid = await office.stepped(await office.imposed(await office.decision()), "payments", {"paidOn": "2026-03-02"})
    answer = await office.step(paid, "payments", {"paidOn": "2026-03-02"})
    assert (answer.status_code, answer.json()["detail"]) == (409, "Avgiften är redan betald eller struken.")


async def test_the_published_sums_come_out_as_printed(office: Office) -> None:
    decision = await office.decision("2017-09-04")
    for judged_on, amount in (
        ("2018-01-01", 150_000),
        ("2018-06-14", 207_300),
        ("2018-12-31", 100_000),
        ("2019-01-01", 70_000),
    ):
        await office.imposed(decision, judgedOn=judged_on, amountKr=amount)
    wrong = await office.imposed(decision, judgedOn="2018-12-31", amountKr=45_730)
    await office.stepped(wrong, "strikes", {"reason": "Registrerad två gånger."})
    years = (await office.get("/special-fee-statistics"))["years"]
    assert [(year["year"], year["count"]) for year in years] == [(2019, 1), (2018, 3)]
    sums = {str(year["year"]): str(year["sumKr"]) for year in years}
    assert sums == {cell.label: cell.printed for cell in cells("ostersund.evb_avgift")}
    assert sums == {"2018": "457300", "2019": "70000"}


async def test_a_list_and_its_figures_are_narrowed(office: Office) -> None:
    other = await office.place.unit("Vuxna")
    one, two = await office.decision("2024-01-10"), await office.decision("2024-01-10", unit=other)
    old = await office.imposed(one, judgedOn="2025-01-31", amountKr=40_000)
    paid = await office.imposed(one, judgedOn="2026-01-31", amountKr=30_000)
    await office.stepped(paid, "payments", {"paidOn": "2026-03-01"})
    elsewhere = await office.imposed(two, judgedOn="2026-05-31", amountKr=20_000)
    assert await office.ids() == [elsewhere["id"], paid["id"], old["id"]]
    assert await office.ids(year=2026) == [elsewhere["id"], paid["id"]]
    assert await office.ids(unpaid="true") == [elsewhere["id"], old["id"]]
    assert await office.ids(unitId=other) == [elsewhere["id"]]
    assert await office.ids(decisionId=one) == [paid["id"], old["id"]]
    assert await office.ids(boardId=uuid4()) == []
    page = await office.get("/special-fees", page=2, limit=2)
    assert (page["_meta"]["totalRecords"], [fee["id"] for fee in page["specialFees"]]) == (3, [old["id"]])
    year = {"year": 2026, "count": 2, "sumKr": 50_000, "unpaidKr": 20_000}
    assert (await office.get("/special-fee-statistics"))["years"][0] == year
    narrowed = await office.get("/special-fee-statistics", unitId=other)
    assert narrowed["years"] == [{"year": 2026, "count": 1, "sumKr": 20_000, "unpaidKr": 20_000}]
    assert narrowed["_links"][0]["href"].endswith(f"/special-fee-statistics?unitId={other}")


async def test_who_may_not_read_the_decision_reads_the_fee_without_words(office: Office) -> None:
    fee = await office.imposed(await office.decision(), note="Rätten ansåg väntan för lång.")
    head = await office.place.person("Birgit", ("department-head", None))
    assert (await office.get(f"/special-fees/{fee['id']}", head))["note"] == "Rätten ansåg väntan för lång."
    for role in ("auditor", "quality-developer"):
        reader = await office.place.person("Märta", (role, None))
        shown = await office.get(f"/special-fees/{fee['id']}", reader)
        assert (shown["amountKr"], shown["note"], rels(shown)) == (70_000, None, {"self"})
        answer = await office.step(fee, "payments", {"paidOn": "2026-03-02"}, by=reader)
        assert answer.status_code == 403


async def test_a_fee_beyond_reach_does_not_exist(office: Office, elsewhere: Place) -> None:
    fee = await office.imposed(decision := await office.decision())
    strangers = [
        await elsewhere.person("Nadia", ("decision-reporter", None)),
        await office.place.person("Bo", ("department-head", await office.place.unit("Vuxna"))),
    ]
    for stranger in strangers:
        answer = await office.api.get(f"/special-fees/{fee['id']}", headers=as_person(stranger))
        assert answer.status_code == 404
        assert await office.ids(stranger) == []
        assert (await office.get("/special-fee-statistics", stranger))["total"] == 0
    assert (await office.impose(decision, by=strangers[0])).status_code == 404
    manager = await office.place.person("Ulf", ("unit-manager", office.unit))
    assert (await office.impose(decision, by=manager)).status_code == 403


async def test_reading_a_fee_is_recorded_as_reading_its_decision(office: Office) -> None:
    decision = await office.decision()
    fee = await office.imposed(decision)
    await office.get(f"/special-fees/{fee['id']}")
    await office.get("/special-fees")
    assert [event["object_id"] for event in office.place.audit("specialFeeRead")] == [decision]
    assert [event["object_ids"] for event in office.place.audit("specialFeeList")] == [[decision]]


async def test_a_fee_is_sent_twice_but_registered_once_and_changed_from_what_was_seen(office: Office) -> None:
    decision = await office.decision()
    body = {"court": "Förvaltningsrätten i Umeå", "judgedOn": "2026-02-10", "amountKr": 70_000}
    headers = as_person(office.karin, **{"Idempotency-Key": str(uuid4())})
    path = f"/decisions/{decision}/special-fees"
    first, again = [await office.api.post(path, json=body, headers=headers) for _ in range(2)]
    assert first.json() == again.json()
    assert len(await office.ids()) == 1
    await office.stepped(first.json(), "payments", {"paidOn": "2026-03-02"})
    stale = await office.step(first.json(), "strikes", {"reason": "Fel belopp."})
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
