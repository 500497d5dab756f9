"""Reads of lists of people: the latest, one, its rows, and whom it lacks."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import starmap
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    distinct,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlalchemy.types import Uuid

from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.policy import Told, beside_others
from qms.directory.queries import administering, called_at, guarded, of_source, still
from qms.directory_absences import queries as absences
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
    by_login = case(
        (
            DirectoryRunRow.verdict == Verdict.CREATED,
            func.access.person_at(run.issuer, DirectoryRunRow.said["login"].astext, type_=Uuid()),
        )
    )
    told: dict[str, SQLColumnExpression[Any] | None] = {
        "person_id": func.coalesce(DirectoryEntry.person_id, by_login),
        "person_name": name,
        "unit_name": func.coalesce(Unit.name, DirectoryRunRow.said["unit"].astext),
        "last_day": ENDS_ON,
        "roles": held.correlate(DirectoryEntry).scalar_subquery(),
    }
    rows = (
        select(*columns_of(RowShape, DirectoryRunRow, **told))
        .outerjoin(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
        .outerjoin(Person, Person.id == DirectoryEntry.person_id)
        .outerjoin(Unit, Unit.id == DirectoryEntry.unit_id)
        .where(DirectoryRunRow.run_id == run.id)
    )
    if asked.verdict:
        rows = rows.where(DirectoryRunRow.verdict == asked.verdict)
    if asked.remarked is not None:
        has_remark = and_(*_with_remark(run))
        rows = rows.where(has_remark if asked.remarked else ~has_remark)
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


def unmanaged(run: DirectoryRun) -> Select[int]:
    """The rows of a list whose manager its directory does not know, or says leaves."""
    takes, named, known = (aliased(DirectoryRunRow), aliased(DirectoryRunRow), aliased(DirectoryEntry))
    goes_in = takes.verdict.in_((Verdict.CREATED, Verdict.UPDATED, Verdict.UNCHANGED))
    said = case((takes.said.is_not(None), takes.said["manager"].astext), else_=DirectoryEntry.said["manager"].astext)
    in_list = (named.run_id == run.id, named.key == said, named.verdict.not_in((Verdict.REJECTED, Verdict.ENDED)))
    ended = select(named.entry_id).where(named.run_id == run.id, named.verdict == Verdict.ENDED)
    of_directory = (known.board_id == run.board_id, known.source == run.source, known.key == said)
    works = or_(known.valid_to.is_(None), known.valid_to >= clock.today())
    rows = select(takes.number).outerjoin(DirectoryEntry, DirectoryEntry.id == takes.entry_id)
    return rows.where(
        *(takes.run_id == run.id, goes_in, said.is_not(None)),
        ~select(named.number).where(*in_list).exists(),
        ~select(known.id).where(*of_directory, works, known.id.not_in(ended)).exists(),
    )


def managers(tx: Tx, run: DirectoryRun) -> dict[str, str | None]:
    """The key of each one's manager, in a list's directory as it is when the list is taken in."""
    known = select(DirectoryEntry.key, DirectoryEntry.said["manager"].astext)
    of_directory = known.where(*of_source(run.board_id, run.source), still(clock.today()))
    said = DirectoryRunRow.said
    works = or_(said["valid_to"].is_(None), said["valid_to"].astext >= clock.today().isoformat())
    manager = case((and_(said.is_not(None), works), said["manager"].astext))
    waiting = DirectoryRunRow.run_id == run.id, DirectoryRunRow.is_taken.is_(False)
    changes = select(DirectoryRunRow.key, manager).where(*waiting)
    return {key: by for keys in (of_directory, changes) for key, by in tx.execute(keys) if key}


def remarked(tx: Tx, run: DirectoryRun) -> int:
    """How many rows of a list go in, or are in, with something said of them."""
    return tx.scalar(select(func.count()).where(*_with_remark(run))) or 0


def _with_remark(run: DirectoryRun) -> tuple[ColumnElement[bool], ...]:
    said = (DirectoryRunRow.problem.is_not(None), DirectoryRunRow.verdict != Verdict.REJECTED)
    return DirectoryRunRow.run_id == run.id, *said


def leaving(tx: Tx, run: DirectoryRun, *, later: bool = False) -> dict[int, UUID]:
    """Who has nothing left of what directories say when a list is taken in, or later too, by the row that ends it."""
    goes = or_(DirectoryRunRow.said.is_(None), clock.today().isoformat() > LAST_DAY)
    ending = (DirectoryRunRow.run_id == run.id, DirectoryRunRow.verdict == Verdict.ENDED, *([] if later else [goes]))
    other = aliased(DirectoryEntry)
    stays = select(other.id).where(
        other.person_id == DirectoryEntry.person_id,
        or_(other.valid_to.is_(None), other.valid_to >= clock.today()),
        other.id.not_in(select(DirectoryRunRow.entry_id).where(*ending)),
    )
    rows = select(DirectoryRunRow.number, DirectoryEntry.person_id)
    rows = rows.join(DirectoryEntry, DirectoryEntry.id == DirectoryRunRow.entry_id)
    return dict(tx.execute(rows.where(*ending, ~stays.exists())).all())


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


def ending_and_staying(tx: Tx, run: DirectoryRun) -> tuple[set[UUID], dict[UUID, str]]:
    """Who would leave if a list were taken in now, and who would stay although it ends them, with their names."""
    stays = set(staying(tx, run, frozenset(tx.scalars(administering(run.board_id)))).values())
    names = tx.execute(select(Person.id, Person.name).where(Person.id.in_(stays)).order_by(swedish(Person.name))).all()
    return set(leaving(tx, run).values()) - stays, dict(names)


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


def ends_the_lacking(tx: Tx, run: DirectoryRun) -> bool:
    """Whether a list ends those whom it does not name: one with a row that names nobody may name any of them."""
    nameless = select(DirectoryRunRow.number).where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.key.is_(None))
    return run.is_complete and tx.scalar(nameless.limit(1)) is None


def last_number(tx: Tx, run: DirectoryRun) -> int:
    """The number of a list's last row. Rows of a file have the numbers that a spreadsheet shows."""
    return tx.scalar(select(func.max(DirectoryRunRow.number)).where(DirectoryRunRow.run_id == run.id)) or 0


def in_turn(run: DirectoryRun) -> Select[DirectoryRunRow]:
    """The rows of a list that are to be taken in, in turn: who is known, who is new, and last who leaves.

    So a login is tied to whom it is said of before it makes somebody new, and whoever gets another key never leaves.
    """
    leaves = or_(DirectoryRunRow.said.is_(None), func.coalesce(clock.today().isoformat() > LAST_DAY, false()))
    waiting = select(DirectoryRunRow).where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.is_taken.is_(False))
    return waiting.order_by(leaves, DirectoryRunRow.entry_id.is_(None), DirectoryRunRow.number)


def contested(tx: Tx, run: DirectoryRun) -> set[str]:
    """The logins that a list says of two people known here, or beside another of the same one."""
    said = DirectoryRunRow.said
    login, last = said["login"].astext.label("login"), said["valid_to"].astext
    wanted = select(DirectoryEntry.person_id, login).distinct().select_from(DirectoryRunRow)
    of_key = (*of_source(run.board_id, run.source), DirectoryEntry.key == DirectoryRunRow.key)
    stays = or_(last.is_(None), last >= clock.today().isoformat())
    pairs = wanted.join(DirectoryEntry, and_(*of_key)).where(
        DirectoryRunRow.run_id == run.id, login.is_not(None), stays
    )
    people, logins = dict[UUID, set[str]](), dict[str, set[UUID]]()
    for person_id, subject in tx.execute(pairs):
        people.setdefault(person_id, set()).add(subject)
        logins.setdefault(subject, set()).add(person_id)
    twice = {subject for subject, who in logins.items() if len(who) > 1}
    return twice.union(*(subjects for subjects in people.values() if len(subjects) > 1))


def contradicted(tx: Tx, run: DirectoryRun) -> dict[int, tuple[int | None, bool]]:
    """The new rows of a list whose login another row, or the directory, says of another name: which, and if refused."""
    here = and_(*of_source(run.board_id, run.source), DirectoryEntry.key == DirectoryRunRow.key)
    login, name, last = (
        func.coalesce(DirectoryRunRow.said[part].astext, DirectoryEntry.said[part].astext)
        for part in ("login", "name", "valid_to")
    )
    stays = or_(last.is_(None), last >= clock.today().isoformat())
    rows = select(DirectoryRunRow.number, DirectoryRunRow.key, DirectoryRunRow.verdict, login, name, stays)
    of_run = rows.outerjoin(DirectoryEntry, here).where(DirectoryRunRow.run_id == run.id)
    told = list(starmap(Told, tx.execute(of_run.order_by(DirectoryEntry.id.is_(None), DirectoryRunRow.number))))
    new = {one.login for one in told if one.login and one.verdict == Verdict.CREATED}
    known = called_at(tx, run.board_id, run.source, run.issuer, new) if new else ()
    return beside_others(told, known, lacking_leave=ends_the_lacking(tx, run))


def of_absences(tx: Tx, run: DirectoryRun) -> list[DirectoryRunRow]:
    """The rows of a list that an absence hangs on, in turn: of who is away, of deputies, and of the same people."""
    of_row = and_(*of_source(run.board_id, run.source), DirectoryEntry.key == DirectoryRunRow.key)
    known = in_turn(run).add_columns(DirectoryEntry.person_id, DirectoryEntry.said).outerjoin(DirectoryEntry, of_row)
    rows = [(row, person_id, row.said or {}, before or {}) for row, person_id, before in tx.execute(known)]
    told = [said for *_, now, before in rows for said in (now, before) if "absence" in said]
    told += [entry.said for entry in absences.telling(tx, run.board_id) if "absence" in entry.said]
    deputies = {key for said in told for key in (said["absence"].get("deputy"), said.get("manager")) if key}
    near = [one for one in rows if one[0].key in deputies or "absence" in one[2] or "absence" in one[3]]
    people = {person_id for _, person_id, *_ in near if person_id}
    logins = {now["login"] for *_, now, _ in near if "login" in now}
    numbers = {row.number for row, *_ in near}
    return [
        row
        for row, person_id, now, _ in rows
        if row.number in numbers or person_id in people or now.get("login") in logins
    ]


def _within(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), RUN)
