"""Reads of lists of people: the latest, one, its rows, and whom it lacks."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    Subquery,
    Text,
    and_,
    case,
    cast,
    distinct,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased
from sqlalchemy.types import Uuid

from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.queries import administering
from qms.directory.service import LastAdministrator
from qms.directory_runs.models import DirectoryRun, DirectoryRunRow, RunStatus, Way
from qms.directory_runs.schemas import DirectoryRunFilter, DirectoryRunSummary, RowFilter
from qms.directory_runs.schemas import DirectoryRunRow as RowShape
from qms.file_imports.models import FileImport
from qms.kernel import access, audit, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, swedish, valid_on
from qms.organisation.models import Assignment, Person, Unit
from qms.organisation.queries import OutsideReach, require_reached

NAMED = case((DirectoryRun.way == Way.SCIM, DirectoryRun.requested_by_name), else_=DirectoryRun.source)
"""What a source is called: a system that sends one by one by its own name."""

RUN = Located(DirectoryRun.__table__.c.board_id)

A_DAY = timedelta(days=1)
LAST_DAY = DirectoryRunRow.said["valid_to"].astext
ENDS_ON = case((DirectoryRunRow.is_taken, DirectoryEntry.valid_to), else_=cast(LAST_DAY, Date))


def runs(tx: Tx, filters: DirectoryRunFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the lists that have come in, the latest first."""
    require_reached(tx, filters)
    shown = columns_of(DirectoryRunSummary, DirectoryRun, source=NAMED)
    rows = select(*shown).where(_within(tx, "directoryRunList"), _asked_for(tx, filters))
    if filters.board_id:
        rows = rows.where(DirectoryRun.board_id == filters.board_id)
    if filters.status:
        rows = rows.where(DirectoryRun.status == filters.status)
    return page_of(tx, rows.order_by(DirectoryRun.requested_at.desc(), DirectoryRun.id), offset=offset, limit=limit)


def _asked_for(tx: Tx, filters: DirectoryRunFilter) -> ColumnElement[bool]:
    """The lists of one file, or all but what files would be: that stands with the file."""
    if filters.import_id:
        received = tx.get(FileImport, filters.import_id)
        if received is None or received.board_id not in access.reach(tx.actor, tx.action).boards:
            raise OutsideReach(about=("file_import", filters.import_id))
        return DirectoryRun.import_id == filters.import_id
    return or_(DirectoryRun.import_id.is_(None), DirectoryRun.is_dry_run.is_(False))


def visible_run(tx: Tx, run_id: UUID) -> DirectoryRun:
    """A list that the caller may see, recorded as read. Otherwise it does not exist."""
    run = one_visible(tx, DirectoryRun, run_id, _within(tx, "directoryRunRead"))
    audit.read(tx, "directory_run", run_id, board_id=run.board_id)
    return run


def run_rows(tx: Tx, run: DirectoryRun, asked: RowFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """Rows of a list in their order, with the person and the roles of today."""
    held = select(
        func.coalesce(func.array_agg(distinct(Assignment.role)), func.string_to_array("", ",", type_=ARRAY(Text)))
    )
    held = held.where(Assignment.person_id == DirectoryEntry.person_id, valid_on(Assignment, clock.today()))
    name = func.coalesce(Person.name, DirectoryRunRow.said["name"].astext)
    login, one, first = DirectoryRunRow.said["login"].astext, aliased(Person), _first(run)
    is_new = and_(DirectoryRunRow.verdict == Verdict.CREATED, DirectoryRunRow.is_taken.is_(False))
    by_login = case((is_new, func.access.person_at(run.issuer, login, type_=Uuid())))
    is_joined = and_(is_new, one.id.is_(None), first.c.number != DirectoryRunRow.number)
    same = func.coalesce(one.name, case((is_joined, first.c.name)))
    left = _leaving(run, later=True).subquery("left")
    goes_on = DirectoryRunRow.number.not_in(select(left.c.number))
    told: dict[str, SQLColumnExpression[Any] | None] = {
        "person_id": func.coalesce(DirectoryEntry.person_id, one.id),
        "person_name": name,
        "same_person_name": same,
        "same_person_row": case((is_joined, first.c.number)),
        "goes_on": and_(DirectoryRunRow.verdict == Verdict.ENDED, goes_on),
        "unit_name": func.coalesce(Unit.name, DirectoryRunRow.said["unit"].astext),
        "last_day": ENDS_ON,
        "roles": held.correlate(DirectoryEntry).scalar_subquery(),
    }
    rows = (
        select(*columns_of(RowShape, DirectoryRunRow, **told))
        .outerjoin(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
        .outerjoin(Person, Person.id == DirectoryEntry.person_id)
        .outerjoin(Unit, Unit.id == DirectoryEntry.unit_id)
        .outerjoin(one, one.id == by_login)
        .outerjoin(first, first.c.login == login)
        .where(DirectoryRunRow.run_id == run.id)
    )
    if asked.verdict:
        rows = rows.where(DirectoryRunRow.verdict == asked.verdict)
    if asked.remarked is not None:
        has_remark = and_(*_with_remark(run))
        rows = rows.where(has_remark if asked.remarked else ~has_remark)
    if asked.same_person is not None:
        rows = rows.where(same.is_not(None) if asked.same_person else same.is_(None))
    return page_of(tx, rows.order_by(DirectoryRunRow.number), offset=offset, limit=limit)


def _first(run: DirectoryRun) -> Subquery:
    """Which row of a list each login is taken in with first, and so whose the other rows of the login are."""
    said = DirectoryRunRow.said
    login, name, last = (said[part].astext for part in ("login", "name", "valid_to"))
    goes_in = DirectoryRunRow.verdict.in_((Verdict.CREATED, Verdict.UPDATED))
    stands = or_(last.is_(None), last >= clock.today().isoformat())
    rows = select(login.label("login"), DirectoryRunRow.number, name.label("name"))
    rows = rows.ext(distinct_on(login))
    rows = rows.where(DirectoryRunRow.run_id == run.id, login.is_not(None), goes_in, stands)
    return rows.order_by(login, DirectoryRunRow.entry_id.is_(None), DirectoryRunRow.number).subquery("first")


def ended_before(tx: Tx, run: DirectoryRun) -> int:
    """How many people lists of a source have let leave in a day without anybody's yes. Who has another row has not."""
    other = aliased(DirectoryEntry)
    of_lists = select(DirectoryRunRow.entry_id).join(DirectoryRun, DirectoryRun.id == DirectoryRunRow.run_id)
    ended = of_lists.where(
        DirectoryRun.board_id == run.board_id,
        DirectoryRun.source == run.source,
        DirectoryRun.status.in_((RunStatus.DONE, RunStatus.FAILED)),
        DirectoryRun.decided_at.is_(None),
        DirectoryRun.requested_at > clock.now() - A_DAY,
        DirectoryRunRow.verdict == Verdict.ENDED,
        DirectoryRunRow.is_taken,
    )
    holds = or_(other.valid_to.is_(None), and_(other.valid_to >= clock.today(), other.id.not_in(ended)))
    stays = select(other.id).where(other.person_id == DirectoryEntry.person_id, holds)
    left = select(func.count(distinct(DirectoryEntry.person_id))).where(DirectoryEntry.id.in_(ended), ~stays.exists())
    return tx.scalar(left) or 0


def remarked(tx: Tx, run: DirectoryRun) -> int:
    """How many rows of a list go in, or are in, with something said of them."""
    return tx.scalar(select(func.count()).where(*_with_remark(run))) or 0


def _with_remark(run: DirectoryRun) -> tuple[ColumnElement[bool], ...]:
    said = (DirectoryRunRow.problem.is_not(None), DirectoryRunRow.verdict != Verdict.REJECTED)
    return DirectoryRunRow.run_id == run.id, *said


def leaving(tx: Tx, run: DirectoryRun, *, later: bool = False) -> dict[int, UUID]:
    """Who has nothing left of what directories say when a list is taken in, or later too, by the row that ends it."""
    return dict(tx.execute(_leaving(run, later=later)).all())


def _leaving(run: DirectoryRun, *, later: bool) -> Select[int, UUID]:
    """Whoever goes on without a day between by another row, also by another key in the same list, does not leave."""
    row, ended = aliased(DirectoryRunRow), aliased(DirectoryRunRow)
    entry, other = aliased(DirectoryEntry), aliased(DirectoryEntry)
    coming = _coming(run)

    def ending(one: Any) -> tuple[ColumnElement[bool], ...]:
        goes = or_(one.said.is_(None), clock.today().isoformat() > one.said["valid_to"].astext)
        return one.run_id == run.id, one.verdict == Verdict.ENDED, *([] if later else [goes])

    after = func.greatest(cast(row.said["valid_to"].astext, Date) + 1, clock.today())
    stays = select(other.id).where(
        other.person_id == entry.person_id,
        other.valid_from <= after,
        or_(other.valid_to.is_(None), other.valid_to >= clock.today()),
        other.id.not_in(select(ended.entry_id).where(*ending(ended))),
    )
    comes = select(coming.c.person_id).where(coming.c.person_id == entry.person_id, coming.c.first_day <= after)
    rows = select(row.number, entry.person_id).select_from(row).join(entry, entry.id == row.entry_id)
    return rows.where(*ending(row), ~stays.exists(), ~comes.exists())


def _coming(run: DirectoryRun) -> CTE:
    """Who has a row that a list has yet to take in and that is not over: by the entry, or who is new by the login."""
    row, known = aliased(DirectoryRunRow), aliased(DirectoryEntry)
    last, login = row.said["valid_to"].astext, row.said["login"].astext
    whose = func.coalesce(known.person_id, func.access.person_at(run.issuer, login, type_=Uuid()))
    first = func.coalesce(cast(row.said["valid_from"].astext, Date), known.valid_from, clock.today())
    rows = (
        select(whose.label("person_id"), first.label("first_day"))
        .select_from(row)
        .outerjoin(known, known.id == row.entry_id)
    )
    goes_in = row.verdict.in_((Verdict.CREATED, Verdict.UPDATED)), row.is_taken.is_(False)
    stands = or_(last.is_(None), last >= clock.today().isoformat())
    return rows.where(row.run_id == run.id, *goes_in, stands).cte("coming").prefix_with("materialized")


def staying(tx: Tx, run: DirectoryRun, everyone: frozenset[UUID], *, later: bool = False) -> dict[int, UUID]:
    """Whom a list does not end although it says so, by the row: those who administer the board where nobody else would.

    Who of them stays is for people to say. Later it is told of those who leave on a day to come, and of no others.
    """
    going = leaving(tx, run, later=later) if everyone else {}
    if not everyone <= set(going.values()):
        return {}
    told = set(tx.scalars(_with_a_day_to_come(run))) if later else going.keys()
    return {number: person_id for number, person_id in going.items() if person_id in everyone and number in told}


def _with_a_day_to_come(run: DirectoryRun) -> Select[int]:
    rows = select(DirectoryRunRow.number).join(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
    return rows.where(DirectoryRunRow.run_id == run.id, clock.today() <= ENDS_ON)


def kept(tx: Tx, run: DirectoryRun, *, is_open: bool) -> dict[UUID, str]:
    """Whom a list does not end although it says so, with their names: as it would be now, and as it was examined."""
    now = staying(tx, run, frozenset(tx.scalars(administering(run.board_id)))).values() if is_open else ()
    refused = select(DirectoryEntry.person_id).join(DirectoryRunRow, DirectoryRunRow.entry_id == DirectoryEntry.id)
    refused = refused.where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.verdict == Verdict.REJECTED)
    refused = refused.where(DirectoryRunRow.problem["code"].astext == LastAdministrator.code)
    people = select(Person.id, Person.name).where(or_(Person.id.in_(set(now)), Person.id.in_(refused)))
    return dict(tx.execute(people.order_by(swedish(Person.name))).all())


def waiting_row(tx: Tx, board_id: UUID, source: str, key: str) -> DirectoryRunRow | None:
    """What waits for a yes about somebody, in a list of a source."""
    of_source_here = (DirectoryRun.board_id == board_id, DirectoryRun.source == source)
    rows = select(DirectoryRunRow).join(DirectoryRun, DirectoryRun.id == DirectoryRunRow.run_id).where(*of_source_here)
    waits = (DirectoryRun.status == RunStatus.WAITING, DirectoryRunRow.is_taken.is_(False), DirectoryRunRow.key == key)
    return tx.scalar(rows.where(*waits).limit(1))


def _within(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), RUN)
