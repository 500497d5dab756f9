"""Boards and their code lists, as an administrator and everybody else meet them."""

import pytest

from qms.organisation.code_lists import CodeListName
from tests.api.test_organisation import rels
from tests.given import Place
from tests.town import SCALE, Caller, as_person

pytestmark = pytest.mark.anyio


async def test_a_board_sets_its_own_limits_and_scale(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    path = f"/boards/{here.board_id}"
    read = await api.get(path, headers=as_person(admin))
    assert (read.json()["assessDays"], read.json()["riskScale"]) == (5, SCALE)
    levels = [*SCALE["levels"], {"code": "extreme", "label": "Extrem", "starts": 12}]  # type: ignore[misc]  # a list
    limits = {"assessDays": 7, "investigateDays": 20, "qualityYearStarts": 1, "standInDays": 60, "endPercent": 10}
    limits |= {"remindDays": 0, "superiorAfterDays": 60, "decideDays": 20, "maxFollowUpDays": 90, "undoMinutes": 30}
    limits |= {"answerDays": 45}
    limits |= {"exportRows": 100, "exportRowsAlone": 1000}
    body = {**limits, "riskScale": {**SCALE, "levels": levels}}
    put = as_person(admin, **{"If-Match": '"1"'})
    answer = await api.put(path, json=body, headers=put)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["assessDays"], answer.json()["riskScale"]["levels"]) == (7, levels)
    assert (await api.put(path, json=body, headers=put)).status_code == 412
    (event,) = here.audit("boardReplace")
    assert event["changes"]["fields"]["assess_days"] == [5, 7]
    second = as_person(admin, **{"If-Match": '"2"'})
    for bad in (
        levels[1:],
        levels[:2],
        [*levels, {"code": "odd", "label": "Udda", "starts": 12}],
        [*levels, {**levels[0], "starts": 3}],
    ):
        refused = await api.put(path, json={**body, "riskScale": {**SCALE, "levels": bad}}, headers=second)
        assert (refused.status_code, refused.json()["code"]) == (409, "risk-levels-in-use")
    wrongs = (
        {"assessDays": 0},
        {"assessDays": True},
        {"assessDays": "7"},
        {"qualityYearStarts": 13},
        {"standInDays": 91},
        {"endPercent": 51},
        {"remindDays": -1},
        {"superiorAfterDays": 0},
        {"decideDays": 61},
        {"maxFollowUpDays": 0},
        {"exportRows": 2001},
        {"exportRowsAlone": 20_001},
    )
    for wrong in wrongs:
        assert (await api.put(path, json={**body, **wrong}, headers=second)).status_code == 422


async def test_boards_are_those_one_works_for(api: Caller, here: Place, elsewhere: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    answer = await api.get("/boards", headers=as_person(rut))
    assert [board["id"] for board in answer.json()["boards"]] == [str(here.board_id)]
    assert (await api.get(f"/boards/{elsewhere.board_id}", headers=as_person(rut))).status_code == 404
    assert rels(await api.get(f"/boards/{here.board_id}", headers=as_person(rut))) == {"self"}


async def test_a_code_is_added_relabelled_ended_and_succeeded(api: Caller, here: Place) -> None:
    developer = await here.person("Kim", ("quality-developer", None))
    await here.code("category", "equipment", "Utrustning")
    body = {
        "boardId": str(here.board_id),
        "list": "category",
        "code": "equipment-other",
        "label": "Utrustning, övrig",
        "sort": 3,
        "validFrom": "2024-01-01",
    }
    made = await api.post("/codes", json=body, headers=as_person(developer))
    assert made.status_code == 201, made.text
    assert (await api.get(f"/codes/{made.json()['id']}", headers=as_person(developer))).json() == made.json()
    ending = {"label": "Utrustning m.m.", "sort": 3, "validTo": "2025-12-31", "mapsTo": "equipment"}
    path = f"/codes/{made.json()['id']}"
    changed = await api.put(path, json=ending, headers=as_person(developer, **{"If-Match": '"1"'}))
    assert changed.status_code == 200, changed.text
    asked = {"boardId": str(here.board_id), "validOn": "2026-01-01"}
    now = await api.get("/code-lists/category", params=asked, headers=as_person(developer))
    assert [code["code"] for code in now.json()["codes"]] == ["equipment"]
    every = await api.get(
        "/code-lists/category", params={**asked, "includeEnded": "true"}, headers=as_person(developer)
    )
    assert [(code["code"], code["isValid"], code["mapsTo"]) for code in every.json()["codes"]] == [
        ("equipment", True, None),
        ("equipment-other", False, "equipment"),
    ]
    assert [event["changes"]["operation"] for event in here.audit("codeCreate")] == ["insert"]


async def test_codes_that_do_not_fit_are_refused(api: Caller, here: Place, elsewhere: Place) -> None:
    developer = await here.person("Kim", ("quality-developer", None))
    await here.code("category", "equipment", "Utrustning")
    body = {"boardId": str(here.board_id), "list": "category", "label": "Ny", "validFrom": "2025-01-01"}
    for changes, code in (
        ({"code": "equipment"}, "code-overlaps"),
        ({"code": "new", "mapsTo": "nothing"}, "unknown-reference"),
        ({"code": "new", "validTo": "2024-12-31"}, "period-reversed"),
        ({"code": "new", "boardId": str(elsewhere.board_id)}, "unknown-reference"),
    ):
        answer = await api.post("/codes", json={**body, **changes}, headers=as_person(developer))
        assert (answer.status_code, answer.json()["code"]) == (409, code), changes
    for wrong in ({"code": "Å"}, {"code": "new", "label": ""}, {"code": "new", "sort": 10_001}):
        answer = await api.post("/codes", json={**body, **wrong}, headers=as_person(developer))
        assert answer.status_code == 422, wrong
    foreign = {"boardId": str(elsewhere.board_id)}
    assert (await api.get("/code-lists/category", params=foreign, headers=as_person(developer))).status_code == 403
    rut = await here.person("Rut", ("reporter", None))
    assert (await api.post("/codes", json={**body, "code": "x"}, headers=as_person(rut))).status_code == 403


async def test_the_lists_that_every_board_has_are_told_with_what_they_are_for(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    answer = await api.get("/code-lists", headers=as_person(rut))
    lists = {one["name"]: one for one in answer.json()["codeLists"]}
    assert list(lists) == list(CodeListName)
    assert (lists["category"]["label"], lists["category"]["singular"]) == ("Kategorier", "kategori")
    assert lists["cause"]["description"] == "Varför det hände. Väljs i utredningen."


async def test_laws_are_those_of_the_day(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))

    async def misconduct(day: str) -> dict[str, str]:
        answer = await api.get("/laws", params={"validOn": day, "limit": 100}, headers=as_person(rut))
        assert answer.json()["_meta"]["totalRecords"] == len(answer.json()["laws"])
        return {law["area"]: law["reference"] for law in answer.json()["laws"] if law["topic"] == "misconduct"}

    assert (await misconduct("2025-06-30"))["sol"] == "SoL (2001:453) 14 kap. 2–7 §§"
    assert (await misconduct("2025-07-01"))["sol"] == "SoL (2025:400) 27 kap. 1–6 §§"
    assert (await misconduct("2025-06-30"))["lss"] == (await misconduct("2025-07-01"))["lss"]
