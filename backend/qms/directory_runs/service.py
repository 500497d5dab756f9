"""What is done with lists of people: they come in, many leavers are decided on, and one by one they add up."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Table, delete, func, insert, select, text

from qms.background.jobs import enqueue
from qms.directory import queries as entries
from qms.directory import service as directory
from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.policy import ManagerInRing, board_of, in_rings
from qms.directory.schemas import DirectoryRow, Key
from qms.directory_absences.service import SEE_TO
from qms.directory_runs import policy, queries, states
from qms.directory_runs.models import DirectoryRun, DirectoryRunRow, RunStatus, Way
from qms.directory_runs.schemas import DirectoryRunCreate
from qms.intake.schemas import Malformed, item_problem
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Problem
from qms.organisation.models import Board
from qms.organisation.policy import rights_moved

WORK_ON_RUN = "directory_runs.work_on_run"
SEE_TO_FILE = "directory_runs.see_to_file"
"""Sees to the file that a list came from, when one of the two has come to its end."""

TABLE = cast("Table", DirectoryRunRow.__table__)

KEY: TypeAdapter[str] = TypeAdapter(Key)

IN_TURN = text("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")


class NothingToTake(Conflict):
    """Den som redan har slutat läggs inte upp."""

    code = "directory-nothing-to-take"
    title = "Personen har redan slutat"
    detail = "Den som har slutat innan den var känd här läggs inte upp."


def begin(tx: Tx, command: DirectoryRunCreate) -> DirectoryRun:
    """Receive a list of people from a system. Its rows are examined afterwards."""
    board_id = board_of(tx, "directoryRunCreate", command.board_id)
    run = new_run(tx, board_id, command.source, Way.API, is_complete=command.is_complete)
    run.is_dry_run = command.is_dry_run
    start(tx, run, dict(enumerate(command.entries, 1)))
    return run


def start(tx: Tx, run: DirectoryRun, rows: Mapping[int, DirectoryRow | Malformed]) -> None:
    """Let the service work on a list that has come in, unless it works on another one of the same source."""
    if refusal := states.at_work(tx, run):
        raise refusal
    tx.add(run)
    tx.flush()
    keep(tx, run, rows)
    go_on(tx, run)


def new_run(
    tx: Tx,
    board_id: UUID,
    source: str,
    way: Way,
    *,
    is_complete: bool = False,
    status: str = states.LIFECYCLE.begins,
) -> DirectoryRun:
    """A list that comes in now, not kept yet."""
    return DirectoryRun(
        id=new_id(),
        board_id=board_id,
        source=source,
        way=way,
        status=status,
        issuer=tx.issuer,
        is_complete=is_complete,
        is_dry_run=False,
        requested_at=clock.now(),
        requested_by=tx.actor.id,
        requested_by_name=tx.actor.name,
    )


def keep(tx: Tx, run: DirectoryRun, rows: Mapping[int, DirectoryRow | Malformed]) -> None:
    """Keep the rows of a list until they are taken in. One that is no row is refused, and still names its key."""
    run.row_count, source = len(rows), source_of(tx, run)
    for row in rows.values():
        if isinstance(row, Malformed):
            _tell_of_unit(source, row)
    told = [_kept(row) | {"board_id": run.board_id, "run_id": run.id, "number": n} for n, row in rows.items()]
    tx.execute(insert(TABLE), told)


def try_anew(tx: Tx, run: DirectoryRun) -> None:
    """Forget what a trial says and what was known of it. It is tried again when it has rows again."""
    states.LIFECYCLE.settle(run, RunStatus.EXAMINING)
    tx.execute(delete(DirectoryRunRow).where(DirectoryRunRow.run_id == run.id))
    run.row_count = 0
    count(tx, run)


def _kept(row: DirectoryRow | Malformed) -> dict[str, Any]:
    if isinstance(row, Malformed):
        key, problem = _key_of(row.sent), refused(row.problem)
        return {"key": key, "said": None, "verdict": Verdict.REJECTED, "problem": problem, "is_taken": True}
    said = row.model_dump(mode="json", exclude_defaults=True)
    return {"key": row.key, "said": said, "verdict": None, "problem": None, "is_taken": False}


def _tell_of_unit(source: directory.Source, row: Malformed) -> None:
    """Say of what is no row also that its unit is not known, so that all of it can be mended at once."""
    named = row.sent.get("unit") if isinstance(row.sent, dict) else None
    fault = directory.unit_fault(source, named) if isinstance(named, str) and named else None
    if fault and all(told["pointer"] != "/unit" for told in row.problem.errors or ()):
        # First, so that the nearest names are shown beside what is wrong with the row by itself.
        row.problem.errors = [*(fault.errors or ()), *(row.problem.errors or ())]


def _key_of(sent: object) -> str | None:
    """Whom a row that is no row names, as the key is kept. Nobody, where it could be no key."""
    try:
        return KEY.validate_python(sent.get("key")) if isinstance(sent, dict) else None
    except ValidationError:
        return None


def go_on(tx: Tx, run: DirectoryRun) -> None:
    """Let the service work on a list."""
    enqueue(tx, WORK_ON_RUN, run_id=str(run.id), board_id=str(run.board_id))


def accept(tx: Tx, run: DirectoryRun) -> None:
    """Say yes to a list by which many end."""
    states.LIFECYCLE.fire("accept", tx, run)
    _decide(tx, run)
    go_on(tx, run)


def decline(tx: Tx, run: DirectoryRun) -> None:
    """Say no to a list by which many would end. Nothing of it is taken in."""
    states.LIFECYCLE.fire("decline", tx, run)
    _decide(tx, run)
    is_over(tx, run)


def is_over(tx: Tx, run: DirectoryRun) -> None:
    """A list has come to its end: the file that it came from is seen to."""
    if run.import_id:
        enqueue(tx, SEE_TO_FILE, import_id=str(run.import_id), board_id=str(run.board_id))


def _decide(tx: Tx, run: DirectoryRun) -> None:
    run.decided_at, run.decided_by = clock.now(), tx.actor.id


def source_of(tx: Tx, run: DirectoryRun) -> directory.Source:
    """Who speaks in a list."""
    units, rules = entries.units_by_name(tx, run.board_id), entries.holding(tx, run.board_id)
    return directory.Source(run.board_id, run.source, run.issuer, units, rules)


def take_one(tx: Tx, board_id: UUID, source_name: str, row: DirectoryRow) -> DirectoryEntry | None:
    """Take in what a directory says of one person by itself, as a row of the day's list.

    Nothing where so many have ended today that somebody must say yes: then the row waits in a list of its own.
    """
    run = _list_of_the_day(tx, board_id, source_name, RunStatus.DONE)
    source = source_of(tx, run)
    entry = entries.entries(tx, board_id, source_name, [row.key]).get(row.key)
    ends = directory.judge(tx, source, row, entry) == Verdict.ENDED
    if (
        ends
        and entry
        and not entries.has_another(tx, entry)
        and (
            tx.scalar(select(entries.guarded(entry.person_id)))
            or policy.stops(
                ending=1,
                ended_before=queries.ended_before(tx, run),
                working=entries.working(tx, board_id, source_name),
                percent=tx.get_one(Board, board_id).end_percent,
            )
        )
    ):
        waiting = _list_of_the_day(tx, board_id, source_name, RunStatus.WAITING)
        if queries.waiting_row(tx, board_id, source_name, row.key) is None:
            _add(tx, waiting, row, entry, Verdict.ENDED, is_taken=False)
        return None
    verdict, taken = directory.take(tx, source, row)
    _wait_no_more(tx, board_id, source_name, row.key)
    rights_moved(tx)
    if verdict == Verdict.ENDED:
        enqueue(tx, SEE_TO, board_id=str(board_id))
    _add(tx, run, row, taken, verdict, is_taken=True)
    if taken is None:
        raise NothingToTake(at="/active")
    return taken


def _wait_no_more(tx: Tx, board_id: UUID, source: str, key: str) -> None:
    """Let what waited about somebody be outdated, and a list that nobody waits in any more be replaced."""
    outdated = queries.waiting_row(tx, board_id, source, key)
    if outdated is None:
        return
    outdated.verdict, outdated.problem, outdated.said, outdated.is_taken = Verdict.UNCHANGED, None, None, True
    tx.flush()
    waiting = tx.get_one(DirectoryRun, outdated.run_id)
    count(tx, waiting)
    if waiting.way == Way.SCIM and not waiting.ended:
        states.LIFECYCLE.settle(waiting, RunStatus.REPLACED)


def _list_of_the_day(tx: Tx, board_id: UUID, source: str, status: str) -> DirectoryRun:
    """The list that one after the other goes into, one writer at a time."""
    tx.execute(IN_TURN, {"lock": f"directory {board_id} {source}"})
    same = (DirectoryRun.board_id == board_id, DirectoryRun.source == source, DirectoryRun.way == Way.SCIM)
    latest = select(DirectoryRun).where(*same, DirectoryRun.status == status, DirectoryRun.decided_at.is_(None))
    run = tx.scalar(latest.order_by(DirectoryRun.requested_at.desc()).limit(1))
    if run is None or (status == RunStatus.DONE and clock.civil_date(run.requested_at) < clock.today()):
        run = new_run(tx, board_id, source, Way.SCIM, status=status)
        run.asks = status == RunStatus.WAITING
        tx.add(run)
        tx.flush()
    return run


def _add(
    tx: Tx, run: DirectoryRun, row: DirectoryRow, entry: DirectoryEntry | None, verdict: Verdict, *, is_taken: bool
) -> None:
    run.row_count += 1
    setattr(run, verdict, getattr(run, verdict) + 1)
    told = _kept(row) | {"verdict": verdict, "entry_id": entry.id if entry else None, "is_taken": is_taken}
    told |= {"said": None} if is_taken else {}
    told |= {"problem": _remark(tx, run, row)} if is_taken and verdict != Verdict.ENDED else {}
    tx.execute(insert(TABLE), [told | {"board_id": run.board_id, "run_id": run.id, "number": run.row_count}])
    tx.flush()


def _remark(tx: Tx, run: DirectoryRun, row: DirectoryRow) -> dict[str, Any] | None:
    """What is said of somebody who is in all the same: the managers lead back, each looked up once."""
    managers, at = {row.key: row.manager}, row.manager
    while at and at not in managers:
        known = entries.entries(tx, run.board_id, run.source, [at]).get(at)
        managers[at] = known.said.get("manager") if known else None
        at = managers[at]
    is_ringed = row.key in in_rings(managers)
    return refused(ManagerInRing.of(row.key, row.manager)) if is_ringed else None


def count(tx: Tx, run: DirectoryRun) -> None:
    """Count how the rows of a list stand."""
    verdicts = select(DirectoryRunRow.verdict, func.count()).where(DirectoryRunRow.run_id == run.id)
    tally = Counter(dict(tx.execute(verdicts.group_by(DirectoryRunRow.verdict)).all()))
    for verdict in Verdict:
        setattr(run, verdict, tally[verdict])


def refused(problem: Problem) -> dict[str, Any]:
    """Why a row was not taken, as it is kept."""
    return item_problem(problem).model_dump()
