"""Files of matters: who adds, sees, fetches and takes away which; what is looked through before; what stays."""

import os
from functools import partial
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from PIL import Image

from qms.attachments import service
from qms.attachments.jobs import look_through
from qms.screening.clamd import Scanner
from qms.screening.kinds import ENDINGS, MOST_BYTES
from tests.clamd_peer import clamd
from tests.given import Place
from tests.hostile_attachments import EICAR, SECRET, pdf, picture, word
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
FILE = "application/octet-stream"


@pytest.fixture
async def home(here: Place) -> Json:
    """A unit with its manager, somebody who reports, and a matter of theirs."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    other = await here.person("Odd", ("reporter", unit))
    matter = await here.deviation(unit, by=rut)
    return {"here": here, "unit": unit, "boss": boss, "rut": rut, "other": other, "matter": matter}


async def add(
    api: Caller, who: UUID, matter: UUID, content: bytes, name: str = "bild.jpg", key: str = "", **query: str
) -> httpx2.Response:
    kind = ENDINGS.get(name.rpartition(".")[2])
    asked = {"fileName": name, "mediaType": kind.media_type if kind else FILE, **query}
    headers = as_person(who, **{"Content-Type": FILE, "Idempotency-Key": key or str(uuid4())})
    return await api.post(f"/matters/{matter}/attachments", params=asked, content=content, headers=headers)


async def added(api: Caller, home: Json, content: bytes, name: str = "bild.jpg", who: str = "boss") -> Json:
    """A file that is added and looked through, without a scanner."""
    answer = await add(api, home[who], home["matter"], content, name)
    assert answer.status_code == 201, answer.text
    one = answer.json()["attachments"][-1]
    await look(home, one["id"])
    return next(each for each in await files(api, home, who) if each["id"] == one["id"])


async def look(home: Json, attachment_id: str, scanner: Scanner | None = None) -> None:
    here: Place = home["here"]
    await look_through(scanner, here.database, str(here.board_id), attachment_id)


async def files(api: Caller, home: Json, who: str = "boss") -> list[Json]:
    answer = await api.get(f"/matters/{home['matter']}/attachments", headers=as_person(home[who]))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["attachments"])


async def fetch(api: Caller, who: UUID, matter: UUID, attachment_id: str) -> httpx2.Response:
    return await api.get(f"/matters/{matter}/attachments/{attachment_id}/content", headers=as_person(who))


async def remove(api: Caller, who: UUID, matter: UUID, attachment_id: str) -> httpx2.Response:
    path = f"/matters/{matter}/attachments/{attachment_id}/removals"
    return await api.post(path, json={"reason": "Fel bild."}, headers=as_person(who))


def rels(one: Json) -> set[str]:
    return {link["rel"] for link in one["_links"]}


async def test_a_photo_is_looked_through_and_then_fetched_without_what_is_not_seen(api: Caller, home: Json) -> None:
    answer = await add(api, home["boss"], home["matter"], picture(), "Köket på Åsen.jpg")
    (one,) = answer.json()["attachments"]
    assert (one["status"], one["fileName"], one["addedByName"]) == ("received", "Köket på Åsen.jpg", "Bo")
    assert rels(one) == {"removals"}
    early = await fetch(api, home["boss"], home["matter"], one["id"])
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    await look(home, one["id"])
    (one,) = await files(api, home)
    assert (one["status"], rels(one)) == ("clean", {"removals", "content"})
    got = await fetch(api, home["boss"], home["matter"], one["id"])
    assert got.status_code == 200, got.text
    assert len(got.content) == one["size"]
    assert SECRET.encode() not in got.content
    with Image.open(BytesIO(got.content)) as seen:
        assert dict(seen.getexif()) == {}
    assert got.headers["content-type"] == "image/jpeg"
    assert got.headers["content-disposition"] == (
        "attachment; filename=\"koket-pa-asen.jpg\"; filename*=UTF-8''K%C3%B6ket%20p%C3%A5%20%C3%85sen.jpg"
    )
    assert "sandbox" in got.headers["content-security-policy"]
    assert (got.headers["x-content-type-options"], got.headers["accept-ranges"]) == ("nosniff", "none")
    here: Place = home["here"]
    reads = [row for row in here.audit("attachmentFetch") if row["object_type"] == "attachment"]
    assert [(str(row["object_id"]), row["kind"]) for row in reads] == [(one["id"], "read")]


async def test_no_part_of_a_file_is_sent_alone(api: Caller, home: Json) -> None:
    one = await added(api, home, b"Ett brev som kom fel.", "brev.txt")
    path = f"/matters/{home['matter']}/attachments/{one['id']}/content"
    got = await api.get(path, headers=as_person(home["boss"], Range="bytes=0-3"))
    assert (got.status_code, got.content) == (200, b"Ett brev som kom fel.")


async def test_what_is_kept_is_sealed_and_checked_when_it_is_read(api: Caller, home: Json) -> None:
    here: Place = home["here"]
    one = await added(api, home, b"Ett brev som kom fel.", "brev.txt")
    (kept,) = here.sql("select content_sealed from attachment_content where attachment_id = :id", id=one["id"])
    assert b"brev" not in bytes(kept["content_sealed"])
    other = await added(api, home, b"Ett annat brev.", "annat.txt")
    move = (
        "update attachment_content set content_sealed = o.content_sealed from attachment_content o"
        " where attachment_content.attachment_id = :to and o.attachment_id = :id returning 1"
    )
    here.sql(move, to=one["id"], id=other["id"])
    answer = await fetch(api, home["boss"], home["matter"], one["id"])
    assert (answer.status_code, answer.json()["code"]) == (500, "internal-error")


async def test_who_has_reported_sees_what_is_theirs_and_what_is_written_to_them(api: Caller, home: Json) -> None:
    own = await added(api, home, picture(), who="rut")
    await added(api, home, pdf(), "utredning.pdf")
    for audience in ("handlers", "reporter"):
        sent = {"text": "Se bilagan.", "audience": audience}
        told = await api.post(f"/matters/{home['matter']}/messages", json=sent, headers=as_person(home["boss"]))
        message = told.json()["messages"][-1]["id"]
        answer = await add(api, home["boss"], home["matter"], pdf(), f"{audience}.pdf", messageId=message)
        assert answer.status_code == 201, answer.text
    assert [one["fileName"] for one in await files(api, home, "rut")] == ["bild.jpg", "reporter.pdf"]
    everything = await files(api, home)
    assert len(everything) == 4
    assert [rels(one) & {"removals"} for one in await files(api, home, "rut")] == [{"removals"}, set()]
    hidden = next(one for one in everything if one["fileName"] == "utredning.pdf")
    assert (await fetch(api, home["rut"], home["matter"], hidden["id"])).status_code == 404
    assert (await remove(api, home["rut"], home["matter"], everything[-1]["id"])).status_code == 403
    assert (await fetch(api, home["rut"], home["matter"], own["id"])).status_code == 200
    assert (await remove(api, home["rut"], home["matter"], own["id"])).status_code == 201


async def test_whoever_does_not_read_the_matter_opens_nothing(api: Caller, home: Json, elsewhere: Place) -> None:
    """By every way in: of another board, of another unit, under a matter of one's own."""
    one = await added(api, home, picture())
    unit = await elsewhere.unit()
    stranger = await elsewhere.person("Siv", ("unit-manager", unit), ("quality-developer", None))
    theirs = await elsewhere.deviation(unit, by=stranger)
    tried = [(home["other"], home["matter"]), (stranger, home["matter"]), (stranger, theirs)]
    opened = 0
    for who, matter in tried:
        for answer in (
            await fetch(api, who, matter, one["id"]),
            await remove(api, who, matter, one["id"]),
            await api.get(f"/matters/{matter}/attachments", headers=as_person(who)),
            await add(api, who, matter, picture()) if matter != theirs else None,
        ):
            opened += answer is not None and answer.is_success and one["id"] in answer.text
            assert answer is None or answer.status_code == 404 or matter == theirs
        assert (await fetch(api, who, matter, one["id"])).status_code == 404
        assert (await remove(api, who, matter, one["id"])).status_code == 404
    assert opened == 0


async def test_what_is_taken_away_is_gone_and_told_of(api: Caller, home: Json) -> None:
    here: Place = home["here"]
    one = await added(api, home, picture())
    (answered,) = (await remove(api, home["boss"], home["matter"], one["id"])).json()["attachments"]
    assert (answered["status"], answered["removedReason"], rels(answered)) == ("removed", "Fel bild.", set())
    assert here.sql("select 1 from attachment_content where attachment_id = :id", id=one["id"]) == []
    for again in (
        await remove(api, home["boss"], home["matter"], one["id"]),
        await fetch(api, home["boss"], home["matter"], one["id"]),
    ):
        assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
    whole = await api.get(f"/deviations/{home['matter']}", headers=as_person(home["boss"]))
    told = [(entry["kind"], entry["note"]) for entry in whole.json()["timeline"]][-2:]
    assert told == [("attachment-added", None), ("attachment-removed", "Fel bild.")]
    mine = await api.get(f"/deviations/{home['matter']}", headers=as_person(home["rut"]))
    assert not {entry["kind"] for entry in mine.json()["timeline"]} & {"attachment-added", "attachment-removed"}


async def test_taken_away_while_it_is_looked_through_it_stays_away(api: Caller, home: Json) -> None:
    here: Place = home["here"]
    (one,) = (await add(api, home["boss"], home["matter"], picture())).json()["attachments"]
    assert await here.do(partial(service.begin_looking, attachment_id=UUID(one["id"])))
    assert (await remove(api, home["boss"], home["matter"], one["id"])).status_code == 201
    await here.do(partial(service.let_through, attachment_id=UUID(one["id"]), content=b"x"))
    await look(home, one["id"])
    assert [each["status"] for each in await files(api, home)] == ["removed"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bild.svg", b"<svg/>", "Spara bilden som PNG eller JPEG."),
        ("bild.heic", b"x", "Spara bilden som JPEG"),
        ("bild.jpg", b"<html>", "innehåller något annat"),
        ("bild.jpg", b"", "tom"),
        ("a.exe", b"MZ", "Det går att lägga till"),
    ],
)
async def test_what_is_not_taken_is_said_at_once(api: Caller, home: Json, name: str, content: bytes, told: str) -> None:
    answer = await add(api, home["boss"], home["matter"], content, name)
    if content == b"":
        assert answer.status_code == 422
        return
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable-attachment")
    assert told in answer.json()["detail"]
    assert await files(api, home) == []


async def test_a_personal_number_in_the_name_is_refused(api: Caller, home: Json) -> None:
    answer = await add(api, home["boss"], home["matter"], picture(), "19121212-1212.jpg")
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["query:fileName"]


async def test_what_holds_something_harmful_is_stopped_in_words(api: Caller, home: Json) -> None:
    here: Place = home["here"]
    one = await added(api, home, word() + b"MZ", "brev.docx")
    assert (one["status"], rels(one)) == ("blocked", set())
    assert one["problem"].startswith("Filen")
    assert here.sql("select 1 from attachment_content where attachment_id = :id", id=one["id"]) == []
    answer = await fetch(api, home["boss"], home["matter"], one["id"])
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


async def test_the_scanner_has_its_say(api: Caller, home: Json) -> None:
    outcomes = {
        "fine": (b"Ett brev.", "clean"),
        "infected": (b"Hej. " + EICAR, "blocked"),
        "limited": (b"Ett brev.", "blocked"),
        "blind": (b"Ett brev.", "scanning"),
        "ill": (b"Ett brev.", "scanning"),
    }
    for mood, (content, status) in outcomes.items():
        answer = await add(api, home["boss"], home["matter"], content, f"{mood}.txt")
        one = answer.json()["attachments"][-1]
        async with clamd(mood) as peer:
            await look(home, one["id"], Scanner(peer.url))
            now = (await files(api, home))[-1]
            assert (now["status"], (now["problem"] is None)) == (status, mood == "fine"), mood
            assert ("content" in rels(now)) == (status == "clean")
    here: Place = home["here"]
    here.sql("delete from jobs.procrastinate_jobs returning 1")
    await here.do(lambda tx: service.resume(tx, here.board_id))
    waits = here.sql(
        "select args ->> 'board_id' as board from jobs.procrastinate_jobs where task_name = :name",
        name=service.LOOK_THROUGH,
    )
    assert [row["board"] for row in waits] == [str(here.board_id)] * 2
    async with clamd() as peer:
        for one in await files(api, home):
            await look(home, one["id"], Scanner(peer.url))
    assert [one["status"] for one in await files(api, home)] == ["clean", "blocked", "blocked", "clean", "clean"]


async def test_the_same_send_adds_one_file(api: Caller, home: Json) -> None:
    answers = [await add(api, home["boss"], home["matter"], picture(), key="once-and-again") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[1].headers["idempotency-replayed"] == "true"
    assert len(await files(api, home)) == 1
    for content, name in ((pdf(), "a.pdf"), (picture(), "annan.jpg")):
        reused = await add(api, home["boss"], home["matter"], content, name, key="once-and-again")
        assert (reused.status_code, reused.json()["code"]) == (422, "idempotency-key-reused")


async def test_a_matter_has_room_for_so_many_and_no_larger(api: Caller, home: Json) -> None:
    too_large = await add(api, home["boss"], home["matter"], b"a" * (MOST_BYTES + 1), "brev.txt")
    assert (too_large.status_code, too_large.json()["detail"]) == (413, "Högst 25 MiB per anrop.")
    for number in range(service.MOST_FILES):
        answer = await add(api, home["boss"], home["matter"], b"Ett brev.", f"brev {number}.txt")
        assert answer.status_code == 201, answer.text
    full = await add(api, home["boss"], home["matter"], b"Ett brev.", "brev.txt")
    assert (full.status_code, full.json()["code"]) == (409, "too-many-attachments")
    (first, *_) = await files(api, home)
    await remove(api, home["boss"], home["matter"], first["id"])
    assert (await add(api, home["boss"], home["matter"], b"Ett brev.", "brev.txt")).status_code == 201


async def test_the_bytes_of_a_matter_are_counted(api: Caller, home: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_OF_MATTER", 1_000)
    assert (await add(api, home["boss"], home["matter"], os.urandom(300).hex().encode(), "a.txt")).status_code == 201
    assert (await add(api, home["boss"], home["matter"], os.urandom(300).hex().encode(), "b.txt")).status_code == 409


async def test_a_file_is_sent_as_a_file_and_nothing_else(api: Caller, home: Json) -> None:
    path = f"/matters/{home['matter']}/attachments"
    query = {"fileName": "a.txt", "mediaType": "text/plain"}
    for kind in ("application/json", "text/plain", "multipart/form-data"):
        headers = as_person(home["boss"], **{"Content-Type": kind})
        answer = await api.post(path, params=query, content=b"{}", headers=headers)
        assert (answer.status_code, answer.json()["detail"]) == (415, "Skicka application/octet-stream.")
    as_file = as_person(home["boss"], **{"Content-Type": FILE})
    answer = await api.post(f"/matters/{home['matter']}/messages", content=b"{}", headers=as_file)
    assert (answer.status_code, answer.json()["detail"]) == (415, "Skicka application/json.")


async def test_a_message_of_another_matter_is_none(api: Caller, home: Json) -> None:
    here: Place = home["here"]
    other = await here.deviation(home["unit"], by=home["rut"])
    sent = {"text": "Se bilagan.", "audience": "handlers"}
    told = await api.post(f"/matters/{other}/messages", json=sent, headers=as_person(home["boss"]))
    message = told.json()["messages"][0]["id"]
    answer = await add(api, home["boss"], home["matter"], pdf(), "a.pdf", messageId=message)
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")
