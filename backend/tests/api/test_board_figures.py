"""The figures of those who may not read what is counted: a fixed menu, kept as first shown, each question logged."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.access import Extents, policy
from qms.operations.embedded import Urls
from qms.spreadsheets.reader import sheets_of
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, as_system

pytestmark = pytest.mark.anyio
NOW = datetime(2027, 2, 3, 9, tzinfo=UTC)
Json = dict[str, Any]
READ_OF = {
    "deviationStatistics": "deviationRead",
    "unexecutedDecisionStatistics": "decisionRead",
    "specialFeeStatistics": "specialFeeRead",
    "actionStatistics": "actionRead",
}
WIDER = ("own", "appointed", "assigned", "subtree", "board")
DAYS = {"home": ["2026-07-02"] * 20 + ["2026-08-20"] * 15, "team": ["2026-07-09"] * 12, "other": ["2026-09-01"] * 2}
JULY = {"period": "2026-07", "by": "category"}


@pytest.fixture(scope="module")
def urls(cluster: Cluster, worker_id: str) -> Urls:
    return cluster.clone(f"figures_{worker_id}")


@pytest.fixture(scope="module")
def town(urls: Urls) -> Town:
    """Forty-nine reports in the third quarter of 2026, one in three of them without a category."""
    town = towns.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for unit, days in DAYS.items():
            for number, day in enumerate(days):
                _report(connection, town, unit, day, category="other" if number % 3 else None)
    return town


def _report(connection: Connection, town: Town, unit: str, day: str, *, category: str | None) -> UUID:
    name = f"{unit} {day} {uuid4()}"
    thing = towns.deviation(connection, town, name, unit, reporter=None, owner=None)
    del town.deviations[name]
    values = {"id": thing.id, "at": f"{day}T10:00:00Z", "category": category}
    connection.execute(text("update matter set reported_at = :at where id = :id"), values)
    connection.execute(text("update deviation set category = :category where id = :id"), values)
    return thing.id


@pytest.fixture
async def api(urls: Urls, town: Town, tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(urls.app, tmp_path) as caller:
        with clock.freeze(NOW):
            yield caller


@pytest.fixture
def member(town: Town) -> dict[str, str]:
    return as_person(town.people["board-member at board"].id)


async def _asked(api: Caller, who: dict[str, str], **asked: str) -> Json:
    answer = await api.get("/deviation-figures", params=asked, headers=who)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _counts(answer: Json) -> dict[str, int | None]:
    return {row["code"]: row["count"] for row in answer["rows"]}


async def test_a_month_and_a_unit_say_what_points_at_nobody(api: Caller, town: Town, member: dict[str, str]) -> None:
    july = await _asked(api, member, **JULY)
    assert (july["total"], july["isSilent"], _counts(july)) == (32, False, {"other": 21, "none": 11})
    home = await _asked(api, member, unitId=str(town.units["home"]), period="2026-Q3")
    assert (home["scope"], home["total"]) == ("Enheten home", 35)
    few = await _asked(api, member, unitId=str(town.units["other"]), period="2026-Q3")
    none = await _asked(api, member, unitId=str(town.units["office"]), period="2026-Q3")
    september = await _asked(api, member, period="2026-09")
    for answer in (few, none, september):
        assert (answer["total"], answer["isSilent"], answer["rows"]) == (None, True, [])


async def test_a_year_of_the_board_is_never_hidden_from_its_own(
    api: Caller, town: Town, urls: Urls, member: dict[str, str]
) -> None:
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        _report(connection, town, "other", "2025-05-05", category="incoming-mail")
        for _ in range(9):
            _report(connection, town, "home", "2025-06-05", category="other")
    auditor = as_person(town.people["auditor at board"].id)
    for who in (member, auditor):
        year = await _asked(api, who, period="2025")
        assert (year["total"], _counts(year)) == (10, {"other": 9, "incoming-mail": 1})
    by_grade = await _asked(api, member, period="2025", by="grade")
    assert (by_grade["title"], _counts(by_grade)) == ("Allvarlighetsgrad", {"none": 10})
    others = await _asked(api, as_system(), period="2025")
    assert (others["total"], _counts(others)) == (10, {"other": None, "incoming-mail": None})


async def test_what_was_shown_once_stays(api: Caller, town: Town, urls: Urls, member: dict[str, str]) -> None:
    before = await _asked(api, member, **JULY)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        _report(connection, town, "home", "2026-07-03", category="incoming-mail")
        connection.execute(text("update deviation set category = 'incoming-mail' where category is null"))
    assert await _asked(api, member, **JULY) == before
    with create_engine(urls.app, poolclass=NullPool).connect() as connection:
        board = town.boards["north"]
        connection.execute(text("select access.enter_system('prov', :boards, 'prov', 'prov')"), {"boards": [board]})
        assert connection.scalar(text("select count(*) from kept_figures where period = '2026-Q3'")) == 1
        for change in ("update kept_figures set small_limit = 3", "delete from kept_figures"):
            with pytest.raises(DBAPIError), connection.begin_nested():
                connection.execute(text(change))


async def test_what_is_hidden_is_not_even_stored(api: Caller, town: Town, urls: Urls, member: dict[str, str]) -> None:
    await _asked(api, member, **JULY)
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        places = connection.scalar(text("select places from kept_figures where period = '2026-Q3'"))
    assert places[str(town.units["other"])] == {
        "total": None,
        "by": dict.fromkeys(("category", "grade", "type", "cause")),
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"period": "2027-01"},
        {"period": "2027"},
        {"period": "2026-Q3"},
        {"period": "2026", "by": "type"},
        {"period": "2026-08", "unitId": "home"},
        {"period": "2026", "unitId": "home"},
        {"period": "2026-08", "asOf": "2026-08-15"},
        {"periodFrom": "2026-08-15", "periodTo": "2026-08-15"},
        {"period": "2026-08", "area": "adults"},
    ],
    ids=str,
)
async def test_outside_the_menu_the_refusal_says_what_can_be_asked(
    api: Caller, town: Town, member: dict[str, str], asked: dict[str, str]
) -> None:
    named = {name: str(town.units[value]) if name == "unitId" else value for name, value in asked.items()}
    answer = await api.get("/deviation-figures", params=named, headers=member)
    is_named = asked.keys() <= {"period", "unitId", "by"}
    assert (answer.status_code, answer.json()["code"]) == (
        (409, "outside-menu") if is_named else (422, "validation-failed")
    )
    assert "hela nämnden en månad vars kvartal är slut" in answer.text


async def test_before_the_boards_first_day_nothing_is_zero(
    api: Caller, town: Town, urls: Urls, member: dict[str, str]
) -> None:
    reads = as_person(town.people["sas at board"].id)
    for who, asked in (
        (member, "/deviation-figures?period=1999"),
        (member, "/deviation-figures?period=2019-12"),
        (member, f"/deviation-figures?period=2019-Q4&unitId={town.units['home']}"),
        (reads, "/deviation-statistics?periodFrom=1999-01-01&periodTo=1999-12-31"),
        (reads, "/deviation-statistics?asOf=2019-12-31"),
    ):
        answer = await api.get(asked, headers=who)
        assert (answer.status_code, answer.json()["code"]) == (409, "before-first-day"), asked
        assert "2020-01-01" in answer.json()["detail"]
    partly = await api.get("/deviation-statistics?periodFrom=2019-06-01&periodTo=2020-06-30", headers=reads)
    assert partly.status_code == 200
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        kept = text("select count(*) from kept_figures where period < '2020'")
        assert connection.scalar(kept) == 0


async def test_beyond_reach_and_unknown_are_refused_alike(api: Caller, town: Town, member: dict[str, str]) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    manager = as_person(town.people["unit-manager at unit"].id)
    places = [str(town.units["south-home"]), str(uuid4())]
    tries = [(who, "/deviation-statistics?unitId=", place) for who in (developer, manager) for place in places]
    tries += [(manager, "/deviation-statistics?unitId=", str(town.units["other"]))]
    tries += [(developer, "/special-fee-statistics?unitId=", place) for place in places]
    tries += [(member, "/deviation-figures?period=2026-Q3&unitId=", place) for place in places]
    answers = [await api.get(f"{path}{place}", headers=who) for who, path, place in tries]
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(403, "outside-reach")}
    within = await api.get(f"/deviation-statistics?unitId={town.units['team']}", headers=manager)
    assert within.status_code == 200


async def test_who_may_not_read_may_not_count_freely(api: Caller, town: Town, member: dict[str, str]) -> None:
    auditor = as_person(town.people["auditor at board"].id)
    for who in (member, auditor, as_system(scopes=["statistics:read"])):
        for path in ("/deviation-statistics", "/unexecuted-decision-statistics"):
            assert (await api.get(path, headers=who)).status_code == 403


def test_no_role_counts_farther_than_it_reads() -> None:
    """Free questions are only for what one may read: with a unit and a day, a figure is the report itself."""
    farther = _farther({name: {"service": rule.service, **rule.roles} for name, rule in policy().items()})
    assert farther == []
    planted = {name: {"service": policy()[name].service, **policy()[name].roles} for name in policy()}
    planted["deviationStatistics"]["auditor"] = frozenset({"board"})
    assert _farther(planted) == [("deviationStatistics", "auditor")]
    assert all(policy()[count].scope == policy()[read].scope for count, read in READ_OF.items())


def _width(extents: Extents) -> int:
    return max((WIDER.index(extent) + 1 for extent in extents), default=0)


def _farther(table: dict[str, dict[str, Extents]]) -> list[tuple[str, str]]:
    return [
        (count, role)
        for count, read in READ_OF.items()
        for role, extent in table[count].items()
        if _width(extent) > _width(table[read][role])
    ]


async def test_every_question_is_logged(api: Caller, town: Town, urls: Urls, member: dict[str, str]) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    reporter = as_person(town.people["decision-reporter at board"].id)
    asked = [
        ("/deviation-figures?period=2026-07&by=type", member, "period=2026-07&by=type"),
        ("/deviation-figures", member, "2026-12"),
        ("/deviation-statistics?periodFrom=2026-07-02&periodTo=2026-07-02", developer, "periodFrom=2026-07-02"),
        ("/unexecuted-decision-statistics?asOf=2026-12-31", reporter, "2026-12-31"),
        ("/special-fee-statistics", reporter, ""),
    ]
    for path, who, words in asked:
        trace = uuid4().hex
        answer = await api.get(path, headers={**who, "traceparent": f"00-{trace}-{'1' * 16}-01"})
        assert answer.status_code == 200, answer.text
        with create_engine(urls.superuser, poolclass=NullPool).connect() as connection:
            rows = connection.execute(
                text("select board_id, purpose from audit.event where request_id = :trace and kind = 'read'"),
                {"trace": trace},
            ).all()
        assert [row.board_id for row in rows] == [town.boards["north"]], path
        assert words in rows[0].purpose


async def test_the_answer_is_taken_along_as_a_file_and_what_is_hidden_is_not_in_it(
    api: Caller, town: Town, member: dict[str, str]
) -> None:
    """The whole inside of the file is read: a hidden figure has no value anywhere."""
    july = await _asked(api, member, **JULY)
    assert {link["rel"] for link in july["_links"]} == {"self", "xlsx", "pdf"}
    assert july["source"].startswith("Källa: ")
    assert "juli 2026" in july["source"]
    few = {"unitId": str(town.units["other"]), "period": "2026-Q3"}
    for asked in ({**JULY}, few):
        shown = await _asked(api, member, **asked)
        answer = await api.get("/deviation-figures/content", params={**asked, "format": "xlsx"}, headers=member)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{shown["fileName"]}.xlsx"'
        cells = [cell for sheet in sheets_of(answer.content) for row in sheet.rows.values() for cell in row]
        known = [row["count"] for row in shown["rows"]] + [shown["total"]]
        assert [cell for cell in cells if cell.isdecimal()] == [str(count) for count in known if count is not None]
        assert any(cell.startswith(shown["source"]) for cell in cells)
    paper = await api.get("/deviation-figures/content", params={**few, "format": "pdf"}, headers=member)
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    reporter = as_person(town.people["reporter at board"].id)
    refused = await api.get("/deviation-figures/content", params=JULY, headers=reporter)
    assert refused.status_code == 403
