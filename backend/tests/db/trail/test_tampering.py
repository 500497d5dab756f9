"""The trail is tampered with by somebody who may do anything in the database, and verification notices."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text

from qms.settings import Settings
from qms.trail import commands
from qms.trail.seals import SealingKey, leaf_of, root_of, seal_of
from tests.conftest import Cluster, Figure
from tests.db.trail.written import SIXTH, said, superuser


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
