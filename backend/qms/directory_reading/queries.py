"""Reads for the work with a list of people: whom it lacks, which rows go together, and in which order they go in."""

from collections.abc import Sequence
from itertools import starmap
from uuid import UUID

from sqlalchemy import Select, and_, case, false, func, or_, select
from sqlalchemy.orm import aliased

from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.policy import Told, beside_others
from qms.directory.queries import called_at, guarded, of_source, still
from qms.directory_absences import queries as absences
from qms.directory_runs.models import DirectoryRun, DirectoryRunRow
from qms.directory_runs.queries import LAST_DAY, leaving
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.organisation.models import Person


def ends_guarded(tx: Tx, run: DirectoryRun) -> bool:
    """Whether a list ends somebody with a role that no rule gives, as an administrator: then somebody must say yes.

    Whoever has another row left ends nothing: what was given by hand stays.
    """
    going = set(leaving(tx, run, later=True).values())
    rows = select(Person.id).where(Person.id.in_(going), guarded(Person.id))
    return bool(going) and tx.scalar(rows.limit(1)) is not None


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
    """The new rows of a list whose login another row, or the directory, says of another name: which, and if refused.

    A row that is refused changes nothing: whom it names is called as before.
    """
    here = and_(*of_source(run.board_id, run.source), DirectoryEntry.key == DirectoryRunRow.key)
    is_refused = and_(DirectoryRunRow.verdict == Verdict.REJECTED, DirectoryEntry.id.is_not(None))
    now = case((is_refused, None), else_=DirectoryRunRow.said)
    login, name, last = (
        func.coalesce(now[part].astext, DirectoryEntry.said[part].astext) for part in ("login", "name", "valid_to")
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
