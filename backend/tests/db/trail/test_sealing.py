"""The trail as it is sealed, anchored and verified, whatever the order in which it was written."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from qms.cli import main
from qms.kernel import clock
from qms.operations.embedded import Urls
from qms.settings import Settings
from qms.trail import anchors, commands, sealer
from tests.conftest import Cluster
from tests.db.trail.written import SIXTH, WRITE, said, superuser, write


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
        connection.execute(text("update access.generation set server = 'another', started = null"))
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
