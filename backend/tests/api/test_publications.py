"""What was learnt: written, read by another, published to all, discussed unit by unit, withdrawn and written anew."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import Update, update

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.organisation.models import Unit
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
TEXTS = {
    "title": "Brev till fel adress",
    "happened": "Ett brev gick till en adress som inte gällde längre.",
    "learnt": "Adressen kontrollerades inte innan brevet skickades.",
    "changed": "Två personer kontrollerar adressen.",
    "firstQuestion": "Hur kontrollerar vi adresser?",
    "secondQuestion": "När missar vi det?",
    "thirdQuestion": "Vad gör vi nästa gång?",
}


class Room:
    """A board with three units and those who write, read and lead there."""

    def __init__(self, api: Caller, here: Place) -> None:
        self.api, self.here = api, here
        self.units: dict[str, UUID] = {}
        self.people: dict[str, UUID] = {}

    async def send(self, who: str, method: str, path: str, body: object = None, seen: Json | None = None) -> Any:
        headers = as_person(self.people[who])
        if seen is not None:
            headers["If-Match"] = f'"{seen["version"]}"'
        content: Json = {} if body is None else {"json": body}
        return await self.api.request(method, path, headers=headers, **content)

    async def written(self, who: str = "author", **more: object) -> Json:
        body = {"boardId": str(self.here.board_id), **TEXTS, **more}
        answer = await self.send(who, "POST", "/publications", body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def step(self, who: str, card: Json, rel: str, body: object = None) -> httpx2.Response:
        return await self.send(who, "POST", f"/publications/{card['id']}/{rel}", body, card)  # type: ignore[no-any-return]

    async def took(self, who: str, card: Json, rel: str, body: object = None) -> Json:
        answer = await self.step(who, card, rel, body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def sent(self, card: Json) -> Json:
        return await self.took("author", card, "sendings", {"readerId": str(self.people["reader"])})

    async def published(self, **more: object) -> Json:
        return await self.took("reader", await self.sent(await self.written("author", **more)), "publishings")

    async def read(self, who: str, card: Json) -> httpx2.Response:
        return await self.send(who, "GET", f"/publications/{card['id']}")  # type: ignore[no-any-return]

    async def waits(self, who: str) -> list[tuple[str, str]]:
        """What a person's list of work asks of cards."""
        answer = await self.send(who, "GET", "/work-items")
        return [(row["step"], row["operation"]) for row in answer.json()["workItems"] if row["kind"] == "publication"]

    async def told(self, who: str) -> list[str]:
        answer = await self.send(who, "GET", "/notifications")
        return [row["kind"] for row in answer.json()["notifications"] if row["about"] == "publication"]


@pytest.fixture
async def room(api: Caller, here: Place) -> Room:
    room = Room(api, here)
    top = room.units["top"] = await here.unit("Området")
    room.people["author"] = await here.person("Vera Skriver", ("unit-manager", top))
    room.people["reader"] = await here.person("Ivar Läser", ("quality-developer", None))
    room.people["reporter"] = await here.person("Hans Blå", ("reporter", top))
    for name in ("one", "two"):
        room.people[name] = await here.person(f"Chef {name}")
        room.units[name] = await here.unit(f"Enheten {name}", parent=top)
        await here.assign(room.people[name], "unit-manager", room.units[name])
        leads = update(Unit).where(Unit.id == room.units[name]).values(manager_id=room.people[name])
        await here.do(partial(_run, leads))
    return room


def _run(statement: Update, tx: Tx) -> None:
    tx.execute(statement)


def rels(card: Json) -> set[str]:
    return {link["rel"] for link in card["_links"]}


async def test_from_draft_to_every_unit(room: Room) -> None:
    card = await room.written(unitId=str(room.units["top"]))
    assert (card["status"], rels(card)) == ("draft", {"self", "replace", "sendings", "withdrawals"})
    assert (card["authorName"], card["readerName"]) == ("Vera Skriver", None)
    assert (await room.read("reporter", card)).status_code == 404
    card = await room.sent(card)
    assert await room.told("reader") == ["publication-to-read"]
    assert "replace" not in rels(card), "what is read is locked"
    card = await room.took("reader", card, "returns", {"reason": "Skriv kortare."})
    assert (await room.told("reader"), await room.told("author")) == ([], ["publication-back"])
    card = await room.took("reader", await room.sent(card), "publishings")
    assert (card["status"], card["unitCount"], card["discussedCount"]) == ("published", 3, 0)
    seen = (await room.read("reporter", card)).json()
    assert (rels(seen), seen["backReason"]) == ({"self"}, None)
    assert (seen["authorName"], seen["readerName"]) == (None, None), "who wrote it would say where it happened"
    assert await room.told("one") == ["publication-new"]
    said = {"unitId": str(room.units["one"]), "discussedOn": str(clock.today()), "intent": "Läsa adressen högt."}
    card = await room.took("one", card, "discussions", said)
    assert (card["discussedCount"], await room.told("one"), await room.told("two")) == (1, [], ["publication-new"])
    assert [row["isMine"] for row in card["units"]] == [True, False, False]
    card = await room.took("one", card, "discussion-withdrawals", {"unitId": str(room.units["one"])})
    assert card["discussedCount"] == 0
    card = await room.took("reader", card, "withdrawals", {"reason": "Rutinen är ändrad."})
    assert ((await room.read("reporter", card)).status_code, await room.told("two")) == (404, [])
    anew = await room.took("author", card, "revisions")
    assert (anew["status"], anew["happened"], anew["id"] != card["id"]) == ("draft", TEXTS["happened"], True)


async def test_what_is_to_be_read_or_written_anew_waits_in_the_list_of_work(room: Room) -> None:
    card = await room.sent(await room.written())
    assert await room.waits("reader") == [("Läs före publicering", "publicationPublish")]
    assert await room.waits("author") == await room.waits("one") == []
    card = await room.took("reader", card, "returns", {"reason": "Skriv kortare."})
    assert (await room.waits("reader"), await room.waits("author")) == ([], [("Ändra", "publicationReplace")])
    assert "withdrawals" not in rels((await room.read("reader", card)).json())
    thrown = await room.step("reader", card, "withdrawals", {"reason": "Bort."})
    assert (thrown.status_code, thrown.json()["code"]) == (409, "wrong-state"), "a draft is its author's"
    card = await room.took("author", card, "withdrawals", {"reason": "Skrivs om."})
    assert (card["publishedAt"], card["backReason"]) == (None, None)
    assert await room.waits("reader") == await room.waits("author") == []


async def test_nobody_publishes_what_they_wrote(room: Room) -> None:
    card = await room.written()
    own = await room.step("author", card, "sendings", {"readerId": str(room.people["author"])})
    assert (own.status_code, own.json()["errors"][0]["pointer"]) == (409, "/readerId")
    nobody = await room.step("author", card, "sendings", {"readerId": str(room.people["reporter"])})
    assert nobody.status_code == 409, "a reporter publishes nothing"
    card = await room.sent(card)
    assert (await room.step("author", card, "publishings")).status_code == 403
    readers = await room.send("author", "GET", f"/publications/{card['id']}/readers?q=ivar")
    assert [row["name"] for row in readers.json()["candidates"]] == ["Ivar Läser"]


async def test_who_stands_in_for_the_reader_does_not_publish_their_own(room: Room, here: Place) -> None:
    author = room.people["author"]
    today = clock.today()
    room.people["boss"] = await here.person("Chef Tre", ("unit-manager", room.units["top"]))
    await here.away(room.people["boss"], author, today - timedelta(days=1), today + timedelta(days=1))
    card = await room.written()
    card = await room.took("author", card, "sendings", {"readerId": str(room.people["boss"])})
    answer = await room.step("author", card, "publishings")
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


async def test_what_lacks_a_text_is_not_sent(room: Room) -> None:
    card = await room.written(learnt=None, thirdQuestion=None)
    answer = await room.step("author", card, "sendings", {"readerId": str(room.people["reader"])})
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/learnt", "/thirdQuestion"]


TELLING = [
    ({"happened": "Ring 070-123 45 67."}, "phone-number", "070"),
    ({"learnt": "Skriv till vera@example.se."}, "email-address", "vera@"),
    ({"changed": "Hon bor på Storgatan 12."}, "street-address", "Storgatan"),
    ({"firstQuestion": "Vem är 19121212-1212?"}, "personal-number", "1912"),
]


@pytest.mark.parametrize(("said", "code", "words"), TELLING)
async def test_what_tells_who_somebody_is_goes_no_further(room: Room, said: Json, code: str, words: str) -> None:
    card = await room.written(**said)
    assert [(one["pointer"], one["code"]) for one in card["warnings"]] == [(f"/{next(iter(said))}", code)]
    answer = await room.step("author", card, "sendings", {"readerId": str(room.people["reader"])})
    assert (answer.status_code, answer.json()["code"]) == (422, "tells-who")
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(f"/{next(iter(said))}", code)]
    assert words not in answer.text


async def closed(room: Room, report_type: str = "deviation") -> UUID:
    matter = await room.here.deviation(
        room.units["top"], by=room.people["reporter"], report_type=report_type, case_reference="SN 2026/118"
    )
    dismissed = {"decision": "dismiss", "reason": "Dubblett."}
    seen = await room.send("author", "GET", f"/deviations/{matter}")
    answer = await room.send("author", "POST", f"/deviations/{matter}/assessments", dismissed, seen.json())
    assert answer.status_code == 201, answer.text
    return matter


async def test_names_and_numbers_of_the_matter_are_found(room: Room) -> None:
    matter = await closed(room)
    said = {"happened": "Hans brev kom bort, se SN2026/118.", "learnt": "Veras rutin. Chef sa det."}
    card = await room.written(matterId=str(matter), **said)
    assert [(one["pointer"], one["code"]) for one in card["warnings"]] == [
        ("/happened", "name"),
        ("/happened", "matter-number"),
        ("/learnt", "name"),
    ]
    assert card["reference"].startswith("AVV-")
    mended = {**TEXTS, "happened": "Hans brev kom bort.", "noPersons": [{"word": "Hans", "reason": "Brevet var hans."}]}
    changed = await room.send("author", "PUT", f"/publications/{card['id']}", mended, card)
    assert (changed.json()["warnings"], changed.json()["noPersons"]) == ([], mended["noPersons"])
    card = await room.took("reader", await room.sent(changed.json()), "publishings")
    seen = (await room.read("two", card)).json()
    assert (seen["reference"], seen["noPersons"], rels(seen)) == (None, [], {"self", "discussions"})


async def test_only_what_is_closed_or_good_is_told(room: Room) -> None:
    async def tried(matter: UUID, who: str = "author") -> int:
        body = {"boardId": str(room.here.board_id), "matterId": str(matter), **TEXTS}
        return int((await room.send(who, "POST", "/publications", body)).status_code)

    async def offered(matter: UUID, who: str = "author") -> bool:
        answer = await room.send(who, "GET", f"/matters/{matter}/publications")
        return "publications" in rels(answer.json())

    by = room.people["reporter"]
    opened = await room.here.deviation(room.units["top"], by=by)
    good = await room.here.deviation(room.units["top"], by=by, report_type="good-example")
    suspected = await closed(room, "suspected-misconduct")
    assert [await tried(one) for one in (opened, good, suspected)] == [409, 201, 201]
    assert [await offered(one) for one in (opened, good, suspected)] == [False, True, True]
    assert [await tried(one, "reader") for one in (good, suspected)] == [201, 403], "only who may close it"
    assert [await tried(one, "two") for one in (opened, good)] == [404, 404]


async def test_what_a_unit_will_do_names_nobody(room: Room) -> None:
    """Any who work here: what only refused those of the matter would tell who they are."""
    card = await room.published()
    for words, code in (("Hans Blå ska ringa först.", "name"), ("Ring 070-174 06 05 först.", "phone-number")):
        said = await room.step("one", card, "discussions", {**_said(room, "one"), "intent": words})
        assert (said.status_code, [error["pointer"] for error in said.json()["errors"]]) == (422, ["/intent"]), words
        assert [error["code"] for error in said.json()["errors"]] == [code]
    await room.took("one", card, "discussions", {**_said(room, "one"), "intent": "Hans och Eva läser adressen högt."})


async def test_a_unit_tells_for_itself(room: Room) -> None:
    card = await room.published(unitId=str(room.units["one"]))
    assert (await room.step("two", card, "discussions", _said(room, "one"))).status_code == 403
    assert (await room.step("one", card, "discussions", _said(room, "two"))).status_code == 409
    ahead = _said(room, "one") | {"discussedOn": str(clock.today() + timedelta(days=1))}
    assert (await room.step("one", card, "discussions", ahead)).status_code == 422
    named = _said(room, "one") | {"intent": "Ring 070-123 45 67"}
    assert (await room.step("one", card, "discussions", named)).json()["code"] == "tells-who"
    card = await room.took("author", card, "discussions", _said(room, "one"))
    assert card["discussedCount"] == 1, "who leads above may say it too"


async def test_a_matter_that_is_opened_again_is_not_told_of_meanwhile(room: Room) -> None:
    matter = await closed(room)
    draft = await room.written(matterId=str(matter))
    reading = await room.sent(await room.written(matterId=str(matter)))
    seen = await room.send("author", "GET", f"/deviations/{matter}")
    again = await room.send(
        "author", "POST", f"/deviations/{matter}/reopenings", {"reason": "Mer har kommit fram."}, seen.json()
    )
    assert again.status_code == 201, again.text
    to_reader = {"readerId": str(room.people["reader"])}
    tried = [
        await room.step("author", draft, "sendings", to_reader),
        await room.step("reader", reading, "publishings"),
    ]
    assert [(one.status_code, one.json()["code"]) for one in tried] == [(409, "not-yet-told")] * 2
    assert "sendings" not in rels((await room.read("author", draft)).json())
    assert "returns" in rels((await room.read("reader", reading)).json()), "it is sent back, and is not stuck"


async def test_a_suspected_misconduct_is_told_anew_by_who_may_tell_of_it(room: Room) -> None:
    card = await room.written(matterId=str(await closed(room, "suspected-misconduct")))
    card = await room.took("reader", await room.sent(card), "publishings")
    card = await room.took("reader", card, "withdrawals", {"reason": "Rutinen är ändrad."})
    assert "revisions" not in rels(card)
    assert (await room.step("reader", card, "revisions")).status_code == 403
    assert (await room.took("author", card, "revisions"))["reference"].startswith("AVV-")


async def test_a_reason_has_a_word(room: Room) -> None:
    card = await room.sent(await room.written())
    answer = await room.step("reader", card, "returns", {"reason": "?"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")


def _said(room: Room, unit: str) -> Json:
    return {"unitId": str(room.units[unit]), "discussedOn": str(clock.today())}


async def test_lists_show_what_is_each_ones(room: Room) -> None:
    draft, reading, out = await room.written(), await room.sent(await room.written()), await room.published()

    async def listed(who: str, view: str) -> set[str]:
        answer = await room.send(who, "GET", f"/publications?view={view}")
        return {row["id"] for row in answer.json()["publications"]}

    assert await listed("reporter", "published") == {out["id"]}
    assert await listed("reporter", "mine") == set()
    assert await listed("author", "mine") == {draft["id"], reading["id"], out["id"]}
    assert await listed("reader", "to-read") == {reading["id"]}
    assert await listed("author", "to-read") == set()
