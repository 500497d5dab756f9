"""Many at once: one edit wins, one send counts, and what is refused or repeated leaves nothing behind."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.town import Caller, Town, as_person, as_system

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Town, Urls]:
    urls = cluster.clone(f"concurrency_{worker_id}")
    return towns.build(urls.owner), urls


@pytest.fixture
def town(place: tuple[Town, Urls]) -> Town:
    return place[0]


@pytest.fixture
async def api(place: tuple[Town, Urls], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[1].app, tmp_path) as caller:
        yield caller


@pytest.fixture
def manager(town: Town) -> dict[str, str]:
    return as_person(town.people["unit-manager at unit"].id)


def rows(place: tuple[Town, Urls], sql: str, **parameters: object) -> list[Any]:
    engine = create_engine(place[1].superuser, poolclass=NullPool)
    with engine.connect() as connection:
        return list(connection.execute(text(sql), parameters).mappings())


async def report(api: Caller, town: Town, who: dict[str, str]) -> dict[str, Any]:
    answer = await api.post("/deviations", json=town.report(), headers=who)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.drill(short=20, long=200)
async def test_of_many_edits_of_one_version_one_wins(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Urls], amount: int, figure: Figure
) -> None:
    deviation = await report(api, town, manager)
    path = f"/deviations/{deviation['id']}/assessments"
    headers = {**manager, "If-Match": '"1"'}
    bodies = [{"decision": "dismiss", "reason": f"Skäl {number}"} for number in range(amount)]
    answers = await asyncio.gather(*(api.post(path, json=body, headers=headers) for body in bodies))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 412: amount - 1}
    winner = next(answer.json()["reason"] for answer in answers if answer.status_code == 201)
    stored = rows(place, "select reason from deviation where id = :id", id=deviation["id"])
    assert [row["reason"] for row in stored] == [winner]
    figure(f"edits of one version at once: sent {amount}, won 1, told of a newer version {amount - 1}")


@pytest.mark.drill(short=20, long=200)
async def test_of_many_sends_with_one_key_one_counts(
    api: Caller, town: Town, place: tuple[Town, Urls], amount: int, figure: Figure
) -> None:
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    body = town.report(description="Samma händelse, många gånger.")
    answers = await asyncio.gather(*(api.post("/deviations", json=body, headers=headers) for _ in range(amount)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Counter(answer.headers.get("idempotency-replayed") for answer in answers) == {None: 1, "true": amount - 1}
    stored = rows(place, "select id from deviation where description = :words", words=body["description"])
    assert len(stored) == 1
    figure(f"sends with one key at once: sent {amount}, rows {len(stored)}, replayed {amount - 1}")


async def test_a_key_belongs_to_one_content_and_one_caller(api: Caller, town: Town, manager: dict[str, str]) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = await api.post("/deviations", json=town.report(), headers={**manager, **key})
    other = await api.post("/deviations", json=town.report(eventCount=2), headers={**manager, **key})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    somebody = as_person(town.people["reporter at unit"].id, **key)
    theirs = await api.post("/deviations", json=town.report(), headers=somebody)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != first.json()["id"]


async def test_a_refused_send_may_be_corrected_under_the_same_key(
    api: Caller, town: Town, manager: dict[str, str]
) -> None:
    headers = {**manager, "Idempotency-Key": str(uuid4())}
    refused = await api.post("/deviations", json=town.report("south-home"), headers=headers)
    assert refused.status_code == 409
    assert (await api.post("/deviations", json=town.report(), headers=headers)).status_code == 201


@pytest.mark.parametrize("key", ["short", "semi;colons;in", "x" * 256, "has space in it"])
async def test_a_malformed_key_is_refused(api: Caller, town: Town, manager: dict[str, str], key: str) -> None:
    answer = await api.post("/deviations", json=town.report(), headers={**manager, "Idempotency-Key": key})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "header:Idempotency-Key")


async def test_batches_in_any_order_and_pieces_give_the_same_rows(
    api: Caller, town: Town, place: tuple[Town, Urls]
) -> None:
    items = [
        town.report("home", source={"system": "journal", "id": f"S-{number}", "version": 1}) for number in range(60)
    ]
    random = Random(7)
    verdicts: Counter[str] = Counter()
    for _ in range(3):
        random.shuffle(items)
        for half in (items[:25], items[25:]):
            headers = as_system(**{"Idempotency-Key": str(uuid4())})
            answer = await api.post("/deviation-batches", json={"deviations": half}, headers=headers)
            verdicts.update(item["status"] for item in answer.json()["items"])
    assert verdicts == {"created": 60, "unchanged": 120}
    stored = rows(place, "select count(*) as n from matter where source_system = 'journal'")
    assert stored[0]["n"] == 60


async def test_every_id_shown_is_in_the_log(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Urls]
) -> None:
    one = str(town.deviations["at home"].id)
    ids = {one}
    await api.get(f"/deviations/{one}", headers={**manager, "traceparent": trace("a")})
    listed = await api.get("/deviations?limit=5", headers={**manager, "traceparent": trace("a")})
    ids |= {row["id"] for row in listed.json()["deviations"]}
    search = {"text": "händelse"}
    hits = await api.post("/deviation-searches", json=search, headers={**manager, "traceparent": trace("a")})
    ids |= {row["id"] for row in hits.json()["deviations"]}
    logged = rows(place, "select object_id, object_ids from audit.event where request_id = :id", id="a" * 32)
    in_log = {
        str(object_id) for row in logged for object_id in [row["object_id"], *(row["object_ids"] or [])] if object_id
    }
    assert len(ids) > 3
    assert ids == in_log


def trace(letter: str) -> str:
    return f"00-{letter * 32}-{'1' * 16}-01"


async def test_nothing_is_shown_when_the_log_cannot_be_written(
    cluster: Cluster, worker_id: str, tmp_path: Path, undeclared: list[str]
) -> None:
    """The full disk is planted as a constraint, so what reads answers as it never would."""
    urls = cluster.clone(f"log_gone_{worker_id}")
    town = towns.build(urls.owner)
    who = as_person(town.people["unit-manager at unit"].id)
    path = f"/deviations/{town.deviations['at home'].id}"
    async with towns.client(urls.app, tmp_path) as api:
        assert (await api.get(path, headers=who)).status_code == 200
        engine = create_engine(urls.superuser, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("alter table audit.event add constraint disk_full check (false) not valid"))
        for method, address, body in (
            ("GET", path, None),
            ("GET", "/deviations", None),
            ("POST", "/deviation-searches", {"text": "händelse"}),
            ("POST", "/deviations", town.report()),
        ):
            answer = await api.request(
                method,
                address,
                content=json.dumps(body) if body else None,
                headers={**who, "Content-Type": "application/json"},
            )
            assert answer.status_code >= 400, address
            assert "Händelse" not in answer.text
    assert set(undeclared) == {"deviationRead: conflict", "deviationList: conflict"}
    undeclared.clear()
