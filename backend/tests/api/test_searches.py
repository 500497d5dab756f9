"""Searches through the API: among decisions, and over everything that one may read."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, as_system, insert

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
REASONS = dict.fromkeys(("consequencesText", "meanwhileText", "effortsText"), "Text.")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Town, Urls]:
    urls = cluster.clone(f"searches_{worker_id}")
    town = towns.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for list_name, code, label in (
            ("benefit", "contact-person", "Kontaktperson"),
            ("delay-reason", "no-one", "Ingen"),
        ):
            row = {"list": list_name, "code": code, "label": label, "valid_from": "2010-01-01"}
            insert(connection, "code", id=new_id(), board_id=town.boards["north"], **row)
    return town, urls


@pytest.fixture
def town(place: tuple[Town, Urls]) -> Town:
    return place[0]


@pytest.fixture
async def api(place: tuple[Town, Urls], tmp_path: Path) -> AsyncIterator[Caller]:
    with clock.freeze(NOON):
        async with towns.client(place[1].app, tmp_path) as caller:
            yield caller


@pytest.fixture
def who(town: Town) -> dict[str, str]:
    return as_person(town.people["decision-reporter at board"].id)


async def registered(api: Caller, town: Town, who: dict[str, str], **changes: object) -> Json:
    body: Json = {"unitId": str(town.units["home"]), "caseReference": "2026-00417", "lawArea": "sol", "sex": "female"}
    body |= {"benefit": "contact-person", "decidedOn": "2026-01-15", **changes}
    answer = await api.post("/decisions", json=body, headers=who)
    assert answer.status_code == 201, answer.text
    decision: Json = answer.json()
    return decision


async def decisions(api: Caller, who: dict[str, str], words: str, **filters: object) -> list[str]:
    answer = await api.post("/decision-searches", json={"text": words, "filter": filters}, headers=who)
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["decisions"]]


async def test_a_decision_is_found_by_number_case_owner_and_all_its_words(
    api: Caller, town: Town, who: dict[str, str]
) -> None:
    offer = {"kind": "offered", "happenedOn": "2026-02-01", "note": "Hon ville ha en annan ort, kanske Kiruna."}
    decision = await registered(api, town, who, caseReference="SN 2026/118", events=[offer])
    await registered(api, town, who, caseReference="SN 2026/119")
    path, number = f"/decisions/{decision['id']}", decision["reference"].removeprefix("BES-")
    stranger = {"ownerId": str(town.people["unit-manager at unit"].id)}
    version = {"If-Match": f'"{decision["version"]}"'}
    assert (await api.post(f"{path}/handovers", json=stranger, headers={**who, **version})).status_code == 201
    why = {"delayReason": "no-one", "reasonText": "Uppdragstagaren flyttade.", **REASONS}
    version = {"If-Match": (await api.get(path, headers=who)).headers["etag"]}
    assert (await api.post(f"{path}/explanations", json=why, headers={**who, **version})).status_code == 201
    version = {"If-Match": (await api.get(path, headers=who)).headers["etag"]}
    done = {"kind": "executed", "happenedOn": "2026-03-01", "note": "Kontrakterad via annons."}
    assert (await api.post(f"{path}/events", json=done, headers={**who, **version})).status_code == 201
    spellings = (f"BES-{number}", f"bes{number}", f"Bes {number}", number)
    for words in (*spellings, "sn 2026/118", "SN2026-118", "uppdragstagare", "annonser", "Kiruna"):
        assert await decisions(api, who, words) == [decision["id"]], words
    assert decision["id"] in await decisions(api, who, "unit-manager at unit")
    assert len(await decisions(api, who, "kontaktpersoner")) == 2
    assert await decisions(api, who, "kontaktpersoner", status=["waiting"]) != [decision["id"]]
    for words in (f"AVV-{number}", "SN 2026/11", "9" * 20, "zebra"):
        assert await decisions(api, who, words) == [], words
    outside = as_person(town.people["unit-manager in south"].id)
    for words in (number, "SN 2026/118", "uppdragstagare", "unit-manager at unit"):
        assert await decisions(api, outside, words) == [], words


async def test_a_search_is_ordered_and_paged_as_a_list_is(
    api: Caller, town: Town, place: tuple[Town, Urls], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.kernel.rows.COUNTED", 2)
    manager = as_person(town.people["unit-manager at unit"].id)
    report = town.report(description="Fagotten var borta.")
    made = [(await api.post("/deviations", json=report, headers=manager)).json()["id"] for _ in range(4)]
    asked: Json = {"text": "fagotter", "filter": {"sort": "reportedAt"}}

    async def page(number: int) -> Json:
        answer = await api.post(f"/deviation-searches?page={number}&limit=1", json=asked, headers=manager)
        return dict(answer.json())

    pages = [await page(number) for number in (1, 2, 3, 4, 5)]
    assert [row["id"] for each in pages for row in each["deviations"]] == made
    counts = [(each["_meta"]["totalRecords"], each["_meta"]["isCapped"]) for each in pages]
    assert counts == [(2, True), (2, True), (3, True), (4, False), (4, False)]
    ways = {link["rel"]: link for link in pages[1]["_links"]}
    assert (set(ways), ways["next"]["method"]) == ({"self", "first", "prev", "next"}, "POST")
    following = ways["next"]["href"]
    shown = (await api.post(following[following.index("/deviation-") :], json=asked, headers=manager)).json()
    assert shown["deviations"] == pages[2]["deviations"]
    logged = text("select object_ids from audit.event where action = 'deviationSearch' and kind = 'search' order by at")
    with create_engine(place[1].superuser, poolclass=NullPool).connect() as connection:
        told = [list(map(str, row.object_ids or ())) for row in connection.execute(logged)]
    assert told[-6:] == [[made[0]], [made[1]], [made[2]], [made[3]], [], [made[2]]]


async def test_one_search_goes_through_every_kind_that_one_may_search(
    api: Caller, town: Town, who: dict[str, str], place: tuple[Town, Urls]
) -> None:
    manager = as_person(town.people["unit-manager at unit"].id)
    note = {"kind": "offered", "happenedOn": "2026-02-01", "note": "Violoncellon är trasig."}
    decision = await registered(api, town, who, events=[note])
    report = town.report(description="Två violoncellor försvann.")
    deviation = (await api.post("/deviations", json=report, headers=manager)).json()

    async def asked(headers: dict[str, str], words: str = "violoncell") -> Json:
        answer = await api.post("/searches", json={"text": words}, headers=headers)
        assert answer.status_code == 200, answer.text
        return {group["kind"]: [row["id"] for row in group["matters"]] for group in answer.json()["groups"]}

    assert await asked(manager) == {"deviation": [deviation["id"]], "decision": [decision["id"]]}
    assert await asked(who) == {"decision": [decision["id"]]}
    assert await asked(as_person(town.people["sas at board"].id)) == {"deviation": [deviation["id"]]}
    assert await asked(as_person(town.people["unit-manager in south"].id)) == {}
    assert await asked(manager, decision["reference"].lower()) == {"decision": [decision["id"]]}
    common = (await api.post("/searches", json={"text": "inte"}, headers=manager)).json()
    assert (common["groups"], common["commonWords"]) == ([], ["inte"])
    logged = text("select object_type, object_ids from audit.event where action = 'matterSearch' and kind = 'search'")
    with create_engine(place[1].superuser, poolclass=NullPool).connect() as connection:
        rows = {(row.object_type, tuple(map(str, row.object_ids))) for row in connection.execute(logged)}
    assert {("deviation", (deviation["id"],)), ("decision", (decision["id"],))} <= rows


async def test_the_first_of_each_kind_are_shown_and_that_there_are_more(api: Caller, town: Town) -> None:
    manager = as_person(town.people["unit-manager at unit"].id)
    made = [
        (await api.post("/deviations", json=town.report(description="Kvarnen stod stilla."), headers=manager)).json()
        for _ in range(11)
    ]
    (group,) = (await api.post("/searches", json={"text": "kvarnar"}, headers=manager)).json()["groups"]
    assert (group["title"], group["isCapped"], len(group["matters"])) == ("Avvikelse", True, 10)
    number = made[0]["reference"].removeprefix("AVV-")
    await api.post(f"/deviations/{made[5]['id']}/additions", json={"text": f"Se även {number}."}, headers=manager)
    (group,) = (await api.post("/searches", json={"text": number}, headers=manager)).json()["groups"]
    assert [row["reference"] for row in group["matters"]] == [made[0]["reference"], made[5]["reference"]]


async def test_a_system_searches_one_kind_at_a_time(api: Caller, town: Town) -> None:
    key = {"Idempotency-Key": str(new_id())}
    assert (await api.post("/searches", json={"text": "brev"}, headers=as_system(**key))).status_code == 403
