"""Views of lists that people save: their own only, without words to search for, one of them first."""

from typing import Any
from uuid import UUID

import pytest

from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
SEARCH = {"status": ["received", "investigating"], "fran": "2026-01-01", "forsenade": True, "sort": "-dueOn"}


async def save(api: Caller, here: Place, who: UUID, **more: Any) -> Any:
    body = {"boardId": str(here.board_id), "listName": "deviations", "name": "Sena", "search": SEARCH, **more}
    return await api.post("/saved-views", json=body, headers=as_person(who))


async def listed(api: Caller, who: UUID, query: str = "") -> list[Any]:
    views: list[Any] = (await api.get(f"/saved-views{query}", headers=as_person(who))).json()["savedViews"]
    return views


async def test_a_view_is_saved_renamed_set_first_and_removed(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    view = (await save(api, here, rut, search=SEARCH | {"enhet": str(here.board_id)})).json()
    assert view["search"] == SEARCH | {"enhet": str(here.board_id)}
    assert {link["rel"] for link in view["_links"]} == {"self", "replace", "delete"}
    second = (await save(api, here, rut, name="Äldst", isFirst=True)).json()
    await save(api, here, rut, name="Annan lista", listName="decisions", isFirst=True)
    changed = await api.put(
        f"/saved-views/{view['id']}",
        json={"name": "Sena i norr", "search": {}, "isFirst": True},
        headers=as_person(rut, **{"If-Match": '"1"'}),
    )
    assert (changed.status_code, changed.json()["name"], changed.json()["search"]) == (200, "Sena i norr", {})
    mine = await listed(api, rut, "?listName=deviations")
    assert [(each["name"], each["isFirst"]) for each in mine] == [("Sena i norr", True), ("Äldst", False)]
    assert len(await listed(api, rut)) == 3
    gone = await api.delete(f"/saved-views/{second['id']}", headers=as_person(rut, **{"If-Match": '"2"'}))
    assert gone.status_code == 204
    assert [each["id"] for each in await listed(api, rut, "?listName=deviations")] == [view["id"]]


async def test_names_are_ones_own_and_stand_once(api: Caller, here: Place) -> None:
    rut, bo = [await here.person(name, ("reporter", None)) for name in ("Rut", "Bo")]
    assert (await save(api, here, rut)).status_code == 201
    assert (await save(api, here, bo)).status_code == 201
    again = await save(api, here, rut, name="sena")
    assert (again.status_code, again.json()["code"]) == (409, "view-name-taken")
    (view,) = await listed(api, rut)
    assert (await api.get(f"/saved-views/{view['id']}", headers=as_person(bo))).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Ärenden om 19121212-1212"},
        {"name": " "},
        {"search": {"fritext": "Anna Andersson"}},
        {"search": {"fritext": "Åsa"}},
        {"search": {"nummer": "19121212-1212"}},
        {"search": {"status": ["a" * 61]}},
        {"search": {"page one": True}},
    ],
)
async def test_what_is_no_filter_is_refused(api: Caller, here: Place, wrong: dict[str, object]) -> None:
    rut = await here.person("Rut", ("reporter", None))
    assert (await save(api, here, rut, **wrong)).status_code == 422


async def test_they_are_as_many_as_one_finds_among(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    for number in range(20):
        assert (await save(api, here, rut, name=f"Vy {number}")).status_code == 201
    full = await save(api, here, rut, name="En till")
    assert (full.status_code, full.json()["code"]) == (409, "too-many-views")


async def test_a_view_belongs_to_a_board_where_one_works(api: Caller, here: Place, elsewhere: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    there = await save(api, elsewhere, rut)
    assert (there.status_code, there.json()["code"]) == (403, "forbidden")
    assert "Sena" not in str(here.audit("savedViewCreate"))
