"""The way of a quarter's report, what a decision is in its list, and what late data does to a frozen list.

SoL (2025:400) 34 kap. 1-2 §§ and LSS 28 f-28 g §§: what has passed the limit on the cut-off day is reported, again
every quarter until it is executed, and then once more as executed. The cut-off day is the quarter's last.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from qms.ivo_reporting import policy
from qms.ivo_reporting.models import IvoReport, Line, LineKind
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, Problem
from qms.kernel.states import Lifecycle, Transition
from qms.unexecuted_decisions.models import EventKind
from qms.unexecuted_decisions.states import Spell

Key = tuple[UUID, date]
EXECUTING = frozenset({EventKind.EXECUTED, EventKind.RESUMED})


class SamePerson(Forbidden):
    """Den som har kontrollerat rapporten får inte också godkänna den."""

    code = "same-person"
    title = "Någon annan måste godkänna"
    detail = "Rapporten ska kontrolleras och godkännas av två olika personer."


class Superseded(Conflict):
    """Det finns en nyare version av rapporten."""

    code = "superseded"
    title = "Rapporten är ersatt"
    detail = "Det finns en nyare version. Arbeta vidare med den."


class ReceiptsMissing(Conflict):
    """Rapporten kan avslutas när varje rad är anmäld till IVO och har en kvittens."""

    code = "receipts-missing"
    title = "Alla rader är inte anmälda"
    detail = "Ange en kvittens för varje rad innan rapporten avslutas."


def _unless_superseded(_: Tx, report: IvoReport) -> Problem | None:
    return Superseded() if report.is_superseded else None


def _unless_checked_it(tx: Tx, report: IvoReport) -> Problem | None:
    same = SamePerson(about=("ivo_report", report.id)) if report.checked_by == tx.actor.id else None
    return _unless_superseded(tx, report) or same


def _while_lines_are_left(tx: Tx, report: IvoReport) -> Problem | None:
    none_left = None if report.receipts_left else Conflict("Det finns ingen rad kvar att anmäla. Avsluta rapporten.")
    return _unless_superseded(tx, report) or none_left


def _once_a_line_is_told(tx: Tx, report: IvoReport) -> Problem | None:
    none_told = None if report.has_receipts else Conflict("Ingen rad är anmäld än. Det finns ingen kvittens att rätta.")
    return _unless_superseded(tx, report) or none_told


def _when_no_line_is_left(tx: Tx, report: IvoReport) -> Problem | None:
    untold = report.status == "approved" and report.receipts_left
    return _unless_superseded(tx, report) or (ReceiptsMissing() if untold else None)


DRAWN_UP = {"drawn-up", "checked", "approved", "reported"}
# A system may ask for a report to be drawn up. Only people take the steps after that, and two of them.
LIFECYCLE: Lifecycle[IvoReport] = Lifecycle(
    "ivo_report",
    "open",
    policy.may,
    Transition("request", {"open"}, "requested", "ivoReportDraw"),
    Transition("draw up", {"requested"}, "drawn-up", None),
    Transition("check", {"drawn-up"}, "checked", "ivoReportCheck", _unless_superseded, relation="checks"),
    Transition("approve", {"checked"}, "approved", "ivoReportApprove", _unless_checked_it, relation="approvals"),
    Transition(
        "receive",
        {"approved"},
        None,
        "ivoReportReceive",
        _while_lines_are_left,
        untimely="Rapporten ska vara godkänd innan den anmäls till IVO.",
        relation="receipts",
    ),
    Transition(
        "correct receipt",
        {"approved", "reported", "closed"},
        None,
        "ivoReportReceiptCorrect",
        _once_a_line_is_told,
        relation="receipt-corrections",
    ),
    Transition("report", {"approved"}, "reported", "ivoReportReceive", _when_no_line_is_left),
    Transition(
        "close", {"approved", "reported"}, "closed", "ivoReportClose", _when_no_line_is_left, relation="closures"
    ),
    Transition(
        "correct",
        DRAWN_UP | {"closed"},
        None,
        "ivoReportCorrect",
        _unless_superseded,
        untimely="Det finns ingen lista att rätta än.",
        relation="corrections",
    ),
    Transition(
        "reschedule",
        DRAWN_UP | {"open", "requested"},
        None,
        "ivoReportReschedule",
        _unless_superseded,
        relation="edit",
        method="PUT",
    ),
)


def lines_of(
    decision_id: UUID,
    spells: Iterable[Spell],
    *,
    limit: Callable[[date], int],
    cut_off: date,
    reported: Mapping[Key, Line],
) -> Iterable[Line]:
    """The lines that a decision gives in a quarter's list.

    `spells` are its times without whole execution as they stood on the cut-off day, and `limit` the months that the
    law gave when one began. `reported` holds the last line of each of this decision's delays that IVO was told
    before. There are two lines when one delay has ended and the next one has already grown too long.
    """
    known = {(decision_id, spell.start_on): spell for spell in spells}
    for key, spell in known.items():
        waits = key in reported and reported[key].is_open
        if spell.ended_on is None:
            if waits or spell.clock(limit(spell.start_on)).is_reportable(cut_off):
                yield _line(decision_id, spell, LineKind.REPEATED if waits else LineKind.NEW)
        elif waits:
            yield _line(decision_id, spell, LineKind.EXECUTED if spell.ending in EXECUTING else LineKind.CLOSED)
    for key, line in reported.items():
        if line.is_open and key not in known:
            yield replace(line, kind=LineKind.CLOSED)


def corrections_due(frozen: Iterable[Line], recomputed: Iterable[Line]) -> list[tuple[Line | None, Line | None]]:
    """Where a frozen list differs from what is known now: each line as it was frozen, and as it should be."""
    before = {line.key: line for line in frozen}
    after = {line.key: line for line in recomputed}
    return [
        (before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def _line(decision_id: UUID, spell: Spell, kind: LineKind) -> Line:
    return Line(decision_id, spell.start_on, spell.basis, kind, spell.ended_on, spell.ending)
