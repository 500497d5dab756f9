"""A list, search or file of what somebody does not reach is refused as what is not there is, and never empty.

The contract is walked: whatever names a place, a person or a thing that a list is narrowed to is tried.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from qms.kernel.access import policy
from qms.kernel.ids import new_id
from qms.list_exports.columns import LISTS
from qms.operations.embedded import Urls
from qms.organisation import queries
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.document import DOCUMENT, Json, parameters, resolved
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
NAMED = {"boardId", "unitId", "singleUnitId", "personId", "decisionId", "importId", "intakeId", "accountId"}
"""What a list can be narrowed to that somebody may not reach."""
PURPOSE = {"listExportRequest": {"purpose": "Uppföljning till nämnden"}}


@dataclass(frozen=True)
class Narrowed:
    """A list that is narrowed by one thing that it names: what is sent, where the name stands in it."""

    operation: str
    method: str
    path: str
    name: str
    body: Json | None = None
    """What is sent besides, of a search or a file. The name stands in its filter, or beside that."""
    is_beside: bool = False

    def to(self, value: object) -> Json:
        """What is sent to narrow it to one thing."""
        said = {self.name: str(value)}
        if self.body is None:
            return {"params": said}
        return {"json": {**self.body, **(said if self.is_beside else {"filter": said})}}


def in_query() -> Iterator[Narrowed]:
    for path, item in DOCUMENT["paths"].items():
        if operation := item.get("get"):
            for parameter in parameters(operation):
                # Whether what is listed is there itself is what is asked, and an empty list the answer.
                is_itself = parameter["name"] == "id"
                if parameter["in"] == "query" and "uuid" in str(parameter["schema"]) and not is_itself:
                    filled = path.replace("{listName}", "category")
                    yield Narrowed(operation["operationId"], "GET", filled, parameter["name"])


def in_bodies(town: Town) -> Iterator[Narrowed]:
    for path, item in DOCUMENT["paths"].items():
        content = item.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        members = resolved(content.get("schema", {})).get("properties", {})
        if "filter" not in members:
            continue
        name = item["post"]["operationId"]
        if "listName" not in members:
            shape = resolved(members["filter"])["properties"]
            kinds = (each for each, schema in shape.items() if "uuid" in str(schema))
            yield from (Narrowed(name, "POST", path, each, {"text": "brev"}) for each in kinds)
            continue
        for which, listed in LISTS.items():
            body = {"boardId": str(town.boards["north"]), "listName": which, **PURPOSE.get(name, {})}
            yield Narrowed(name, "POST", path, "boardId", body, is_beside=True)
            ids = (field.alias for field in listed.filters.model_fields.values() if "UUID" in str(field.annotation))
            yield from (Narrowed(name, "POST", path, str(each), body) for each in ids)


@pytest.fixture(scope="module")
def place(cluster: Cluster, municipality: tuple[Urls, Town]) -> tuple[Urls, Town, UUID]:
    original, town = municipality
    urls = cluster.clone(f"reach_{new_id().hex}", of=original)
    return urls, town, towns.powerful(urls.owner, town)


@pytest.fixture
async def api(place: tuple[Urls, Town, UUID], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[0].app, tmp_path) as caller:
        yield caller


def beyond(town: Town) -> dict[str, list[Any]]:
    """By name, what is not there, and what is at a board that is not reached."""
    unit, person = town.units["south-home"], town.people["sas in south"].id
    there = {"boardId": town.boards["south"], "unitId": unit, "singleUnitId": unit, "personId": person}
    return {name: [uuid4(), *([there[name]] if name in there else [])] for name in NAMED}


async def not_refused(api: Caller, who: UUID, tries: list[tuple[Narrowed, Any]]) -> list[str]:
    told = []
    for narrowed, value in tries:
        answer = await api.request(narrowed.method, narrowed.path, headers=as_person(who), **narrowed.to(value))
        if answer.status_code != 403 or answer.json()["code"] != "outside-reach":
            told.append(f"{narrowed.operation} by {narrowed.name}: {answer.status_code}")
    return told


async def test_every_list_refuses_what_is_not_reached_and_what_is_not_there_alike(
    api: Caller, place: tuple[Urls, Town, UUID], monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    _, town, everything = place
    lists = [*in_query(), *in_bodies(town)]
    assert {each.name for each in lists} == NAMED
    tries = [(each, value) for each in lists for value in beyond(town)[each.name]]
    figure(f"narrowed lists {len(lists)}, of {len({each.operation for each in lists})} operations; tried {len(tries)}")
    assert await not_refused(api, everything, tries) == []
    monkeypatch.setattr(queries, "reached_board", lambda _, board_id: board_id)
    monkeypatch.setattr(queries, "reached_unit", lambda *_: None)
    passed = await not_refused(api, everything, tries)
    assert {"deviationList by unitId: 200", "questionSetList by boardId: 200", "decisionSearch by boardId: 200"} <= {
        *passed
    }


async def test_what_is_reached_is_listed(api: Caller, place: tuple[Urls, Town, UUID]) -> None:
    _, town, everything = place
    unit = town.units["past"]
    known = {"boardId": town.boards["north"], "unitId": unit, "singleUnitId": unit, "personId": everything}
    lists = [each for each in (*in_query(), *in_bodies(town)) if each.name in known]
    for narrowed in (each for each in lists if not each.operation.startswith("deviationFigures")):
        value = known[narrowed.name]
        answer = await api.request(narrowed.method, narrowed.path, headers=as_person(everything), **narrowed.to(value))
        assert answer.is_success, (narrowed, answer.text)


async def test_a_manager_is_refused_another_unit_where_nothing_of_ones_own_can_be(
    api: Caller, place: tuple[Urls, Town, UUID], figure: Figure
) -> None:
    """Elsewhere in the board one may have reported something, or take part in it: that there is none is then true."""
    _, town, _ = place
    counts = {True: 0, False: 0}
    for role in ("unit-manager", "department-head"):
        who = town.people[f"{role} at unit"].id
        for narrowed in in_query():
            cell = policy()[narrowed.operation].roles[role]
            if "unitId" not in narrowed.name or not cell or cell == {"board"}:
                continue
            tries = [(narrowed, town.units["other"])]
            is_refused = not await not_refused(api, who, tries)
            counts[is_refused] += 1
            assert is_refused == (cell == {"subtree"}), narrowed
            assert await not_refused(api, who, [(narrowed, town.units["team"])]), "one's own"
    figure(f"lists of a manager at another unit: refused {counts[True]}, of one's own {counts[False]}")
    assert all(counts.values())


async def test_absences_and_people_are_reached_as_units_are(api: Caller, place: tuple[Urls, Town, UUID]) -> None:
    _, town, _ = place
    manager = as_person(town.people["unit-manager at unit"].id)
    for name, status in (("reporter at unit", 200), ("unit-manager at unit", 200), ("stranger", 403)):
        answer = await api.get("/absences", params={"personId": str(town.people[name].id)}, headers=manager)
        assert answer.status_code == status, name
