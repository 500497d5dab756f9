"""Reads of lists of people: the latest, one, its rows, and whom it lacks."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, distinct, func, select

from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.queries import guarded, of_source, still
from qms.directory_runs.models import DirectoryRun, DirectoryRunRow, RunStatus
from qms.directory_runs.schemas import DirectoryRunFilter, DirectoryRunSummary
from qms.directory_runs.schemas import DirectoryRunRow as RowShape
from qms.kernel import access, audit, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, valid_on
from qms.organisation.models import Assignment, Person, Unit

RUN = Located(DirectoryRun.__table__.c.board_id)

A_DAY = timedelta(days=1)


def runs(tx: Tx, filters: DirectoryRunFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the lists that have come in, the latest first."""
    rows = select(*columns_of(DirectoryRunSummary, DirectoryRun)).where(_within(tx, "directoryRunList"))
    if filters.board_id:
        rows = rows.where(DirectoryRun.board_id == filters.board_id)
    if filters.status:
        rows = rows.where(DirectoryRun.status == filters.status)
    return page_of(tx, rows.order_by(DirectoryRun.requested_at.desc(), DirectoryRun.id), offset=offset, limit=limit)


def visible_run(tx: Tx, run_id: UUID) -> DirectoryRun:
    """A list that the caller may see, recorded as read. Otherwise it does not exist."""
    run = one_visible(tx, DirectoryRun, run_id, _within(tx, "directoryRunRead"))
    audit.read(tx, "directory_run", run_id, board_id=run.board_id)
    return run


def run_rows(tx: Tx, run: DirectoryRun, verdict: Verdict | None, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """Rows of a list in their order, with the person and the roles of today."""
    held = select(
        func.coalesce(func.array_agg(distinct(Assignment.role)), func.string_to_array("", ",", type_=ARRAY(Text)))
    )
    held = held.where(Assignment.person_id == DirectoryEntry.person_id, valid_on(Assignment, clock.today()))
    name = func.coalesce(Person.name, DirectoryRunRow.said["name"].astext)
    told = {
        "person_id": DirectoryEntry.person_id,
        "person_name": name,
        "unit_name": func.coalesce(Unit.name, DirectoryRunRow.said["unit"].astext),
        "roles": held.correlate(DirectoryEntry).scalar_subquery(),
    }
    rows = (
        select(*columns_of(RowShape, DirectoryRunRow, **told))
        .outerjoin(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
        .outerjoin(Person, Person.id == DirectoryEntry.person_id)
        .outerjoin(Unit, Unit.id == DirectoryEntry.unit_id)
        .where(DirectoryRunRow.run_id == run.id)
    )
    if verdict:
        rows = rows.where(DirectoryRunRow.verdict == verdict)
    return page_of(tx, rows.order_by(DirectoryRunRow.number), offset=offset, limit=limit)


def ended_before(tx: Tx, run: DirectoryRun) -> int:
    """How many of a source's rows other lists have ended today without anybody's yes."""
    rows = select(func.coalesce(func.sum(DirectoryRun.ended), 0)).where(
        DirectoryRun.board_id == run.board_id,
        DirectoryRun.source == run.source,
        DirectoryRun.id != run.id,
        DirectoryRun.status == RunStatus.DONE,
        DirectoryRun.decided_at.is_(None),
        DirectoryRun.requested_at > clock.now() - A_DAY,
    )
    return int(tx.scalar(rows) or 0)


def ends_guarded(tx: Tx, run: DirectoryRun) -> bool:
    """Whether a list ends somebody with a role that no rule gives, as an administrator: then somebody must say yes."""
    rows = select(DirectoryRunRow.number).join(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
    ended = (DirectoryRunRow.run_id == run.id, DirectoryRunRow.verdict == Verdict.ENDED)
    return tx.scalar(rows.where(*ended, guarded(DirectoryEntry.person_id)).limit(1)) is not None


def waiting_row(tx: Tx, board_id: UUID, source: str, key: str) -> DirectoryRunRow | None:
    """What waits for a yes about somebody, in a list of a source."""
    of_source_here = (DirectoryRun.board_id == board_id, DirectoryRun.source == source)
    rows = select(DirectoryRunRow).join(DirectoryRun, DirectoryRun.id == DirectoryRunRow.run_id).where(*of_source_here)
    waits = (DirectoryRun.status == RunStatus.WAITING, DirectoryRunRow.is_taken.is_(False), DirectoryRunRow.key == key)
    return tx.scalar(rows.where(*waits).limit(1))


def lacking(tx: Tx, run: DirectoryRun) -> Sequence[DirectoryEntry]:
    """The entries that hold and that a whole list does not name."""
    named = select(DirectoryRunRow.key).where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.key.is_not(None))
    rows = select(DirectoryEntry).where(
        *of_source(run.board_id, run.source), still(clock.today()), DirectoryEntry.key.not_in(named)
    )
    return tx.scalars(rows.order_by(DirectoryEntry.key)).all()


def _within(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), RUN)
