"""Lists taken out as Excel: how much, with what reason and whose yes, what stands in the file, and what is recorded."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from qms.kernel import clock
from qms.spreadsheets.reader import sheets_of
from tests.given import Place
from tests.town import Caller, as_person, as_person_after

pytestmark = pytest.mark.anyio
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = 12
"""The row of the headings: ten lines are told above it, and one is empty."""


@dataclass
class Office:
    """A unit with its people, at a board that lets three rows out at once and six with a purpose."""

    api: Caller
    here: Place
    unit: UUID
    manager: UUID
    head: UUID

    async def reports(self, count: int, title: str = "Brev på villovägar") -> list[UUID]:
        return [await self.here.deviation(self.unit, by=self.manager, title=f"{title} {n}") for n in range(count)]

    async def ask(
        self, path: str = "/list-exports", *, who: UUID | None = None, minutes: int = 0, **more: object
    ) -> Any:
        body = {"boardId": str(self.here.board_id), "listName": "deviations", **more}
        return await self.api.post(path, json=body, headers=as_person_after(minutes, who or self.manager))

    async def ask_with_purpose(self, **more: Any) -> Any:
        return await self.ask("/list-export-requests", **{"purpose": "Uppföljning till nämnden", **more})

    async def content(self, export: Any, *, who: UUID | None = None) -> Any:
        return await self.api.get(f"/list-exports/{export['id']}/content", headers=as_person(who or self.manager))

    async def decide(self, export: Any, step: str, *, who: UUID, body: object = None) -> Any:
        headers = as_person(who, **{"If-Match": f'"{export["version"]}"'})
        more: dict[str, Any] = {} if body is None else {"json": body}
        return await self.api.post(f"/list-exports/{export['id']}/{step}", headers=headers, **more)


@pytest.fixture
async def office(api: Caller, here: Place) -> Office:
    unit = await here.unit("Norra enheten")
    manager = await here.person("Måna Chefsson", ("unit-manager", unit))
    head = await here.person("Hedda Högst", ("department-head", unit))
    here.sql("update board set export_rows = 3, export_rows_alone = 6 where id = :id returning 1", id=here.board_id)
    return Office(api, here, unit, manager, head)


def cells(answer: Any) -> dict[int, Any]:
    assert answer.status_code == 200, answer.text
    (sheet,) = sheets_of(answer.content)
    return dict(sheet.rows)


async def test_a_small_list_is_taken_out_at_once(office: Office, held: list[int]) -> None:
    ids = await office.reports(2)
    answer = await office.ask(filter={"status": ["received"], "unitId": str(office.unit), "sort": "reportedAt"})
    assert answer.status_code == 201, answer.text
    export = answer.json()
    assert (export["status"], export["rowCount"], export["purpose"]) == ("ready", 2, None)
    assert {link["rel"] for link in export["_links"]} == {"self", "content"}
    file = await office.content(export)
    assert held == [0], "the rows are read before the file is made"
    assert file.headers["content-type"] == XLSX
    saved_as = f"avvikelser_socialnamnden_per-{clock.today()}.xlsx"
    assert file.headers["content-disposition"] == f'attachment; filename="{saved_as}"'
    rows = cells(file)
    told = {row[0]: row[1] for number, row in rows.items() if number < HEADINGS}
    assert told | {"Uttagen": ""} == {
        "Kommun": "Älvsala kommun",
        "Nämnd": "Socialnämnden",
        "Lista": "Avvikelser",
        "Uttagen av": "Måna Chefsson",
        "Uttagen": "",
        "Urval": "Läge: Inkommen; Enhet med allt under: Norra enheten; Ordning: Äldst rapport först",
        "Ändamål": "Inte angivet",
        "Godkänd av": "Behövdes inte",
        "Antal rader": "2",
        "Uttagets id": export["id"],
    }
    headings = [cell for cell in rows[HEADINGS] if cell]
    assert headings[:3] == ["Nummer", "Rubrik", "Enhet"]
    listed = [row for number, row in rows.items() if number > HEADINGS]
    assert [row[1] for row in listed] == ["Brev på villovägar 0", "Brev på villovägar 1"]
    assert listed[0][headings.index("Inkom")] == clock.today().isoformat()
    assert (listed[0][headings.index("Läge")], listed[0][headings.index("Typ")]) == ("Inkommen", "Avvikelse")
    (read,) = office.here.audit("listExportFetch")[:1]
    assert (read["kind"], read["object_ids"]) == ("list", ids)
    ordered = office.here.audit("listExportOrder")
    assert [(row["kind"], row["object_type"], str(row["object_id"])) for row in ordered] == [
        ("write", "list_export", export["id"])
    ]


@pytest.mark.parametrize("planted", ["=cmd|'/c calc'!A0", "+46 70", "-1+1", "@SUM(A1)", "=1+1\u00a0", "_x003D_1"])
async def test_a_text_is_a_text_whatever_it_begins_with(office: Office, planted: str) -> None:
    await office.here.deviation(office.unit, by=office.manager, title=planted)
    file = await office.content((await office.ask()).json())
    assert [row[1] for number, row in cells(file).items() if number > HEADINGS] == [planted.strip("\u00a0")]
    with ZipFile(BytesIO(file.content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<f " not in sheet


async def test_more_rows_ask_for_a_fresh_login_and_a_purpose(office: Office) -> None:
    await office.reports(4)
    refused = await office.ask()
    assert (refused.status_code, refused.json()["code"]) == (409, "purpose-needed")
    assert "4 rader" in refused.json()["detail"]
    old = await office.ask_with_purpose(minutes=11)
    assert (old.status_code, old.json()["code"]) == (403, "step-up-required")
    for nothing in ("", "  ", "x", "   statistik\n  "):
        assert (await office.ask_with_purpose(purpose=nothing)).status_code == 422
    (error,) = (await office.ask_with_purpose(purpose="statistik")).json()["errors"]
    assert (error["pointer"], error["detail"]) == ("/purpose", "Minst 10 tecken")
    answer = await office.ask_with_purpose()
    assert (answer.status_code, answer.json()["status"]) == (201, "ready")
    told = {row[0]: row[1] for row in cells(await office.content(answer.json())).values() if len(row) > 1}
    assert told["Ändamål"] == "Uppföljning till nämnden"


async def test_small_files_are_counted_together_for_a_day(office: Office) -> None:
    await office.reports(2)
    with clock.freeze(clock.now()) as now:
        assert (await office.ask()).status_code == 201
        second = await office.ask()
        assert (second.status_code, second.json()["code"]) == (409, "purpose-needed")
        assert "2 det senaste dygnet" in second.json()["detail"]
    with clock.freeze(now + timedelta(days=1, minutes=1)):
        assert (await office.ask()).status_code == 201


async def test_the_largest_wait_for_the_yes_of_somebody_else(office: Office) -> None:
    await office.reports(7)
    export = (await office.ask_with_purpose()).json()
    assert (export["status"], {link["rel"] for link in export["_links"]}) == ("waiting", {"self"})
    early = await office.content(export)
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    shown = await office.api.get(f"/list-exports/{export['id']}", headers=as_person(office.head))
    assert {link["rel"] for link in shown.json()["_links"]} == {"self", "approvals", "refusals"}
    work = (await office.api.get("/work-items", headers=as_person(office.head))).json()["workItems"]
    (item,) = [each for each in work if each["kind"] == "list-export"]
    assert (item["id"], item["title"], item["step"]) == (
        export["id"],
        "Måna Chefsson vill ta ut 7 rader",
        "Ta ställning",
    )
    assert (await office.decide(export, "approvals", who=office.manager)).status_code == 403
    approved = await office.decide(export, "approvals", who=office.head)
    assert (approved.status_code, approved.json()["status"]) == (201, "ready")
    assert approved.json()["decidedByName"] == "Hedda Högst"
    assert (await office.content(export, who=office.head)).status_code == 403
    rows = cells(await office.content(export))
    assert len([number for number in rows if number > HEADINGS]) == 7
    assert ["Godkänd av", "Hedda Högst"] in [list(row[:2]) for row in rows.values()]
    with clock.freeze(clock.now() + timedelta(days=1, minutes=1)):
        late = await office.content(export)
    assert (late.status_code, late.json()["code"]) == (409, "export-ended")


async def test_nobody_says_yes_to_their_own(office: Office) -> None:
    await office.reports(7)
    export = (await office.ask_with_purpose(who=office.head)).json()
    assert {link["rel"] for link in export["_links"]} == {"self"}
    own = await office.decide(export, "approvals", who=office.head)
    assert (own.status_code, own.json()["code"]) == (409, "own-export")
    work = (await office.api.get("/work-items", headers=as_person(office.head))).json()["workItems"]
    assert [each for each in work if each["kind"] == "list-export"] == []
    other = await office.here.person("Hakon Högst", ("department-head", office.unit))
    assert (await office.decide(export, "approvals", who=other)).status_code == 201


async def test_who_is_refused_reads_why(office: Office) -> None:
    await office.reports(7)
    export = (await office.ask_with_purpose()).json()
    said = {"reason": "Siffrorna finns i statistiken."}
    assert (await office.decide(export, "refusals", who=office.head, body=said)).status_code == 201
    shown = (await office.api.get(f"/list-exports/{export['id']}", headers=as_person(office.manager))).json()
    assert (shown["status"], shown["refusal"]) == ("refused", said["reason"])
    assert (await office.content(export)).status_code == 409


async def test_who_asked_is_told_of_the_answer_until_the_file_is_fetched(office: Office) -> None:
    async def told(who: UUID) -> list[tuple[Any, ...]]:
        answer = await office.api.get("/start", headers=as_person(who))
        assert answer.status_code == 200, answer.text
        notes = [note for note in answer.json()["notes"] if note["name"].startswith("export-")]
        return [(note["name"], note["thingId"], note["count"], note["label"]) for note in notes]

    await office.reports(7)
    yes, no = [(await office.ask_with_purpose()).json() for _ in range(2)]
    assert await told(office.manager) == []
    await office.decide(yes, "approvals", who=office.head)
    await office.decide(no, "refusals", who=office.head, body={"reason": "Siffrorna finns i statistiken."})
    approved, refused = ("export-approved", yes["id"], 7, "Avvikelser"), ("export-refused", no["id"], 7, "Avvikelser")
    assert await told(office.manager) == [approved, refused]
    assert await told(office.head) == []
    with clock.freeze(clock.now() + timedelta(days=1, minutes=1)):
        assert await told(office.manager) == [refused]
    with clock.freeze(clock.now() + timedelta(days=7, minutes=1)):
        assert await told(office.manager) == []
    await office.content(yes)
    assert await told(office.manager) == [refused]


async def test_the_file_holds_what_may_be_read_when_it_is_made(office: Office) -> None:
    first, second = await office.reports(2)
    export = (await office.ask()).json()
    elsewhere = await office.here.unit("Södra enheten")
    stranger = await office.here.person("Någon Annan")
    office.here.sql(
        "update matter set unit_id = :unit, reporter_id = :who where id = :id returning 1",
        unit=elsewhere,
        who=stranger,
        id=first,
    )
    rows = cells(await office.content(export))
    assert [row[1] for number, row in rows.items() if number > HEADINGS] == ["Brev på villovägar 1"]
    assert ["Antal rader", "1"] in [list(row[:2]) for row in rows.values()]
    assert office.here.audit("listExportFetch")[0]["object_ids"] == [second]


async def test_a_list_that_has_grown_past_its_limit_is_asked_for_again(office: Office) -> None:
    await office.reports(3)
    export = (await office.ask()).json()
    await office.reports(1)
    grown = await office.content(export)
    assert (grown.status_code, grown.json()["code"]) == (409, "list-grown")


async def test_what_is_searched_for_is_taken_out_and_its_words_are_not_kept(office: Office) -> None:
    await office.reports(2, "Bortkommen nyckel")
    await office.reports(2, "Trasig lampa")
    export = (await office.ask(text="nyckeln")).json()
    assert (export["rowCount"], export["isSearch"]) == (2, True)
    rows = cells(await office.content(export))
    assert {row[1][:10] for number, row in rows.items() if number > HEADINGS} == {"Bortkommen"}
    assert "nyckeln" not in str(office.here.sql("select * from list_export where id = :id", id=export["id"]))
    assert "nyckeln" not in str(office.here.audit("listExportOrder"))


async def test_decisions_are_taken_out_as_their_list_shows_them(office: Office) -> None:
    await office.here.code("benefit", "contact-person", "Kontaktperson")
    await office.here.decision(office.unit, decided_on="2026-01-15", owner=office.manager)
    for name in ("decisions", "unexecuted-decisions"):
        export = (await office.ask(listName=name, filter={"caseReference": "2026-1", "sort": "decidedOn"})).json()
        assert export["filterWords"] == ["Ett visst ärende", "Ordning: Äldst beslut först"]
        rows = cells(await office.content(export))
        headings = rows[HEADINGS]
        (row,) = [row for number, row in rows.items() if number > HEADINGS]
        told = dict(zip(headings, row, strict=False))
        assert (told["Insats"], told["Ansvarig"], told["Beslutat"]) == ("Kontaktperson", "Måna Chefsson", "2026-01-15")
        assert (told["Läge"], told["Tiden räknas från"]) == ("Väntar", "Sedan beslutet")


@pytest.mark.parametrize(
    ("name", "value", "place", "code"),
    [
        ("owner", "x", "owner", "extra-forbidden"),
        ("status", ["lost"], "status", "literal-error"),
        ("unitId", "1", "unitId", "uuid-parsing"),
        ("handling", "over-90", "asOf", "missing"),
    ],
)
async def test_filters_that_the_list_does_not_have_are_refused(
    office: Office, name: str, value: object, place: str, code: str
) -> None:
    answer = await office.ask(filter={name: value})
    assert answer.status_code == 422, answer.text
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(f"/filter/{place}", code)]


async def test_another_board_is_out_of_reach(office: Office, elsewhere: Place) -> None:
    there = await office.ask(boardId=str(elsewhere.board_id))
    assert (there.status_code, there.json()["code"]) == (403, "outside-reach")


async def test_those_who_watch_over_the_board_see_every_export(office: Office, elsewhere: Place) -> None:
    await office.reports(1)
    export = (await office.ask()).json()
    watchers = [await office.here.person(name, (name, None)) for name in ("dpo", "log-reviewer")]
    for watcher in watchers:
        rows = (await office.api.get("/list-exports", headers=as_person(watcher))).json()["listExports"]
        assert [row["id"] for row in rows] == [export["id"]]
        assert (await office.content(export, who=watcher)).status_code == 403
    for stranger in (
        await office.here.person("Rut", ("reporter", office.unit)),
        await elsewhere.person("Eva", ("dpo", None)),
    ):
        assert (await office.api.get("/list-exports", headers=as_person(stranger))).json()["listExports"] == []
        gone = await office.api.get(f"/list-exports/{export['id']}", headers=as_person(stranger))
        assert gone.status_code == 404


async def test_purpose_and_filters_stay_out_of_the_trail(office: Office) -> None:
    await office.reports(4)
    await office.ask_with_purpose(purpose="Ett särskilt ändamål")
    assert "särskilt" not in str(office.here.audit("listExportRequest"))
