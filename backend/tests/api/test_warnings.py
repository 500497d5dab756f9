"""A personal number in any text of a matter: taken, and told in the answer with the name of the field."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
NUMBER = "121212\u00ad - 1212"
Json = dict[str, Any]


def report(unit: UUID, **changes: object) -> Json:
    return {
        "reportType": "deviation",
        "description": "Brevet kom fram till fel adress.",
        "unitId": str(unit),
        "occurred": {"precision": "unknown"},
        "affected": "one",
        **changes,
    }


async def sent(api: Caller, who: dict[str, str], path: str, body: Json, status: int = 201) -> Json:
    answer = await api.post(path, json=body, headers={**who, "Idempotency-Key": str(uuid4())})
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def told(answer: Json) -> dict[str, str]:
    return {notice["pointer"]: notice["detail"].partition(" ser ut")[0] for notice in answer["warnings"]}


async def test_every_text_of_a_report_is_warned_of_by_name(api: Caller, here: Place) -> None:
    unit, other = await here.unit(), await here.unit("Vuxna")
    who = as_person(await here.person("Rut", ("unit-manager", unit), ("reporter", None)))
    said = f"Gäller {NUMBER}."
    texts: Json = {
        "description": said,
        "immediateAction": said,
        "onBehalfOf": said,
        "counterpart": {"kind": "region", "name": said},
    }
    deviation = await sent(api, who, "/deviations", report(unit, **texts))
    assert told(deviation) == {
        "/description": "”Vad som hände”",
        "/immediateAction": "”Vad som gjordes genast”",
        "/onBehalfOf": "”Rapporterat åt”",
        "/counterpart/name": "”Den andra organisationen”",
    }
    plain = await sent(api, who, "/deviations", report(unit))
    assert plain["warnings"] == []
    added = await sent(api, who, f"/deviations/{plain['id']}/additions", {"text": said})
    assert list(told(added).values()) == ["”Det som lades till”"]
    headers = who | {"If-Match": f'"{added["version"]}"'}
    moved = await sent(api, headers, f"/deviations/{plain['id']}/reroutings", {"unitId": str(other), "reason": said})
    assert len(told(moved)) == 2


async def test_texts_are_kept_composed_and_trimmed(api: Caller, here: Place) -> None:
    who = as_person(await here.person("Rut", ("reporter", await here.unit())))
    shown = await sent(api, who, "/deviations", report(await here.unit(), description="\u200b La\u0308kemedel \n"))
    assert shown["description"] == "Läkemedel"


@pytest.mark.parametrize(
    ("day", "time", "more", "right"),
    [
        ("2026-10-25", "01:30", {}, "2026-10-24T23:30:00Z"),
        ("2026-03-29", "01:30", {}, "2026-03-29T00:30:00Z"),
        ("2026-03-29", "02:30", {}, "time-never-was"),
        ("2026-03-29", "02:30", {"isSecond": True}, "time-never-was"),
        ("2026-10-25", "02:30", {}, "time-was-twice"),
        ("2026-10-25", "02:30", {"isSecond": False}, "2026-10-25T00:30:00Z"),
        ("2026-10-25", "02:30", {"isSecond": True}, "2026-10-25T01:30:00Z"),
        ("2026-07-01", "14:05", {}, "2026-07-01T12:05:00Z"),
    ],
)
async def test_what_the_clock_showed_becomes_the_instant_that_it_was(
    api: Caller, here: Place, day: str, time: str, more: Json, right: str
) -> None:
    with clock.freeze(datetime(2026, 11, 29, 12, tzinfo=UTC)):
        who = as_person(await here.person("Rut", ("reporter", await here.unit())))
        occurred = {"precision": "instant", "on": day, "time": time, **more}
        body = report(await here.unit(), occurred=occurred)
        answer = await api.post("/deviations", json=body, headers={**who, "Idempotency-Key": str(uuid4())})
    if answer.status_code == 201:
        assert answer.json()["occurred"] == {"precision": "instant", "at": right, "on": None}
    else:
        [fault] = answer.json()["errors"]
        assert (answer.status_code, fault["pointer"], fault["code"]) == (422, "/occurred/time", right)
        assert fault["detail"].startswith("Klockan 02:30 ")


@pytest.mark.parametrize(
    "occurred",
    [
        {"precision": "instant", "time": "14:00"},
        {"precision": "instant", "on": "2026-01-01"},
        {"precision": "instant", "on": "2026-01-01", "time": "14:00", "at": "2026-01-01T13:00:00Z"},
        {"precision": "date", "on": "2026-01-01", "time": "14:00"},
        {"precision": "unknown", "time": "14:00"},
    ],
)
async def test_a_time_stands_with_its_day_and_nothing_else(api: Caller, here: Place, occurred: Json) -> None:
    who = as_person(await here.person("Rut", ("reporter", await here.unit())))
    answer = await api.post("/deviations", json=report(await here.unit(), occurred=occurred), headers=who)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/occurred")


async def test_each_of_a_batch_is_warned_of_by_itself_also_when_sent_again(api: Caller, here: Place) -> None:
    unit = await here.unit()
    here.system()
    headers = as_system(str(here.board_id), **{"Idempotency-Key": str(uuid4())})
    plain, named = ({"system": "prov", "id": str(number)} for number in range(2))
    texts = [report(unit, source=plain), report(unit, source=named, description=f"Gäller {NUMBER}.")]
    for _ in range(2):
        answer = await api.post("/deviation-batches", json={"deviations": texts}, headers=headers)
        assert answer.status_code == 207, answer.text
        assert [list(told(item)) for item in answer.json()["items"]] == [[], ["/description"]]
    texts[0]["caseReference"] = "121212 - 1212"
    texts[1]["onBehalfOf"] = " \u200b "
    refused = await api.post(
        "/deviation-batches", json={"deviations": texts}, headers={**headers, "Idempotency-Key": str(uuid4())}
    )
    problems = [item["problem"] for item in refused.json()["items"]]
    assert [(problem["pointer"], problem["detail"]) for problem in problems] == [
        ("/caseReference", "Får inte innehålla ett personnummer."),
        ("/onBehalfOf", "Får inte vara tomt."),
    ]
