"""What stands on a start page beside the list of work: for each role what they come for, within their reach."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from qms.kernel import clock
from qms.starts.queries import year_told
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
TODAY = NOON.date()


async def notes(api: Caller, person_id: UUID, *, at: datetime = NOON) -> dict[str, dict[str, Any]]:
    """The notes of one board, by name."""
    with clock.freeze(at):
        answer = await api.get("/start", headers=as_person(person_id))
    assert answer.status_code == 200, answer.text
    told = answer.json()["notes"]
    assert len({(note["name"], note["boardId"], note["label"]) for note in told}) == len(told)
    return {note["name"]: note for note in told}


async def reported(
    place: Place, unit: UUID, by: UUID, *, days_ago: int, category: str | None = None, report_type: str = "deviation"
) -> UUID:
    with clock.freeze(NOON - timedelta(days=days_ago)):
        matter = await place.deviation(unit, by=by, report_type=report_type)
    place.sql("update deviation set category = :category where id = :id returning 1", category=category, id=matter)
    return matter


def figures(note: dict[str, Any]) -> tuple[Any, ...]:
    return note["count"], note["base"], note["day"], note["isLate"]


async def test_a_quality_developer_sees_other_ages_and_silent_units(api: Caller, here: Place) -> None:
    north, old = await here.unit("Norr"), await here.unit("Åsen")
    await here.unit("Ängen")
    await here.unit("Ny", since=TODAY - timedelta(days=30))
    rut = await here.person("Rut", ("reporter", north))
    for days_ago, category in ((400, "other"), (100, "other"), (95, "data"), (5, None), (2, "data"), (1, "data")):
        await reported(here, north, rut, days_ago=days_ago, category=category)
    await reported(here, old, rut, days_ago=370)
    kim = await notes(api, await here.person("Kim", ("quality-developer", None)))
    assert figures(kim["other-share"]) == (1, 5, None, False)
    assert figures(kim["open-ages"]) == (4, 7, (TODAY - timedelta(days=400)).isoformat(), False)
    assert figures(kim["silent-units"]) == (2, 3, "2026-01-01", False)
    assert kim["silent-units"]["names"] == ["Åsen", "Ängen"]
    assert set(kim) == {"other-share", "open-ages", "silent-units"}
    boss = await notes(api, await here.person("Bo", ("unit-manager", north)))
    assert set(boss) == {"open-ages"}
    assert figures(boss["open-ages"])[:2] == (3, 6)


@pytest.mark.parametrize("today", [date(2028, 12, 31), date(2029, 3, 31)])
async def test_silent_units_are_those_of_a_calendar_year_also_of_a_leap_year(
    api: Caller, here: Place, today: date
) -> None:
    before, within = await here.unit("Före"), await here.unit("I tid")
    rut = await here.person("Rut", ("reporter", None))
    for unit, second in ((before, -1), (within, 0)):
        with clock.freeze(datetime(2028, 1, 1, tzinfo=clock.STOCKHOLM) + timedelta(seconds=second)):
            await here.deviation(unit, by=rut)
    now = datetime.combine(today, NOON.timetz())
    told = await notes(api, await here.person("Kim", ("quality-developer", None)), at=now)
    assert figures(told["silent-units"]) == (1, 2, "2028-01-01", False)
    assert told["silent-units"]["names"] == ["Före"]


def test_a_year_is_told_from_april() -> None:
    days = (date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 1), date(2028, 12, 31))
    assert [year_told(day).year for day in days] == [2027, 2027, 2028, 2028]


async def test_suspected_misconduct_is_told_to_who_may_read_it(api: Caller, here: Place, elsewhere: Place) -> None:
    north, south = await here.unit("Norr"), await here.unit("Söder")
    theirs = await elsewhere.unit()
    rut, eva = await here.person("Rut", ("reporter", north)), await elsewhere.person("Eva", ("reporter", theirs))
    lex = await here.person("Lex", ("lex-sarah-investigator", None))
    suspected = "suspected-misconduct"
    first = await reported(here, north, rut, days_ago=9, report_type=suspected)
    await reported(here, south, rut, days_ago=1, report_type=suspected)
    await reported(here, south, lex, days_ago=1, report_type=suspected)
    await reported(elsewhere, theirs, eva, days_ago=1, report_type=suspected)
    here.sql("update matter set owner_id = :lex where id = :id returning 1", lex=lex, id=first)
    whos = {
        "Sas": await here.person("Sas", ("sas", None)),
        "Lex": lex,
        "Bo": await here.person("Bo", ("unit-manager", south)),
        "Rut": rut,
        "Tove": await here.person("Tove", ("complaints-officer", None)),
    }
    told = {name: (await notes(api, who)).get("suspected-misconduct") for name, who in whos.items()}
    counts = {name: note and (note["count"], note["base"], note["isLate"]) for name, note in told.items()}
    assert counts == {"Sas": (3, 1, True), "Lex": (2, 1, True), "Bo": (2, 0, False), "Rut": None, "Tove": None}


async def test_a_decision_reporter_sees_the_quarter_and_what_passes_soon(api: Caller, here: Place) -> None:
    unit = await here.unit()
    await here.code("benefit", "contact-person", "Kontaktperson")
    with clock.freeze(NOON):
        for decided_on in ("2026-08-01", "2026-09-01", "2026-09-20", "2026-11-01"):
            await here.decision(unit, decided_on=decided_on)
    checker, approver = await here.person("Kon"), await here.person("Chef")
    here.sql(
        "insert into ivo_report (id, board_id, period, number, status, cut_off_on, opens_on, due_on, rules, "
        "content_hash, checked_by, approved_by, closed_at) select gen_random_uuid(), :board, period, 1, status, day, "
        "day + 1, day + 30, '[]', 'x', :checker, :approver, day + 20 from (values "
        "('2026-Q2', 'closed', date '2026-06-30'), ('2026-Q3', 'open', date '2026-09-30'), "
        "('2026-Q4', 'open', date '2026-12-31')) q (period, status, day) returning 1",
        board=here.board_id,
        checker=checker,
        approver=approver,
    )
    reporter = await here.person("Dec", ("decision-reporter", None))
    dec = await notes(api, reporter)
    assert figures(dec["decisions-near"]) == (2, None, "2026-12-01", False)
    soon = {"endsFrom": TODAY.isoformat(), "endsTo": (TODAY + timedelta(days=30)).isoformat()}
    with clock.freeze(NOON):
        listed = await api.get("/unexecuted-decisions", params=soon, headers=as_person(reporter))
    assert listed.json()["_meta"]["totalRecords"] == 2
    quarter = dec["quarter"]
    assert (quarter["label"], quarter["status"], quarter["day"]) == ("2026-Q3", "open", "2026-10-30")
    assert quarter["isLate"]
    assert quarter["_links"][0]["href"].endswith(f"/ivo-reports/{quarter['thingId']}")
    assert "quarter-sent" not in dec
    kim = await notes(api, await here.person("Kim", ("quality-developer", None)))
    assert (kim["quarter-sent"]["label"], "quarter" in kim) == ("2026-Q2", False)


async def test_members_and_auditors_see_figures_without_small_ones(api: Caller, here: Place) -> None:
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    for days_ago in (60, 61, 62):
        await reported(here, unit, rut, days_ago=days_ago)
    bo = await here.person("Bo", ("board-member", None))
    member = await notes(api, bo)
    assert set(member) == {"board-figures"}
    with clock.freeze(NOON):
        answered = (await api.get("/deviation-figures", headers=as_person(bo))).json()
    assert (member["board-figures"]["count"], member["board-figures"]["label"]) == (None, "2026-09")
    assert (answered["total"], answered["period"]) == (None, "2026-09")
    auditor = await here.person("Rev")
    await here.assign(auditor, "auditor", until=date(2026, 12, 31))
    told = await notes(api, auditor)
    assert set(told) == {"board-figures", "role-ends"}
    assert (told["role-ends"]["day"], told["role-ends"]["label"]) == ("2026-12-31", "Förtroendevald revisor")
    asked = here.audit("startRead")
    assert [told["object_type"] for told in asked if told["kind"] == "read"] == ["kept_figures", "kept_figures"]


async def test_a_log_reviewer_sees_signals_of_the_trail(api: Caller, here: Place, elsewhere: Place) -> None:
    log = await here.person("Log", ("log-reviewer", None))
    event_of = "insert into audit.event (board_id, kind, outcome, action, actor_kind, object_type, at) values (:board, "
    for place, times in ((here, 2), (elsewhere, 5)):
        for _ in range(times):
            place.sql(
                event_of + "'read', 'allowed', 'decisionDisclose', 'person', 'decision', '2026-11-20') returning 1",
                board=place.board_id,
            )
    here.sql(
        event_of + "'read', 'allowed', 'decisionDisclose', 'person', 'decision', '2026-11-01') returning 1",
        board=here.board_id,
    )
    here.sql(
        event_of + "'denial', 'denied', 'deviationRead', 'person', 'decision', '2026-11-22 09:00+01') returning 1",
        board=here.board_id,
    )
    here.sql(
        event_of + "'denial', 'denied', 'decisionDisclose', 'person', 'decision', '2026-11-21 00:00+01'),"
        "(:board, 'denial', 'denied', 'deviationRead', 'person', 'decision', '2026-11-20 23:59+01') returning 1",
        board=here.board_id,
    )
    told = await notes(api, log)
    assert figures(told["disclosures"]) == (2, None, "2026-11-20", False)
    assert figures(told["denials"])[0] == 2
    assert set(told) == {"disclosures", "denials"}
    for name, note in told.items():
        with clock.freeze(NOON):
            (way,) = [link["href"] for link in note["_links"]]
            listed = (await api.get(way.split("/kvalitet/v1")[-1], headers=as_person(log))).json()["accessEvents"]
        assert len(listed) == note["count"], name


async def test_a_refusal_is_counted_at_one_board(api: Caller, here: Place, elsewhere: Place) -> None:
    """At the board of the matter, else at the board that keeps the person, also of one who has no roles at all."""
    unit = await elsewhere.unit()
    matter = await elsewhere.deviation(unit, by=await elsewhere.person("Rut", ("reporter", unit)))
    eva = await here.person("Eva", ("reporter", await here.unit()))
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, unit_id, valid_from) "
        "values (:id, :board, :who, 'reporter', :unit, '2026-01-01') returning 1",
        id=uuid4(),
        board=elsewhere.board_id,
        who=eva,
        unit=unit,
    )
    for path, who in (
        ("/access-events", eva),
        (f"/deviations/{matter}", eva),
        ("/access-events", await here.person("Ny")),
    ):
        assert (await api.get(path, headers=as_person(who))).status_code in (403, 404)
    for place, count in ((here, 2), (elsewhere, 1)):
        log = await place.person("Log", ("log-reviewer", None))
        told = {note["name"]: note for note in (await api.get("/start", headers=as_person(log))).json()["notes"]}
        assert told["denials"]["count"] == count


async def test_an_administrator_sees_what_waits_and_what_ends(api: Caller, here: Place) -> None:
    unit = await here.unit()
    ada = await here.person("Ada", ("administrator", None))
    assert await notes(api, ada) == {}
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    for kind, status in (("directory", "examined"), ("directory", "done"), ("decision", "examined")):
        here.sql(
            "insert into file_import (id, board_id, kind, file_name, requested_at, status, is_dry_run, row_count) "
            "values (:id, :board, :kind, 'fil.csv', '2026-11-20', :status, true, 1) returning 1",
            id=uuid4(),
            board=here.board_id,
            kind=kind,
            status=status,
        )
    here.sql(
        "insert into directory_run (id, board_id, source, way, status, issuer, is_complete, is_dry_run, requested_at, "
        "requested_by_name, version) values (:id, :board, 'hr', 'api', 'waiting', 'x', true, false, '2026-11-21', "
        "'Personalregistret', 1) returning 1",
        id=uuid4(),
        board=here.board_id,
    )
    for name, ends in (("soon", "2026-12-01"), ("later", "2027-12-01"), ("ended", "2026-11-01")):
        here.sql(
            "insert into service_account (id, board_id, client_id, name, scopes, valid_to) "
            "values (:id, :board, :client, 'System', '{}', :ends) returning 1",
            id=uuid4(),
            board=here.board_id,
            client=f"{name}-{here.board_id}",
            ends=ends,
        )
    with clock.freeze(NOON - timedelta(days=20)):
        await here.away(boss, rut, clock.today(), TODAY + timedelta(days=5))
    here.sql("update board set stand_in_days = 10 where id = :id returning 1", id=here.board_id)
    told = await notes(api, ada)
    assert {name: (note["count"], note["day"]) for name, note in told.items()} == {
        "directory-runs": (1, "2026-11-21"),
        "people-files": (1, "2026-11-20"),
        "accounts-ending": (1, "2026-12-01"),
        "absences-unguarded": (1, "2026-11-02"),
    }


async def test_a_complaints_officer_is_told_what_does_not_exist_only_when_nothing_does(
    api: Caller, here: Place
) -> None:
    unit = await here.unit()
    tove = await here.person("Tove", ("complaints-officer", None))
    assert set(await notes(api, tove)) == {"complaints-later"}
    await reported(here, unit, tove, days_ago=1)
    assert await notes(api, tove) == {}


async def test_everybody_has_a_start_page_of_few_statements(api: Caller, here: Place, figure: Figure) -> None:
    """As many notes as there may be, and as many boards: the statements do not grow with what there is."""
    unit = await here.unit()
    roles = ("quality-developer", "decision-reporter", "administrator", "log-reviewer", "sas", "auditor")
    everybody = await here.person("Alla", *((role, None) for role in roles))
    rut = await here.person("Rut", ("reporter", unit))
    await notes(api, everybody)
    sent: list[str] = []
    engine = here.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
    sizes = []
    for _ in range(2):
        sent.clear()
        await notes(api, everybody)
        sizes.append(len(sent))
        for days_ago in range(100, 110):
            await reported(here, unit, rut, days_ago=days_ago, report_type="suspected-misconduct")
    figure(f"start page of six roles: {sizes[0]} statements")
    assert sizes[0] == sizes[1] <= 10
    assert (await api.get("/start")).status_code == 401
    here.system()
    assert (await api.get("/start", headers=as_system(str(here.board_id), ["event:read"]))).status_code == 403
    nobody = await here.person("Ny")
    assert (await api.get("/start", headers=as_person(nobody))).status_code == 403
