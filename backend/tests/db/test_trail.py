"""The trail as it is sealed, verified and tampered with by somebody who may do anything in the database."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from qms.cli import main
from qms.kernel import clock
from qms.operations.embedded import Urls
from qms.settings import Settings
from qms.trail import anchors, commands, sealer
from qms.trail.seals import SealingKey, leaf_of, root_of, seal_of
from tests.conftest import Cluster, Figure
from tests.town import SCALE, insert

LOGIN = """
select login.open_session(
  sha256('kakan'), 'https://login.example', 'ada', 'p', 't', 'a', now(), now(), 8, null, false, 'r')
"""
SINCE = {"valid_from": "2020-01-01"}
WRITE = text("select audit.record('read', 'matter', :thing, :board, null, null, null, null)")


@pytest.fixture(scope="module")
def original(cluster: Cluster, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Urls, str]:
    """A database with a board, some readings sealed four times, and what stands in its anchor file."""
    urls = cluster.clone(f"trail_{worker_id}")
    settings = settings_of(urls, tmp_path_factory.mktemp("trail"))
    board = uuid4()
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        insert(connection, "board", id=board, name="Nämnden", short_name="Nämnden", risk_scale=SCALE)
        for _ in range(2):
            insert(connection, "unit", id=uuid4(), board_id=board, name="Enheten", kind="unit", area="adults", **SINCE)
        person = uuid4()
        insert(connection, "person", id=person, board_id=board, name="Ada")
        insert(connection, "person_identity", issuer="https://login.example", subject="ada", person_id=person)
    with create_engine(urls.app, poolclass=NullPool).begin() as connection:
        assert connection.scalar(text(LOGIN)) == "opened"
    for _ in range(4):
        write(settings, 5)
        sealer.seal_all(settings)
    return urls, f"{commands.anchor(settings)}\n"


@pytest.fixture
def settings(cluster: Cluster, worker_id: str, tmp_path: Path, original: tuple[Urls, str]) -> Iterator[Settings]:
    """A copy of it, to be tampered with."""
    name = f"trail_{worker_id}_{uuid4().hex[:8]}"
    settings = settings_of(cluster.clone(name, of=original[0]), tmp_path)
    (tmp_path / "anchors.txt").write_text(original[1])
    yield settings
    cluster.execute(f'drop database "{name}" with (force)')


def settings_of(urls: Urls, place: Path) -> Settings:
    return Settings(
        demo=True, database_url=urls.app, owner_database_url=urls.owner, trail_anchor_file=place / "anchors.txt"
    )


def write(settings: Settings, times: int, *, in_one: bool = False) -> None:
    """Record some readings, each in its own transaction or all in one."""
    with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
        for _ in range(times):
            connection.execute(WRITE, {"thing": uuid4(), "board": None})
            if not in_one:
                connection.commit()
        connection.commit()


def said(settings: Settings) -> list[str]:
    """What verification finds wrong."""
    return [verdict.text for verdict in commands.verify(settings) if not verdict.fine]


def superuser(settings: Settings, cluster: Cluster) -> Connection:
    """A connection that may do anything in the database."""
    url = make_url(cluster.urls.superuser).set(database=make_url(settings.database_url).database)
    return create_engine(url, poolclass=NullPool).connect()


def test_what_nobody_has_touched_is_whole(settings: Settings, figure: Figure) -> None:
    verdicts = commands.verify(settings)
    assert [verdict.text for verdict in verdicts if not verdict.fine] == []
    figure(f"trail: {verdicts[0].text}")


def rebuilt(connection: Connection, secret: bytes) -> None:
    """Change a row, and make all seals anew with another key."""
    connection.execute(
        text("update audit.event set actor_kind = 'nobody' where id = (select min(id) + 2 from audit.event)")
    )
    key, previous = SealingKey(secret), None
    for row in connection.execute(text("select * from audit.seal order by number")).all():
        seal = seal_of(row)
        leaves = connection.scalars(
            text(
                "select jsonb_strip_nulls(to_jsonb(e))::text from audit.event e where generation = :generation "
                ""
                "and xid >= cast(cast(:from_xid as text) as xid8) and xid < cast(cast(:to_xid as text) as xid8) "
                "order by xid, id"
            ),
            {"generation": seal.generation, "from_xid": str(seal.from_xid), "to_xid": str(seal.to_xid)},
        )
        seal = replace(
            seal, root=root_of([leaf_of(leaf) for leaf in leaves]), previous=previous or seal.previous, key_id=key.id
        )
        connection.execute(
            text(
                "update audit.seal set root = :root, previous = :previous, seal = :seal, signature = :signature, "
                "key_id = :key where number = :number"
            ),
            {
                "root": seal.root,
                "previous": seal.previous,
                "seal": seal.seal,
                "signature": key.sign(seal),
                "key": key.id,
                "number": seal.number,
            },
        )
        previous = seal.seal


def sql(*statements: str) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return change


SIXTH = "(select id from audit.event where kind = 'read' order by id offset 5 limit 1)"
CUT = (
    "delete from audit.event where xid >= (select from_xid from audit.seal order by number desc limit 1)",
    "delete from audit.seal where number = (select max(number) from audit.seal)",
)
TAMPERED: dict[str, tuple[Callable[[Connection], None], str]] = {
    "another actor": (sql(f"update audit.event set actor_id = gen_random_uuid() where id = {SIXTH}"), "Rader: ändrade"),
    "another time": (sql(f"update audit.event set at = at - interval '1 day' where id = {SIXTH}"), "Rader: ändrade"),
    "a row gone": (sql(f"delete from audit.event where id = {SIXTH}"), "Rader: ändrade"),
    "a hole": (
        sql("delete from audit.event where id in (select id from audit.event order by id offset 5 limit 9)"),
        "Rader: ändrade",
    ),
    "the end gone": (sql(CUT[0]), "Rader: ändrade"),
    "a row put in": (
        sql(
            "insert into audit.event (xid, at, kind, action, actor_kind, object_type) "
            f"select xid, at, 'read', 'deviationRead', 'person', 'deviation' from audit.event where id = {SIXTH}"
        ),
        "Rader: ändrade",
    ),
    "another order": (
        sql(
            "update audit.event set xid = o.xid from (select xid from audit.event order by id desc limit 1) o "
            f"where id = {SIXTH}"
        ),
        "Rader: ändrade",
    ),
    "another past": (sql(f"update audit.event set generation = 0 where id = {SIXTH}"), "utanför|Rader: ändrade"),
    "a change with the trigger off": (
        sql(
            "alter table board disable trigger board_audit",
            "update board set assess_days = 9",
            "alter table board enable trigger board_audit",
        ),
        "Tabeller: .*board",
    ),
    **{
        f"{what} with the triggers off": (sql("set local session_replication_role = replica", statement), words)
        for what, statement, words in (
            ("another's login", "update person_identity set subject = 'angripare'", "Tabeller: .*person_identity (1)"),
            ("a login gone", "delete from person_identity", "Tabeller: .*person_identity (1)"),
            (
                "a login more",
                "insert into person_identity (issuer, subject, person_id) "
                "select issuer, 'angripare', person_id from person_identity",
                "Tabeller: .*person_identity (1)",
            ),
            (
                "a person's login",
                "update person_identity set person_id = gen_random_uuid()",
                "Tabeller: .*person_identity",
            ),
            ("a reach gone", "delete from unit_reach", "Tabeller: .*unit_reach (2)"),
            (
                "a reach more",
                "insert into unit_reach select board_id, gen_random_uuid(), reached_id, since from unit_reach limit 1",
                "Tabeller: .*unit_reach (1)",
            ),
            (
                "an earlier reach",
                "update unit_reach set since = '2020-01-01' where unit_id = reached_id",
                "Tabeller: .*unit_reach",
            ),
            ("a place in the tree", "delete from unit_closure where depth = 0", "Tabeller: .*unit_closure (2)"),
        )
    },
    "a session that nobody logged in to": (
        sql(
            "insert into login.session select sha256('stulen'), id, 'https://login.example', 'ada', '', '', '', now(), "
            "now(), now(), now() + interval '1 hour' from person limit 1"
        ),
        "Inloggningar: 1",
    ),
    "the trigger off": (sql("alter table code disable trigger code_audit"), "Utlösare: .*code"),
    "a seal changed": (sql("update audit.seal set root = sha256('x') where number = 2"), "Kedja"),
    "a seal gone": (sql("delete from audit.seal where number = 2"), "Kedja"),
    "a seal's time changed": (
        sql("update audit.seal set sealed_at = sealed_at - interval '1 day' where number = 2"),
        "Underskrifter",
    ),
    "the seals made anew without the key": (lambda connection: rebuilt(connection, bytes(32)), "Underskrifter"),
    "the end cut off with its seals": (sql(*CUT), "Ankare"),
    "all of it gone": (sql("truncate audit.event, audit.seal"), "Ankare"),
}


@pytest.mark.parametrize("tampered", TAMPERED)
def test_whatever_is_tampered_with_is_noticed(
    settings: Settings, cluster: Cluster, tampered: str, figure: Figure
) -> None:
    change, words = TAMPERED[tampered]
    assert said(settings) == []
    with superuser(settings, cluster) as connection:
        change(connection)
        connection.commit()
    faults = said(settings)
    assert any(any(word in fault for word in words.split("|")) or _matches(words, fault) for fault in faults), faults
    figure(f"tamper drill, {tampered}: noticed")


def _matches(words: str, fault: str) -> bool:
    first, _, last = words.partition(".*")
    return fault.startswith(first) and last in fault


def test_without_its_anchors_a_cut_end_is_not_noticed(settings: Settings, cluster: Cluster) -> None:
    """Why there are anchors."""
    with superuser(settings, cluster) as connection:
        sql(*CUT)(connection)
        connection.commit()
    assert settings.trail_anchor_file
    settings.trail_anchor_file.unlink()
    without = settings.model_copy(update={"trail_anchor_file": None})
    assert said(without) == []


def test_every_row_is_sealed_once_whatever_the_order_of_commits(settings: Settings) -> None:
    """Writers with slow commits and rollbacks, and a sealer that never waits for them."""

    def slow() -> None:
        with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
            for turn in range(30):
                connection.execute(WRITE, {"thing": uuid4(), "board": None})
                with suppress(RuntimeError), connection.begin_nested():
                    connection.execute(WRITE, {"thing": uuid4(), "board": None})
                    if turn % 2:
                        raise RuntimeError
                if turn % 5 == 4:
                    connection.rollback()
                elif turn % 3 == 2:
                    connection.commit()
            connection.commit()

    writers = [Thread(target=slow) for _ in range(4)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        sealer.seal_all(settings, at_once=7)
    sealer.seal_all(settings, at_once=7)
    assert said(settings) == []
    with create_engine(settings.owner_database_url, poolclass=NullPool).connect() as connection:
        rows = connection.scalar(text("select count(*) from audit.event"))
        assert connection.scalar(text("select sum(events) from audit.seal")) == rows


def test_an_open_transaction_keeps_what_comes_after_it_unsealed(settings: Settings) -> None:
    with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
        connection.execute(WRITE, {"thing": uuid4(), "board": None})
        write(settings, 3)
        assert sealer.seal_all(settings) == 0
        with create_engine(settings.database_url, poolclass=NullPool).connect() as other:
            assert other.scalar(commands.UNSEALED) == 3
        connection.commit()
    assert sealer.seal_all(settings) == 1
    assert said(settings) == []


def test_one_large_transaction_is_sealed_whole(settings: Settings) -> None:
    write(settings, 20, in_one=True)
    write(settings, 3)
    sealer.seal_all(settings, at_once=5)
    assert said(settings) == []


def test_what_is_sealed_may_take_longer_than_a_request(settings: Settings) -> None:
    """Else a transaction that wrote much, as a whole list, is tried for ever and nothing after it is sealed."""
    bounds: list[object] = []

    def look(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
        if "audit.sealable" in statement:
            bounds.append(cursor.connection.execute("show statement_timeout").fetchone()[0])

    write(settings, 3)
    event.listen(Engine, "before_cursor_execute", look)
    try:
        assert sealer.seal_all(settings) == 1
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    assert set(bounds) == {"2min"}


def test_after_a_restore_on_another_server_a_new_generation_follows(settings: Settings, cluster: Cluster) -> None:
    """Transaction ids begin anew there: what was not sealed before is, and old anchors are explained by one line."""
    write(settings, 2)
    with superuser(settings, cluster) as connection:
        connection.execute(text("update access.generation set server = 'another'"))
        connection.commit()
    sealer.seal_all(settings)
    write(settings, 2)
    sealer.seal_all(settings)
    with create_engine(settings.owner_database_url, poolclass=NullPool).connect() as connection:
        seals = connection.execute(text("select generation, from_xid::text from audit.seal order by number desc")).all()
    assert [row.generation for row in seals[:3]] == [2, 1, 1]
    assert seals[0].from_xid == "0"
    assert said(settings) == []
    assert settings.trail_anchor_file
    lost = replace(anchors.read(settings.trail_anchor_file)[-1], number=99, size=999, seal=bytes(32))
    anchors.append(settings.trail_anchor_file, lost)
    assert any("Ankare" in fault for fault in said(settings))
    commands.anchor(settings, what="restored")
    assert said(settings) == []


def test_the_worker_anchors_four_times_an_hour(settings: Settings) -> None:
    assert settings.trail_anchor_file
    before = len(anchors.read(settings.trail_anchor_file))
    for minutes, lines in ((1, before), (16, before + 1), (20, before + 1)):
        write(settings, 1)
        with clock.freeze(clock.now() + timedelta(minutes=minutes)):
            sealer.seal_all(settings)
        assert len(anchors.read(settings.trail_anchor_file)) == lines


def test_the_command_says_what_is_wrong(
    settings: Settings,
    cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QMS_DEMO", "true")
    monkeypatch.setenv("QMS_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("QMS_OWNER_DATABASE_URL", settings.owner_database_url)
    file = str(settings.trail_anchor_file)
    assert main(["audit", "verify", "--anchors", file]) == 0
    assert main(["audit", "verify", "--since", "2020-01-01"]) == 0
    assert main(["audit", "anchor"]) == 0
    assert "checkpoint" in capsys.readouterr().out
    with superuser(settings, cluster) as connection:
        connection.execute(text(f"delete from audit.event where id = {SIXTH}"))
        connection.commit()
    assert main(["audit", "verify", "--anchors", file]) == 1
    assert "FEL  Rader: ändrade" in capsys.readouterr().out
    assert main(["audit", "verify", "--anchors", file + "x"]) == 1
    assert "Ankarfilen går inte att läsa: det finns inget där." in capsys.readouterr().err
    monkeypatch.setenv("QMS_TRAIL_ANCHOR_FILE", file + "/below")
    assert main(["audit", "anchor"]) == 1
    assert "below går inte att använda: en del av sökvägen är ingen katalog." in capsys.readouterr().err
    later = (clock.today() + timedelta(days=1)).isoformat()
    assert main(["audit", "verify", "--since", later, "--anchors", file]) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit.seal",
        "update audit.seal set number = 9",
        "delete from audit.seal",
        "insert into audit.seal select * from audit.seals(0)",
        "update access.generation set server = 'x'",
    ],
)
def test_the_service_cannot_change_a_seal(settings: Settings, statement: str) -> None:
    with (
        create_engine(settings.database_url, poolclass=NullPool).connect() as connection,
        pytest.raises(Exception, match="permission denied"),
    ):
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit.event where board_id = :id and at < now() order by at desc, id desc limit 50",
        "select * from audit.event where actor_id = :id and at > now() - interval '1 hour'",
        "select * from audit.event where generation = 1 and xid >= '9' order by generation, xid, id limit 50",
    ],
)
def test_what_is_asked_of_the_trail_has_its_index(original: tuple[Urls, str], statement: str) -> None:
    """The functions that read it hide their plans, so what they ask is explained here."""
    with create_engine(original[0].owner, poolclass=NullPool).connect() as connection:
        for way in ("seqscan", "sort", "bitmapscan"):
            connection.execute(text(f"set enable_{way} = off"))
        plan = "\n".join(connection.scalars(text(f"explain {statement}"), {"id": uuid4()}))
    assert "Index Scan" in plan
    assert "Sort" not in plan
