"""Why something happened: who writes it down, what binds when it is finished, and that it is never changed then."""

from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from sqlalchemy.exc import DBAPIError

from tests.api.deviations.conftest import rels
from tests.api.deviations.test_closing import CONCLUDE, INVESTIGATE, left
from tests.api.deviations.test_closing import read as deviation_read
from tests.api.deviations.test_undo import attempted
from tests.api.deviations.test_undo import step as step_of
from tests.conftest import Figure
from tests.document import DOCUMENT
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOTE = {"kind": "fact", "source": "Journalen", "words": "Brevet skickades den 3 mars.", "happenedOn": "2026-03-03"}
CAUSE = {
    "code": "routine-missing",
    "systemArea": "routines",
    "certainty": "probable",
    "note": "Ingen visste vem som skulle kontrollera adressen.",
    "whys": ["Adressen var gammal", "Ingen jämför med folkbokföringen"],
}
VOICE = {
    "whose": "individual",
    "asking": "asked",
    "askedOn": "2026-03-05",
    "askedBy": "Bo",
    "words": "Jag blev orolig när grannen ringde.",
}
WORDS = {"consequence": "Grannen läste beslutet.", "conclusion": "Adressen ska kontrolleras innan brev skickas."}
STRIKE = {"reason": "Skrevs i fel ärende."}
Json = dict[str, Any]


async def send(api: Caller, matter: UUID, by: UUID, path: str = "", **body: object) -> httpx2.Response:
    return await api.post(f"/matters/{matter}/investigations{path}", json=body, headers=as_person(by))


async def read(api: Caller, matter: UUID, by: UUID) -> Json:
    answer = await api.get(f"/matters/{matter}/investigations", headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def save(api: Caller, matter: UUID, by: UUID, **words: object) -> httpx2.Response:
    headers = {**as_person(by), "If-Match": f'"{(await read(api, matter, by))["version"]}"'}
    return await api.put(f"/matters/{matter}/investigations", json=words, headers=headers)


async def step(api: Caller, matter: UUID, by: UUID, path: str, **body: object) -> httpx2.Response:
    """A step from the version that stands now: it is finished, or opened again."""
    headers = {**as_person(by), "If-Match": f'"{(await read(api, matter, by))["version"]}"'}
    return await api.post(f"/matters/{matter}/investigations/{path}", json=body or None, headers=headers)


async def given_matter(here: Place) -> tuple[UUID, UUID, UUID]:
    """A unit's manager, an employee, and what the employee has reported there."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    for code in ("routine-missing", "no-staff"):
        await here.code("cause", code, code.capitalize())
    for name, code in (("category", "other"), ("law-area", "sol")):
        await here.code(name, code, code)
    matter = await here.deviation(unit, by=rut)
    here.sql("update matter set owner_id = :boss where id = :id returning 1", boss=boss, id=matter)
    return boss, rut, matter


async def written(api: Caller, matter: UUID, by: UUID) -> None:
    """Everything that must be there when an investigation is declared finished."""
    assert (await send(api, matter, by)).status_code == 201
    for path, body in (("/ledger-entries", NOTE), ("/causes", CAUSE), ("/voices", VOICE)):
        answer = await send(api, matter, by, path, **body)
        assert answer.status_code == 201, answer.text
    assert (await save(api, matter, by, **WORDS)).status_code == 200


async def test_it_is_written_finished_and_opened_again_with_what_was_finished_left_whole(
    api: Caller, here: Place
) -> None:
    boss, _, matter = await given_matter(here)
    nothing = await read(api, matter, boss)
    assert (nothing["status"], nothing["version"], nothing["investigators"]) == (None, 0, ["Bo"])
    assert {link["rel"] for link in nothing["_links"]} == {"self", "investigations"}
    await written(api, matter, boss)
    seen = await read(api, matter, boss)
    (entry,), (cause,), (voice,) = seen["ledgerEntries"], seen["causes"], seen["voices"]
    assert (entry["words"], entry["authorName"], entry["happenedOn"]) == (NOTE["words"], "Bo", "2026-03-03")
    assert (cause["cause"]["label"], cause["whys"], voice["words"]) == (
        "Routine-missing",
        CAUSE["whys"],
        VOICE["words"],
    )
    finished = (await step(api, matter, boss, "completions")).json()
    assert (finished["status"], finished["missing"]) == ("finished", [])
    assert {link["rel"] for link in finished["_links"]} == {"self", "reopenings"}
    (first,) = finished["versions"]
    for path, body in (("/ledger-entries", NOTE), ("/causes", CAUSE), ("/voices", VOICE)):
        late = await send(api, matter, boss, path, **body)
        assert (late.status_code, late.json()["code"]) == (409, "wrong-state")
    assert (await save(api, matter, boss, **WORDS)).status_code == 409
    again = (await step(api, matter, boss, "reopenings", reason="Ett vittne har hört av sig.")).json()
    assert (again["status"], len(again["versions"])) == ("open", 1)
    assert (await send(api, matter, boss, f"/causes/{cause['id']}/strikes", **STRIKE)).status_code == 201
    assert (await send(api, matter, boss, "/causes", **{**CAUSE, "code": "no-staff"})).status_code == 201
    second, kept = (await step(api, matter, boss, "completions")).json()["versions"]
    assert (second["number"], second["reason"], kept) == (2, "Ett vittne har hört av sig.", first)
    rows = here.sql("select * from investigation_version where matter_id = :id order by number", id=matter)
    assert [sha256(row["content"].encode()).hexdigest() == row["content_hash"] for row in rows] == [True, True]
    assert ["routine-missing" in row["content"] for row in rows] == [True, False]


async def test_what_is_investigated_is_finished_before_it_is_said_what_came_out(api: Caller, here: Place) -> None:
    boss, rut, matter = await given_matter(here)
    who = as_person(boss)
    deviation = await step_of(api, who, await deviation_read(api, who, {"id": matter}), "assessments", INVESTIGATE)
    assert (await send(api, matter, boss)).status_code == 201
    assert "conclusions" in rels(await deviation_read(api, who, deviation)), "one that was only begun says nothing"
    assert (await send(api, matter, boss, "/ledger-entries", **NOTE)).status_code == 201
    deviation = await deviation_read(api, who, deviation)
    assert left(deviation) == ["investigations", "effects", "answers"]
    assert not {"conclusions", "closings"} & set(rels(deviation))
    refused = await attempted(api, who, deviation, "conclusions", CONCLUDE)
    assert [error["code"] for error in refused.json()["errors"]] == ["investigations"]
    assert left(await deviation_read(api, as_person(rut), deviation)) == []
    for path, body in (("/causes", CAUSE), ("/voices", VOICE)):
        assert (await send(api, matter, boss, path, **body)).status_code == 201
    assert (await save(api, matter, boss, **WORDS)).status_code == 200
    assert (await step(api, matter, boss, "completions")).status_code == 201
    deviation = await deviation_read(api, who, deviation)
    assert left(deviation) == ["effects", "answers"]
    assert (await step_of(api, who, deviation, "conclusions", CONCLUDE))["status"] == "acting"


async def test_an_investigation_goes_on_as_long_as_its_matter_does(api: Caller, here: Place) -> None:
    """Begun before the report was assessed: what stands in it is finished before the matter is closed at once."""
    boss, _, matter = await given_matter(here)
    who, close = as_person(boss), INVESTIGATE | {"decision": "close", "reason": "Rättat samma dag."}
    assert (await send(api, matter, boss)).status_code == 201
    assert (await send(api, matter, boss, "/ledger-entries", **NOTE)).status_code == 201
    deviation = await deviation_read(api, who, {"id": matter})
    for decision in (close, close | {"decision": "dismiss"}):
        refused = await attempted(api, who, deviation, "assessments", decision)
        assert [error["code"] for error in refused.json()["errors"]] == ["investigations"], refused.text
    (entry,) = (await read(api, matter, boss))["ledgerEntries"]
    struck = await send(api, matter, boss, f"/ledger-entries/{entry['id']}/strikes", **STRIKE)
    assert struck.status_code == 201, struck.text
    await step_of(api, who, await deviation_read(api, who, deviation), "assessments", close)
    known = await read(api, matter, boss)
    assert (known["status"], rels(known)) == ("open", {"self"})
    late = await send(api, matter, boss, "/ledger-entries", **NOTE)
    assert (late.status_code, late.json()["detail"][:21]) == (409, "Ärendet är avslutat. ")


async def test_all_that_is_missing_is_told_at_once_and_where(api: Caller, here: Place) -> None:
    boss, _, matter = await given_matter(here)
    assert (await send(api, matter, boss)).status_code == 201
    refused = await step(api, matter, boss, "completions")
    assert (refused.status_code, refused.json()["code"]) == (422, "investigation-incomplete")
    pointers = [fault["pointer"] for fault in refused.json()["errors"]]
    assert pointers == ["/ledgerEntries", "/causes", "/voices", "/consequence", "/conclusion"]
    seen = await read(api, matter, boss)
    assert (seen["status"], [part["pointer"] for part in seen["missing"]]) == ("open", pointers)
    twice = await send(api, matter, boss)
    assert (twice.status_code, twice.json()["code"]) == (409, "already-investigated")


async def test_why_again_is_asked_where_an_earlier_matter_is_known_to_be_the_same(api: Caller, here: Place) -> None:
    boss, rut, earlier = await given_matter(here)
    (unit,) = here.sql("select unit_id from matter where id = :id", id=earlier)
    here.sql("update matter set reported_at = '2026-01-01' where id = :id returning 1", id=earlier)
    matter = await here.deviation(unit["unit_id"], by=rut)
    link = {"toId": str(earlier), "kind": "recurrence-of"}
    assert (await api.post(f"/matters/{matter}/links", json=link, headers=as_person(boss))).status_code == 201
    await written(api, matter, boss)
    seen = await read(api, matter, boss)
    assert ([one["id"] for one in seen["earlier"]], [part["pointer"] for part in seen["missing"]]) == (
        [str(earlier)],
        ["/recurrenceReason"],
    )
    assert (await save(api, matter, boss, **WORDS, recurrenceReason="Rutinen blev aldrig känd.")).status_code == 200
    assert (await step(api, matter, boss, "completions")).status_code == 201


async def test_who_has_a_part_in_it_needs_a_reason_to_investigate(api: Caller, here: Place) -> None:
    boss, rut, _ = await given_matter(here)
    (unit,) = here.sql("select unit_id from assignment where person_id = :id", id=boss)
    own = await here.deviation(unit["unit_id"], by=boss)
    here.sql("update matter set owner_id = :boss where id = :id returning 1", boss=boss, id=own)
    refused = await send(api, own, boss)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict-of-interest")
    assert refused.json()["errors"][0]["pointer"] == "/conflictReason"
    assert (await read(api, own, boss))["status"] is None
    part = {"personId": str(rut), "part": "investigator"}
    assert (await api.post(f"/matters/{own}/participants", json=part, headers=as_person(boss))).status_code == 201
    examined = await send(api, own, boss, examinedIds=[str(rut)])
    assert (examined.status_code, examined.json()["code"]) == (409, "conflict-of-interest")
    why: dict[str, Any] = {"examinedIds": [str(rut)], "conflictReason": "Ingen annan kan systemet."}
    for who in (boss, rut):
        alone = await send(api, own, who, **why)
        assert (alone.status_code, alone.json()["code"]) == (409, "not-for-oneself")
        assert alone.json()["errors"][0]["pointer"] == "/conflictReason"
    una, eva = await here.person("Una", ("quality-developer", None)), await here.person("Eva", ("sas", None))
    assert (await send(api, own, una, **why)).json()["code"] == "not-for-oneself", "who can let nobody else do it"
    opened = await send(api, own, eva, **why)
    assert opened.status_code == 201, opened.text
    assert opened.json()["conflicts"] == [{"name": "Rut", "conflictAs": "examined"}]
    assert (opened.json()["conflictReason"], opened.json()["investigators"]) == ("Ingen annan kan systemet.", ["Rut"])
    unknown = await save(api, own, boss, examinedIds=[str(uuid4())])
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (409, "/examinedIds/0")
    assert (await save(api, own, rut, **why, consequence="Brevet kom fel.")).status_code == 200, "as it stands"
    own_words = await save(api, own, rut, **why | {"conflictReason": "Jag är opartisk."})
    assert (own_words.status_code, own_words.json()["code"]) == (409, "not-for-oneself")
    assert (await save(api, own, boss, examinedIds=[str(rut)])).status_code == 200  # a draft may lack the reason
    assert (await read(api, own, boss))["missing"][0]["pointer"] == "/conflictReason"


async def test_who_has_reported_reaches_nothing_of_it(api: Caller, here: Place, figure: Figure) -> None:
    boss, rut, matter = await given_matter(here)
    await written(api, matter, boss)
    (version,) = (await step(api, matter, boss, "completions")).json()["versions"]
    paths = {path: item for path, item in DOCUMENT["paths"].items() if "/investigations" in path}
    tried = 0
    for path, item in paths.items():
        for method in item.keys() & {"get", "put", "post"}:
            parts = dict.fromkeys(("entryId", "causeId", "voiceId", "versionId"), version["id"])
            asked = path.format(matterId=matter, **parts)
            headers = {**as_person(rut), "If-Match": "*"}
            body = {"reason": "Fel."} if "strikes" in path or "reopenings" in path else None
            bodies: Json = {"ledger-entries": NOTE, "causes": CAUSE, "voices": VOICE, "investigations": {}}
            body = body or (bodies.get(path.rsplit("/", 1)[1]) if method != "get" else None)
            answer = await api.request(method.upper(), asked, headers=headers, json=body)
            assert answer.status_code == 404, (method, path, answer.text)
            tried += 1
    shown = await api.get(f"/deviations/{matter}", headers=as_person(rut))
    words = (NOTE["words"], CAUSE["note"], VOICE["words"], *WORDS.values(), "routine-missing")
    assert [word for word in words if str(word) in shown.text] == []
    assert "investigations" not in {link["rel"] for link in shown.json()["_links"]}
    assert [
        cause["code"] for cause in (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()["causes"]
    ]
    searched = await api.post("/searches", json={"text": "grannen"}, headers=as_person(rut))
    assert searched.json()["groups"] == []
    figure(f"investigation: routes tried as who has reported {tried + 2}, reached 0")
    assert tried >= 12


async def test_who_takes_part_writes_and_the_investigator_finishes(api: Caller, here: Place) -> None:
    boss, _, matter = await given_matter(here)
    await written(api, matter, boss)
    helper = await here.person("Hedda", ("reporter", await here.unit("Andra")))
    path = f"/matters/{matter}/participants"
    body = {"personId": str(helper), "part": "helper"}
    assert (await api.post(path, json=body, headers=as_person(boss))).status_code == 201
    assert (await send(api, matter, helper, "/ledger-entries", **NOTE)).status_code == 201
    refused = await step(api, matter, helper, "completions")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    assert "completions" not in {link["rel"] for link in (await read(api, matter, helper))["_links"]}
    body["part"] = "investigator"
    assert (await api.post(path, json=body, headers=as_person(boss))).status_code == 201
    assert (await step(api, matter, helper, "completions")).status_code == 201


async def test_what_is_not_asked_for_is_refused_at_its_place(api: Caller, here: Place) -> None:
    boss, _, matter = await given_matter(here)
    assert (await send(api, matter, boss)).status_code == 201
    tries: list[tuple[str, Json, int, str]] = [
        ("/voices", {"whose": "individual", "asking": "asked"}, 422, "/askedOn"),
        ("/voices", {**VOICE, "asking": "not-asked", "reason": "Borta."}, 422, "/askedOn"),
        ("/voices", {**VOICE, "askedOn": "2999-01-01"}, 422, "/askedOn"),
        ("/ledger-entries", {**NOTE, "happenedOn": "2999-01-01"}, 422, "/happenedOn"),
        ("/ledger-entries", {**NOTE, "happenedOn": None, "clockTime": "09:30"}, 422, "/happenedOn"),
        ("/ledger-entries", {**NOTE, "clockTime": "25:30"}, 422, "/clockTime"),
        ("/causes", {**CAUSE, "code": "unheard-of"}, 409, "/code"),
    ]
    for path, body, status, pointer in tries:
        answer = await send(api, matter, boss, path, **body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (status, pointer), answer.text
    assert (await send(api, matter, boss, "/causes", **CAUSE)).status_code == 201
    twice = await send(api, matter, boss, "/causes", **CAUSE)
    assert (twice.status_code, twice.json()["code"]) == (409, "already-a-cause")
    number = await send(api, matter, boss, "/ledger-entries", **{**NOTE, "words": "Gäller 19121212-1212."})
    assert [notice["code"] for notice in number.json()["warnings"]] == ["personal-number"]


async def test_a_finished_version_is_fetched_as_it_was(api: Caller, here: Place, held: list[int]) -> None:
    boss, _, matter = await given_matter(here)
    await written(api, matter, boss)
    (version,) = (await step(api, matter, boss, "completions")).json()["versions"]
    path = f"/matters/{matter}/investigations/versions/{version['id']}/content"
    first, second = [await api.get(path, headers=as_person(boss)) for _ in range(2)]
    assert (first.status_code, first.headers["content-type"], first.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert first.content == second.content
    assert held == [0, 0]
    unknown = await api.get(path.replace(version["id"], str(uuid4())), headers=as_person(boss))
    assert unknown.status_code == 404
    assert len(here.audit("investigationVersionContent")) >= 2


CHANGES = (
    "update ledger_entry set words = 'Ändrat'",
    "update ledger_entry set struck_at = now(), struck_reason = 'Fel'",
    "delete from ledger_entry",
    "insert into cause (id, board_id, matter_id, code, whys, set_at)"
    " select gen_random_uuid(), board_id, matter_id, 'new', '{}', now() from investigation",
    "update cause set code = 'ändrad'",
    "update voice set words = 'Ändrat'",
    "delete from voice",
    "update investigation set conclusion = 'Ändrad'",
    "update investigation set status = 'open', conclusion = 'Ändrad', reopened_reason = 'Fel'",
    "delete from investigation",
    "update investigation_version set content = '{}'",
    "delete from investigation_version",
)


async def test_the_database_keeps_what_is_finished_whoever_asks(api: Caller, here: Place, figure: Figure) -> None:
    boss, _, matter = await given_matter(here)
    await written(api, matter, boss)
    assert (await step(api, matter, boss, "completions")).status_code == 201
    for statement in CHANGES:
        where = "" if "insert" in statement else f" where matter_id = '{matter}'"
        only = statement.replace("from investigation", f"from investigation where matter_id = '{matter}'", 1)
        with pytest.raises(DBAPIError, match="never changed"):
            here.sql(f"{only if 'insert' in statement else statement + where} returning 1")
    figure(f"investigation: changes of what is finished tried in the database {len(CHANGES)}, made 0")
