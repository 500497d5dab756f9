"""Files of deviations: what another system has had comes in by its own days, marked as imported, and goes again."""

from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.file_imports.states import KEPT_ELSEWHERE
from qms.kernel.ids import new_id
from qms.spreadsheets.reader import sheets_of
from tests.api.test_files_taken_back import figures
from tests.desk import REPORT, REPORTS, ReportDesk, file, reports
from tests.town import as_person, insert

pytestmark = pytest.mark.anyio
FROM = "deviation join matter using (id, board_id)"
REASON = {"reason": "Fel månads fil."}
WRONG = (
    "Respons;R-2;1;i våras;Enheten home;Ett.;;;",
    "Respons;R-3;1;2026-03-02;Enheten nowhere;Ett.;Okänd;;",
    "Respons;R-4;1;2026-03-02;Enheten home;;;;",
    "Respons;R-5;1;2026-03-02;Enheten home;Ett.;;2026-03-03;",
    "Respons;R-6;1;2126-03-02;Enheten home;Ett.;;;",
    "Respons;R-7;1;2026-03-02;Enheten home;Ett.;;;unit-manager at unit, natt",
    "Respons;R-8;1;2026-03-02;Enheten home;Ett.;;;anna@kommun.se",
)


async def test_each_row_gets_its_verdict_and_a_wrong_one_stops_nobody(reporting: ReportDesk) -> None:
    tried = await reporting.examined(reports(WRONG[0], REPORT, *WRONG[1:]))
    assert (tried["status"], tried["created"], tried["rejected"]) == ("examined", 1, 7)
    assert reporting.rows(f"select count(*) from {FROM} where imported_at is not null") == [(0,)]
    done = await reporting.step(tried, "acceptances")
    assert [(row["sourceId"], row["problem"]["detail"]) for row in done["rejections"]] == [
        ("R-2", "Rapporterad ska vara en dag som 2026-01-31, gärna med klockslag som 2026-01-31 14:30."),
        (
            "R-3",
            "Enhet ska vara namnet på en av nämndens enheter, och bara en får heta så. "
            "Kategori ska vara en kategori i nämndens kodlista.",
        ),
        ("R-4", "Vad som hände saknas."),
        ("R-5", "Det kan inte ha hänt efter att det rapporterades."),
        ("R-6", "Dagen kan inte ligga framåt."),
        ("R-7", "Skriv rollen, inte vem det är."),
        ("R-8", "Skriv rollen, inte vem det är."),
    ]
    assert done["rejections"][1]["suggestions"].keys() == {"Enhet", "Kategori"}


async def imported(reporting: ReportDesk, *rows: str) -> Any:
    """What a file has brought in, as the page shows the first."""
    done = await reporting.taken_in(reports(*rows or (REPORT,)))
    assert done["rejected"] == 0, done
    [(deviation_id,)] = reporting.rows(f"select id from {FROM} where source_id = 'R-1' and status <> 'mistaken'")
    return await reporting.read(f"/deviations/{deviation_id}")


async def test_it_is_marked_and_stands_by_the_day_of_its_source(reporting: ReportDesk) -> None:
    shown = await imported(reporting)
    assert (shown["reportedAt"], shown["status"]) == ("2026-03-02T13:30:00Z", "received")
    assert shown["importedAt"] > "2026-03-02"
    assert (shown["category"]["code"], shown["onBehalfOf"]) == ("incoming-mail", "Undersköterska")
    assert (shown["source"]["system"], shown["source"]["id"]) == ("Respons", "R-1")
    times = reporting.rows(
        "select rule, start_on::text from deadline where matter_id = '" + shown["id"] + "' order by 1"
    )
    assert times == [("answer", "2026-03-02"), ("assess", "2026-03-02")]
    assert shown["dueOn"] < "2026-03-31"
    listed = (await reporting.read("/deviations?reportedFrom=2026-03-02&reportedTo=2026-03-02"))["deviations"]
    assert [one["importedAt"] is not None for one in listed if one["id"] == shown["id"]] == [True]
    year = await reporting.read("/deviation-statistics?periodFrom=2026-03-01&periodTo=2026-03-31&asOf=2026-03-31")
    assert (year["reports"], [row["count"] for row in year["breakdowns"][0]["rows"]]) == (1, [1])
    assert "1 av 1 rapporter är inlästa ur andra system och räknas från dagen där." in year["source"]


async def test_only_the_day_is_known_of_some(reporting: ReportDesk) -> None:
    shown = await imported(reporting, REPORT.replace(" 14:30", "").replace("2026-03-01", ""))
    assert shown["reportedAt"] == "2026-03-01T23:00:00Z", "the day's beginning in Sweden"
    assert shown["occurred"]["precision"] == "unknown"


async def test_the_same_file_again_changes_nothing_and_a_newer_version_what_a_source_may(reporting: ReportDesk) -> None:
    shown = await imported(reporting)
    counted = "select count(*), max(version) from matter"
    before = reporting.rows(counted)
    again = await reporting.taken_in(reports(REPORT))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 1)
    assert reporting.rows(counted) == before
    newer = REPORT.replace(";1;", ";2;").replace("2026-03-02 14:30", "2026-03-01").replace("Incoming-mail", "Other")
    assert (await reporting.taken_in(reports(newer)))["updated"] == 1
    now = await reporting.read(f"/deviations/{shown['id']}")
    assert (now["reportedAt"], now["category"]["code"]) == ("2026-02-28T23:00:00Z", "other")
    times = f"select rule, start_on::text from deadline where matter_id = '{shown['id']}' and ended_on is null"
    assert {row for row in reporting.rows(times) if row[0] != "read-news"} == {
        ("answer", "2026-03-01"),
        ("assess", "2026-03-01"),
    }
    assert now["timeline"][-1]["data"]["changed"] == "category reportedAt"


async def test_what_people_have_assessed_stays_as_they_put_it(reporting: ReportDesk) -> None:
    shown = await imported(reporting)
    manager = "unit-manager at unit"
    body = {"decision": "close", "category": "other", "reason": "Brevet är hämtat."}
    shown = await reporting.read(f"/deviations/{shown['id']}", manager)
    answer = await reporting.sent(shown, "assessments", body, manager)
    assert answer.status_code == 201, answer.text
    await reporting.taken_in(reports(REPORT.replace(";1;", ";2;").replace("2026-03-02 14:30", "2026-02-02 08:00")))
    now = await reporting.read(f"/deviations/{shown['id']}")
    assert (now["category"]["code"], now["reportedAt"]) == ("other", "2026-03-02T13:30:00Z")


async def test_a_personal_number_is_warned_of_in_words_and_refused_elsewhere(reporting: ReportDesk) -> None:
    tried = await reporting.examined(reports(REPORT.replace("Brevet", "191212121212")))
    assert tried["status"] == "examined"
    assert "personnummer" in tried["notice"]
    assert "Rad 2." in tried["notice"]
    await reporting.step(tried, "acceptances")
    [(deviation_id,)] = reporting.rows(f"select id from {FROM} where source_id = 'R-1'")
    shown = await reporting.read(f"/deviations/{deviation_id}")
    assert [warning["pointer"] for warning in shown["warnings"]] == ["/description"]
    assert "1212" not in shown["title"]
    for cell in ("Undersköterska", "R-1"):
        failed = await reporting.taken_in(reports(REPORT.replace(cell, "191212121212")))
        assert (failed["status"], failed["notice"]) == ("failed", None)
        assert "Filen innehåller personnummer" in failed["problem"]["detail"]


async def test_codes_are_those_of_today_or_of_the_day(reporting: ReportDesk) -> None:
    north = reporting.town.boards["north"]
    with create_engine(reporting.owner_url, poolclass=NullPool).begin() as connection:
        for of, code, more in (
            ("category", "of-old", {"valid_from": "2020-01-01", "valid_to": "2026-03-31"}),
            ("activity", "letters", {"valid_from": "2026-06-01", "parent": "incoming-mail"}),
        ):
            insert(connection, "code", id=new_id(), board_id=north, list=of, code=code, label=code.capitalize(), **more)
    headings = "Källsystem;Nummer;Rapporterad;Enhet;Vad som hände;Kategori;Aktivitet"
    rows = (
        "Respons;C-1;2026-03-02;Enheten home;Ett.;Of-old;",
        "Respons;C-2;2026-05-02;Enheten home;Ett.;Of-old;",
        "Respons;C-3;2026-03-02;Enheten home;Ett.;Incoming-mail;Letters",
        "Respons;C-4;2026-03-02;Enheten home;Ett.;Other;Letters",
    )
    done = await reporting.taken_in(file(*rows, headings=headings))
    assert done["created"] == 2
    assert [(one["sourceId"], one["problem"]["pointer"]) for one in done["rejections"]] == [
        ("C-2", "/category"),
        ("C-4", "/activity"),
    ]


async def test_all_figures_are_as_before_the_file(reporting: ReportDesk) -> None:
    await reporting.taken_in(reports(REPORT.replace("R-1", "A-1")))
    before = await figures(reporting)
    rows = [REPORT.replace("R-1", f"R-{n}").replace("2026-03-02", f"2026-{1 + n % 11:02}-02") for n in range(15)]
    received = await reporting.taken_in(reports(*(row.replace("2026-03-01", "") for row in rows)))
    assert received["created"] == 15
    meanwhile = await figures(reporting)
    touched = {key[0] for key in before if before[key] != meanwhile[key]}
    assert touched >= {"deviationList", "deviationStatistics", "workItemList", "startRead"}, "planted"
    gone = await reporting.step(received, "reversals", REASON)
    assert gone["status"] == "withdrawn"
    after = await figures(reporting)
    assert {key for key in before if before[key] != after[key]} == set()


async def test_what_was_taken_back_is_there_to_be_read_and_may_come_anew(reporting: ReportDesk) -> None:
    between = "Riktning;Motpart;Motpartens nummer"
    row = f"{REPORT};Vi registrerade;Region;VGR-17"
    content = file(row, headings=f"{REPORTS};{between}")
    received = await reporting.taken_in(content)
    assert received["created"] == 1, received
    [(deviation_id,)] = reporting.rows(f"select id from {FROM} where source_id = 'R-1'")
    await reporting.step(received, "reversals", REASON)
    shown = await reporting.read(f"/deviations/{deviation_id}")
    assert (shown["status"], shown["timeline"][-1]["note"]) == ("mistaken", "Fel månads fil.")
    assert not {"assessments", "additions", "reroutings"} & {link["rel"] for link in shown["_links"]}
    assert len((await reporting.read("/deviations?status=mistaken"))["deviations"]) == 1
    again = await reporting.taken_in(content)
    assert (again["created"], again["unchanged"]) == (1, 0), again


@pytest.mark.parametrize("use", ["additions", "assessments", "reroutings"])
async def test_what_somebody_has_used_stands_in_the_way(reporting: ReportDesk, use: str) -> None:
    manager = "unit-manager at unit"
    bodies: dict[str, Any] = {
        "additions": {"text": "Brevet är hämtat."},
        "assessments": {"decision": "dismiss", "reason": "Det var rätt adress."},
        "reroutings": {"unitId": str(reporting.town.units["team"]), "reason": "Det hände där."},
    }
    received = await reporting.taken_in(reports(REPORT, REPORT.replace("R-1", "R-9")))
    [(deviation_id,)] = reporting.rows(f"select id from {FROM} where source_id = 'R-1'")
    shown = await reporting.read(f"/deviations/{deviation_id}", manager)
    assert (await reporting.sent(shown, use, bodies[use], manager)).status_code == 201
    now = await reporting.read(f"/deviation-imports/{received['id']}")
    assert "1 av raderna är använda" in now["inUse"]
    assert "reversals" not in {link["rel"] for link in now["_links"]}


async def test_a_file_of_medcontrol_is_known_by_its_headings(reporting: ReportDesk) -> None:
    """And read as somebody has said of such a file before, when they have."""
    headings = "Ärendenummer;Registreringsdatum;Händelseplats;Händelsedatum;Händelsebeskrivning;Direkta åtgärder;Status"
    row = "MC-1001;2026-03-02 08:15;Enheten home;2026-03-01;Utskrivning utan vårdplan.;Ringde avdelningen.;Ny"
    done = await reporting.taken_in(file(row, headings=headings))
    assert (done["created"], done["unusedHeadings"]) == (1, ["Status"]), done
    assert reporting.rows(
        f"select source_system, source_id, immediate_action from {FROM} where imported_at is not null"
    ) == [("MedControl", "MC-1001", "Ringde avdelningen.")]
    again = await reporting.taken_in(file(row, headings=headings))
    assert again["unchanged"] == 1


async def test_it_is_marked_in_the_list_that_is_taken_out(reporting: ReportDesk) -> None:
    await imported(reporting)
    who = as_person(reporting.town.people[reporting.who].id)
    body = {"boardId": str(reporting.town.boards["north"]), "listName": "deviations", "filter": {}}
    export = (await reporting.api.post("/list-exports", json=body, headers=who)).json()
    content = await reporting.api.get(f"/list-exports/{export['id']}/content", headers=who)
    (sheet,) = sheets_of(content.content)
    headings = next(row for row in sheet.rows.values() if "Inkom" in row)
    place = headings.index("Inläst ur annat system")
    assert sum(row[place].startswith("20") for row in sheet.rows.values() if len(row) > place) == 1


@pytest.mark.parametrize("who", ["decision-reporter at board", "unit-manager at unit", "reporter at unit"])
async def test_only_who_may_hands_one_in(reporting: ReportDesk, who: str) -> None:
    assert (await reporting.handed_in(reports(REPORT), who)).status_code == 403
    listed = await reporting.api.get("/deviation-imports", headers=as_person(reporting.town.people[who].id))
    assert listed.status_code == 403


SAID_ON_THE_TIMELINE = {
    *("matter_event", "earlier_matter", "deadline", "notification", "file_import_row", "cooperation", "diary_number"),
    *(
        "message",
        "attachment",
        "participant",
        "matter_link",
        "matter_effect",
        "matter_answer",
        "data_incident",
        "data_incident_notice",
    ),
    *("investigation", "ledger_entry", "cause", "voice", "investigation_version", "action", "deviation", "decision"),
}
"""Tables that speak of matters: parts of one, what the service keeps by itself, or steps that stand on the timeline."""


def test_what_is_kept_of_a_matter_elsewhere_is_known(owner_url: str) -> None:
    """A new table that speaks of matters says so on their timeline, or stands in the way of taking a file back."""
    speaks = text("select distinct conrelid::regclass::text from pg_constraint where confrelid = 'matter'::regclass")
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        known = {name for name, of in KEPT_ELSEWHERE.items() if of == "matter_id"}
        assert set(connection.scalars(speaks)) <= SAID_ON_THE_TIMELINE | known
