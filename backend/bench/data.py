"""Two databases in a throw-away cluster: the same board alone with 10 000 deviations, and among 1 000 000.

Rows are made by the database itself, in the order of time and with the boards mixed, as years of use would leave them.
Texts are the demo's invented sentences, so that words are as common as in real reports.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID, uuid5

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import make_url

from bench.sentences import SENTENCES, sentences
from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import upgrade

SAME_BOARD, TWENTY_THOUSAND, LARGE_BOARD = 0, 1, 2
SIZES = {"small": (10_000,), "large": (10_000, 20_000, *([97_000] * 10))}
DEPARTMENTS, UNITS_IN_EACH = 5, 11
NAMESPACE = UUID("0f8c2d0e-6d0f-5a52-9a55-3f1d3c1b7a10")
Persona = Literal["developer", "manager", "head"]
"""Who asks: the quality developer, who sees the board, a unit manager, or a department head."""
CROWD = 200
"""So many of each take turns: nobody may open more than some hundreds, and the hour's are counted at each opening."""
CATEGORIES = ("investigate-decide", "carry-out-service", "follow-up", "documentation", "cooperation-internal", "other")
CAUSES = ("guidelines-routines", "communication", "planning", "competence", "staffing", "technical-fault")
RISK = {
    "probability": ["Sällan", "Ibland", "Ofta", "Mycket ofta"],
    "consequence": ["Liten", "Måttlig", "Betydande", "Katastrofal"],
    "levels": [{"code": "low", "label": "Låg", "starts": 1}, {"code": "high", "label": "Hög", "starts": 8}],
}
PREPARE = """
create temp table sentence (n int primary key, title text, body text, words tsvector);
create temp table place (board int, n int, board_id uuid, unit_id uuid, name text, area text, person_id uuid);
"""
DRAW = """
create temp table draw as
select row_number() over (order by place) as g, mixed.* from (
  select b.board, 1 + floor(random() * %(units)s)::int as n,
         1 + floor(random() * %(sentences)s)::int as one, 1 + floor(random() * %(sentences)s)::int as two,
         random() as chance, random() as other, random() as place
    from unnest(%(boards)s::int[], %(sizes)s::int[]) as b(board, size), generate_series(1, b.size)
) mixed;
create temp table drawn as
select d.*, p.board_id, p.unit_id, p.name, p.area, p.person_id, t.at,
       (lpad(to_hex((extract(epoch from t.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(d.g::text), 1, 3) || '8'
        || substr(md5(d.g::text), 4, 15))::uuid as id,
       t.at + d.chance * interval '12 days' as assessed, t.at + d.chance * interval '12 days'
        + d.other * d.other * interval '140 days' as handled
  from draw d join place p using (board, n),
       lateral (select now() - interval '5 years' + interval '5 years' * (d.g - 0.5) / %(total)s as at) t;
analyze sentence, drawn;
"""
FILL = (
    """
    insert into matter (id, board_id, kind, title, unit_id, unit_name, area, reporter_id, owner_id, status, due_on,
                        reported_at, assessed_at, handled_at, closed_at, search)
    select d.id, d.board_id, 'deviation', left(s.title, 120), d.unit_id, d.name, d.area, d.person_id, d.person_id,
           case when d.handled < now() then 'closed' when d.assessed < now() then 'investigating' else 'received' end,
           (d.at + interval '5 days')::date, d.at, case when d.assessed < now() then d.assessed end,
           case when d.handled < now() then d.handled end, case when d.handled < now() then d.handled end,
           access.marked(d.board_id, (s.words || t.words)::text)::tsvector
      from drawn d join sentence s on s.n = d.one join sentence t on t.n = d.two order by d.g
    """,
    """
    insert into matter_word (board_id, word)
    select distinct d.board_id, lexeme
      from (select distinct board_id, one from drawn union select distinct board_id, two from drawn) d
      join sentence s on s.n = d.one, unnest(s.words) where access.is_word(lexeme)
    """,
    """
    insert into deviation (id, board_id, report_type, description, occurred_precision, occurred_on, affected, category,
                           law_area, probability, consequence, seriousness, decision)
    select d.id, d.board_id, 'deviation', s.body || ' ' || t.body, 'date', d.at::date, 'one',
           (%(categories)s::text[])[1 + floor(d.other * d.other * cardinality(%(categories)s::text[]))::int],
           'sol', 2, 3, 'low', case when d.assessed < now() then 'investigate' end
      from drawn d join sentence s on s.n = d.one join sentence t on t.n = d.two order by d.g
    """,
    """
    insert into matter_event (id, board_id, matter_id, kind, at, actor_id, actor_name, data)
    select gen_random_uuid(), d.board_id, d.id, e.kind, d.at, d.person_id, 'Bench', '{"status": "received"}'
      from drawn d, (values ('reported'), ('assessed'), ('concluded')) e(kind) order by d.g
    """,
    """
    insert into deadline (id, board_id, matter_id, rule, start_on, due_on, basis, status)
    select gen_random_uuid(), d.board_id, d.id, case when d.assessed < now() then 'investigate' else 'assess' end,
           d.at::date, (d.at + interval '5 days')::date, 'board', 'running'
      from drawn d where d.handled >= now() order by d.g
    """,
    """
    insert into cause (id, board_id, matter_id, code, whys, set_at)
    select gen_random_uuid(), d.board_id, d.id,
           (%(causes)s::text[])[1 + floor(d.chance * cardinality(%(causes)s::text[]))::int], '{}', d.handled
      from drawn d where d.other < 0.7 order by d.g
    """,
    """
    insert into matter_effect (id, board_id, matter_id, effect, judged_at)
    select gen_random_uuid(), d.board_id, d.id,
           (array['led-to-improvement', 'cannot-be-judged', 'no-effect'])[1 + floor(d.chance * 3)::int], d.handled
      from drawn d where d.handled < now() order by d.g
    """,
    """
    insert into audit.event (board_id, kind, action, actor_id, actor_kind, object_type, object_id, changes)
    select d.board_id, 'write', 'deviationReport', d.person_id, 'person', 'matter', d.id, '{"operation": "insert"}'
      from drawn d order by d.g
    """,
)
PEOPLE = (
    "insert into person (id, board_id, name) values (%(id)s, %(board)s, %(name)s) on conflict do nothing",
    "insert into person_identity values (%(issuer)s, %(subject)s, %(id)s) on conflict do nothing",
    """
    insert into assignment (id, board_id, person_id, role, unit_id, valid_from)
    select %(assignment)s, %(board)s, %(id)s, %(role)s, %(unit)s, '2020-01-01'
     where not exists (select from assignment where person_id = %(id)s)
    """,
)
FIGURE = """
insert into figure (id, board_id, unit_id, measure, parameters, question, chart, made_at)
values (%s, %s, %s, 'deviations', '{"category": "documentation"}', 'bench', 'xmr', now()) on conflict do nothing
"""
ACTIONS = (
    """
    insert into matter (id, board_id, kind, title, unit_id, unit_name, area, reporter_id, owner_id, status, due_on,
                        reported_at, assessed_at, handled_at, closed_at)
    select (lpad(to_hex((extract(epoch from t.at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3)
            || '8' || substr(hash, 4, 15))::uuid,
           u.board_id, 'action', 'Inför dubbelkoll av adress', u.id, u.name, u.area, u.manager_id, u.manager_id,
           case when n %% 8 < 6 then 'cancelled' when n %% 8 = 6 then 'under-way' else 'proposed' end,
           current_date - 60 + n %% 240, t.at, case when n %% 8 < 7 then t.at end, case when n %% 8 < 6 then t.at end,
           case when n %% 8 < 6 then t.at end
      from generate_series(1, %(size)s) n
      join (select *, row_number() over (order by id) as place from unit where board_id = %(board)s
               and kind = 'unit') u on u.place = 1 + n %% %(units)s,
           lateral (select now() - interval '5 years' + interval '5 years' * n / %(size)s as at,
                           md5(u.id::text || n) as hash) t
     where not exists (select from matter where board_id = %(board)s and kind = 'action')
    """,
    """
    insert into action (id, board_id, what, action_kind, strength, concerns_child, carry_out_by, doer_id, outside_kind,
                        outside_name, sent_on, answered_on, answer)
    select m.id, m.board_id, 'Två läser adressen.', 'routine', 'medium', 'no', m.due_on, m.owner_id,
           case when is_outside then 'region' end, case when is_outside then 'Regionen' end,
           case when is_outside then m.due_on - 30 end,
           case when is_outside and m.closed_at < now() then m.due_on end,
           case when is_outside and m.closed_at < now() then 'Ja.' end
      from matter m, lateral (select m.number %% 10 = 0 as is_outside) o
     where m.board_id = %(board)s and m.kind = 'action' and not exists (
           select from action where board_id = %(board)s)
    """,
)
"""One hundred thousand of them at a board: a fourth is open, a tenth is carried out by somebody outside."""
ACTIONS_OF_A_BOARD = 100_000
TABLES = ("matter", "matter_word", "deviation", "matter_event", "cause", "matter_effect", "event")


@dataclass(frozen=True)
class Databases:
    """Where the service finds each database, and where the cluster's processes are to be looked for."""

    urls: dict[str, str]
    superuser: dict[str, str]
    postmaster: int
    rows: dict[tuple[str, int, Persona], list[UUID]]
    """Some deviations that each persona sees, by database and board."""


def prepare(server: EmbeddedServer, issuer: str, every: Mapping[str, tuple[int, ...]] = SIZES) -> Databases:
    """Start the cluster and fill both databases, unless an earlier run left them. Both are brought up to date."""
    urls = server.start()
    upgrade(urls.owner)
    app_urls, rows = {}, {}
    with psycopg.connect(_libpq(urls.superuser, "postgres"), autocommit=True) as admin:
        for name, sizes in every.items():
            database = f"bench_{name}"
            if not admin.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
                admin.execute(f"create database {database} template qms owner qms_owner")
                admin.execute(f"grant connect on database {database} to qms_app")
                _fill(_libpq(urls.superuser, database), sizes)
            upgrade(_of(urls.owner, database))
            plain = _libpq(urls.superuser, database)
            measured = range(min(len(sizes), LARGE_BOARD + 1))
            with psycopg.connect(plain) as connection:
                for board in measured:
                    _people(connection, board, issuer)
                    if board < LARGE_BOARD:
                        _actions(connection, board)
                    connection.execute(FIGURE, [figure_id(board), board_id(board), department_id(board, 0)])
            _settle(plain)
            for board in measured:
                for persona in get_args(Persona):
                    rows[name, board, persona] = _some_rows(plain, board, persona)
            app_urls[name] = _of(urls.app, database)
        row = admin.execute("select pg_read_file('postmaster.pid')").fetchone()
    superuser = {name: _of(urls.superuser, f"bench_{name}") for name in every}
    return Databases(app_urls, superuser, int(str(row[0]).splitlines()[0]) if row else 0, rows)


def _actions(connection: psycopg.Connection[tuple[object, ...]], board: int) -> None:
    known = {"board": board_id(board), "size": ACTIONS_OF_A_BOARD, "units": DEPARTMENTS * UNITS_IN_EACH}
    connection.execute("set session_replication_role = replica")  # as where the others are filled
    for statement in ACTIONS:
        connection.execute(statement, known)
    connection.execute("set session_replication_role = origin")


def _settle(url: str) -> None:
    """Leave nothing for the database to tidy up while it is measured."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")


def _some_rows(url: str, board: int, persona: Persona) -> list[UUID]:
    """Some that a persona sees: of the unit, the department or the whole board."""
    tops = {"developer": top_id(board), "head": department_id(board, 0), "manager": unit_id(board)}
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            """select id from matter where board_id = %s and kind = 'deviation'
                  and unit_id in (select descendant from unit_closure where ancestor = %s)
                order by md5(id::text) limit 2000""",
            [board_id(board), tops[persona]],
        )
        return [row[0] for row in rows]


def board_id(board: int) -> UUID:
    """The board's id, the same in both databases."""
    return uuid5(NAMESPACE, f"board {board}")


def unit_id(board: int) -> UUID:
    """The unit of a board that reports are made to, and that the unit manager has."""
    return uuid5(NAMESPACE, f"unit {board} 1")


def top_id(board: int) -> UUID:
    """What all units of a board are below."""
    return uuid5(NAMESPACE, f"top {board}")


def department_id(board: int, department: int) -> UUID:
    """A department of a board. The department head has the first."""
    return uuid5(NAMESPACE, f"department {board} {department}")


def figure_id(board: int) -> UUID:
    """The figure of a board that is followed: a category of the first department."""
    return uuid5(NAMESPACE, f"figure {board}")


def person_id(board: int, persona: Persona, number: int = 0) -> UUID:
    """Somebody of a board: one of many with the same role there."""
    first = f"person {board}" if persona == "developer" else f"{persona} {board}"
    return uuid5(NAMESPACE, f"{first} {number}" if number else first)


def subject(board: int, persona: Persona, number: int = 0) -> str:
    """Who somebody is at the identity provider."""
    first = f"bench-{board}" if persona == "developer" else f"bench-{persona}-{board}"
    return f"{first}-{number}" if number else first


def _fill(url: str, sizes: tuple[int, ...]) -> None:
    with psycopg.connect(url) as connection:
        for board in range(len(sizes)):
            _organisation(connection, board)
        connection.execute(PREPARE)
        with connection.cursor() as cursor:
            cursor.executemany(
                "insert into sentence values (%s, %s, %s, to_tsvector('access.words_as_written', %s))",
                [(n, title, body, f"{title} {body}") for n, (title, body) in enumerate(sentences(), start=1)],
            )
            cursor.executemany("insert into place values (%s, %s, %s, %s, %s, %s, %s)", list(_places(len(sizes))))
        boards = list(range(len(sizes)))
        known = {
            "boards": boards,
            "sizes": list(sizes),
            "units": DEPARTMENTS * UNITS_IN_EACH,
            "sentences": SENTENCES,
            "total": sum(sizes),
            "categories": list(CATEGORIES),
            "causes": list(CAUSES),
        }
        # Triggers and foreign keys would take hours, and the rows are right by construction.
        connection.execute("set local session_replication_role = replica")
        connection.execute("set local maintenance_work_mem = '512MB'")
        connection.execute("set local work_mem = '256MB'")
        for statement in DRAW.split(";\n"):
            if statement.strip():
                connection.execute(statement, known)
        with _without_indexes(connection):
            for statement in FILL:
                connection.execute(statement, known)


class _without_indexes:  # noqa: N801 - used as a statement
    """Drop the plain indexes of the large tables, and build them again afterwards, which is quicker than upkeep."""

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        self.connection = connection
        rows = connection.execute(
            """select schemaname || '.' || indexname, indexdef from pg_indexes
                where tablename = any (%s) and indexdef not like 'CREATE UNIQUE%%'""",
            [list(TABLES)],
        )
        self.definitions = {str(name): str(definition) for name, definition in rows}

    def __enter__(self) -> None:
        for name in self.definitions:
            self.connection.execute(f"drop index {name}".encode())

    def __exit__(self, *_: object) -> None:
        for definition in self.definitions.values():
            self.connection.execute(definition.encode())


def _organisation(connection: psycopg.Connection[tuple[object, ...]], board: int) -> None:
    home, person = board_id(board), person_id(board, "developer")
    connection.execute(
        "insert into board (id, name, short_name, risk_scale) values (%s, %s, %s, %s)",
        [home, f"Nämnd {board}", f"N{board}", Jsonb(RISK)],
    )
    connection.execute("insert into person (id, board_id, name) values (%s, %s, %s)", [person, home, f"Person {board}"])
    with connection.cursor() as cursor:
        cursor.executemany(
            """insert into unit (id, board_id, parent_id, name, kind, area, valid_from, manager_id)
               values (%s, %s, %s, %s, %s, 'adults', '2020-01-01', %s)""",
            [(*unit, person) for unit in _units(board)],
        )
        cursor.executemany(
            """insert into code (id, board_id, list, code, label, valid_from)
               values (%s, %s, %s, %s, %s, '2020-01-01')""",
            [
                (uuid5(NAMESPACE, f"{name} {code} {board}"), home, name, code, code.capitalize())
                for name, codes in (("category", CATEGORIES), ("cause", CAUSES), ("law-area", ("sol",)))
                for code in codes
            ],
        )
    connection.execute(
        """insert into law (id, area, topic, reference, title, valid_from)
           values (gen_random_uuid(), 'sol', 'quality', 'SoL', 'Socialtjänstlagen', '1990-01-01')
           on conflict do nothing"""
    )


def _people(connection: psycopg.Connection[tuple[object, ...]], board: int, issuer: str) -> None:
    """Everybody who asks, also in databases that an earlier run has left without them."""
    led: Mapping[Persona, tuple[str, UUID | None]] = {
        "developer": ("quality-developer", None),
        "manager": ("unit-manager", unit_id(board)),
        "head": ("department-head", department_id(board, 0)),
    }
    people = [
        {
            "id": person_id(board, persona, number),
            "board": board_id(board),
            "name": f"{role} {board} {number}",
            "issuer": issuer,
            "subject": subject(board, persona, number),
            "role": role,
            "unit": unit,
            "assignment": uuid5(person_id(board, persona, number), "assignment"),
        }
        for persona, (role, unit) in led.items()
        for number in range(CROWD)
    ]
    with connection.cursor() as cursor:
        for statement in PEOPLE:
            cursor.executemany(statement, people)


def _units(board: int) -> Iterator[tuple[UUID, UUID, UUID | None, str, str]]:
    """A tree in three levels: administration, departments, units. Only the lowest level gets reports."""
    home, top = board_id(board), top_id(board)
    yield top, home, None, f"Förvaltning {board}", "administration"
    for department in range(DEPARTMENTS):
        middle = department_id(board, department)
        yield middle, home, top, f"Avdelning {department}", "department"
        for place in range(UNITS_IN_EACH):
            number = department * UNITS_IN_EACH + place + 1
            yield uuid5(NAMESPACE, f"unit {board} {number}"), home, middle, f"Enhet {number}", "unit"


def _places(boards: int) -> Iterator[tuple[object, ...]]:
    for board in range(boards):
        person = person_id(board, "developer")
        for number in range(1, DEPARTMENTS * UNITS_IN_EACH + 1):
            unit = uuid5(NAMESPACE, f"unit {board} {number}")
            yield board, number, board_id(board), unit, f"Enhet {number}", "adults", person


def _of(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def _libpq(url: str, database: str) -> str:
    return make_url(_of(url, database)).set(drivername="postgresql").render_as_string(hide_password=False)
