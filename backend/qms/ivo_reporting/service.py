"""What is done with a quarter's report: draw up, check, approve, close, correct."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from qms.background.jobs import enqueue
from qms.canonical import canonical_json, fingerprint
from qms.ivo_reporting import queries, sheets, states
from qms.ivo_reporting.models import (
    REMINDERS,
    IvoReport,
    IvoReportFile,
    IvoReportLine,
    Line,
    LineKind,
    ReminderKind,
)
from qms.ivo_reporting.schemas import CorrectionCreate, IvoReportCreate, IvoReportReplace
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Invalid, UnknownReference, WrongState
from qms.laws import queries as laws
from qms.laws.calendar import Quarter, last_day_to_act
from qms.laws.queries import law_rules
from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.notifications.service import done, tell_once
from qms.organisation import queries as organisation

DRAW_UP = "ivo_reporting.draw_up"
READING = 1
"""Counts our readings of the rules: a list drawn up by another reading has another rule version."""
ORDER = list(LineKind)
BEFORE_QUARTER_ENDS, BEFORE_REPORT_DUE = timedelta(days=14), timedelta(days=7)


class PeriodNotEnded(Conflict):
    """Kvartalet har inte tagit slut, så det går inte att sammanställa än."""

    code = "period-not-ended"
    title = "Kvartalet pågår fortfarande"
    detail = "Rapporten kan sammanställas dagen efter kvartalets sista dag."


def request(tx: Tx, command: IvoReportCreate) -> IvoReport:
    """Ask for a quarter to be drawn up. The same quarter again gives the report that is there already."""
    board_id = _board(tx, command.board_id)
    quarter = Quarter.parse(command.period)
    if quarter.last_day >= clock.today():
        raise PeriodNotEnded
    opened(tx, board_id, quarter)
    report = queries.latest(tx, board_id, str(quarter), for_update=True)
    if report is None:
        raise UnknownReference
    if report.status == "open":
        states.LIFECYCLE.fire("request", tx, report)
        _ask_for_drawing_up(tx, report)
    return report


def opened(tx: Tx, board_id: UUID, quarter: Quarter) -> None:
    """See to it that the quarter has a row with its dates. Two at once make one row."""
    window = laws.window(tx, quarter.number, quarter.last_day)
    row = {
        "id": new_id(),
        "board_id": board_id,
        "period": str(quarter),
        "number": 1,
        "status": states.LIFECYCLE.begins,
        "cut_off_on": quarter.last_day,
        "opens_on": _next_day(quarter.last_day, window.opens),
        "due_on": _next_day(quarter.last_day, window.due),
    }
    tx.execute(insert(IvoReport).values(row).on_conflict_do_nothing())


def freeze(tx: Tx, report_id: UUID) -> IvoReport | None:
    """Draw up the list as the register stood on the cut-off day, by what is known now, and never change it again."""
    report = tx.scalar(select(IvoReport).where(IvoReport.id == report_id).with_for_update())
    if report is None or report.content_hash is not None:
        return report
    report.drawn_up_at = clock.now()
    report.rules = [to_jsonable_python(rule) for rule in _rules(tx, report.cut_off_on)]
    report.rule_version = f"{READING}-{fingerprint(canonical_json(report.rules))[:12]}"
    report.source_count = queries.source_count(tx, report.board_id, report.cut_off_on)
    rows = list(_frozen(tx, report, drawn(tx, report)))
    tx.add_all(rows)
    report.content_hash = fingerprint(content(tx, report, rows))
    tx.flush()
    return report


def drawn(tx: Tx, report: IvoReport) -> list[Line]:
    """The lines that belong in the list, by what is known now."""
    before = queries.reported_before(tx, report)
    ids = set(queries.overdue_on(tx, report.board_id, report.cut_off_on)) | set(before)
    spells = queries.spells_of(tx, ids, report.cut_off_on)
    areas = {decision.id: decision.law_area for decision in queries.decisions(tx, ids).values()}
    rules = law_rules(tx)

    def limit(area: str, on: date) -> int:
        return rule_in_force(rules, LawTopic.REPORT, area=area, on=on).limit

    return [
        line
        for decision_id in sorted(ids)
        for line in states.lines_of(
            decision_id,
            spells.get(decision_id, []),
            limit=partial(limit, areas[decision_id]),
            cut_off=report.cut_off_on,
            reported=before.get(decision_id, {}),
        )
    ]


def content(tx: Tx, report: IvoReport, rows: Iterable[IvoReportLine]) -> bytes:
    """The frozen list as it is fingerprinted."""
    header = {
        "schema": "kvalitet.ivo-report.v1",
        "board": organisation.board(tx, report.board_id).name,
        "period": report.period,
        "number": report.number,
        "replaces": report.replaces_id,
        "cutOffOn": report.cut_off_on,
        "drawnUpAt": report.drawn_up_at,
        "rules": report.rules,
        "ruleVersion": report.rule_version,
        "sourceCount": report.source_count,
    }
    lines = [
        {
            "id": row.id,
            "position": row.position,
            "kind": row.kind,
            "basis": row.basis,
            "decisionId": row.decision_id,
            "startOn": row.start_on,
            "endedOn": row.ended_on,
            "ending": row.ending,
            **row.details,
        }
        for row in rows
    ]
    return canonical_json({"report": header, "lines": lines})


def late_data(tx: Tx, report: IvoReport) -> list[tuple[Line | None, Line | None]]:
    """Where the frozen list differs from what is known now. Nothing to compare before it is drawn up."""
    if report.content_hash is None:
        return []
    return states.corrections_due([row.line for row in queries.lines(tx, report.id)], drawn(tx, report))


def finish(tx: Tx, report_id: UUID, files: Iterable[IvoReportFile]) -> None:
    """Keep the files of a frozen list. From now on people can check it."""
    report = tx.scalar(select(IvoReport).where(IvoReport.id == report_id).with_for_update())
    if report is not None and report.status == "requested":
        states.LIFECYCLE.fire("draw up", tx, report)
        tx.add_all(files)


def check(tx: Tx, report: IvoReport) -> None:
    """Say that the list has been compared with what is known, line by line."""
    states.LIFECYCLE.fire("check", tx, report)
    report.checked_at, report.checked_by = clock.now(), tx.actor.id


def approve(tx: Tx, report: IvoReport) -> None:
    """Let the report become the board's own word. Whoever checked it cannot approve it."""
    states.LIFECYCLE.fire("approve", tx, report)
    report.approved_at, report.approved_by = clock.now(), tx.actor.id


def close(tx: Tx, report: IvoReport) -> None:
    """Close a report that IVO has been told all of. When there is nothing to tell, nothing is sent."""
    states.LIFECYCLE.fire("close", tx, report)
    report.closed_at = clock.now()
    report.reported_at = report.reported_at or report.closed_at
    done(tx, report.board_id, report_id=report.id)


def correct(tx: Tx, report: IvoReport, command: CorrectionCreate) -> IvoReport:
    """Draw up the quarter again as a new version that points at the old one. The old one stays as it is."""
    states.LIFECYCLE.fire("correct", tx, report)
    correction = IvoReport(
        id=new_id(),
        board_id=report.board_id,
        period=report.period,
        number=report.number + 1,
        replaces_id=report.id,
        correction_reason=command.reason,
        status="requested",
        cut_off_on=report.cut_off_on,
        opens_on=report.opens_on,
        due_on=report.due_on,
        small_limit=report.small_limit,
    )
    tx.add(correction)
    tx.flush()
    tx.expire(report, ["is_superseded"])
    _ask_for_drawing_up(tx, correction)
    return correction


def reschedule(tx: Tx, report: IvoReport, command: IvoReportReplace) -> None:
    """Set the dates of a quarter, and the limit under which the council's statistics print nothing."""
    states.LIFECYCLE.fire("reschedule", tx, report)
    if not report.cut_off_on < command.opens_on <= command.due_on:
        detail = "Dagarna ska komma efter kvartalets slut, och den sista efter den första."
        raise Invalid(errors=[{"pointer": "/opensOn", "code": "wrong-order", "detail": detail}])
    if report.status != "open" and command.small_limit != report.small_limit:
        raise WrongState("Gränsen för små tal kan ändras innan rapporten är sammanställd.")
    report.opens_on, report.due_on, report.small_limit = command.opens_on, command.due_on, command.small_limit


def watch(tx: Tx, board_id: UUID) -> None:
    """See to it that the running and the last quarter have rows, and remind of what is due. Once for each thing.

    The reporter is reminded before the last day. When it has passed the next level is told as well.
    """
    today = clock.today()
    if not queries.source_count(tx, board_id, today):
        return
    for quarter in (Quarter.of(today), Quarter.of(today).plus(-1)):
        opened(tx, board_id, quarter)
    for report in queries.unreported(tx, board_id):
        last_day = last_day_to_act(report.due_on)
        due = {
            "quarter-ending": report.cut_off_on - BEFORE_QUARTER_ENDS <= today <= report.cut_off_on,
            "report-due": last_day - BEFORE_REPORT_DUE <= today <= last_day,
            "overdue": today > last_day,
            "escalated": today > last_day,
        }
        for kind in (kind for kind, is_due in due.items() if is_due):
            tell_once(tx, board_id, kind, to=REMINDERS[ReminderKind(kind)], report_id=report.id)


def _ask_for_drawing_up(tx: Tx, report: IvoReport) -> None:
    report.requested_at = clock.now()
    enqueue(tx, DRAW_UP, report_id=str(report.id), board_id=str(report.board_id))


def _board(tx: Tx, asked: UUID | None) -> UUID:
    boards = access.reach(tx.actor, "ivoReportDraw").boards
    if asked is not None and asked not in boards:
        raise UnknownReference("Nämnden finns inte eller är inte din.")
    if asked is None and len(boards) != 1:
        detail = "Ange nämnden: du arbetar för flera."
        raise Invalid(errors=[{"pointer": "/boardId", "code": "missing", "detail": detail}])
    return asked or next(iter(boards))


def _rules(tx: Tx, on: date) -> list[LawRule]:
    """The duty to report as it reads on the cut-off day: what the list is drawn up by."""
    return [rule for rule in law_rules(tx) if rule.topic is LawTopic.REPORT and rule.applies_on(on)]


def _frozen(tx: Tx, report: IvoReport, lines: list[Line]) -> Iterable[IvoReportLine]:
    ids = {line.decision_id for line in lines}
    decisions, events = queries.decisions(tx, ids), queries.events_of(tx, ids)
    frame = sheets.Frame(report.cut_off_on, law_rules(tx), organisation.labels(tx, report.board_id))

    def place(line: Line) -> tuple[Any, ...]:
        decision = decisions[line.decision_id]
        return ORDER.index(line.kind), decision.decided_on, decision.number, line.start_on

    for position, line in enumerate(sorted(lines, key=place), start=1):
        decision = decisions[line.decision_id]
        yield IvoReportLine(
            id=new_id(),
            board_id=report.board_id,
            report_id=report.id,
            position=position,
            decision_id=decision.id,
            start_on=line.start_on,
            basis=line.basis,
            kind=line.kind,
            ended_on=line.ended_on,
            ending=line.ending,
            details=sheets.details(decision, line, events.get(decision.id, []), frame),
        )


def _next_day(after: date, month_and_day: str) -> date:
    """The first such day of a year that comes after a date."""
    month, day = (int(part) for part in month_and_day.split("-"))
    this_year = date(after.year, month, day)
    return this_year if this_year > after else this_year.replace(year=after.year + 1)
