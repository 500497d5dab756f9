"""The service's own work with a list of people: examine every row, ask where many would end, then take the rows in.

Each step is a transaction of its own, so that nobody waits for a long list and a service that dies goes on where it
was. Nothing is taken in before everything has been examined.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import cast
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by

from qms.directory import policy as managing
from qms.directory import queries as entries
from qms.directory import service as directory
from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.schemas import DirectoryRow
from qms.directory_absences import service as absences
from qms.directory_reading import queries
from qms.directory_runs import policy, service, states
from qms.directory_runs import queries as lists
from qms.directory_runs.models import AT_WORK, DirectoryRun, DirectoryRunRow, RunStatus, Way
from qms.intake.service import each, tried
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.organisation.models import Board
from qms.organisation.policy import rights_moved

AT_A_TIME = 25
EXAMINED_AT_A_TIME = 200
Row = DirectoryRunRow
CHANGED = (Verdict.CREATED, Verdict.UPDATED, Verdict.ENDED)


def some(tx: Tx, run_id: UUID) -> bool:
    """Examine or take in the next rows of a list. False when nothing is left to do."""
    run = _at_work(tx, run_id)
    if run is None:
        return False
    return _examine(tx, run) if run.status == RunStatus.EXAMINING else _take_in(tx, run)


def give_up(tx: Tx, run_id: UUID) -> bool:
    """Say of a list that the service itself fails on that it does, on each row that is not in. What is in stays.

    False where nobody waits for the list.
    """
    run = _at_work(tx, run_id)
    if run is None:
        return False
    told = {"verdict": Verdict.REJECTED, "problem": service.refused(states.ListBroken()), "is_taken": True}
    tx.execute(update(Row).where(Row.run_id == run.id, Row.is_taken.is_(False)).values(told))
    if run.status == RunStatus.TAKING_IN:
        with suppress(Exception), tx.begin_nested():
            # What is in would be unchanged in the next list, and so never seen to.
            _see_to(tx, run)
    service.count(tx, run)
    states.LIFECYCLE.fire("fail", tx, run)
    service.is_over(tx, run)
    return True


def go_on(tx: Tx, board_id: UUID) -> None:
    """Let every list of a board that is worked on be worked on, also where the queue has given it up."""
    at_work = select(DirectoryRun).where(DirectoryRun.board_id == board_id, DirectoryRun.status.in_(AT_WORK))
    for run in tx.scalars(at_work).all():
        service.go_on(tx, run)


def go_on_with(tx: Tx, run_id: UUID) -> None:
    """Let the rest of a list be worked on when others have had their turn."""
    service.go_on(tx, tx.get_one(DirectoryRun, run_id))


def _at_work(tx: Tx, run_id: UUID) -> DirectoryRun | None:
    """A list that the service works on, kept from others meanwhile."""
    rows = select(DirectoryRun).where(DirectoryRun.id == run_id, DirectoryRun.status.in_(AT_WORK))
    return tx.scalar(rows.with_for_update())


def _examine(tx: Tx, run: DirectoryRun) -> bool:
    waiting = select(Row).where(Row.run_id == run.id, Row.verdict.is_(None)).order_by(Row.number)
    rows = tx.scalars(waiting.limit(EXAMINED_AT_A_TIME)).all()
    source = service.source_of(tx, run)
    keys = [row.key for row in rows if row.key]
    known, twice = entries.entries(tx, run.board_id, run.source, keys), _twice(tx, run, keys)
    contested = queries.contested(tx, run)
    for row in rows:
        entry = known.get(row.key or "")
        row.entry_id = entry.id if entry else None
        try:
            if row.key in twice:
                numbers, whole = twice[row.key]
                other = next(n for n in numbers if n != row.number)
                raise states.beside(states.KeyTwice, other, is_refused=whole == 1, at="/key")
            row.verdict = _judge(tx, source, DirectoryRow.model_validate(row.said), entry, contested)
        except Problem as problem:
            row.verdict, row.problem = Verdict.REJECTED, service.refused(problem)
        row.is_taken = row.verdict in (Verdict.UNCHANGED, Verdict.REJECTED)
        row.said = None if row.verdict == Verdict.UNCHANGED else row.said
    tx.flush()
    if len(rows) == EXAMINED_AT_A_TIME:
        return True
    _tell_of_twins(tx, run)
    _part_the_new(tx, run)
    _end_the_lacking(tx, run)
    _keep_an_administrator(tx, run)
    service.count(tx, run)
    return _go_on(tx, run)


def _judge(
    tx: Tx, source: directory.Source, row: DirectoryRow, entry: DirectoryEntry | None, contested: set[str]
) -> Verdict:
    """What would become of a row, whichever of the list's rows is taken in first."""
    verdict = directory.judge(tx, source, row, entry)
    is_tied = verdict != Verdict.UNCHANGED and entry is not None and row.login is not None and row.login in contested
    if is_tied and entry and entries.login_of(tx, source.issuer, entry.person_id) != row.login:
        raise directory.LoginStands(at="/login")
    return verdict


def _twice(tx: Tx, run: DirectoryRun, keys: Sequence[str]) -> dict[str | None, tuple[list[int], int]]:
    """The rows of each key that stands on several, those that are no rows last, and how many are rows."""
    rows = select(Row.key, func.array_agg(aggregate_order_by(Row.number, Row.said.is_(None), Row.number)))
    of_keys = rows.add_columns(func.count(Row.said)).where(Row.run_id == run.id, Row.key.in_(keys)).group_by(Row.key)
    return {key: (list(numbers), whole) for key, numbers, whole in tx.execute(of_keys.having(func.count() > 1))}


def _tell_of_twins(tx: Tx, run: DirectoryRun) -> None:
    """Say also of what is no row that another has the same key, so that all of it can be mended at once."""
    malformed = (Row.run_id == run.id, Row.verdict == Verdict.REJECTED, Row.said.is_(None), Row.key.is_not(None))
    rows = tx.scalars(select(Row).where(*malformed)).all()
    twice = _twice(tx, run, [row.key for row in rows if row.key])
    for row in rows:
        if row.problem and row.key in twice:
            numbers, whole = twice[row.key]
            other = next(n for n in numbers if n != row.number)
            told = states.beside(states.KeyTwice, other, is_refused=not whole, at="/key")
            row.problem = {**row.problem, "detail": f"{row.problem['detail']} {told.detail}"}
    tx.flush()


def _part_the_new(tx: Tx, run: DirectoryRun) -> None:
    """Refuse who is new with a login that is somebody else's, by another row or from before."""
    contradicted = queries.contradicted(tx, run)
    for row in tx.scalars(select(Row).where(Row.run_id == run.id, Row.number.in_(list(contradicted)))).all():
        other, is_refused = contradicted[row.number]
        problem = states.beside(states.LoginTwice, other, is_refused=is_refused, at="/login")
        row.verdict, row.problem, row.is_taken = Verdict.REJECTED, service.refused(problem), True
    tx.flush()


def _end_the_lacking(tx: Tx, run: DirectoryRun) -> None:
    """Add a row for each whom a whole list does not name."""
    if not queries.ends_the_lacking(tx, run):
        return
    of_run = {"board_id": run.board_id, "run_id": run.id, "verdict": Verdict.ENDED, "is_taken": False}
    rows = [
        of_run | {"number": number, "key": entry.key, "entry_id": entry.id}
        for number, entry in enumerate(queries.lacking(tx, run), queries.last_number(tx, run) + 1)
    ]
    if rows:
        tx.execute(insert(service.TABLE), rows)


def _keep_an_administrator(tx: Tx, run: DirectoryRun) -> None:
    """Refuse to end those who administer the board where nobody else would, as it is now."""
    numbers = list(lists.staying(tx, run, entries.administrators(tx, run.board_id)))
    for row in tx.scalars(select(Row).where(Row.run_id == run.id, Row.number.in_(numbers))).all() if numbers else ():
        problem = directory.LastAdministrator(at="/validTo" if row.said else None)
        row.verdict, row.problem, row.is_taken = Verdict.REJECTED, service.refused(problem), True
    tx.flush()


def _go_on(tx: Tx, run: DirectoryRun) -> bool:
    """Everything has been examined: end a dry run, ask, or take the rows in."""
    losing, going = _losing(tx, run), set(lists.leaving(tx, run, later=True).values())
    run.asks = queries.ends_guarded(tx, run) or policy.stops(
        ending=len(going) + (losing if losing > policy.CHANGES_OF_WORK else 0),
        ended_before=lists.ended_before(tx, run),
        working=entries.working(tx, run.board_id, run.source),
        percent=0 if run.way == Way.FILE else tx.get_one(Board, run.board_id).end_percent,
    )
    if run.is_dry_run or run.asks:
        _try_absences(tx, run)
        _remark(tx, run)
    if run.is_dry_run:
        states.LIFECYCLE.fire("end dry run", tx, run)
        return False
    _outdate_waiting(tx, run)
    states.LIFECYCLE.fire("ask" if run.asks else "take in", tx, run)
    return not run.asks


def _outdate_waiting(tx: Tx, run: DirectoryRun) -> None:
    """What waits for a yes is replaced by a newer whole list, and of a part by what that says of the same people."""
    same = (DirectoryRun.board_id == run.board_id, DirectoryRun.source == run.source)
    for older in tx.scalars(select(DirectoryRun).where(*same, DirectoryRun.status == RunStatus.WAITING)).all():
        if run.is_complete:
            states.LIFECYCLE.fire("replace", tx, older)
            service.is_over(tx, older)
            continue
        named = select(Row.key).where(Row.run_id == run.id).scalar_subquery()
        outdated = update(Row).where(Row.run_id == older.id, Row.is_taken.is_(False), Row.key.in_(named))
        tx.execute(outdated.values(verdict=Verdict.UNCHANGED, problem=None, said=None, is_taken=True))
        service.count(tx, older)
    tx.flush()


def _losing(tx: Tx, run: DirectoryRun) -> int:
    """How many who stay would lose every role that rules give them, as when a list has lost its titles."""
    source = service.source_of(tx, run)
    changed = select(DirectoryEntry, Row.said).join(Row, Row.entry_id == DirectoryEntry.id)
    rows = tx.execute(changed.where(Row.run_id == run.id, Row.verdict == Verdict.UPDATED)).all()
    return sum(
        directory.gives(source.rules, entry.title, entry.unit_id)
        and not directory.gives(source.rules, said.get("title", ""), source.units.get(said["unit"].casefold()))
        for entry, said in rows
        if said is not None
    )


def _take_in(tx: Tx, run: DirectoryRun) -> bool:
    rows = tx.scalars(queries.in_turn(run).limit(AT_A_TIME)).all()
    source = service.source_of(tx, run)
    if run.decided_at and any(row.verdict == Verdict.ENDED for row in rows):
        # Others may have stopped administering the board while the list waited.
        _keep_an_administrator(tx, run)
    for row in (row for row in rows if not row.is_taken):
        (taken,) = each(tx, [partial(_take, tx, source, row)])
        if isinstance(taken, Problem):
            row.verdict, row.problem = Verdict.REJECTED, service.refused(taken)
        else:
            row.entry_id, row.said = taken, None
        row.is_taken = True
    tx.flush()
    rights_moved(tx)
    if len(rows) == AT_A_TIME:
        return True
    _see_to(tx, run)
    service.count(tx, run)
    states.LIFECYCLE.fire("all taken in", tx, run)
    service.is_over(tx, run)
    return False


def _see_to(tx: Tx, run: DirectoryRun) -> None:
    """See to what hangs on several rows, when those that are to be are in: managers, absences, remarks."""
    directory.name_managers(tx, run.board_id)
    changed = tx.scalars(select(Row.entry_id).where(Row.run_id == run.id, Row.verdict.in_(CHANGED))).all()
    _tell(tx, run, absences.see_to(tx, run.board_id, {one for one in changed if one}))
    _remark(tx, run)


def _take(tx: Tx, source: directory.Source, row: DirectoryRunRow) -> UUID | None:
    """Take in a row, or end whom the list lacks if nothing has been said of them since."""
    if row.said is None:
        entry = tx.get_one(DirectoryEntry, row.entry_id)
        if not entry.is_over(clock.today()):
            directory.end(tx, source.rules, entry)
        return entry.id
    _, entry_or_none = directory.take(tx, source, DirectoryRow.model_validate(row.said))
    return entry_or_none.id if entry_or_none else None


def _tell(tx: Tx, run: DirectoryRun, refused: Mapping[UUID, Problem]) -> None:
    """Say on the row why an absence could not be registered, and no more what was said before it was decided on.

    The row is in all the same.
    """
    before = update(Row).where(Row.run_id == run.id, Row.verdict != Verdict.REJECTED, Row.problem.is_not(None))
    tx.execute(before.values(problem=None))
    told = select(Row).where(Row.run_id == run.id, Row.entry_id.in_(refused), Row.verdict != Verdict.REJECTED)
    for row in tx.scalars(told).all() if refused else ():
        row.problem = service.refused(refused[cast("UUID", row.entry_id)])
    tx.flush()


def _remark(tx: Tx, run: DirectoryRun) -> None:
    """Say on a row that no administrator is left on a day, or what is wrong with its manager, if nothing else is said.

    The row is in all the same.
    """
    unsaid = (Row.run_id == run.id, Row.problem.is_(None))
    last = lists.staying(tx, run, entries.administrators(tx, run.board_id), later=True)
    told = service.refused(directory.LastAdministratorLater(at="/validTo"))
    tx.execute(update(Row).where(*unsaid, Row.number.in_(list(last))).values(problem=told))
    told = service.refused(managing.ManagerUnknown(at=managing.MANAGER))
    tx.execute(update(Row).where(*unsaid, Row.number.in_(queries.unmanaged(run))).values(problem=told))
    managers = queries.managers(tx, run)
    ringed = managing.in_rings(managers)
    stays = Row.verdict.not_in((Verdict.REJECTED, Verdict.ENDED))
    for row in tx.scalars(select(Row).where(*unsaid, stays, Row.key.in_(ringed))).all() if ringed else ():
        row.problem = service.refused(managing.ManagerInRing.of(row.key or "", managers[row.key or ""]))
    tx.flush()


def _try_absences(tx: Tx, run: DirectoryRun) -> None:
    """Say of what is tried or waits which absences could not be registered.

    What they hang on is taken in, and nothing of it stays.
    """
    source, rows = service.source_of(tx, run), queries.of_absences(tx, run)
    numbers = {row.number: row for row in rows}

    def whole() -> tuple[dict[int, Problem], dict[UUID, Problem]]:
        taken = [(row.number, each(tx, [partial(_take, tx, source, row)])[0]) for row in rows]
        entry_of = {number: entry_id for number, entry_id in taken if isinstance(entry_id, UUID)}
        refused = absences.see_to(tx, run.board_id, set(entry_of.values()))
        return {number: refused[one] for number, one in entry_of.items() if one in refused}, refused

    (told,) = tried(tx, [whole])
    if isinstance(told, Problem):
        return
    by_number, by_entry = told
    _tell(tx, run, by_entry)
    for number, problem in by_number.items():
        numbers[number].problem = service.refused(problem)
    tx.flush()
