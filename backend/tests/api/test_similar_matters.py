"""Earlier matters like one: which are near, for whom, what was done, and how one says that it is the same again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
LETTER = "Ett beslut skickades till en tidigare adress. Kuvertet kom tillbaka oöppnat från posten."
LETTERS = "Kuvertet med beslutet hamnade hos en granne, eftersom adressen i beslutet var gammal."
MEDICINE = "Natten utan tillsyn: larmet ringde och ingen kom förrän på morgonen."
CLOSE = {"decision": "close", "category": "post", "reason": "Klart."}


async def near(api: Caller, matter: UUID, who: UUID, **asked: str) -> list[Json]:
    answer = await api.get(f"/matters/{matter}/similar-matters", params=asked, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["similarMatters"])


async def assessed(api: Caller, matter: UUID, who: UUID, **body: object) -> None:
    seen = await api.get(f"/deviations/{matter}", headers=as_person(who))
    headers = as_person(who, **{"If-Match": seen.headers["etag"]})
    answer = await api.post(f"/deviations/{matter}/assessments", json={**CLOSE, **body}, headers=headers)
    assert answer.status_code == 201, answer.text


async def proposed(api: Caller, matter: UUID, unit: UUID, who: UUID, title: str) -> Json:
    proposal = {
        "title": title,
        "what": "Två läser adressen.",
        "actionKind": "routine",
        "strength": "medium",
        "carryOutBy": str(clock.today() + timedelta(days=30)),
        "unitId": str(unit),
        "sources": [str(matter)],
    }
    answer = await api.post("/actions", json=proposal, headers=as_person(who))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def two_units(here: Place) -> tuple[UUID, UUID, UUID]:
    """A department with two units below."""
    top = await here.unit("Avdelningen")
    return top, await here.unit("Mottagningen", parent=top), await here.unit("Boendet", parent=top)


async def test_the_nearest_come_first_with_what_was_done(api: Caller, here: Place) -> None:
    """By category, unit and words in another form; not what shares none of it, nor what came later."""
    await here.code("category", "post", "Post")
    _, unit, beside = await two_units(here)
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", None))
    head = await here.person("Ann", ("department-head", None))
    now = clock.now()
    with clock.freeze(now - timedelta(days=90)):
        letters = await here.deviation(beside, by=rut, description=LETTERS)
    with clock.freeze(now - timedelta(days=60)):
        letter = await here.deviation(unit, by=rut, description=LETTER)
        await proposed(api, letter, unit, boss, "Dubbelkoll av adress")
    with clock.freeze(now - timedelta(days=30)):
        medicine = await here.deviation(beside, by=rut, description=MEDICINE)
        for number in range(8):
            await here.deviation(beside, by=rut, description=f"Helt annat nummer {number}, om mat och måltider.")
    this = await here.deviation(unit, by=rut, description="Beslutet gick till en gammal adress, kuvertet kom tillbaka.")
    with clock.freeze(now + timedelta(days=1)):
        later = await here.deviation(unit, by=rut, description=LETTER)
    alike = await near(api, this, head)
    ids = [row["id"] for row in alike]
    assert ids[:2] == [str(letter), str(letters)], alike
    assert not {str(medicine), str(later), str(this)} & set(ids)
    first = alike[0]
    assert (first["sameUnit"], first["sameCategory"], first["category"]) == (True, False, None)
    said = [(one["title"], one["status"], one["effect"], one["_links"][0]["rel"]) for one in first["actions"]]
    assert said == [("Dubbelkoll av adress", "proposed", None, "self")]
    await assessed(api, medicine, head)
    chosen = await near(api, this, head, category="post")
    of_category = {row["id"]: row for row in chosen}[str(medicine)]
    assert (of_category["sameCategory"], of_category["category"]["label"]) == (True, "Post")
    assert [row["id"] for row in await near(api, this, boss)] == [str(letter)], "the unit beside is not read by its own"


async def test_one_press_says_that_it_is_the_same_again(api: Caller, here: Place) -> None:
    await here.code("category", "post", "Post")
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    with clock.freeze(clock.now() - timedelta(days=9)):
        earlier = await here.deviation(unit, by=rut, description=LETTER)
        await assessed(api, earlier, boss)
    this = await here.deviation(unit, by=rut, description=LETTER)
    (row,) = await near(api, this, boss, category="post")
    assert row["linkedAs"] is None
    body = {"toId": row["id"], "kind": "recurrence-of"}
    assert (await api.post(f"/matters/{this}/links", json=body, headers=as_person(boss))).status_code == 201
    (row,) = await near(api, this, boss, category="post")
    assert row["linkedAs"] == "recurrence-of"
    headers = as_person(boss)
    opened = await api.post(f"/matters/{this}/investigations", json={}, headers=headers)
    assert "/recurrenceReason" in {one["pointer"] for one in opened.json()["missing"]}


async def test_who_has_only_reported_learns_of_nobody_elses(
    api: Caller, here: Place, elsewhere: Place, figure: Figure
) -> None:
    """Whoever may not read an earlier matter gets it by no way; what they may not read does not even weigh."""
    for place in (here, elsewhere):
        await place.code("category", "post", "Post")
    unit, there = await here.unit(), await elsewhere.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    una = await here.person("Una", ("reporter", unit))
    foreign = await elsewhere.person("Eva", ("unit-manager", there), ("reporter", there))
    with clock.freeze(clock.now() - timedelta(days=9)):
        hidden = [await here.deviation(unit, by=una, description=LETTER) for _ in range(3)]
        own = await here.deviation(unit, by=rut, description=LETTER)
        beyond = await elsewhere.deviation(there, by=foreign, description=LETTER)
    this = await here.deviation(unit, by=rut, description=LETTER)
    tried = reached = 0
    for matter in (this, own, *hidden, beyond):
        for asked in ({}, {"category": "post"}):
            answer = await api.get(f"/matters/{matter}/similar-matters", params=asked, headers=as_person(rut))
            tried, reached = tried + 1, reached + (answer.status_code != 404)
    links = (await api.get(f"/deviations/{this}", headers=as_person(rut))).json()["_links"]
    assert "similar-matters" not in {link["rel"] for link in links}
    figure(f"similar matters: routes tried as who has reported {tried}, reached {reached}")
    assert (tried, reached) == (12, 0)
    body = {"personId": str(rut), "part": "investigator"}
    assert (await api.post(f"/matters/{this}/participants", json=body, headers=as_person(boss))).status_code == 201
    assert await near(api, this, rut) == [], "who investigates one reads it, and none of the others"
    alike = {row["id"] for row in await near(api, this, boss)}
    assert alike == {str(each) for each in (*hidden, own)}
    listed = [row["object_ids"] for row in here.audit("similarMatterList") if row["kind"] == "list"]
    assert alike == {str(each) for each in listed[-1]}
    assert {row["id"] for row in await near(api, beyond, foreign)} == set(), "another board is another authority"
