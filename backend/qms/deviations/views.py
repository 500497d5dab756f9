"""How a deviation is shown to one caller: labels from the board's lists, law in force, limits explained, and links."""

from datetime import date

from qms.deviations import queries, states
from qms.deviations.models import Deviation
from qms.deviations.schemas import (
    CodeLabel,
    Counterpart,
    LawReference,
    Notice,
    Occurred,
    Seriousness,
    Source,
)
from qms.deviations.schemas import Deviation as Shown
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.personal_number import contains_personal_number
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.queries import timeline
from qms.matters.schemas import TimelineEntry
from qms.organisation import queries as organisation

RELATIONS = {"deviationAssess": "assessments", "deviationReroute": "reroutings", "deviationAdd": "additions"}


def shown(tx: Tx, deviation: Deviation) -> Shown:
    """The whole deviation for this caller."""
    board = organisation.board(tx, deviation.board_id)
    labels = organisation.labels(tx, deviation.board_id)
    happened = deviation.occurred_on or clock.civil_date(deviation.reported_at)

    def label(list_name: str, code: str | None) -> CodeLabel | None:
        return CodeLabel(code=code, label=labels.get((list_name, code), code)) if code else None

    found = [label("cause", code) for code in queries.causes(tx, deviation.id)]
    return Shown(
        **{name: getattr(deviation, name) for name in PLAIN},
        occurred=_occurred(deviation),
        counterpart=_counterpart(deviation),
        source=_source(deviation),
        due_explanation=_due(deviation, board.assess_days, board.investigate_days),
        owner_name=organisation.person_name(tx, deviation.owner_id),
        category=label("category", deviation.category),
        law=_law(tx, deviation, happened),
        seriousness=_seriousness(deviation, {level["code"]: level["label"] for level in organisation.levels(board)}),
        causes=[cause for cause in found if cause],
        effect=label("effect", deviation.effect),
        timeline=[_entry(event) for event in timeline(tx, deviation.id)],
        warnings=warnings(deviation),
        _links=links(tx, deviation),
    )


PLAIN = (
    "id",
    "reference",
    "board_id",
    "status",
    "report_type",
    "title",
    "description",
    "unit_id",
    "unit_name",
    "area",
    "affected",
    "case_reference",
    "immediate_danger",
    "immediate_action",
    "event_count",
    "on_behalf_of",
    "reported_at",
    "assessed_at",
    "handled_at",
    "closed_at",
    "due_on",
    "decision",
    "reason",
    "version",
)


def links(tx: Tx, deviation: Deviation) -> list[Link]:
    """Where the deviation is, and what this caller may do with it now."""
    here = f"/deviations/{deviation.id}"
    found = [Link(href=tx.href(here), rel="self", method="GET")]
    steps = states.LIFECYCLE.available(tx, deviation)
    operations = list(dict.fromkeys(step.operation for step in steps if step.operation in RELATIONS))
    if policy.may(tx, "deviationReroute", deviation) and deviation.is_open:
        operations.append("deviationReroute")
    if policy.may(tx, "deviationAdd", deviation):
        operations.append("deviationAdd")
    return found + [
        Link(href=tx.href(f"{here}/{RELATIONS[name]}"), rel=RELATIONS[name], method="POST") for name in operations
    ]


def warnings(deviation: Deviation) -> list[Notice]:
    """What the reporter should look at: personal numbers are not needed here and spread with the text."""
    texts = {"/description": deviation.description, "/immediateAction": deviation.immediate_action}
    detail = "Texten ser ut att innehålla ett personnummer. Använd ärendenumret i stället och lägg till en rättelse."
    return [
        Notice(pointer=pointer, code="personal-number", detail=detail)
        for pointer, words in texts.items()
        if words and contains_personal_number(words)
    ]


def _occurred(deviation: Deviation) -> Occurred:
    return Occurred.model_construct(
        precision=deviation.occurred_precision,
        at=deviation.occurred_at,
        on=deviation.occurred_on if deviation.occurred_precision == "date" else None,
    )


def _counterpart(deviation: Deviation) -> Counterpart | None:
    if deviation.counterpart_kind is None:
        return None
    return Counterpart.model_construct(kind=deviation.counterpart_kind, name=deviation.counterpart_name)


def _source(deviation: Deviation) -> Source | None:
    if deviation.source_id is None:
        return None
    return Source.model_construct(
        system=deviation.source_system, id=deviation.source_id, version=deviation.source_version
    )


def _due(deviation: Deviation, assess_days: int, investigate_days: int) -> str:
    if deviation.status == "received":
        return f"Nämndens gräns: bedöms inom {assess_days} dagar från att rapporten kom in."
    if deviation.is_open:
        return f"Nämndens gräns: utreds inom {investigate_days} dagar från bedömningen."
    return "Ärendet är avslutat; ingen tid löper."


def _law(tx: Tx, deviation: Deviation, day: date) -> LawReference | None:
    if deviation.law_area is None:
        return None
    law = organisation.law_on(tx, deviation.law_area, "quality", day)
    return LawReference(area=law.area, reference=law.reference, title=law.title) if law else None


def _seriousness(deviation: Deviation, labels: dict[str, str]) -> Seriousness | None:
    if deviation.seriousness is None or deviation.probability is None or deviation.consequence is None:
        return None
    return Seriousness(
        probability=deviation.probability,
        consequence=deviation.consequence,
        level=deviation.seriousness,
        label=labels.get(deviation.seriousness, deviation.seriousness),
    )


def _entry(event: object) -> TimelineEntry:
    return TimelineEntry.model_validate(event)
