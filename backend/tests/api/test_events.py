"""The feed that other systems read: thin, in an order that never changes, and only one board's."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from tests.conftest import Cluster
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)


def system(place: Place) -> dict[str, str]:
    return as_system(str(place.board_id), ["event:read"])


async def test_a_report_becomes_an_event_without_content(api: Caller, here: Place) -> None:
    here.system()
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    with clock.freeze(NOON):
        matter = await here.deviation(unit, by=rut, title="Brev fel")
    answer = await api.get("/events", headers=system(here))
    (event,) = answer.json()["events"]
    assert event == {
        "id": event["id"],
        "type": "se.kvalitet.deviation.reported.v1",
        "source": "http://127.0.0.1:8000/kvalitet/v1",
        "subject": f"deviations/{matter}",
        "time": "2026-11-22T11:00:00Z",
        "matterId": str(matter),
        "status": "received",
    }
    assert "Brev" not in answer.text
    assert "Rut" not in answer.text


async def test_the_feed_walked_in_steps_is_the_whole_feed_once(api: Caller, here: Place) -> None:
    here.system()
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    reported = [str(await here.deviation(unit, by=rut)) for _ in range(7)]
    matter_ids: list[str] = []
    cursor = None
    for _ in range(4):
        query = {"limit": "2", **({"after": cursor} if cursor else {})}
        answer = (await api.get("/events", params=query, headers=system(here))).json()
        matter_ids += [event["matterId"] for event in answer["events"]]
        cursor = answer["cursor"]
    assert matter_ids == reported
    end = (await api.get("/events", params={"after": cursor}, headers=system(here))).json()
    assert (end["events"], end["cursor"]) == ([], cursor)
    fresh = str(await here.deviation(unit, by=rut))
    later = (await api.get("/events", params={"after": cursor}, headers=system(here))).json()
    assert [event["matterId"] for event in later["events"]] == [fresh]


async def test_a_slow_writer_is_waited_for(api: Caller, here: Place) -> None:
    """An event of a transaction that began earlier but commits later must not be skipped."""
    here.system()
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    slow = await here.deviation(unit, by=rut)
    engine = create_engine(here.owner_url, poolclass=NullPool)
    with engine.connect() as connection:
        added = connection.execute(
            text(
                "insert into matter_event (id, board_id, matter_id, kind, at, actor_name) "
                "values (:id, :board, :matter, 'added', now(), 'Rut') returning id"
            ),
            {"id": uuid4(), "board": here.board_id, "matter": slow},
        ).scalar_one()
        quick = await here.deviation(unit, by=rut)
        before = (await api.get("/events", headers=system(here))).json()
        assert [event["matterId"] for event in before["events"]] == [str(slow)]
        connection.commit()
    after = (await api.get("/events", params={"after": before["cursor"]}, headers=system(here))).json()
    assert [(UUID(event["id"]) == added, event["matterId"]) for event in after["events"]] == [
        (True, str(slow)),
        (False, str(quick)),
    ]


async def test_nobody_waits_for_another_database_of_the_server(api: Caller, here: Place, cluster: Cluster) -> None:
    """Nor for one whose transaction only reads here. Somebody who writes here is waited for all the same."""
    here.system()
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    other = make_url(cluster.urls.superuser).set(database="postgres")
    with (
        create_engine(other, poolclass=NullPool).connect() as neighbour,
        create_engine(here.owner_url, poolclass=NullPool).connect() as writer,
    ):
        neighbour.execute(text("select pg_current_xact_id()"))
        first = await here.deviation(unit, by=rut)
        shown = (await api.get("/events", headers=system(here))).json()
        assert [event["matterId"] for event in shown["events"]] == [str(first)]
        writer.execute(text("select pg_current_xact_id()"))
        await here.deviation(unit, by=rut)
        held = (await api.get("/events", params={"after": shown["cursor"]}, headers=system(here))).json()
        assert held["events"] == []


async def test_the_feed_says_how_far_behind_it_is(api: Caller, here: Place) -> None:
    """From the oldest event not passed on, whether a reader has more to fetch or somebody still writes."""
    here.system()
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    for minute in (0, 1, 2):
        with clock.freeze(NOON + timedelta(minutes=minute)):
            await here.deviation(unit, by=rut)
    with clock.freeze(NOON + timedelta(minutes=5)):
        first = (await api.get("/events", params={"limit": "1"}, headers=system(here))).json()
        assert first["_meta"] == {"lagSeconds": 240}
        rest = (await api.get("/events", params={"after": first["cursor"]}, headers=system(here))).json()
        assert rest["_meta"] == {"lagSeconds": 0}
        with create_engine(here.owner_url, poolclass=NullPool).connect() as writer:
            writer.execute(text("select pg_current_xact_id()"))
            await here.deviation(unit, by=rut)
            with clock.freeze(NOON + timedelta(minutes=6)):
                held = (await api.get("/events", params={"after": rest["cursor"]}, headers=system(here))).json()
    assert (held["events"], held["_meta"]) == ([], {"lagSeconds": 60})


async def test_a_system_reads_its_own_boards_feed_only(api: Caller, here: Place, elsewhere: Place) -> None:
    here.system()
    elsewhere.system()
    unit = await elsewhere.unit()
    eva = await elsewhere.person("Eva", ("reporter", unit))
    await elsewhere.deviation(unit, by=eva)
    assert (await api.get("/events", headers=system(here))).json()["events"] == []
    assert len((await api.get("/events", headers=system(elsewhere))).json()["events"]) == 1


async def test_who_may_not_read_the_feed(api: Caller, here: Place) -> None:
    here.system()
    developer = await here.person("Kim", ("quality-developer", None), ("administrator", None))
    assert (await api.get("/events")).status_code == 401
    assert (await api.get("/events", headers=as_person(developer))).status_code == 403
    assert (await api.get("/events", headers=as_system(str(here.board_id), ["unit:read"]))).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        {"after": "x"},
        {"after": "1"},
        {"after": "1-2-3-4"},
        {"after": "9" * 10 + "-1-1"},
        {"after": "9" * 20 + "-1"},
        {"after": "1-" + "9" * 19},
        {"limit": "0"},
        {"limit": "501"},
        {"limit": "9" * 30},
        {"after": "\u0000"},
    ],
)
async def test_a_bad_cursor_is_refused(api: Caller, here: Place, query: dict[str, str]) -> None:
    here.system()
    answer = await api.get("/events", params=query, headers=system(here))
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")


async def test_the_largest_cursor_is_past_the_end(api: Caller, here: Place) -> None:
    here.system()
    query = {"after": "9" * 19 + "-" + "9" * 18}
    answer = await api.get("/events", params=query, headers=system(here))
    assert (answer.status_code, answer.json()["events"]) == (200, [])
