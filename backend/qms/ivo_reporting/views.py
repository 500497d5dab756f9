"""How a report is shown to one caller, and how a decision stands in a frozen list."""

from collections.abc import Sequence

from qms.ivo_reporting import policy, queries, states
from qms.ivo_reporting.models import REMINDERS, IvoReport, Line, LineKind, ReminderKind
from qms.ivo_reporting.schemas import Correction, CorrectionList, LineCounts, Reminder, SignedStep
from qms.ivo_reporting.schemas import IvoReport as Shown
from qms.kernel import clock, rows
from qms.kernel.concurrency import names
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import Conflict
from qms.kernel.schema import Link
from qms.laws.calendar import last_day_to_act
from qms.organisation import queries as organisation
from qms.rendering.swedish import file_name

FILES = {
    "ivoReportContent": ("content", ("json", "csv", "pdf")),
    "ivoReportSheets": ("sheets", ("json", "csv", "pdf")),
    "ivoReportCouncilStatistics": ("council-statistics", ("json", "csv", "pdf", "docx")),
    "ivoReportAuditorReport": ("auditor-report", ("json", "csv", "pdf")),
}

SAVED_AS = {"list": "lista", "sheets": "blad", "council": "till-fullmaktige", "auditors": "till-revisorerna"}
"""What a file is called where it is saved."""


class NotDrawnUp(Conflict):
    """Rapporten är inte sammanställd än, så det finns inget innehåll att hämta."""

    code = "not-drawn-up"
    title = "Rapporten är inte sammanställd än"
    detail = "Vänta tills rapportens status är drawn-up och hämta innehållet då."


def shown(tx: Tx, report: IvoReport) -> Shown:
    """The whole report for this caller. How many lines it has is told only to those who may read them."""
    tx.flush()
    counts = queries.counts(tx, report.id)
    reads_lines = policy.reads(tx, "ivoReportLineList", report)
    return rows.shown(
        Shown,
        report,
        last_day_to_act=last_day_to_act(report.due_on),
        counts=LineCounts(**{kind.value: counts.get(kind.value, 0) for kind in LineKind}) if reads_lines else None,
        receipts_left=report.receipts_left if reads_lines else None,
        signed=_signed(tx, report),
        reminders=_reminders(tx, report),
        warnings=[],
        links=states.LIFECYCLE.links(tx, f"/ivo-reports/{report.id}", report) + _contents(tx, report),
    )


def _contents(tx: Tx, report: IvoReport) -> list[Link]:
    """Where the report's list and files are, when it is drawn up, as far as this caller may read them."""
    if report.status in ("open", "requested"):
        return []
    here = f"/ivo-reports/{report.id}"
    links = [
        Link(href=tx.href(f"{here}/{path}?format={kind}"), rel=f"{path}-{kind}", method="GET")
        for operation, (path, formats) in FILES.items()
        if policy.reads(tx, operation, report)
        for kind in formats
    ]
    if policy.reads(tx, "ivoReportLineList", report):
        links.append(Link(href=tx.href(f"{here}/lines"), rel="lines", method="GET"))
    if policy.may(tx, "ivoReportBriefDelayList", report):
        links.append(Link(href=tx.href(f"{here}/brief-delays"), rel="brief-delays", method="GET"))
    if policy.may(tx, "ivoReportCorrectionList", report):
        links.append(Link(href=tx.href(f"{here}/corrections"), rel="corrections-due", method="GET"))
    return links


def _reminders(tx: Tx, report: IvoReport) -> list[Reminder]:
    sent = {ReminderKind(each.kind): each for each in queries.reminders(tx, report.id)}
    return [
        Reminder.model_construct(
            kind=kind, recipient_role=role, recipient_name=role.label, reminded_on=clock.civil_date(sent[kind].told_at)
        )
        for kind in REMINDERS
        if kind in sent and (role := sent[kind].recipient_role)
    ]


def _signed(tx: Tx, report: IvoReport) -> list[SignedStep]:
    names = queries.names(tx, [report.checked_by, report.approved_by])
    steps = [("checked", report.checked_by, report.checked_at), ("approved", report.approved_by, report.approved_at)]
    return [
        SignedStep.model_construct(step=step, name=names.get(person_id), at=at)
        for step, person_id, at in steps
        if person_id is not None
    ]


def corrections(tx: Tx, report: IvoReport, pairs: Sequence[tuple[Line | None, Line | None]]) -> CorrectionList:
    """What became known after the list was frozen."""
    known = queries.known_now(tx, {line.decision_id for pair in pairs for line in pair if line})
    differences = [
        Correction.model_construct(
            decision_id=line.decision_id,
            reference=known[line.decision_id].reference,
            start_on=line.start_on,
            frozen=frozen.kind.value if frozen else None,
            now=now.kind.value if now else None,
        )
        for frozen, now in pairs
        if (line := frozen or now)
    ]
    link = Link(href=tx.href(f"/ivo-reports/{report.id}/corrections"), rel="self", method="GET")
    return CorrectionList(corrections=differences, _links=[link])


def file(tx: Tx, report: IvoReport, name: str, known: str | None) -> Answer:
    """A file of the report as it was made. Whoever has it already is told so."""
    kept = queries.file(tx, report, name)
    if kept is None:
        raise NotDrawnUp
    (stem, _, ending), board = name.partition("."), organisation.board(tx, report.board_id).name
    parts = ("ej-verkstallda", board, report.period, f"v{report.number}", SAVED_AS[stem], f"per-{report.cut_off_on}")
    headers = {
        "ETag": f'"{kept.sha256}"',
        "Content-Type": kept.media_type,
        "Content-Disposition": f'attachment; filename="{file_name(*parts)}.{ending}"',
        "Cache-Control": "no-store",
    }
    if known and names(known, headers["ETag"]):
        return Answer(304, b"", headers)
    return Answer(200, bytes(kept.content), headers)
