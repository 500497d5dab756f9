"""Whether what was done in a matter helped: who says it, what it was said before, and when a matter can be closed."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx2
import pytest

from qms.effects.service import JudgedMeanwhile
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import UnknownReference
from qms.matters.models import Effect, MatterEffect
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
WHY = "Samma sak har hänt två gånger till."


async def judge(api: Caller, matter: UUID, by: UUID, effect: str, reason: str | None = WHY) -> httpx2.Response:
    body = {"effect": effect, "reason": reason}
    return await api.post(f"/matters/{matter}/effects", json=body, headers=as_person(by))


async def closed(here: Place) -> tuple[UUID, UUID, UUID]:
    """A unit's manager, an employee, and a deviation of theirs that was closed in March."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    matter = await here.deviation(unit, by=rut)
    moved = "update matter set status = 'closed', reported_at = :at, handled_at = :at, closed_at = :at where id = :id"
    here.sql(f"{moved} returning 1", id=matter, at=datetime(2026, 3, 3, 12, tzinfo=UTC))
    return boss, rut, matter


async def counted(api: Caller, who: UUID, as_of: str) -> dict[str, int]:
    period = {"periodFrom": "2026-01-01", "periodTo": as_of, "asOf": as_of}
    answer = (await api.get("/deviation-statistics", params=period, headers=as_person(who))).json()
    table = next(one for one in answer["breakdowns"] if one["name"] == "effect")
    return {row["code"]: row["count"] for row in (*table["rows"], table["remainder"]) if row["count"]}


async def test_a_judgement_holds_until_another_takes_its_place(api: Caller, here: Place) -> None:
    boss, rut, matter = await closed(here)
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()
    assert (shown["effect"], "effects" in {link["rel"] for link in shown["_links"]}) == (None, True)
    with clock.freeze(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        first = await judge(api, matter, boss, "led-to-improvement", "Inget mer har hänt.")
    assert first.status_code == 201, first.text
    with clock.freeze(datetime(2026, 5, 4, 9, tzinfo=UTC)):
        second = await judge(api, matter, boss, "no-effect")
    rows: list[dict[str, Any]] = second.json()["judgements"]
    assert [(row["effect"], row["reason"], row["judgedByName"], row["until"]) for row in rows] == [
        ("no-effect", WHY, "Bo", None),
        ("led-to-improvement", "Inget mer har hänt.", "Bo", rows[0]["judgedAt"]),
    ]
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).json()
    assert shown["effect"] == "no-effect"
    told = [(one["kind"], one["data"].get("effect")) for one in shown["timeline"]]
    assert told[-2:] == [("effect-judged", "led-to-improvement"), ("effect-judged", "no-effect")]
    days = {"2026-03-09": "none", "2026-03-10": "led-to-improvement", "2026-05-03": "led-to-improvement"}
    for day, code in {**days, "2026-05-04": "no-effect"}.items():
        assert await counted(api, boss, day) == {code: 1}, day


async def test_nobody_can_say_that_it_helped_before_anything_is_done(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    matter = await here.deviation(unit, by=await here.person("Rut", ("reporter", unit)))
    early = await judge(api, matter, boss, "led-to-improvement")
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    listed = await api.get(f"/matters/{matter}/effects", headers=as_person(boss))
    assert {link["rel"] for link in listed.json()["_links"]} == {"self"}


async def test_what_cannot_be_judged_so_is_refused(api: Caller, here: Place) -> None:
    boss, rut, matter = await closed(here)
    why = await judge(api, matter, boss, "no-effect", None)
    assert (why.status_code, why.json()["code"], why.json()["errors"][0]["pointer"]) == (422, "incomplete", "/reason")
    assert (await judge(api, matter, boss, "better")).status_code == 422
    assert (await judge(api, matter, rut, "no-effect")).status_code == 403
    listed = await api.get(f"/matters/{matter}/effects", headers=as_person(rut))
    assert listed.status_code == 404  # who has reported it reads it, no more
    lisa = await here.person("Lisa", ("quality-developer", None))
    assert (await judge(api, matter, lisa, "no-effect")).status_code == 403
    listed = await api.get(f"/matters/{matter}/effects", headers=as_person(lisa))
    assert [link["rel"] for link in listed.json()["_links"]] == ["self"]
    here.sql("update matter set status = 'mistaken' where id = :id returning 1", id=matter)
    refused = await judge(api, matter, boss, "no-effect")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")


async def test_only_what_is_meant_is_told_as_judged_meanwhile(here: Place) -> None:
    """Of a matter judged twice at once the second is refused; of one that is not there nothing of the kind is said."""
    _, _, matter = await closed(here)

    async def judged(matter_id: UUID) -> None:
        told = {"effect": Effect.NO_EFFECT, "judged_at": clock.now(), "board_id": here.board_id}

        def work(tx: Tx) -> None:
            tx.add(MatterEffect(matter_id=matter_id, **told))
            flush_or(tx, matter_effect_holds=JudgedMeanwhile())

        await here.do(work)

    await judged(matter)
    with pytest.raises(JudgedMeanwhile):
        await judged(matter)
    with pytest.raises(UnknownReference):
        await judged(new_id())
