"""What stood in the tables that became one stands there still: reminders, files, and where matters came from."""

from dataclasses import astuple
from uuid import UUID

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from qms.operations.migrations import upgrade
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Town, insert

BEFORE = "0014_search_on_its_word"
AT = "2026-11-01T05:10:00Z"
SOURCE = {"source_client": "file", "source_system": "case", "source_id": "B-1", "source_version": 2}
SOURCES = (
    "select id, source_client, source_system, source_id, source_version, source_fingerprint from matter "
    "where source_id is not null order by kind"
)
REMINDERS = (
    "select matter_id, report_id, kind, key, recipient_role, recipient_id, told_at = :at and done_at = :at "
    "from notification order by report_id nulls first, kind"
)


def earlier(cluster: Cluster, revision: str = BEFORE) -> Urls:
    """An empty database at an earlier schema: before the tables became one, unless told."""
    name = f"earlier_{new_id().hex}"
    cluster.execute(f'create database "{name}" owner qms_owner')
    urls = Urls(*(make_url(url).set(database=name).render_as_string(False) for url in astuple(cluster.urls)))
    upgrade(urls.owner, to=revision)
    return urls


def reminded(connection: Connection, town: Town) -> tuple[UUID, UUID]:
    """A decision near and past its limit, and a quarter that is overdue."""
    board, decision, report = town.boards["north"], new_id(), new_id()
    matter = {"title": "Hemtjänst", "unit_name": "Hemma", "area": "adults", "status": "waiting", "reported_at": AT}
    where = {"board_id": board, "unit_id": town.units["home"]}
    insert(connection, "matter", id=decision, kind="decision", due_on="2026-03-31", **where, **matter)
    granted = {"case_reference": "1", "law_area": "sol", "law_topic": "grant", "benefit": "home-care"}
    known = {"origin": "decision", "decided_on": "2026-01-31", "sex": "female", "source_fingerprint": "f00d"}
    insert(connection, "decision", id=decision, board_id=board, **granted, **known, **SOURCE)
    dates = {"cut_off_on": "2026-09-30", "opens_on": "2026-10-01", "due_on": "2026-10-31"}
    insert(connection, "ivo_report", id=report, board_id=board, period="2026-Q3", number=1, status="open", **dates)
    for months in (2, 3):
        key = {"decision_id": decision, "start_on": "2026-01-31", "months": months}
        insert(connection, "decision_reminder", board_id=board, reminded_at=AT, **key)
    kind = {"kind": "escalated", "recipient_role": "department-head"}
    insert(connection, "ivo_report_reminder", board_id=board, report_id=report, reminded_at=AT, **kind)
    return decision, report


def test_reminders_files_and_sources_are_carried_over(cluster: Cluster) -> None:
    urls = earlier(cluster)
    town = towns.build(urls.owner)
    received = {"id": new_id(), "board_id": town.boards["south"], "file_name": "beslut.csv", "requested_at": AT}
    rows = {"2": {"enhet": "Hemmet"}}
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        decision, report = reminded(connection, town)
        deviation = town.deviations["at home"].id
        names = ", ".join(f"{name} = :{name}" for name in SOURCE)
        connection.execute(text(f"update deviation set {names} where id = :id"), {"id": deviation, **SOURCE})
        insert(connection, "decision_import", status="queued", rows=rows, row_count=1, **received)
    upgrade(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        assert connection.execute(text(REMINDERS), {"at": AT}).all() == [
            (decision, None, "limit-near", "2026-01-31", None, None, True),
            (decision, None, "limit-passed", "2026-01-31", None, None, True),
            (None, report, "escalated", "", "department-head", None, True),
        ]
        sources = connection.execute(text(SOURCES)).all()
        assert sources == [(decision, *SOURCE.values(), "f00d"), (deviation, *SOURCE.values(), None)]
        kept = connection.execute(
            text("select id, board_id, kind, status, problem ->> 'detail' from file_import")
        ).all()
        lost = "Filen hann inte läsas in. Lämna in den igen."
        assert kept == [(received["id"], received["board_id"], "decision", "failed", lost)]


def test_absences_that_stand_give_what_was_held_when_they_were_registered(cluster: Cluster) -> None:
    urls = earlier(cluster, "0017_closed_lists")
    town = towns.build(urls.owner)
    north = town.boards["north"]
    boss, deputy = town.people["unit-manager at unit"].id, town.people["stranger"].id
    engine = create_engine(urls.owner, poolclass=NullPool)
    told, long, own = new_id(), new_id(), new_id()
    keys = {"board_id": north, "absent_from": "2026-11-01"}
    with engine.begin() as connection:
        insert(connection, "absence", id=told, person_id=boss, deputy_id=deputy, absent_to="2026-11-20", **keys)
        reporter = town.people["reporter at unit"].id
        insert(connection, "absence", id=long, person_id=reporter, deputy_id=deputy, absent_to="2099-12-31", **keys)
        connection.execute(text("select set_config('qms.actor_id', :who, true)"), {"who": str(deputy)})
        sas = town.people["sas at unit"].id
        insert(connection, "absence", id=own, person_id=sas, deputy_id=deputy, absent_to="2026-11-20", **keys)
    with engine.begin() as connection:
        later = {"id": new_id(), "board_id": north, "person_id": boss, "valid_from": "2020-01-01"}
        insert(connection, "assignment", role="department-head", **later)
    upgrade(urls.owner)
    with engine.begin() as connection:
        lent = text(
            "select b.id, array_agg(a.role), max(b.absent_to) from absence b "
            "left join assignment a on a.id = any (b.assignment_ids) group by b.id"
        )
        given = {row[0]: (row[1], str(row[2])) for row in connection.execute(lent)}
    assert given == {
        told: (["unit-manager"], "2026-11-20"),
        long: (["reporter"], "2027-01-29"),
        own: ([None], "2026-11-20"),
    }


def test_events_written_on_another_server_before_there_were_generations_are_known(cluster: Cluster) -> None:
    """By ids that this server has not reached. What has been written here since comes after them."""
    urls = earlier(cluster, "0026_examined_files")
    town = towns.build(urls.owner)
    about = {"board_id": town.boards["north"], "matter_id": town.deviations["at home"].id}
    engine = create_engine(urls.owner, poolclass=NullPool)
    for kind, xid in (("old", "'900000000'"), ("older", "'800000000'"), ("new", "pg_current_xact_id()")):
        with engine.begin() as connection:
            statement = "insert into matter_event (id, kind, at, actor_name, xid, board_id, matter_id) "
            values = f"values (gen_random_uuid(), :kind, now(), 'Rut', {xid}, :board_id, :matter_id)"
            connection.execute(text(statement + values), {"kind": kind, **about})
    upgrade(urls.owner)
    with engine.begin() as connection:
        assert connection.scalar(text("select access.generation()")) == 2
        rows = "select kind, generation from matter_event order by generation, xid, position"
        assert connection.execute(text(rows)).all() == [("older", 1), ("old", 1), ("new", 2)]


def test_a_server_is_known_by_when_it_started_and_else_by_its_own_identity(cluster: Cluster) -> None:
    """Nobody need have noted it: that only spares each row from reading the server's control file."""
    urls = earlier(cluster, "head")
    engine = create_engine(urls.owner, poolclass=NullPool)
    generation = text("select access.generation()")
    noted = text("select started = pg_postmaster_start_time() from access.generation")
    with engine.begin() as connection:
        assert (connection.scalar(generation), connection.scalar(noted)) == (1, True)
        connection.execute(text("update access.generation set started = '2026-01-01'"))
        assert connection.scalar(generation) == 1, "the same server, which has been started anew"
        connection.execute(text("update access.generation set server = 'another'"))
        assert connection.scalar(generation) == 2
        assert connection.scalar(text("select access.begin_generation()")) == 2
        rows = text("select number, started = pg_postmaster_start_time() from access.generation order by number")
        assert connection.execute(rows).all() == [(1, False), (2, True)]


def test_matters_are_indexed_anew_with_all_their_words(cluster: Cluster) -> None:
    urls = earlier(cluster, "0027_feed_generations")
    town = towns.build(urls.owner)
    board, deviation = town.boards["north"], town.deviations["at home"].id
    engine = create_engine(urls.owner, poolclass=NullPool)
    with engine.begin() as connection:
        decision = new_id()
        matter = {"title": "Hemtjänst", "unit_name": "Hemma", "area": "adults", "status": "waiting", "reported_at": AT}
        where = {"board_id": board, "unit_id": town.units["home"], "due_on": "2026-03-31"}
        insert(connection, "matter", id=decision, kind="decision", **where, **matter)
        granted = {"case_reference": "SN 2026/118", "law_area": "sol", "law_topic": "grant", "benefit": "home-care"}
        known = {"origin": "decision", "decided_on": "2026-01-31", "sex": "female"}
        insert(connection, "decision", id=decision, board_id=board, **granted, **known)
        about = {"board_id": board, "at": AT, "actor_name": "Rut"}
        for note in ("Teknikern kom.", "Batteriet byttes."):
            told = {"id": new_id(), "matter_id": deviation, "kind": "added", "note": note}
            insert(connection, "matter_event", **about, **told)
    upgrade(urls.owner)
    with engine.begin() as connection:
        connection.execute(text("select set_config('qms.board_ids', :board, true)"), {"board": str(board)})
        statement = text("select id from access.search_matters(:kind, :words)")
        for words in ("tekniker", "batterier", "at home", "brevet"):
            asked = {"kind": "deviation", "words": words}
            assert deviation in connection.scalars(statement, asked).all(), words
        for words in ("hemtjänsten", "SN 2026/118"):
            assert connection.scalars(statement, {"kind": "decision", "words": words}).all() == [decision], words


def test_what_is_open_gets_the_time_that_it_has(cluster: Cluster) -> None:
    """And what has ended gets none: nobody knows which limit the board had then."""
    urls = earlier(cluster, "0045_figures")
    town = towns.build(urls.owner)
    engine = create_engine(urls.owner, poolclass=NullPool)
    told, seen, closed = (town.deviations[name].id for name in ("at home", "at team", "at other"))
    with engine.begin() as connection:
        others = text("update matter set status = 'closed', assessed_at = :at, handled_at = :at where id <> all (:ids)")
        connection.execute(others, {"ids": [told, seen, closed], "at": AT})
        overdue = {"id": new_id(), "board_id": town.boards["north"], "matter_id": told, "kind": "overdue"}
        insert(connection, "matter_event", at=AT, actor_name="Vi", data={"dueOn": "2026-12-31"}, **overdue)
        acting = text("update matter set status = 'acting', assessed_at = :at, handled_at = :at where id = :id")
        connection.execute(acting, {"id": seen, "at": AT})
        news = text("update matter set status = 'closed', assessed_at = :at, source_changed_at = :at where id = :id")
        connection.execute(news, {"id": closed, "at": AT})
        matter = {"title": "Hemtjänst", "unit_name": "Hemma", "area": "adults", "status": "waiting", "reported_at": AT}
        where = {"board_id": town.boards["north"], "unit_id": town.units["home"], "due_on": "2026-03-31"}
        insert(connection, "matter", id=(granted := new_id()), kind="decision", **where, **matter)
        known = {
            "case_reference": "1",
            "law_area": "sol",
            "law_topic": "grant",
            "benefit": "home-care",
            "sex": "female",
        }
        clock_of = {"origin": "decision", "decided_on": "2025-12-31", "clock_start_on": "2025-12-31"}
        insert(
            connection,
            "decision",
            id=granted,
            board_id=town.boards["north"],
            clock_basis="decision",
            **known,
            **clock_of,
        )
    upgrade(urls.owner)
    with engine.begin() as connection:
        rows = "select matter_id, rule, start_on::text, due_on::text, basis, status, ended_on::text from deadline"
        rows += " where rule <> 'answer'"
        stands = {row[0]: tuple(row[1:]) for row in connection.execute(text(rows))}
    assert stands == {
        told: ("assess", "2026-10-01", "2026-12-31", "board", "missed", None),
        seen: ("investigate", "2026-11-01", "2026-12-31", "board", "met", "2026-11-01"),
        closed: ("read-news", "2026-11-01", "2026-12-31", "board", "running", None),
        granted: ("execute", "2025-12-31", "2026-03-31", "law", "missed", None),
    }


def test_judgements_of_deviations_are_those_of_the_matter_and_no_figure_moves(cluster: Cluster) -> None:
    urls = earlier(cluster, "0045_figures")
    town = towns.build(urls.owner)
    north = town.boards["north"]
    here = [thing.id for thing in town.deviations.values() if thing.board == "north"][:5]
    codes = {
        "helped": ("Hjälpte", "better"),
        "better": ("Bättre", "led-to-improvement"),
        "half": ("Till hälften", None),
    }
    judged = ["helped", "led-to-improvement", "no-effect", "half", "unknown"]
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for code, (label, became) in codes.items():
            row = {"id": new_id(), "list": "effect", "code": code, "label": label, "maps_to": became}
            insert(connection, "code", board_id=north, valid_from="2020-01-01", **row)
        for day, (deviation, effect) in enumerate(zip(here, judged, strict=True), start=1):
            values = {"id": deviation, "effect": effect, "at": f"2026-10-0{day}T12:00:00Z"}
            connection.execute(
                text("update deviation set effect = :effect, effect_judged_at = :at where id = :id"), values
            )
        days = "select effect_judged_at::date, count(*) from deviation where effect is not null group by 1 order by 1"
        before = connection.execute(text(days)).all()
    upgrade(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        rows = "select matter_id, effect, reason from matter_effect where until is null order by judged_at"
        assert connection.execute(text(rows)).all() == [
            (here[0], "led-to-improvement", None),
            (here[1], "led-to-improvement", None),
            (here[2], "no-effect", None),
            (here[3], "cannot-be-judged", "Till hälften"),
            (here[4], "cannot-be-judged", "unknown"),
        ]
        after = "select judged_at::date, count(*) from matter_effect group by 1 order by 1"
        assert connection.execute(text(after)).all() == before
        ended = "select count(*) from code where list = 'effect' and valid_to is null"
        assert connection.scalar(text(ended)) == 0
        trail = "select count(*) from audit.event where object_type = 'matter_effect' and kind = 'write'"
        assert connection.scalar(text(trail)) == len(judged)


def test_causes_of_deviations_are_those_of_the_matter(cluster: Cluster) -> None:
    urls = earlier(cluster, "0052_roles_of_no_day")
    town = towns.build(urls.owner)
    here = [thing for thing in town.deviations.values() if thing.board == "north"][:3]
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for day, (thing, code) in enumerate([(here[0], "one"), (here[0], "two"), (here[1], "one")], start=1):
            row = {"deviation_id": thing.id, "code": code, "set_at": f"2026-10-0{day}T12:00:00Z"}
            insert(connection, "deviation_cause", id=new_id(), board_id=town.boards["north"], **row)
        columns = "select id, board_id, {}, code, set_at from {} order by set_at"
        before = connection.execute(text(columns.format("deviation_id", "deviation_cause"))).all()
    upgrade(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        assert connection.execute(text(columns.format("matter_id", "cause"))).all() == before
        unknown = "select count(*) from cause where num_nonnulls(system_area, certainty, note, struck_at) > 0"
        assert (len(before), connection.scalar(text(unknown))) == (3, 0)
