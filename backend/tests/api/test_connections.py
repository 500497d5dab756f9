"""What stands around a matter: what it hangs together with, what diaries call it, and what is written in it."""

from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from qms.connections.models import LATER, LinkKind
from qms.kernel import clock
from qms.matters import policy
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
REASON = {"reason": "Fel ärende."}


async def post(api: Caller, path: str, by: UUID, **body: object) -> httpx2.Response:
    return await api.post(path, json=body, headers=as_person(by))


async def get(api: Caller, path: str, by: UUID) -> dict[str, Any]:
    answer = await api.get(path, headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def linked(api: Caller, matter: UUID, by: UUID, other: UUID, kind: str = "about", **more: str) -> httpx2.Response:
    return await post(api, f"/matters/{matter}/links", by, toId=str(other), kind=kind, **more)


async def led(here: Place) -> tuple[UUID, UUID, UUID, UUID]:
    """A unit's manager, somebody who has reported two deviations there, and those, the earlier first."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    with clock.freeze(clock.now() - timedelta(days=30)):
        earlier = await here.deviation(unit, by=rut)
    return boss, rut, earlier, await here.deviation(unit, by=rut)


async def test_a_link_is_seen_from_both_ends_until_it_is_struck(api: Caller, here: Place) -> None:
    boss, rut, earlier, later = await led(here)
    answer = await linked(api, later, boss, earlier, "recurrence-of", note="Samma adress igen.")
    assert answer.status_code == 201, answer.text
    (row,) = answer.json()["matterLinks"]
    assert (row["kind"], row["direction"], row["note"]) == ("recurrence-of", "from", "Samma adress igen.")
    assert (row["matter"]["id"], row["matter"]["kind"]) == (str(earlier), "deviation")
    (seen,) = (await get(api, f"/matters/{earlier}/links", boss))["matterLinks"]
    assert (seen["id"], seen["direction"], seen["matter"]["id"]) == (row["id"], "to", str(later))
    strike = f"/matters/{earlier}/links/{row['id']}/strikes"
    struck = (await post(api, strike, boss, **REASON)).json()["matterLinks"]
    assert [(one["struckReason"], one["_links"]) for one in struck] == [("Fel ärende.", [])]
    again = await post(api, strike, boss, **REASON)
    assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
    assert (await linked(api, later, boss, earlier, "recurrence-of")).status_code == 201
    told = {who: (await get(api, f"/deviations/{later}", who))["timeline"] for who in (boss, rut)}
    kinds = [(one["kind"], one["note"], one["data"]) for one in told[boss] if "link" in one["kind"]]
    assert kinds == [("linked", None, {"status": "received"})] * 2
    assert [one for one in told[rut] if "link" in one["kind"]] == []
    assert (await api.get(f"/matters/{later}/links", headers=as_person(rut))).status_code == 404


async def test_what_does_not_hang_together_is_refused(api: Caller, here: Place, elsewhere: Place) -> None:
    boss, _, earlier, later = await led(here)
    for kind in sorted(LATER):
        wrong = await linked(api, earlier, boss, later, kind)
        assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "not-earlier")
    itself = await linked(api, later, boss, later)
    assert (itself.status_code, itself.json()["errors"][0]["code"]) == (422, "same-matter")
    assert (await linked(api, later, boss, earlier, "same-event")).status_code == 201
    for one, other in ((later, earlier), (earlier, later)):
        twice = await linked(api, one, boss, other, "same-event")
        assert (twice.status_code, twice.json()["code"]) == (409, "already-linked")
    there = await elsewhere.unit()
    foreign = await elsewhere.deviation(there, by=await elsewhere.person("Eva", ("reporter", there)))
    hidden = await here.deviation(unit := await here.unit("Andra"), by=await here.person("Una", ("reporter", unit)))
    for unknown in (foreign, hidden, uuid4()):
        refused = await linked(api, later, boss, unknown)
        assert (refused.status_code, refused.json()["code"]) == (409, "unknown-reference")


async def everybody(here: Place) -> list[UUID]:
    """An employee, who sees to the whole board in three ways, and the managers of three units."""
    units = [await here.unit(name) for name in ("Ena", "Mellersta", "Norra")]
    rut = await here.person("Rut", ("reporter", units[0]))
    whole = [await here.person(name, (name, None)) for name in ("sas", "quality-developer")]
    karin = await here.person("Karin", ("decision-reporter", None), ("quality-developer", None))
    return [rut, *whole, karin, *[await here.person("Bo", ("unit-manager", unit)) for unit in units]]


async def at_random(api: Caller, here: Place, rut: UUID, by: UUID) -> tuple[dict[UUID, str], set[frozenset[UUID]]]:
    """Matters of the units, two deviations and a decision at each, with links between any two of them."""
    random = Random(47)
    units = [
        row["id"] for row in here.sql("select id from unit where board_id = :board order by name", board=here.board_id)
    ]
    await here.code("benefit", "contact-person", "Kontaktperson")
    kinds = {await here.deviation(unit, by=rut): "deviations" for unit in units * 2}
    kinds |= {await here.decision(unit, decided_on="2026-01-15"): "decisions" for unit in units}
    made: set[frozenset[UUID]] = set()
    while len(made) < 14:
        one, other = random.sample(list(kinds), 2)
        barred = LATER if {kinds[one], kinds[other]} == {"deviations"} else {*LATER, LinkKind.SAME_EVENT}
        kind = random.choice([kind for kind in LinkKind if kind not in barred])
        if frozenset((one, other)) not in made:
            assert (await linked(api, one, by, other, kind)).status_code == 201
            made.add(frozenset((one, other)))
    return kinds, made


async def test_of_any_links_the_ends_are_shown_that_can_be_read(
    api: Caller, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random links between matters of three units and both kinds, for people of each and for all of them."""
    rut, *others = await everybody(here)
    kinds, made = await at_random(api, here, rut, others[2])
    boss, one_of_his = others[3], next(iter(kinds))
    shown = 0
    paths = {matter: f"/{kind}/{matter}" for matter, kind in kinds.items()}
    for who in (rut, *others):
        reads = {m for m in kinds if (await api.get(paths[m], headers=as_person(who))).status_code == 200}
        for matter in kinds:
            answer = await api.get(f"/matters/{matter}/links", headers=as_person(who))
            if who == rut or matter not in reads:
                assert answer.status_code == 404
                continue
            ends = {UUID(row["matter"]["id"]) for row in answer.json()["matterLinks"]}
            assert ends == {other for pair in made if matter in pair for other in pair - {matter}} & reads
            shown += len(ends)
    assert 0 < shown < len(made) * 2 * len(others)
    monkeypatch.setattr(policy, "may_read", lambda *_: True)
    told = (await get(api, f"/matters/{one_of_his}/links", boss))["matterLinks"]
    ends = {UUID(row["matter"]["id"]) for row in told}
    answers = [await api.get(paths[end], headers=as_person(boss)) for end in ends]
    assert 404 in {answer.status_code for answer in answers}, "a hole was planted and not found"


async def test_a_link_to_what_cannot_be_read_cannot_be_struck(api: Caller, here: Place) -> None:
    boss, _, _, later = await led(here)
    hidden = await here.deviation(unit := await here.unit("Andra"), by=await here.person("Una", ("reporter", unit)))
    petra = await here.person("Petra", ("quality-developer", None))
    (row,) = (await linked(api, later, petra, hidden)).json()["matterLinks"]
    assert (await get(api, f"/matters/{later}/links", boss))["matterLinks"] == []
    strike = await post(api, f"/matters/{later}/links/{row['id']}/strikes", boss, **REASON)
    assert strike.status_code == 404
    assert (await api.get(f"/deviations/{hidden}", headers=as_person(boss))).status_code == 404


async def test_a_matter_is_found_by_its_numbers_until_they_are_struck(api: Caller, here: Place) -> None:
    boss, _, earlier, later = await led(here)
    path = f"/matters/{later}/diary-numbers"

    async def hits(words: str) -> list[str]:
        answer = await post(api, "/deviation-searches", boss, text=words)
        return [one["id"] for one in answer.json()["deviations"]]

    assert (await post(api, path, boss, number="8.5-12345/2026", holder="IVO")).status_code == 201
    answer = await post(api, path, boss, number="SN 2026/118")
    assert [(one["number"], one["holder"]) for one in answer.json()["diaryNumbers"]] == [
        ("SN 2026/118", None),
        ("8.5-12345/2026", "IVO"),
    ]
    assert [await hits(words) for words in ("8.5-12345/2026", "sn 2026/118")] == [[str(later)]] * 2
    own = answer.json()["diaryNumbers"][0]["id"]
    for matter, number, holder in ((earlier, "sn 2026/118", {}), (later, "8.5-12345/2026", {"holder": "JO"})):
        taken = await post(api, f"/matters/{matter}/diary-numbers", boss, number=number, **holder)
        assert (taken.status_code, taken.json()["code"]) == (409, "number-taken")
    theirs = await post(api, f"/matters/{earlier}/diary-numbers", boss, number="8.5-12345/2026", holder="IVO")
    assert theirs.status_code == 201  # one of theirs may be about many of ours
    assert (await post(api, path, boss, number="19121212-1212")).status_code == 422
    assert (await post(api, f"{path}/{own}/strikes", boss, **REASON)).status_code == 201
    assert [await hits(words) for words in ("sn 2026/118", "8.5-12345/2026")] == [[], [str(later), str(earlier)]]
    assert (await post(api, f"{path}/{own}/strikes", boss, **REASON)).json()["code"] == "wrong-state"
    assert (await post(api, f"/matters/{earlier}/diary-numbers/{own}/strikes", boss, **REASON)).status_code == 404
    await api.post(f"/deviations/{later}/additions", json={"text": "Mer."}, headers=as_person(boss))
    assert await hits("8.5-12345/2026") == [str(later), str(earlier)]


async def test_who_has_reported_reads_what_is_also_to_them(api: Caller, here: Place) -> None:
    boss, rut, _, matter = await led(here)
    una = await here.person("Una", ("reporter", await here.unit("Andra")))
    path = f"/matters/{matter}/messages"
    assert (await post(api, path, boss, text="Ring först.", audience="handlers")).status_code == 201
    answer = await post(api, path, boss, text="Gäller 19121212-1212?", audience="reporter")
    assert [each["code"] for each in answer.json()["warnings"]] == ["personal-number"]
    assert [one["authorName"] for one in answer.json()["messages"]] == ["Bo", "Bo"]
    mine = await get(api, path, rut)
    assert [one["audience"] for one in mine["messages"]] == ["reporter"]
    assert [link["rel"] for link in mine["_links"]] == ["self"]
    assert (await post(api, path, rut, text="Ja, tack.", audience="handlers")).status_code == 403
    assert (await api.get(path, headers=as_person(una))).status_code == 404
    body = {"personId": str(una), "part": "helper"}
    assert (await post(api, f"/matters/{matter}/participants", boss, **body)).status_code == 201
    assert len((await get(api, path, una))["messages"]) == 2
    assert (await post(api, path, una, text="Klart.", audience="handlers")).status_code == 201
    told = {who: (await get(api, f"/deviations/{matter}", who))["timeline"] for who in (boss, rut)}
    sent = [(one["note"], one["data"]) for one in told[boss] if one["kind"] == "message-sent"]
    assert sent == [(None, {"status": "received"})] * 3
    assert [one for one in told[rut] if one["kind"] == "message-sent"] == []


async def told(api: Caller, who: UUID, state: str = "new") -> list[str]:
    """What of messages somebody has been told."""
    rows = (await get(api, f"/notifications?state={state}", who))["notifications"]
    assert {row["kind"] for row in rows} <= {"message", "appointed"}
    return [row["title"] for row in rows if row["kind"] == "message"]


async def test_who_is_written_to_is_told_once_until_it_is_read(api: Caller, here: Place) -> None:
    """Whoever handles the matter; who has reported it, of what is also to them; the writer of nothing."""
    boss, rut, _, matter = await led(here)
    here.sql("update matter set owner_id = :boss where id = :id returning 1", boss=boss, id=matter)
    una = await here.person("Una", ("reporter", await here.unit("Andra")))
    nils = await here.person("Nils", ("reporter", await here.unit("Tredje")))
    added = await post(api, f"/matters/{matter}/participants", boss, personId=str(una), part="helper")
    path = f"/matters/{matter}/messages"

    async def everybody(state: str = "new") -> list[int]:
        return [len(await told(api, who, state)) for who in (boss, una, rut, nils)]

    await post(api, path, boss, text="Ring först.", audience="handlers")
    assert await everybody() == [0, 1, 0, 0]
    await post(api, path, boss, text="Tack.", audience="reporter")
    assert await everybody() == [0, 1, 1, 0]
    (row,) = (await get(api, "/notifications", una))["notifications"][:1]
    assert (row["text"], row["about"], row["aboutId"]) == ("Någon har skrivit ett meddelande", "deviation", str(matter))
    await post(api, path, una, text="Jag ringer.", audience="handlers")
    assert await everybody() == [1, 0, 1, 0]  # whoever answers has read
    (row,) = (await get(api, "/notifications", boss))["notifications"]
    assert (await post(api, "/notifications/readings", boss, ids=[row["id"]])).status_code == 201
    await post(api, path, una, text="Nu är det gjort.", audience="handlers")
    assert (await everybody(), await everybody("all")) == ([1, 0, 1, 0], [2, 1, 1, 0])
    ended = f"/matters/{matter}/participants/{added.json()['participants'][0]['id']}/ends"
    assert (await post(api, ended, boss, reason="Klart.")).status_code == 201
    await post(api, path, boss, text="Mer.", audience="handlers")
    assert (await everybody(), await everybody("all")) == ([0, 0, 1, 0], [2, 0, 1, 0])
