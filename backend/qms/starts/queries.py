"""What start pages say: a part for each thing worth knowing, all of them in one statement.

A part is shown to whoever may use all of its operations, and counts what they reach by them. No role is named, but for
the one whose register does not exist yet.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Label,
    Select,
    SQLColumnExpression,
    Text,
    Uuid,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by, distinct_on
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from qms.access_log.schemas import Outcome
from qms.deviation_lists.columns import DEVIATION, JOINED, MATTER
from qms.deviations.models import OPEN, ReportType
from qms.directory_runs.models import DirectoryRun, RunStatus
from qms.file_imports.models import FileImport, ImportStatus
from qms.ivo_reporting import policy as reports
from qms.ivo_reporting.queries import REPORT, TOLD_ALL
from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, valid_on
from qms.list_exports.models import ListExport, ListExportStatus
from qms.matters.models import MISTAKEN
from qms.matters.policy import LOCATED, visible_to
from qms.organisation.models import Absence, Assignment, Board, Person, Role, Unit, UnitKind, UnitReach
from qms.service_accounts.models import ServiceAccount
from qms.starts.schemas import NoteName
from qms.unexecuted_decisions.models import Decision

Known = Select[*tuple[Any, ...]]
Column = SQLColumnExpression[Any]
COLUMNS: dict[str, TypeEngine[Any]] = {
    "thing_id": Uuid(),
    "count": Integer(),
    "base": Integer(),
    "day": Date(),
    "label": Text(),
    "status": Text(),
    "names": ARRAY(Text()),
}
BOARD_ID, EXPORT = Board.__table__.c.id, ListExport.__table__.c
OTHER = "other"
"""The category that every board's list has for what stands in no other."""
OLD, MONTH, WEEK, SIX_DAYS, A_DAY = (timedelta(days=days) for days in (90, 30, 7, 6, 1))
APRIL = 4
LOOKED_AT = 2000
"""So many of the newest rows of a trail are looked at."""


@dataclass(frozen=True)
class Part:
    """How notes of a kind are found, and by which operations they are somebody's."""

    rows: Callable[[Tx, date], Known]
    operations: tuple[str, ...]


def notes(tx: Tx) -> list[Row]:
    """Everything that is worth knowing, in one statement."""
    today = clock.today()
    mine = [part for part in PARTS if all(access.reach(tx.actor, name) for name in part.operations)]
    told = union_all(*(part.rows(tx, today) for part in mine)).subquery()
    rows = select(told, Board.name.label("board_name")).join(Board, Board.id == told.c.board_id)
    return [dict(row) for row in tx.execute(rows.order_by(told.c.position, told.c.day)).mappings()]


def _note(name: NoteName, board_id: Column, **known: Column) -> list[Label[Any]]:
    columns = [cast(known.get(column, null()), kind).label(column) for column, kind in COLUMNS.items()]
    place = literal(list(NoteName).index(name)).label("position")
    return [literal(name.value).label("name"), place, board_id.label("board_id"), *columns]


def _at(tx: Tx, operation: str, board_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), Located(board_id))


def _beyond_own(tx: Tx, operation: str) -> ColumnElement[bool]:
    """Matters of the boards where an operation reaches more than what the caller has reported."""
    reached = replace(access.reach(tx.actor, operation), own=frozenset())
    return MATTER.c.board_id.in_(sorted(reached.board_ids()))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)


def _suspected(tx: Tx, today: date) -> Known:
    """What the list holds, told to who reads more of it than what they have reported themselves."""
    beyond_own = access.within(tx.actor, replace(access.reach(tx.actor, "deviationRead"), own=frozenset()), LOCATED)
    late = func.count().filter(MATTER.c.due_on < today)
    columns = _note(
        NoteName.SUSPECTED_MISCONDUCT, MATTER.c.board_id, count=func.count(), base=late, day=func.min(MATTER.c.due_on)
    )
    return (
        select(*columns)
        .select_from(JOINED)
        .where(visible_to(tx.actor, "deviationList"), MATTER.c.kind == "deviation")
        .where(MATTER.c.status.in_(sorted(OPEN)), DEVIATION.c.report_type == ReportType.SUSPECTED_MISCONDUCT)
        .group_by(MATTER.c.board_id)
        .having(func.bool_or(beyond_own))
    )


def _other_share(tx: Tx, today: date) -> Known:
    """How much of this year's reports stands outside every category that says something, as in the statistics."""
    other = func.count().filter(DEVIATION.c.category == OTHER)
    columns = _note(NoteName.OTHER_SHARE, MATTER.c.board_id, count=other, base=func.count())
    return (
        select(*columns)
        .select_from(JOINED)
        .where(visible_to(tx.actor, "deviationStatistics"), _at(tx, "codeReplace", MATTER.c.board_id))
        .where(MATTER.c.kind == "deviation", MATTER.c.status != MISTAKEN)
        .where(MATTER.c.reported_at >= _midnight(today.replace(month=1, day=1)))
        .group_by(MATTER.c.board_id)
    )


def _open_ages(tx: Tx, today: date) -> Known:
    old = func.count().filter(MATTER.c.reported_at < _midnight(today - OLD))
    first = cast(func.min(MATTER.c.reported_at).op("at time zone")(str(clock.STOCKHOLM)), Date)
    return (
        select(*_note(NoteName.OPEN_AGES, MATTER.c.board_id, count=old, base=func.count(), day=first))
        .where(visible_to(tx.actor, "deviationList"), MATTER.c.kind == "deviation")
        .where(_beyond_own(tx, "deviationStatistics"), MATTER.c.status.in_(sorted(OPEN)))
        .group_by(MATTER.c.board_id)
    )


def year_told(today: date) -> date:
    """When the calendar year that is told of began. A new one says nothing of anybody yet, so it is told from April."""
    return date(today.year if today.month >= APRIL else today.year - 1, 1, 1)


def _silent_units(tx: Tx, today: date) -> Known:
    """Units that have been there all the year, from which and from below which nothing came."""
    began = year_told(today)
    reached = access.reach(tx.actor, "deviationStatistics")
    here = access.within(tx.actor, reached, Located(Unit.board_id, Unit.id))  # type: ignore[arg-type]
    reports = (
        select(MATTER.c.id)
        .join(UnitReach, UnitReach.reached_id == MATTER.c.unit_id)
        .where(UnitReach.unit_id == Unit.id, MATTER.c.kind == "deviation", MATTER.c.status != MISTAKEN)
        .where(MATTER.c.reported_at >= _midnight(began))
    )
    units = (
        select(Unit.board_id, Unit.name, reports.correlate(Unit).exists().label("reports"))
        .where(here, valid_on(Unit, today), Unit.kind == UnitKind.UNIT, Unit.valid_from <= began)
        .subquery()
    )
    silent = ~units.c.reports
    in_order = aggregate_order_by(units.c.name, func.sv_key(units.c.name, type_=Text).collate("C"))
    columns = _note(
        NoteName.SILENT_UNITS,
        units.c.board_id,
        count=func.count().filter(silent),
        base=func.count(),
        day=literal(began),
        names=func.array_agg(in_order).filter(silent),
    )
    return select(*columns).group_by(units.c.board_id).having(func.count().filter(silent) > 0)


def _quarter(tx: Tx, _today: date) -> Known:
    """The first quarter that IVO has not been told all of, for those who prepare it."""
    newer, told = REPORT.alias(), REPORT.alias()
    same = told.c.board_id == REPORT.c.board_id, told.c.period == REPORT.c.period
    columns = _note(
        NoteName.QUARTER,
        REPORT.c.board_id,
        thing_id=REPORT.c.id,
        day=REPORT.c.due_on,
        label=REPORT.c.period,
        status=REPORT.c.status,
    )
    first = (
        select(*columns)
        .where(reports.visible_to(tx.actor, "ivoReportLineList"), REPORT.c.status.not_in(TOLD_ALL))
        .where(~exists().where(newer.c.replaces_id == REPORT.c.id))
        .where(~exists().where(*same, told.c.reported_at.is_not(None)))
        .ext(distinct_on(REPORT.c.board_id))
        .order_by(REPORT.c.board_id, REPORT.c.period)
    )
    return select(first.subquery())


def _quarter_sent(tx: Tx, _today: date) -> Known:
    """The last that IVO was told, for those who are told of it and do not prepare it."""
    told_on = cast(func.coalesce(REPORT.c.reported_at, REPORT.c.closed_at), Date)
    columns = _note(NoteName.QUARTER_SENT, REPORT.c.board_id, thing_id=REPORT.c.id, day=told_on, label=REPORT.c.period)
    last = (
        select(*columns)
        .where(reports.visible_to(tx.actor, "ivoReportCouncilStatistics"), REPORT.c.status.in_(TOLD_ALL))
        .where(~_at(tx, "ivoReportLineList", REPORT.c.board_id))
        .ext(distinct_on(REPORT.c.board_id))
        .order_by(REPORT.c.board_id, REPORT.c.period.desc(), REPORT.c.number.desc())
    )
    return select(last.subquery())


def _decisions_near(tx: Tx, today: date) -> Known:
    columns = _note(NoteName.DECISIONS_NEAR, MATTER.c.board_id, count=func.count(), day=func.min(MATTER.c.due_on))
    return (
        select(*columns)
        .where(visible_to(tx.actor, "unexecutedDecisionStatistics"), MATTER.c.kind == "decision")
        .where(MATTER.c.status.in_(sorted(Decision.open_states)), MATTER.c.due_on.between(today, today + MONTH))
        .group_by(MATTER.c.board_id)
    )


def _trail(since: date, outcome: Outcome, action: str | None) -> Any:
    """The newest rows of a board's trail. That the board is reached the database sees to by itself."""
    nobody, nothing = cast(null(), ARRAY(Uuid())), cast(null(), Uuid())
    before = (cast(null(), MATTER.c.reported_at.type), cast(null(), Integer()))
    days = (_midnight(since), _midnight(clock.today() + A_DAY))
    known = func.audit.events(
        Board.id, nobody, nothing, cast(action, Text), *days, *before, LOOKED_AT, cast(outcome.value, Text)
    ).table_valued("at")
    return known.lateral()


def _disclosures(tx: Tx, today: date) -> Known:
    """As many as the log lists from that day on."""
    row = _trail(today - SIX_DAYS, Outcome.ALLOWED, "decisionDisclose")
    day = cast(func.max(row.c.at), Date)
    columns = _note(NoteName.DISCLOSURES, Board.id, count=func.count(row.c.at), day=day)
    joined = select(*columns).outerjoin_from(Board, row, literal(True))
    return joined.where(_at(tx, "accessEventList", BOARD_ID)).group_by(Board.id)


def _denials(tx: Tx, today: date) -> Known:
    """As many as the log lists from that day on."""
    row = _trail(today - A_DAY, Outcome.DENIED, None)
    joined = select(*_note(NoteName.DENIALS, Board.id, count=func.count())).join_from(Board, row, literal(True))
    return joined.where(_at(tx, "accessEventList", BOARD_ID)).group_by(Board.id)


def _files(name: NoteName, operation: str, kind: str) -> Callable[[Tx, date], Known]:
    """Files that the service has gone through and that somebody has neither taken in nor taken back."""

    def rows(tx: Tx, _today: date) -> Known:
        first = cast(func.min(FileImport.requested_at), Date)
        return (
            select(*_note(name, FileImport.__table__.c.board_id, count=func.count(), day=first))
            .where(_at(tx, operation, FileImport.__table__.c.board_id))
            .where(FileImport.kind == kind, FileImport.status == ImportStatus.EXAMINED)
            .group_by(FileImport.board_id)
        )

    return rows


def _directory_runs(tx: Tx, _today: date) -> Known:
    board_id = DirectoryRun.__table__.c.board_id
    first = cast(func.min(DirectoryRun.requested_at), Date)
    return (
        select(*_note(NoteName.DIRECTORY_RUNS, board_id, count=func.count(), day=first))
        .where(_at(tx, "directoryRunAccept", board_id), DirectoryRun.status == RunStatus.WAITING)
        .group_by(board_id)
    )


def _accounts_ending(tx: Tx, today: date) -> Known:
    board_id, ends = ServiceAccount.__table__.c.board_id, ServiceAccount.valid_to
    return (
        select(*_note(NoteName.ACCOUNTS_ENDING, board_id, count=func.count(), day=func.min(ends)))
        .where(_at(tx, "serviceAccountList", board_id), ends.between(today, today + MONTH))
        .group_by(board_id)
    )


def _absences_unguarded(tx: Tx, today: date) -> Known:
    """Who is away while nobody has their roles: the time to stand in is over, or the deputy has left."""
    board_id, deputy, home = Absence.__table__.c.board_id, aliased(Person), aliased(Board)
    is_over = today >= Absence.absent_from + home.stand_in_days
    return (
        select(*_note(NoteName.ABSENCES_UNGUARDED, board_id, count=func.count(), day=func.min(Absence.absent_from)))
        .join(deputy, deputy.id == Absence.deputy_id)
        .join(home, home.id == Absence.board_id)
        .where(_at(tx, "absenceCreate", board_id), literal(today).between(Absence.absent_from, Absence.absent_to))
        .where(or_(is_over, ~deputy.is_active))
        .group_by(board_id)
    )


def _exports(name: NoteName, is_told: Callable[[], ColumnElement[bool]]) -> Callable[[Tx, date], Known]:
    """One's own exports that somebody else has said yes or no to, for as long as that is news."""

    def rows(tx: Tx, _today: date) -> Known:
        columns = _note(
            name,
            EXPORT.board_id,
            thing_id=EXPORT.id,
            count=EXPORT.row_count,
            day=cast(func.timezone(str(clock.STOCKHOLM), EXPORT.decided_at), Date),
            label=EXPORT.list_name,
        )
        return select(*columns).where(EXPORT.person_id == tx.actor.id, EXPORT.decided_by.is_not(None), is_told())

    return rows


def _can_be_fetched() -> ColumnElement[bool]:
    is_new = EXPORT.fetched_at.is_(None) & (EXPORT.ends_at >= clock.now())
    return (EXPORT.status == ListExportStatus.READY) & is_new


def _lately_refused() -> ColumnElement[bool]:
    return (EXPORT.status == ListExportStatus.REFUSED) & (EXPORT.decided_at > clock.now() - WEEK)


def _role_ends(tx: Tx, today: date) -> Known:
    """One's own roles that were given for a time."""
    board_id = Assignment.__table__.c.board_id
    columns = _note(NoteName.ROLE_ENDS, board_id, day=func.max(Assignment.valid_to), label=Assignment.role)
    return (
        select(*columns)
        .where(Assignment.person_id == tx.actor.id, valid_on(Assignment, today), Assignment.valid_to.is_not(None))
        .group_by(board_id, Assignment.role)
    )


def _complaints_later(tx: Tx, _today: date) -> Known:
    """Whoever is to keep a register of complaints is told that there is none, while they have nothing else here."""
    boards = [grant.board_id for grant in tx.actor.grants if grant.role == Role.COMPLAINTS_OFFICER]
    reported = exists().where(MATTER.c.reporter_id == tx.actor.id, MATTER.c.board_id == Board.id)
    return select(*_note(NoteName.COMPLAINTS_LATER, Board.id)).where(Board.id.in_(boards), ~reported)


PARTS = (
    Part(_quarter, ("ivoReportLineList",)),
    Part(_decisions_near, ("unexecutedDecisionStatistics",)),
    Part(_suspected, ("deviationRead",)),
    Part(_other_share, ("deviationStatistics", "codeReplace")),
    Part(_open_ages, ("deviationStatistics",)),
    Part(_silent_units, ("deviationStatistics",)),
    Part(_quarter_sent, ("ivoReportCouncilStatistics",)),
    Part(_disclosures, ("accessEventList",)),
    Part(_denials, ("accessEventList",)),
    Part(_directory_runs, ("directoryRunAccept",)),
    Part(_files(NoteName.PEOPLE_FILES, "directoryImportAccept", "directory"), ("directoryImportAccept",)),
    Part(_files(NoteName.DECISION_FILES, "decisionImportAccept", "decision"), ("decisionImportAccept",)),
    Part(_accounts_ending, ("serviceAccountList",)),
    Part(_absences_unguarded, ("absenceCreate",)),
    Part(_exports(NoteName.EXPORT_APPROVED, _can_be_fetched), ("listExportRead",)),
    Part(_exports(NoteName.EXPORT_REFUSED, _lately_refused), ("listExportRead",)),
    Part(_role_ends, ("startRead",)),
    Part(_complaints_later, ("startRead",)),
)
