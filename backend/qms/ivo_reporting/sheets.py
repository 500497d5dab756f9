"""What IVO asks about a delay: what is frozen of it, what is hidden, and the fields of the form in its order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qms.ivo_reporting import queries
from qms.ivo_reporting.models import IvoReport, IvoReportLine, Line
from qms.ivo_reporting.schemas import IvoReportLine as ShownLine
from qms.ivo_reporting.schemas import Offer, SheetField
from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import AREAS
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.models import Decision, DecisionEvent, EventKind
from qms.unexecuted_decisions.states import standing

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
        "benefit": frame.label(CodeListName.BENEFIT, decision.benefit),
        "decidedOn": decision.decided_on.isoformat(),
        "sex": decision.sex,
        "extent": _extent(decision, events, frame.cut_off),
        "days": clock.days_run(line.ended_on or frame.cut_off),
        "age": age.code if age else None,
        "delayReason": frame.label(CodeListName.DELAY_REASON, decision.delay_reason) if decision.delay_reason else None,
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


def sheets_data(lines: Sequence[ShownLine], board_name: str) -> Iterator[dict[str, Any]]:
    """Every sheet as data."""
    for line in lines:
        fields = [field.model_dump(by_alias=True) for field in sheet_fields(line, board_name)]
        yield {"lineId": line.id, "fields": fields}


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
