"""The walls between boards as the database keeps them, without the service: a lint, planted holes, and attempts."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.db.catalogue import holes
from tests.town import Town

SOUND = """
create table plant (id uuid primary key, board_id uuid not null references board, words text);
comment on table plant is 'Planted by a test.';
alter table plant enable row level security;
alter table plant force row level security;
create policy plant_reach on plant to qms_app, qms_owner using (true) with check (true);
create policy plant_wall on plant as restrictive to qms_app
  using (board_id in (select access.my_boards())) with check (board_id in (select access.my_boards()));
create trigger plant_audit after insert or update or delete on plant
  for each row execute function audit.record_change();
grant select, insert, update on plant to qms_app;
"""
PLANTED = {
    "alter table plant disable row level security": {"plant: has no row security"},
    "alter table plant no force row level security": {"plant: does not bind its owner"},
    "drop policy plant_wall on plant": {"plant: has no wall"},
    "alter policy plant_wall on plant using (true)": {"plant: has no wall"},
    "alter policy plant_wall on plant with check (true)": {"plant: has no wall"},
    "alter policy plant_wall on plant to qms_owner": {"plant: has no wall"},
    "drop policy plant_wall on plant; create policy plant_wall on plant as restrictive for select to qms_app "
    "using (board_id in (select access.my_boards()))": {"plant: has no wall"},
    "drop policy plant_wall on plant; create policy plant_wall on plant to qms_app "
    "using (board_id in (select access.my_boards()))": {"plant: has no wall"},
    "alter table plant alter board_id drop not null": {"plant: may belong to no board"},
    "alter table plant drop column board_id cascade; create policy plant_other on plant as restrictive to qms_app "
    "using (id in (select access.my_boards()))": {"plant: belongs to no board"},
    "drop trigger plant_audit on plant": {"plant: leaves no trail"},
    "alter table plant disable trigger plant_audit": {"plant: leaves no trail"},
    "drop trigger plant_audit on plant; create trigger plant_audit after insert or update on plant "
    "for each row execute function audit.record_change()": {"plant: leaves no trail"},
    "comment on table plant is null": {"plant: has no comment"},
    "create view seen as select * from plant; grant select on seen to qms_app": {"seen: shows what its owner sees"},
    "create materialized view kept as select * from plant; grant select on kept to qms_app": {
        "kept: shows what its owner sees"
    },
    "create function loose() returns int language sql security definer as 'select 1'": {
        "loose(): searches where its caller says"
    },
    "create function shadowed() returns int language sql security definer set search_path = public as 'select 1'": {
        "shadowed(): trusts temporary tables"
    },
    "create function loose() returns int language sql security definer set search_path = pg_temp, public "
    "as 'select 1'": {"loose(): trusts temporary tables"},
    "grant update on law to qms_app": {"law: can be changed by the service"},
}


@pytest.fixture(scope="module")
def urls(cluster: Cluster, worker_id: str) -> Urls:
    return cluster.clone(f"walls_{worker_id}")


@pytest.fixture(scope="module")
def town(urls: Urls) -> Town:
    return towns.build(urls.owner)


@pytest.fixture
def app(urls: Urls) -> Iterator[Connection]:
    """A transaction of the service's own role, undone afterwards."""
    with create_engine(urls.app, poolclass=NullPool).connect() as connection:
        yield connection
        connection.rollback()


def enter(connection: Connection, *board_ids: UUID) -> None:
    connection.execute(text("select access.enter_system('prov', :boards, 'prov', 'prov')"), {"boards": list(board_ids)})


def refusal(connection: Connection, statement: str, **values: object) -> str:
    """The SQLSTATE with which the database refuses a statement."""
    with pytest.raises(DBAPIError) as refused, connection.begin_nested():
        connection.execute(text(statement), values)
    return str(getattr(refused.value.orig, "sqlstate", ""))


def test_there_is_no_hole(urls: Urls) -> None:
    assert holes(urls.owner) == set()


@pytest.mark.parametrize("statement", PLANTED, ids=range(len(PLANTED)))
def test_a_planted_hole_is_found(cluster: Cluster, worker_id: str, statement: str) -> None:
    name = f"planted_{worker_id}_{uuid4().hex[:8]}"
    planted = cluster.clone(name)
    with create_engine(planted.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(SOUND))
    assert holes(planted.owner) == set()
    with create_engine(planted.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(statement))
    assert holes(planted.owner) == PLANTED[statement]
    cluster.execute(f'drop database "{name}"')


WALLED = (
    "board",
    "person",
    "unit",
    "unit_closure",
    "unit_reach",
    "assignment",
    "service_account",
    "code",
    "matter",
    "deviation",
)


@pytest.mark.parametrize("table", WALLED)
def test_without_a_context_there_are_no_rows(app: Connection, town: Town, table: str) -> None:
    assert app.scalar(text(f"select count(*) from {table}")) == 0


@pytest.mark.parametrize("table", WALLED)
def test_a_context_shows_its_own_board_and_no_other(app: Connection, town: Town, table: str) -> None:
    key = "id" if table == "board" else "board_id"
    for board in town.boards.values():
        enter(app, board)
        assert set(app.scalars(text(f"select distinct {key} from {table}"))) == {board}


def test_a_context_ends_with_its_transaction(app: Connection, town: Town) -> None:
    enter(app, town.boards["north"])
    assert app.scalar(text("select count(*) from unit"))
    app.rollback()
    assert app.scalar(text("select count(*) from unit")) == 0


def test_nothing_is_written_across_the_wall(app: Connection, town: Town) -> None:
    north, south = town.boards["north"], town.boards["south"]
    enter(app, north)
    columns = "id, board_id, list, code, label, valid_from"
    insert = f"insert into code ({columns}) values (:id, :board, 'x', 'x', 'x', '2020-01-01')"
    assert refusal(app, insert, id=uuid4(), board=south) == "42501"
    app.execute(text(insert), {"id": uuid4(), "board": north})
    assert refusal(app, "update code set board_id = :south", south=south) == "42501"
    for table in ("unit", "code", "matter", "deviation"):
        changed = app.execute(text(f"update {table} set board_id = board_id where board_id = :south"), {"south": south})
        assert changed.rowcount == 0, table


def test_a_change_without_actor_and_action_is_refused(app: Connection, town: Town) -> None:
    app.execute(text("select set_config('qms.board_ids', :board, true)"), {"board": str(town.boards["north"])})
    assert refusal(app, "update code set sort = 9") == "42501"


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit.event",
        "insert into audit.event (kind, action, actor_kind, object_type) values ('read', 'x', 'person', 'x')",
        "update audit.event set action = 'x'",
        "delete from audit.event",
        "truncate audit.event",
        "alter table audit.event add column x int",
        "alter table code disable trigger code_audit",
        "drop trigger code_audit on code",
        "set session_replication_role = replica",
        "select audit.record_change()",
        "create function audit.record(x int) returns int language sql as 'select 1'",
        "update matter_event set kind = 'x'",
        "delete from matter_event",
        "delete from deviation",
        "delete from matter",
        "delete from code",
        "select * from person_identity",
        "select * from login.session",
        "set role qms_owner",
        "alter table matter disable row level security",
        "create table public.mine (id int)",
    ],
)
def test_the_service_cannot_touch_the_trail_or_the_walls(app: Connection, town: Town, statement: str) -> None:
    enter(app, town.boards["north"])
    assert refusal(app, statement) in ("42501", "0A000"), statement


def test_every_change_leaves_a_row_in_the_trail(app: Connection, urls: Urls, town: Town) -> None:
    code = uuid4()
    with create_engine(urls.app, poolclass=NullPool).begin() as connection:
        enter(connection, town.boards["north"])
        connection.execute(
            text(
                "insert into code (id, board_id, list, code, label, valid_from) "
                "values (:id, :board, 'x', 'trail', 'Spår', '2020-01-01')"
            ),
            {"id": code, "board": town.boards["north"]},
        )
        connection.execute(text("update code set label = 'Nytt' where id = :id"), {"id": code})
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        rows = connection.execute(
            text("select changes from audit.event where object_id = :id order by id"), {"id": code}
        ).all()
    assert [row.changes["operation"] for row in rows] == ["insert", "update"]
    assert rows[1].changes["fields"] == {"label": ["Spår", "Nytt"]}


@pytest.mark.parametrize(
    "change",
    [
        "description = 'Annat'",
        "occurred_on = '2026-01-01'",
        "affected = 'several'",
        "case_reference = 'X-1'",
        "immediate_action = 'Ingen'",
    ],
)
def test_what_was_reported_cannot_be_changed_by_anybody(urls: Urls, town: Town, change: str) -> None:
    deviation = town.deviations["at home"].id
    for url in (urls.app, urls.owner):
        with create_engine(url, poolclass=NullPool).connect() as connection:
            enter(connection, town.boards["north"])
            statement = f"update deviation set {change} where id = :id"
            assert refusal(connection, statement, id=deviation) == "23514"
            decided = text("update deviation set reason = 'Bedömd' where id = :id")
            assert connection.execute(decided, {"id": deviation}).rowcount == 1


def test_an_identity_is_linked_at_ones_own_board_and_once(app: Connection, town: Town) -> None:
    enter(app, town.boards["north"])
    link = "select access.link_identity(:who, 'https://identity.example.se', :subject)"
    mine, theirs = town.people["reporter at unit"].id, town.people["reporter in south"].id
    assert refusal(app, link, who=theirs, subject="new") == "42501"
    app.execute(text(link), {"who": mine, "subject": "new"})
    other = town.people["stranger"].id
    assert refusal(app, link, who=other, subject="new") == "23505"
