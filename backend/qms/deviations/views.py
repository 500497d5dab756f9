"""How a deviation is shown to one caller: labels from the board's lists, law in force, limits explained, and links."""

from qms.deviations import queries, states
from qms.deviations.models import Deviation
from qms.deviations.schemas import (
    Counterpart,
    Occurred,
    Seriousness,
)
from qms.deviations.schemas import Deviation as Shown
from qms.kernel import clock, rows
from qms.kernel.db import Tx
from qms.matters.schemas import CodeLabel, LawReference, Notice, Source, TimelineEntry
from qms.personal_number import contains_personal_number


def shown(tx: Tx, deviation: Deviation) -> Shown:
    """The whole deviation for this caller, as it is now stored."""
    tx.flush()
    happened_on = deviation.occurred_on or clock.civil_date(deviation.reported_at)
    around = queries.surroundings(tx, deviation, happened_on)

    def label(list_name: str, code: str | None) -> CodeLabel | None:
        return CodeLabel(code=code, label=around.labels.get(f"{list_name} {code}", code)) if code else None

    found = [label("cause", code) for code in around.causes]
    return rows.shown(
        Shown,
        deviation,
        occurred=_occurred(deviation),
        counterpart=_counterpart(deviation),
        source=_source(deviation),
        due_explanation=_due(deviation, around),
        owner_name=around.owner_name,
        category=label("category", deviation.category),
        law_area=label("law-area", deviation.law_area),
        law=LawReference.model_validate(around.law) if around.law else None,
        seriousness=_seriousness(deviation, around),
        causes=[cause for cause in found if cause],
        effect=label("effect", deviation.effect),
        timeline=[TimelineEntry.model_validate(entry) for entry in around.timeline],
        warnings=warnings(deviation),
        links=states.LIFECYCLE.links(tx, f"/deviations/{deviation.id}", deviation),
    )


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


def _due(deviation: Deviation, around: queries.Surroundings) -> str:
    if deviation.status == "received":
        return f"Nämndens gräns: bedöms inom {around.assess_days} dagar från att rapporten kom in."
    if deviation.is_open:
        return f"Nämndens gräns: utreds inom {around.investigate_days} dagar från bedömningen."
    return "Ärendet är avslutat; ingen tid löper."


def _seriousness(deviation: Deviation, around: queries.Surroundings) -> Seriousness | None:
    if deviation.seriousness is None or deviation.probability is None or deviation.consequence is None:
        return None
    labels = {level["code"]: level["label"] for level in around.levels}
    return Seriousness(
        probability=deviation.probability,
        consequence=deviation.consequence,
        level=deviation.seriousness,
        label=labels.get(deviation.seriousness, deviation.seriousness),
    )
