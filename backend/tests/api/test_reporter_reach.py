"""What somebody who has only reported a matter can reach of what is written between those who handle it: nothing."""

from typing import Any
from uuid import UUID

import pytest

from qms.app import ROUTERS
from qms.matters.views import ASIDE
from tests.conftest import Figure
from tests.given import Place
from tests.hub import hub
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
SECRET = "Zebraspår"
"""A word that stands in everything that is not to who reported."""
INVESTIGATE = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 2}
Json = dict[str, Any]


async def handled(api: Caller, here: Place) -> tuple[UUID, UUID, list[str]]:
    """Who has reported, what, and where the word was written."""
    for name, code in (("category", "other"), ("law-area", "sol")):
        await here.code(name, code, code)
    place = await hub(api, here)
    rut = await here.person("Rut", ("reporter", place.unit))
    matter, other = [await here.deviation(place.unit, by=who) for who in (rut, place.boss)]

    async def write(path: str, body: Json) -> None:
        seen = await api.get(f"/deviations/{matter}", headers=as_person(place.boss))
        headers = as_person(place.boss, **({"If-Match": seen.headers["etag"]} if "/deviations/" in path else {}))
        answer = await api.post(path, json=body, headers=headers)
        assert answer.status_code == 201, answer.text

    here_, said = f"/matters/{matter}", f"{SECRET} ett"
    helper = await here.person("Hilma", ("reporter", place.unit))
    written: dict[str, Json] = {
        f"/deviations/{matter}/assessments": INVESTIGATE,
        f"{here_}/participants": {"personId": str(helper), "part": "helper", "reason": said},
        f"{here_}/messages": {"text": said, "audience": "handlers"},
        f"{here_}/links": {"toId": str(other), "kind": "same-event", "note": said},
        f"{here_}/diary-numbers": {"number": "SN-ZEBRA-1"},
        f"/deviations/{matter}/additions": {"text": said},
        f"/deviations/{matter}/conclusions": {"conclusion": said},
        f"{here_}/effects": {"effect": "led-to-improvement", "reason": said},
        f"{here_}/answers": {"outcome": "acted", "text": "Ett nytt brev är skickat."},
    }
    for path, body in written.items():
        await write(path, body)
    await place.proposed(matter, title=f"Åtgärd {SECRET}", what=said)
    return rut, matter, list(written)


def routes(matter: UUID) -> set[str]:
    """Every address that is read, of a matter and of what lists or counts."""
    known = {str(matter): ("{matterId}", "{deviationId}", "{decisionId}", "{actionId}")}
    paths = {
        route.path  # type: ignore[attr-defined]  # the routes of the API all have one
        for router in ROUTERS
        for route in router.routes
        if "GET" in getattr(route, "methods", ())
    }
    for value, names in known.items():
        for name in names:
            paths = {path.replace(name, value) for path in paths}
    return {path for path in paths if "{" not in path}


async def test_who_has_only_reported_reaches_nothing_of_it(api: Caller, here: Place, figure: Figure) -> None:
    rut, matter, written = await handled(api, here)
    reached, tried = set(), 0
    for path in sorted(routes(matter)):
        answer = await api.get(path, headers=as_person(rut))
        assert answer.status_code < 500, path
        tried += 1
        if SECRET.lower() in answer.text.lower() or "SN-ZEBRA-1" in answer.text:
            reached.add(path)
    assert reached == set()
    own = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).json()
    told = {entry["kind"] for entry in own["timeline"]}
    assert "concluded" in told, "that it was done is told, and not what"
    assert told & ASIDE == set()
    figure(f"who has only reported: notes written {len(written)}, routes tried {tried}, reached {len(reached)}")


async def test_who_handles_it_reaches_all_of_it(api: Caller, here: Place) -> None:
    """The same look, planted: it finds the word where it may be read."""
    _, matter, _ = await handled(api, here)
    (owner,) = here.sql("select owner_id as id from matter where id = :id", id=matter)
    where = set()
    for path in sorted(routes(matter)):
        answer = await api.get(path, headers=as_person(owner["id"]))
        if SECRET.lower() in answer.text.lower():
            where.add(path.rsplit("/", 1)[-1])
    assert where >= {str(matter), "participants", "messages", "links", "effects", "actions"}
    whole = (await api.get(f"/deviations/{matter}", headers=as_person(owner["id"]))).json()["timeline"]
    assert {entry["kind"] for entry in whole} & ASIDE >= {"diary-number-noted", "message-sent", "participant-appointed"}
