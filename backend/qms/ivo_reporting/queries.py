"""Reads for quarterly reports: the reports, what belongs in a quarter's list, and what IVO was told before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, bindparam, case, exists, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased

from qms.ivo_reporting import policy
from qms.ivo_reporting.models import IvoReport, IvoReportFile, IvoReportLine, Line
from qms.ivo_reporting.schemas import BriefDelay, IvoReportFilter, IvoReportSummary
from qms.kernel import audit, clock
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, page_of_entities
from qms.laws.calendar import last_day_to_act
from qms.matters.models import MISTAKEN
from qms.notifications.models import Notification
from qms.organisation.models import Board, Person
from qms.unexecuted_decisions.models import Decision, DecisionEvent, DecisionSpell, EventKind
from qms.unexecuted_decisions.queries import DECISION, JOINED, MATTER, SPELL, day_after_months, months_of
from qms.unexecuted_decisions.states import KIND, Spell, spells_on

REPORT = IvoReport.__table__
LINE = IvoReportLine.__table__
IDS = bindparam("ids", type_=ARRAY(Uuid()))
TOLD = Notification.__table__
TOLD_ALL = ("reported", "closed")
"""The states in which IVO has been told everything."""
WAITING = {
    "open": ("ivoReportDraw", "Sammanställ"),
    "drawn-up": ("ivoReportCheck", "Kontrollera"),
    "checked": ("ivoReportApprove", "Godkänn"),
    "approved": ("ivoReportReceive", "Anmäl och avsluta"),
}
"""What a quarter waits for in each state: the operation that takes the step, and what the step is called."""
OFFERS = (EventKind.OFFERED.value, EventKind.OFFER_DECLINED.value)


def get(tx: Tx, report_id: UUID) -> IvoReport:
    """One report that the caller may see, recorded as read. Otherwise it does not exist."""
    report = one_visible(tx, IvoReport, report_id, policy.visible_to(tx.actor, tx.action))
    audit.read(tx, "ivo_report", report.id, board_id=report.board_id)
    return report


def page(tx: Tx, filters: IvoReportFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the reports that the caller may see, the newest first, and how many there are."""
    conditions = [policy.visible_to(tx.actor, tx.action)]
    if filters.period:
        conditions.append(REPORT.c.period == filters.period)
    if filters.status:
        conditions.append(REPORT.c.status.in_(filters.status))
    later = REPORT.alias()
    superseded = exists().where(later.c.replaces_id == REPORT.c.id)
    columns = columns_of(IvoReportSummary, REPORT, is_superseded=superseded, last_day_to_act=None)
    rows = select(*columns).where(*conditions)
    ordered = rows.order_by(REPORT.c.period.desc(), REPORT.c.number.desc(), REPORT.c.id)
    reports, total = page_of(tx, ordered, offset=offset, limit=limit)
    return [{**row, "lastDayToAct": last_day_to_act(row["dueOn"])} for row in reports], total


def latest(tx: Tx, board_id: UUID, period: str, *, for_update: bool = False) -> IvoReport | None:
    """The latest version of a board's report of a quarter."""
    rows = select(IvoReport).where(IvoReport.board_id == board_id, IvoReport.period == period)
    rows = rows.order_by(IvoReport.number.desc()).limit(1)
    return tx.scalar(rows.with_for_update() if for_update else rows)


def unreported(tx: Tx, board_id: UUID) -> Sequence[IvoReport]:
    """The latest versions of quarters that IVO has not been told all of. What was told once is not missed again."""
    newer, told = aliased(IvoReport), aliased(IvoReport)
    of_the_same = told.board_id == IvoReport.board_id, told.period == IvoReport.period
    rows = select(IvoReport).where(
        IvoReport.board_id == board_id,
        IvoReport.status.not_in(TOLD_ALL),
        ~exists().where(newer.replaces_id == IvoReport.id),
        ~exists().where(*of_the_same, told.reported_at.is_not(None)),
    )
    return tx.scalars(rows.order_by(IvoReport.period)).all()


def waiting(tx: Tx) -> list[Row]:
    """The quarters that have ended and wait for a step of the caller's, or that were escalated to a role of theirs."""
    waits = [
        (and_(REPORT.c.status == status, policy.visible_to(tx.actor, operation)), operation, step)
        for status, (operation, step) in WAITING.items()
    ]
    checked_it = and_(REPORT.c.status == "checked", REPORT.c.checked_by == tx.actor.id)
    roles = [(grant.board_id, grant.role) for grant in tx.actor.grants]
    was_escalated = exists().where(
        TOLD.c.report_id == REPORT.c.id,
        TOLD.c.kind == "escalated",
        tuple_(TOLD.c.board_id, TOLD.c.recipient_role).in_(roles),
    )
    escalated = case((was_escalated, "Se till att kvartalet anmäls"), else_=None)
    newer, period, report = REPORT.alias(), REPORT.c.period, case((REPORT.c.number == 1, "Rapport"), else_="Rättelse")
    rows = (
        select(
            REPORT.c.id,
            period.label("reference"),
            func.concat(report, " till IVO, kvartal ", func.right(period, 1), " ", func.left(period, 4)).label("title"),
            REPORT.c.status,
            REPORT.c.due_on.label("dueOn"),
            Board.short_name.label("unitName"),
            func.coalesce(case((checked_it, None), *((when, step) for when, _, step in waits)), escalated).label(
                "step"
            ),
            case(*((at, operation) for at, operation, _ in waits), else_="ivoReportRead").label("operation"),
        )
        .join(Board, Board.id == REPORT.c.board_id)
        .where(REPORT.c.cut_off_on < clock.today(), REPORT.c.status.not_in(TOLD_ALL))
        .where(~exists().where(newer.c.replaces_id == REPORT.c.id))
    )
    shown = [row for row in tx.execute(rows).mappings() if row["step"]]
    return [{**row, "dueOn": last_day_to_act(row["dueOn"])} for row in shown]


def lines(tx: Tx, report_id: UUID) -> Sequence[IvoReportLine]:
    """The frozen list, in its order."""
    rows = select(IvoReportLine).where(IvoReportLine.report_id == report_id).order_by(IvoReportLine.position)
    return tx.scalars(rows).all()


def line_page(tx: Tx, report: IvoReport, *, offset: int, limit: int) -> tuple[list[IvoReportLine], int]:
    """A page of the frozen list, and how long it is. Which decisions were shown is recorded."""
    rows = select(IvoReportLine).where(IvoReportLine.report_id == report.id).order_by(IvoReportLine.position)
    lines, total = page_of_entities(tx, rows, offset=offset, limit=limit)
    audit.listed(tx, "decision", [line.decision_id for line in lines])
    return lines, total


def brief_delays(tx: Tx, report: IvoReport, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """The delays that no cut-off day saw: the limit passed after the last one, and they had ended by this one.

    What is known now decides. What IVO was told all the same, or stands in a list that counts, is not among them.
    """
    ends_on, newer = day_after_months(SPELL.c.start_on, months_of(tx, SPELL.c.start_on)), REPORT.alias()
    replaced = exists().where(newer.c.replaces_id == LINE.c.report_id, newer.c.content_hash.is_not(None))
    listed = exists().where(
        LINE.c.decision_id == SPELL.c.decision_id,
        LINE.c.start_on == SPELL.c.start_on,
        or_(LINE.c.reported_at.is_not(None), ~replaced),
    )
    columns = columns_of(BriefDelay, SPELL, DECISION, MATTER, reference=KIND.reference, ends_on=ends_on)
    rows = select(*columns).select_from(JOINED.join(SPELL, SPELL.c.decision_id == DECISION.c.id))
    rows = rows.where(
        SPELL.c.board_id == report.board_id,
        DECISION.c.origin == "decision",
        ends_on >= report.quarter.plus(-1).last_day,
        ends_on < SPELL.c.ended_on,
        SPELL.c.ended_on <= report.cut_off_on,
        ~listed,
    )
    delays, total = page_of(tx, rows.order_by(SPELL.c.ended_on, MATTER.c.number), offset=offset, limit=limit)
    audit.listed(tx, "decision", [delay["decisionId"] for delay in delays])
    return delays, total


def line(tx: Tx, report: IvoReport, line_id: UUID) -> IvoReportLine:
    """One line of a report's list, recorded as a reading of its decision."""
    line = one_visible(tx, IvoReportLine, line_id, IvoReportLine.report_id == report.id)
    audit.read(tx, "decision", line.decision_id, board_id=report.board_id)
    return line


def counts(tx: Tx, report_id: UUID) -> dict[str, int]:
    """How many lines of each kind the list has."""
    rows = select(LINE.c.kind, func.count()).where(LINE.c.report_id == report_id).group_by(LINE.c.kind)
    return {row[0]: row[1] for row in tx.execute(rows)}


def file(tx: Tx, report: IvoReport, name: str) -> IvoReportFile | None:
    """Something that the report consists of, if it is made."""
    return tx.get(IvoReportFile, (report.id, name))


def earlier_files(tx: Tx, report: IvoReport, name: str, *, count: int) -> list[tuple[str, bytes]]:
    """The same file of the latest versions of earlier quarters, oldest first, each with its quarter."""
    newer = aliased(IvoReport)
    superseded = exists().where(newer.replaces_id == IvoReport.id, newer.content_hash.is_not(None))
    rows = (
        select(IvoReport.period, IvoReportFile.content)
        .join(IvoReportFile, and_(IvoReportFile.report_id == IvoReport.id, IvoReportFile.name == name))
        .where(IvoReport.board_id == report.board_id, IvoReport.period < report.period, ~superseded)
        .order_by(IvoReport.period.desc())
        .limit(count)
    )
    return [(period, bytes(content)) for period, content in tx.execute(rows)][::-1]


def reported_before(tx: Tx, report: IvoReport) -> dict[UUID, dict[tuple[UUID, date], Line]]:
    """What IVO was last told about each delay in earlier quarters, by decision. A receipt is what makes it told."""
    rows = (
        select(IvoReportLine)
        .join(IvoReport, IvoReport.id == IvoReportLine.report_id)
        .where(
            IvoReport.board_id == report.board_id,
            IvoReport.period < report.period,
            IvoReportLine.reported_at.is_not(None),
        )
        .ext(distinct_on(IvoReportLine.decision_id, IvoReportLine.start_on))
        .order_by(IvoReportLine.decision_id, IvoReportLine.start_on, IvoReport.period.desc(), IvoReport.number.desc())
    )
    by_decision: dict[UUID, dict[tuple[UUID, date], Line]] = defaultdict(dict)
    for row in tx.scalars(rows):
        if row.line.is_open:
            by_decision[row.decision_id][row.line.key] = row.line
    return by_decision


def overdue_on(tx: Tx, board_id: UUID, day: date) -> list[UUID]:
    """The decisions that at the end of a day had not been wholly executed for longer than the law's limit."""
    rows = (
        select(SPELL.c.decision_id)
        .join(DECISION, and_(DECISION.c.id == SPELL.c.decision_id, DECISION.c.board_id == SPELL.c.board_id))
        .where(
            SPELL.c.board_id == board_id,
            DECISION.c.origin == "decision",
            SPELL.c.start_on <= day,
            or_(SPELL.c.ended_on.is_(None), SPELL.c.ended_on > day),
            day_after_months(SPELL.c.start_on, months_of(tx, SPELL.c.start_on)) < day,
        )
        .distinct()
    )
    return list(tx.scalars(rows))


def source_count(tx: Tx, board_id: UUID, day: date) -> int:
    """How many decisions of the register the list was drawn from."""
    counted = DECISION.c.board_id == board_id, DECISION.c.origin == "decision", DECISION.c.decided_on <= day
    rows = select(func.count()).select_from(JOINED).where(*counted, MATTER.c.status != MISTAKEN)
    return tx.scalar(rows) or 0


def spells_of(tx: Tx, decision_ids: Iterable[UUID], day: date) -> dict[UUID, list[Spell]]:
    """The times without whole execution of some decisions, as they stood at the end of a day."""
    rows = select(DecisionSpell).where(DecisionSpell.decision_id == any_(IDS)).order_by(DecisionSpell.number)
    by_decision: dict[UUID, list[Spell]] = defaultdict(list)
    for row in tx.scalars(rows, {"ids": list(decision_ids)}):
        by_decision[row.decision_id].append(Spell(row.start_on, row.basis, row.ended_on, row.ending))
    return {decision_id: spells_on(spells, day) for decision_id, spells in by_decision.items()}


def decisions(tx: Tx, decision_ids: Iterable[UUID]) -> dict[UUID, Decision]:
    """Some decisions of the register."""
    rows = select(Decision).where(Decision.id == any_(IDS))
    return {decision.id: decision for decision in tx.scalars(rows, {"ids": list(decision_ids)})}


def known_now(tx: Tx, decision_ids: Iterable[UUID]) -> dict[UUID, Decision]:
    """Some decisions as they are shown beside a frozen list. Which ones is recorded."""
    known = decisions(tx, decision_ids)
    audit.listed(tx, "decision", list(known))
    return known


def events_of(tx: Tx, decision_ids: Iterable[UUID]) -> dict[UUID, list[DecisionEvent]]:
    """What has happened to some decisions, without what was struck."""
    rows = (
        select(DecisionEvent)
        .where(DecisionEvent.decision_id == any_(IDS), DecisionEvent.struck_at.is_(None))
        .order_by(DecisionEvent.happened_on, DecisionEvent.position)
    )
    by_decision: dict[UUID, list[DecisionEvent]] = defaultdict(list)
    for event in tx.scalars(rows, {"ids": list(decision_ids)}):
        by_decision[event.decision_id].append(event)
    return by_decision


def reminders(tx: Tx, report_id: UUID) -> Sequence[Notification]:
    """What those with a role have been reminded of about a report."""
    return tx.scalars(select(Notification).where(Notification.report_id == report_id)).all()


def names(tx: Tx, person_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of some colleagues."""
    wanted = [person_id for person_id in person_ids if person_id]
    rows = select(Person.id, Person.name).where(Person.id.in_(wanted))
    return {row.id: row.name for row in tx.execute(rows)}
