"""Deviations found and listed."""

from datetime import timedelta
from typing import Any

import pytest

from qms.kernel import clock, rows
from tests.api.deviations.conftest import NOON, audit, reported
from tests.town import Caller, Town

pytestmark = pytest.mark.anyio


async def test_search_finds_inflected_words_and_numbers(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    deviation = await reported(api, manager, town, description="Medicinskåpets nycklar saknades på avdelningen.")
    for words in ("nyckel medicinskåp", "nycklarna", deviation["reference"]):
        answer = (await api.post("/deviation-searches", json={"text": words}, headers=manager)).json()
        assert deviation["id"] in [row["id"] for row in answer["deviations"]], words
    for words, common in {"zebra": [], "inte": ["inte"]}.items():
        nothing = (await api.post("/deviation-searches", json={"text": words}, headers=manager)).json()
        assert (nothing["_meta"]["totalRecords"], nothing["commonWords"]) == (0, common)
    recorded = audit(place, kind="search", action="deviationSearch")
    assert any(deviation["id"] in map(str, row["object_ids"]) for row in recorded)


async def test_lists_filter_sort_and_page(api: Caller, town: Town, manager: dict[str, str]) -> None:
    for day in (1, 2, 3):
        with clock.freeze(NOON.replace(month=1) + timedelta(days=day)):
            danger = {"immediateDanger": True, "immediateAction": "Dörren är låst."} if day == 2 else {}
            await reported(api, manager, town, reportType="risk", occurred={"precision": "unknown"}, **danger)
    query = "reportType=risk&reportedFrom=2026-01-01&reportedTo=2026-01-31&sort=reportedAt&limit=2"
    first = (await api.get(f"/deviations?{query}", headers=manager)).json()
    assert first["_meta"] == {"totalRecords": 3, "page": 1, "limit": 2, "count": 2, "isCapped": False}
    assert [row["immediateDanger"] for row in first["deviations"]] == [False, True]
    following = next(link["href"] for link in first["_links"] if link["rel"] == "next")
    assert query.removesuffix("&limit=2") in following
    second = (await api.get(following[following.index("/deviations") :], headers=manager)).json()
    times = [row["reportedAt"] for row in first["deviations"] + second["deviations"]]
    assert times == sorted(times)
    beyond = (await api.get(f"/deviations?{query}&page=9", headers=manager)).json()
    assert beyond["deviations"] == []
    late = (await api.get("/deviations?overdue=true&status=received", headers=manager)).json()
    assert {row["dueOn"] < "2026-11-23" for row in late["deviations"]} == {True}


async def test_no_more_are_counted_than_somebody_reads(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "COUNTED", 2)
    for _ in range(4):
        with clock.freeze(NOON.replace(year=2020)):
            await reported(api, manager, town, occurred={"precision": "unknown"})
    listed: dict[int, tuple[int, bool, set[str]]] = {}
    for page in (1, 2, 3, 4, 5):
        query = f"reportedFrom=2020-01-01&reportedTo=2020-12-31&limit=1&page={page}"
        answer = (await api.get(f"/deviations?{query}", headers=manager)).json()
        meta, ways = answer["_meta"], {link["rel"] for link in answer["_links"]} & {"next", "last"}
        listed[page] = (meta["totalRecords"], meta["isCapped"], ways)
        shown = audit(place, kind="list", action="deviationList")[-1]
        assert [row["id"] for row in answer["deviations"]] == [str(each) for each in shown["object_ids"] or ()]
        assert shown["result_count"] == len(answer["deviations"]) == int(page < 5)
    more = {1: (2, True, {"next"}), 2: (2, True, {"next"}), 3: (3, True, {"next"})}
    assert listed == {**more, 4: (4, False, {"last"}), 5: (4, False, {"last"})}


async def test_in_order_of_time_what_is_open_comes_first(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    ids = []
    for day in (3, 1, 2):
        with clock.freeze(NOON.replace(year=2021, month=2) + timedelta(days=day)):
            ids.append((await reported(api, manager, town, occurred={"precision": "unknown"}))["id"])
    early, closed, late = ids[0], ids[1], ids[2]
    dismissal = {"decision": "dismiss", "reason": "Gäller en annan verksamhet."}
    headers = manager | {"If-Match": '"1"'}
    assert (await api.post(f"/deviations/{closed}/assessments", json=dismissal, headers=headers)).status_code == 201
    for sort, order in (("dueOn", [late, early, closed]), ("-dueOn", [early, late, closed])):
        query = f"reportedFrom=2021-02-01&reportedTo=2021-02-28&sort={sort}"
        shown = (await api.get(f"/deviations?{query}", headers=manager)).json()["deviations"]
        assert [row["id"] for row in shown] == order
