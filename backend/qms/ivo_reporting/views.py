"""How a report is shown to one caller, how a decision stands in a frozen list, and the sheet for IVO's form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from qms.ivo_reporting import policy, queries, states
from qms.ivo_reporting.models import REMINDERS, IvoReport, IvoReportLine, Line, LineKind
from qms.ivo_reporting.schemas import (
    Correction,
    CorrectionList,
    LineCounts,
    Offer,
    Reminder,
    Sheet,
    SheetField,
    SignedStep,
)
from qms.ivo_reporting.schemas import IvoReport as Shown
from qms.ivo_reporting.schemas import IvoReportLine as ShownLine
from qms.kernel import clock
from qms.kernel.calendar import last_day_to_act
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import Conflict
from qms.kernel.schema import Link
from qms.organisation import queries as organisation
from qms.organisation.models import AREAS
from qms.people.schemas import ROLES, Role
from qms.unexecuted_decisions.deadlines import Clock, LawRule, LawTopic, rule_in_force
from qms.unexecuted_decisions.models import Decision, DecisionEvent, EventKind
from qms.unexecuted_decisions.states import standing
from qms.unexecuted_decisions.views import BENEFITS, REASONS

REPORT_STEP, PERSON_STEP, DECISION_STEP = "Rapportuppgifter", "Uppgifter om individen", "Uppgifter om beslutet"
SEXES = {"female": "Kvinna", "male": "Man"}
LINE_KINDS = {
    "new": "Ny rapport",
    "repeated": "Återrapport, fortfarande inte verkställt",
    "executed": "Verkställt",
    "closed": "Avslutat av annan anledning",
}
ENDINGS = {
    "withdrawn": "Ansökan är återtagen",
    "need-ceased": "Behovet finns inte kvar",
    "moved": "Den enskilde har flyttat",
    "died": "Den enskilde har avlidit",
    "replaced": "Ersatt av ett nytt beslut",
}
EXTENT_UNITS = {
    "hours-per-week": "timmar i veckan",
    "hours-per-month": "timmar i månaden",
    "days-per-month": "dygn i månaden",
    "places": "platser",
}
TEXTS = ("reason_text", "consequences_text", "meanwhile_text", "efforts_text")
STEPS = {"check": "checks", "approve": "approvals", "report": "receipts", "close": "closures"}
FILES = {
    "ivoReportContent": ("content", ("json", "csv", "pdf")),
    "ivoReportSheets": ("sheets", ("json", "csv", "pdf")),
    "ivoReportCouncilStatistics": ("council-statistics", ("json", "csv", "pdf", "docx")),
    "ivoReportAuditorReport": ("auditor-report", ("json", "csv", "pdf")),
}
PLAIN = (
    "id",
    "board_id",
    "period",
    "number",
    "status",
    "replaces_id",
    "correction_reason",
    "cut_off_on",
    "opens_on",
    "due_on",
    "small_limit",
    "source_count",
    "rule_version",
    "content_hash",
    "requested_at",
    "drawn_up_at",
    "reported_at",
    "closed_at",
    "version",
)


class NotDrawnUp(Conflict):
    """Rapporten är inte sammanställd än, så det finns inget innehåll att hämta."""

    code = "not-drawn-up"
    title = "Rapporten är inte sammanställd än"
    detail = "Vänta tills rapportens status är drawn-up och hämta innehållet då."


@dataclass(frozen=True)
class Frame:
    """What a list is frozen by: the cut-off day, the law, and the board's labels."""

    cut_off: date
    rules: list[LawRule]
    labels: dict[tuple[str, str], str]

    def rule(self, topic: LawTopic, area: str, on: date) -> LawRule:
        """The paragraph about a topic on a day."""
        return rule_in_force(self.rules, topic, area=area, on=on)

    def label(self, list_name: str, code: str) -> dict[str, str]:
        """A code with its label."""
        return {"code": code, "label": self.labels.get((list_name, code), code)}


def shown(tx: Tx, report: IvoReport) -> Shown:
    """The whole report for this caller. How many lines it has is told only to those who may read them."""
    found, left = queries.counts(tx, report.id)
    reads_lines = policy.reads(tx, "ivoReportLineList", report)
    superseded = queries.is_superseded(tx, report)
    return Shown(
        **{name: getattr(report, name) for name in PLAIN},
        is_superseded=superseded,
        last_day_to_act=last_day_to_act(report.due_on),
        counts=LineCounts(**{kind.value: found.get(kind.value, 0) for kind in LineKind}) if reads_lines else None,
        receipts_left=left if reads_lines else None,
        signed=_signed(tx, report),
        reminders=_reminders(tx, report),
        _links=links(tx, report, receipts_left=left, superseded=superseded),
    )


def links(tx: Tx, report: IvoReport, *, receipts_left: int, superseded: bool) -> list[Link]:
    """Where the report and its files are, and what this caller may do with it now."""
    here = f"/ivo-reports/{report.id}"
    found = [Link(href=tx.href(here), rel="self", method="GET")]
    if report.status not in ("open", "requested"):
        for operation, (path, formats) in FILES.items():
            if policy.reads(tx, operation, report):
                found += [
                    Link(href=tx.href(f"{here}/{path}?format={kind}"), rel=f"{path}-{kind}", method="GET")
                    for kind in formats
                ]
        if policy.reads(tx, "ivoReportLineList", report):
            found.append(Link(href=tx.href(f"{here}/lines"), rel="lines", method="GET"))
        if policy.may(tx, "ivoReportCorrectionList", report):
            found.append(Link(href=tx.href(f"{here}/corrections"), rel="corrections-due", method="GET"))
    return found if superseded else found + _steps(tx, report, here, receipts_left)


def _steps(tx: Tx, report: IvoReport, here: str, receipts_left: int) -> list[Link]:
    available = {step.name for step in states.LIFECYCLE.available(tx, report)}
    if report.status == "approved" and receipts_left == 0:
        available = available - {"report"} | ({"close"} if policy.may(tx, "ivoReportClose", report) else set())
    if tx.actor.id == report.checked_by:
        available.discard("approve")
    found = [
        Link(href=tx.href(f"{here}/{relation}"), rel=relation, method="POST")
        for name, relation in STEPS.items()
        if name in available
    ]
    if report.status not in ("open", "requested") and policy.may(tx, "ivoReportCorrect", report):
        found.append(Link(href=tx.href(f"{here}/corrections"), rel="corrections", method="POST"))
    if report.status != "closed" and policy.may(tx, "ivoReportReschedule", report):
        found.append(Link(href=tx.href(here), rel="edit", method="PUT"))
    return found


def _reminders(tx: Tx, report: IvoReport) -> list[Reminder]:
    sent = {reminder.kind: reminder for reminder in queries.reminders(tx, report.id)}
    return [
        Reminder.model_validate(
            {
                "kind": kind,
                "recipientRole": sent[kind].recipient_role,
                "recipientName": ROLES[cast("Role", sent[kind].recipient_role)],
                "remindedOn": clock.civil_date(sent[kind].reminded_at),
            }
        )
        for kind in REMINDERS
        if kind in sent
    ]


def _signed(tx: Tx, report: IvoReport) -> list[SignedStep]:
    names = queries.names(tx, [report.checked_by, report.approved_by])
    steps = [("checked", report.checked_by, report.checked_at), ("approved", report.approved_by, report.approved_at)]
    return [
        SignedStep.model_construct(step=step, name=names.get(person_id), at=at)
        for step, person_id, at in steps
        if person_id is not None
    ]


def details(decision: Decision, line: Line, events: Sequence[DecisionEvent], frame: Frame) -> dict[str, Any]:
    """What stands about a decision in the frozen list.

    Free text and the unit of somebody whose identity is protected are left out: they may tell where the person is.
    """
    clock = Clock(line.start_on, line.basis, frame.rule(LawTopic.REPORT, decision.law_area, line.start_on).limit)
    age = clock.age(frame.cut_off) if line.is_open else None
    hidden = decision.is_protected
    return {
        "reference": decision.reference,
        "caseReference": decision.case_reference,
        "isProtected": hidden,
        "unitName": None if hidden else decision.unit_name,
        "area": decision.area,
        "law": frame.rule(LawTopic(decision.law_topic), decision.law_area, decision.decided_on).reference,
        "benefit": frame.label(BENEFITS, decision.benefit),
        "decidedOn": decision.decided_on.isoformat(),
        "sex": decision.sex,
        "extent": _extent(decision, events, frame.cut_off),
        "days": clock.days_run(line.ended_on or frame.cut_off),
        "age": age.code if age else None,
        "delayReason": frame.label(REASONS, decision.delay_reason) if decision.delay_reason else None,
        "reasonText": None if hidden else decision.reason_text,
        "consequencesText": None if hidden else decision.consequences_text,
        "meanwhileText": None if hidden else decision.meanwhile_text,
        "effortsText": None if hidden else decision.efforts_text,
        "offers": [
            {
                "on": event.happened_on.isoformat(),
                "declined": event.kind == EventKind.OFFER_DECLINED,
                "wasReasonable": event.was_reasonable,
            }
            for event in events
            if event.kind in queries.OFFERS and event.happened_on <= frame.cut_off
        ],
    }


def _extent(decision: Decision, events: Sequence[DecisionEvent], cut_off: date) -> dict[str, str | None] | None:
    if decision.extent is None or decision.extent_unit is None:
        return None
    remaining = standing(decision.facts, [event.event for event in events], on=cut_off).remaining
    return {
        "amount": f"{decision.extent.normalize():f}",
        "unit": decision.extent_unit,
        "remaining": None if remaining is None else f"{remaining.normalize():f}",
    }


def sheet_fields(line: ShownLine, board_name: str) -> list[SheetField]:
    """What IVO's form asks about one delay, in the order of the form. Who it is stands in the register, sealed."""
    frozen = line.details
    extent, reason = frozen.extent, frozen.delay_reason
    unit = EXTENT_UNITS[extent.unit] if extent else ""
    ended = _day(line.ended_on)
    asked = (
        (REPORT_STEP, "Typ av rapport", report_type(line)),
        (REPORT_STEP, "Nämnd", board_name),
        (REPORT_STEP, "Verksamhetsområde", AREAS.get(frozen.area, frozen.area)),
        (PERSON_STEP, "Personnummer", None),
        (PERSON_STEP, "Kön", SEXES[frozen.sex]),
        (PERSON_STEP, "Skyddade personuppgifter", "Ja" if frozen.is_protected else "Nej"),
        (DECISION_STEP, "Lagrum", frozen.law),
        (DECISION_STEP, "Insats", frozen.benefit.label),
        (DECISION_STEP, "Beslutsdatum", _day(frozen.decided_on)),
        (DECISION_STEP, "Beviljad omfattning", f"{extent.amount} {unit}" if extent else None),
        (DECISION_STEP, "Ännu inte verkställt", f"{extent.remaining} {unit}" if extent and extent.remaining else None),
        (DECISION_STEP, "Datum för avbrott", _day(line.start_on) if line.basis == "interruption" else None),
        (DECISION_STEP, "Huvudsakligt skäl", reason.label if reason else None),
        (DECISION_STEP, "Orsaken till dröjsmålet", frozen.reason_text),
        (DECISION_STEP, "Vad det innebär för den enskilde", frozen.consequences_text),
        (DECISION_STEP, "Andra insatser under tiden", frozen.meanwhile_text),
        (DECISION_STEP, "Vad kommunen har gjort", frozen.efforts_text),
        (DECISION_STEP, "Erbjudanden", "; ".join(_offer(offer) for offer in frozen.offers) or None),
        (DECISION_STEP, "Datum för verkställighet", ended if line.kind == "executed" else None),
        (DECISION_STEP, "Datum för avslut", ended if line.kind == "closed" else None),
        (DECISION_STEP, "Skäl för avslut", _ending(line)),
    )
    return [SheetField(step=step, label=label, value=value) for step, label, value in asked]


def sheet(tx: Tx, report: IvoReport, line: IvoReportLine) -> Sheet:
    """The sheet on screen. What was too sensitive to freeze is read from the register."""
    found = shown_line(line)
    if found.details.is_protected:
        decision = queries.decisions(tx, [line.decision_id])[line.decision_id]
        texts = {name: getattr(decision, name) for name in TEXTS}
        found = found.model_copy(update={"details": found.details.model_copy(update=texts)})
    here, decision_path = f"/ivo-reports/{report.id}", f"/decisions/{line.decision_id}"
    return Sheet(
        line=found,
        fields=sheet_fields(found, organisation.board(tx, report.board_id).name),
        _links=[
            Link(href=tx.href(f"{here}/lines/{line.id}"), rel="self", method="GET"),
            Link(href=tx.href(here), rel="report", method="GET"),
            Link(href=tx.href(decision_path), rel="decision", method="GET"),
            Link(href=tx.href(f"{decision_path}/identity-disclosures"), rel="identity-disclosures", method="POST"),
        ],
    )


def corrections(tx: Tx, report: IvoReport, found: Sequence[tuple[Line | None, Line | None]]) -> CorrectionList:
    """What became known after the list was frozen."""
    known = queries.known_now(tx, {line.decision_id for pair in found for line in pair if line})
    rows = [
        Correction.model_construct(
            decision_id=line.decision_id,
            reference=known[line.decision_id].reference,
            start_on=line.start_on,
            frozen=frozen.kind.value if frozen else None,
            now=now.kind.value if now else None,
        )
        for frozen, now in found
        if (line := frozen or now)
    ]
    link = Link(href=tx.href(f"/ivo-reports/{report.id}/corrections"), rel="self", method="GET")
    return CorrectionList(corrections=rows, _links=[link])


def file(tx: Tx, report: IvoReport, name: str, known: str | None) -> Answer:
    """A file of the report as it was made. Whoever has it already is told so."""
    kept = queries.file(tx, report, name)
    if kept is None:
        raise NotDrawnUp
    headers = {
        "ETag": f'"{kept.sha256}"',
        "Content-Type": kept.media_type,
        "Content-Disposition": f'attachment; filename="{report.period}-v{report.number}-{name}"',
        "Cache-Control": "no-store",
    }
    if known == headers["ETag"]:
        return Answer(304, b"", headers)
    return Answer(200, bytes(kept.content), headers)


def sheets_data(lines: Sequence[ShownLine], board_name: str) -> list[dict[str, Any]]:
    """Every sheet as data."""
    return [
        {"lineId": line.id, "fields": [field.model_dump(by_alias=True) for field in sheet_fields(line, board_name)]}
        for line in lines
    ]


def pseudonymised(report: IvoReport, lines: Sequence[ShownLine], board_name: str) -> dict[str, Any]:
    """The auditors' rows as data: picked field by field, so that nothing new slips in."""
    outer = {"position", "kind", "basis", "start_on", "ended_on", "ending"}
    inner = {"benefit", "law", "decided_on", "days", "sex", "delay_reason"}
    picked: dict[str, Any] = {**dict.fromkeys(outer, True), "details": inner}
    return {
        "schema": "kvalitet.auditor-report.v1",
        "board": board_name,
        "period": report.period,
        "cutOffOn": report.cut_off_on,
        "lines": [line.model_dump(mode="json", by_alias=True, include=picked) for line in lines],
    }


def shown_line(line: IvoReportLine) -> ShownLine:
    """One line of the frozen list."""
    return ShownLine.model_validate(line)


def report_type(line: ShownLine) -> str:
    """What kind of report a line is, in the words of IVO's service."""
    if line.kind == "new" and line.basis == "interruption":
        return "Ny rapport, avbrott i verkställigheten"
    return LINE_KINDS[line.kind]


def _ending(line: ShownLine) -> str | None:
    if line.kind != "closed":
        return None
    return ENDINGS.get(line.ending or "", "Registret är rättat: dröjsmålet fanns inte")


def _offer(offer: Offer) -> str:
    answer = "tackat nej" if offer.declined else "erbjudet"
    reasonable = "" if offer.was_reasonable is None else ", skäligt" if offer.was_reasonable else ", inte skäligt"
    return f"{offer.on} {answer}{reasonable}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
