"""What it costs to draw up a quarter of some 10 000 lines over 100 000 decisions. Run with ``python -m bench.quarter``.

The same run reads the same rows by one bare statement, so that the share says more than the seconds.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import TypeVar
from uuid import UUID

from sqlalchemy import create_engine, event, text
from sqlalchemy.pool import NullPool

from qms.ivo_reporting import reports, service
from qms.ivo_reporting.models import IvoReport, IvoReportStatus
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.laws.calendar import Quarter
from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import upgrade

T = TypeVar("T")
DECISIONS, ROUNDS = 100_000, 3
PERIOD = Quarter(2026, 3)
TABLES = ("matter", "decision", "decision_event", "decision_spell")
FILL = """
create temporary table plan as
  select gen_random_uuid() as id, n, date '2020-01-01' + (n * 2450 / :decisions) as decided_on, n % 13 as luck
    from generate_series(0, :decisions - 1) n;
insert into matter (id, board_id, kind, title, unit_id, unit_name, area, status, due_on, reported_at)
  select id, :board, 'decision', 'Kontaktfamilj', :unit, 'Enheten', 'children-youth',
         case when luck = 0 then 'waiting' else 'executed' end, decided_on + 90, decided_on
    from plan;
insert into decision (id, board_id, case_reference, law_area, law_topic, benefit, origin, decided_on, sex,
                      is_protected, clock_start_on, clock_basis)
  select id, :board, n::text, 'sol', 'grant', 'contact-family', 'decision', decided_on,
         case when n % 2 = 0 then 'female' else 'male' end, false,
         case when luck = 0 then decided_on end, case when luck = 0 then 'decision' end
    from plan;
insert into decision_event (id, board_id, decision_id, kind, happened_on, is_from_source, recorded_at)
  select gen_random_uuid(), :board, id, case when luck = 0 then 'offered' else 'executed' end,
         decided_on + 20 + luck * 4, true, decided_on
    from plan;
insert into decision_spell (decision_id, number, board_id, start_on, basis, ended_on, ending)
  select id, 0, :board, decided_on, 'decision', case when luck > 0 then decided_on + 20 + luck * 4 end,
         case when luck > 0 then 'executed' end
    from plan;
"""
BARE = text(
    """
    select d.*, m.*, s.start_on, s.ended_on,
           (select jsonb_agg(e) from decision_event e where e.decision_id = d.id and e.struck_at is null) as events
      from decision_spell s join decision d on d.id = s.decision_id join matter m on m.id = d.id
     where s.board_id = :board and s.start_on <= :day and (s.ended_on is null or s.ended_on > :day)
       and (s.start_on + interval '3 months')::date < :day
    """
)


def main() -> None:
    """Fill, draw up, print."""
    with tempfile.TemporaryDirectory() as place:
        server = EmbeddedServer(Path(place) / "postgres", fast=True)
        try:
            urls = server.start()
            upgrade(urls.owner)
            board_id = _fill(urls.owner)
            asyncio.run(_measure(urls.app, board_id))
        finally:
            server.stop()


def _fill(owner_url: str) -> UUID:
    board_id, unit_id = new_id(), new_id()
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        connection.execute(
            text("insert into board (id, name, short_name, risk_scale) values (:id, 'Nämnden', 'Nämnden', '{}')"),
            {"id": board_id},
        )
        connection.execute(
            text(
                "insert into unit (id, board_id, name, kind, area, valid_from) "
                "values (:id, :board, 'Enheten', 'unit', 'children-youth', '2015-01-01')"
            ),
            {"id": unit_id, "board": board_id},
        )
        for table in TABLES:
            connection.execute(text(f"alter table {table} disable trigger user"))
        for statement in FILL.split(";\n")[:-1]:
            connection.execute(text(statement), {"decisions": DECISIONS, "board": board_id, "unit": unit_id})
        for table in TABLES:
            connection.execute(text(f"alter table {table} enable trigger user"))
    with create_engine(owner_url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("analyze"))
    return board_id


async def _measure(app_url: str, board_id: UUID) -> None:
    database = Database(app_url, pool_size=1)
    statements: list[str] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    async def run(work: Callable[[Tx], T]) -> tuple[T, float, int]:
        statements.clear()
        began = perf_counter()
        result = await database.as_system([board_id], Purpose("bench", "bench"), work, name="bench")
        return result, perf_counter() - began, len(statements)

    def open_again(tx: Tx) -> UUID:
        service.opened(tx, board_id, PERIOD)
        report = tx.query(IvoReport).filter_by(board_id=board_id, period=str(PERIOD)).one()
        report.status = IvoReportStatus.REQUESTED
        return report.id

    def bare(tx: Tx) -> int:
        return len(tx.execute(BARE, {"board": board_id, "day": PERIOD.last_day}).all())

    report_id, _, _ = await run(open_again)
    bare_seconds = min([(await run(bare))[1] for _ in range(ROUNDS)])
    lines, _, _ = await run(bare)
    _, frozen, count = await run(lambda tx: service.freeze(tx, report_id))
    made, gathered, more = await run(lambda tx: reports.gather(tx, service.freeze(tx, report_id) or IvoReport()))
    began, spent = perf_counter(), process_time()
    files = reports.files(made)
    rendered, spent = perf_counter() - began, process_time() - spent
    rows = (
        ("bare SQL, one statement", bare_seconds, 1),
        ("freeze the list", frozen, count),
        ("read it for the files", gathered, more),
        (f"make {len(files)} files (no database)", rendered, 0),
    )
    sys.stdout.write(f"{DECISIONS} decisions, {lines} delays in the list\n\n")
    sys.stdout.write(f"{'':<34}{'seconds':>9}{'statements':>12}{'of bare SQL':>13}\n")
    for name, seconds, queries in rows:
        sys.stdout.write(f"{name:<34}{seconds:>9.2f}{queries:>12}{seconds / bare_seconds:>13.1f}\n")
    peak = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"\n{len(made.lines)} lines: the files took {spent:.1f} s of processor; at most {peak} MB were held\n"
    )
    await database.close()


if __name__ == "__main__":
    main()
