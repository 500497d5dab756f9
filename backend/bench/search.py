"""What a search costs among 100 000 deviations of one board, beside the bare SQL. Run with ``python -m bench.search``.

*bare*: the index asked for the typed words as they stand, the newest thousand. *bare, same words*: the same for all
that these stand for; *finding them* is to ask for those. *product*: the whole transaction, with rights, log and rows.
The invented texts have few words; ``--words`` fills the board's words up with compounds made at random.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
from sqlalchemy import make_url

from bench import data
from qms.deviation_lists import queries
from qms.deviation_lists.schemas import DeviationFilter
from qms.kernel.db import Database, Purpose, Tx
from qms.operations.embedded import EmbeddedServer

SOUGHT = ("hyra", "läkemedlet", "orosanmälan", "anmälan", "bedömning", "vård", "barn", "inte klar i tid", "ning")
TIMES = 15
FIRST = """
select id from matter where board_id = %(board)s and kind = 'deviation' and search @@ %(query)s::tsquery
 order by reported_at desc, id desc limit 1000
"""
TYPED = "select access.marked(%s, websearch_to_tsquery('access.words_as_written', %s)::text)"
ALIKE = """
select string_agg(format('(%%s)', words), ' & '), sum(number) from (
  select string_agg(quote_literal(right(%(board)s::text, 4) || alike), ' | ') as words, count(*) as number
    from unnest(tsvector_to_array(to_tsvector('access.words_as_written', %(words)s))) typed,
         access.alike(%(board)s, typed, 500) alike group by typed) groups
"""
MORE = """
insert into matter_word (board_id, word)
select %(board)s, one.word || two.word
  from (select word from matter_word where length(word) > 3 order by random() limit 1000) one,
       (select word from matter_word where length(word) > 3 order by random() limit 1000) two
 order by random() limit greatest(%(more)s - (select count(*) from matter_word), 0)
"""


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=100_000)
    home = Path(tempfile.mkdtemp(prefix="qms-bench-"))
    home.chmod(0o755)
    server = EmbeddedServer(home / "postgres")
    try:
        databases = data.prepare(server, "bench", {"search": (100_000,)})
        with psycopg.connect(_plain(server.start().superuser), autocommit=True) as connection:
            words = _fill_up(connection, parser.parse_args().words)
            print(f"{words} words in the board; milliseconds, median of {TIMES}")
            asyncio.run(_measure(databases.urls["search"], connection))
    finally:
        server.stop()
        rmtree(home)


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql", database="bench_search").render_as_string(hide_password=False)


def _fill_up(connection: psycopg.Connection[tuple[object, ...]], words: int) -> object:
    connection.execute(MORE, {"board": data.board_id(0), "more": words})
    connection.execute("vacuum analyze matter_word")
    return (connection.execute("select count(*) from matter_word").fetchone() or [0])[0]


async def _measure(url: str, connection: psycopg.Connection[tuple[object, ...]]) -> None:
    database, board = Database(url, pool_size=1), data.board_id(0)
    heads = ("matters", "words", "bare", "bare, same words", "finding them", "product")
    print(f"{'sought':18}", *(f"{head:>16}" for head in heads))
    for sought in SOUGHT:
        known = {"board": board, "words": sought}
        typed, (alike, words) = _one(connection, TYPED, [board, sought])[0], _one(connection, ALIKE, known)

        def search(tx: Tx, sought: str = sought) -> int:
            return queries.search(tx, sought, DeviationFilter(), offset=0, limit=20)[1]

        spent, total = [], 0
        for _ in range(TIMES):
            began = perf_counter()
            total = await database.as_system([board], Purpose("deviationSearch", "bench"), search, name="bench")
            spent.append(perf_counter() - began)
        bare = [_took(connection, FIRST, {"board": board, "query": query}) for query in (typed, alike)]
        figures = [*bare, _took(connection, ALIKE, known), median(spent) * 1000]
        print(f"{sought:18} {total:16} {words!s:>16}", *(f"{figure:16.1f}" for figure in figures))
    await database.close()


def _one(
    connection: psycopg.Connection[tuple[Any, ...]], statement: str, values: Sequence[object] | Mapping[str, object]
) -> tuple[Any, ...]:
    row = connection.execute(statement.encode(), values).fetchone()
    assert row is not None
    return row


def _took(connection: psycopg.Connection[tuple[object, ...]], statement: str, values: dict[str, object]) -> float:
    """Milliseconds, median."""
    spent = []
    for _ in range(TIMES):
        began = perf_counter()
        connection.execute(statement.encode(), values).fetchall()
        spent.append(perf_counter() - began)
    return median(spent) * 1000


if __name__ == "__main__":
    main()
