"""How a decision is shown to one caller: labels, the clock with how it was counted, the fee interval, and links."""

from collections.abc import Sequence
from typing import Any

from pydantic.alias_generators import to_camel

from qms.kernel import clock, rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.laws.calendar import month_end_rule
from qms.laws.queries import law_rules
from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.matters.schemas import CodeLabel, LawReference, Notice, Source, TimelineEntry
from qms.organisation.code_lists import CodeListName
from qms.personal_number import contains_personal_number
from qms.unexecuted_decisions import queries, states
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.models import ClockBasis, Decision
from qms.unexecuted_decisions.schemas import (
    ClockShown,
    DecisionEvent,
    Explanation,
    Extent,
    FeeInterval,
    SuccessorList,
)
from qms.unexecuted_decisions.schemas import Decision as Shown

TEXTS = ("reason_text", "consequences_text", "meanwhile_text", "efforts_text")


def shown(tx: Tx, decision: Decision) -> Shown:
    """The whole decision for this caller, as it is now stored."""
    tx.flush()
    around = queries.surroundings(tx, decision)

    def label(list_name: str, code: str) -> CodeLabel:
        return CodeLabel(code=code, label=around.labels.get(f"{list_name} {code}", code))

    return rows.shown(
        Shown,
        decision,
        owner_name=around.owner_name,
        law=_law(_rule(tx, decision, LawTopic(decision.law_topic))),
        benefit=label(CodeListName.BENEFIT, decision.benefit),
        extent=_extent(decision),
        has_identity=decision.has_identity,
        clock=_clock(tx, decision),
        fee_interval=_fee(tx, decision),
        explanation=Explanation(
            delay_reason=label(CodeListName.DELAY_REASON, decision.delay_reason) if decision.delay_reason else None,
            **{name: getattr(decision, name) for name in TEXTS},
        ),
        events=[DecisionEvent.model_validate(event) for event in around.events],
        source=_source(decision),
        registered_at=decision.reported_at,
        timeline=[TimelineEntry.model_validate(entry) for entry in around.timeline],
        warnings=_warnings(decision, around.events),
        links=states.LIFECYCLE.links(tx, f"/decisions/{decision.id}", decision),
    )


def successors(tx: Tx, decision: Decision, found: list[queries.Row]) -> SuccessorList:
    """Those to whom the caller can hand a decision over."""
    link = Link(href=tx.href(f"/decisions/{decision.id}/successors"), rel="self", method="GET")
    return SuccessorList.model_validate({"successors": found, "_links": [link]})


def _rule(tx: Tx, decision: Decision, topic: LawTopic) -> LawRule | None:
    try:
        return rule_in_force(law_rules(tx), topic, area=decision.law_area, on=decision.decided_on)
    except LookupError:
        return None


def _law(rule: LawRule | None) -> LawReference | None:
    return LawReference(area=rule.area, reference=rule.reference, title=rule.title) if rule else None


def _clock(tx: Tx, decision: Decision) -> ClockShown | None:
    running, today = queries.running_clock(tx, decision), clock.today()
    if running is None:
        return None
    rule = rule_in_force(law_rules(tx), LawTopic.REPORT, area=decision.law_area, on=running.start_on)
    return ClockShown.model_construct(
        start_on=running.start_on,
        basis=running.basis.value,
        ends_on=running.ends_on,
        reportable_from=running.reportable_from,
        days_run=running.days_run(today),
        days_left=running.days_left(today),
        stage=running.stage(today).value,
        explanation=_explained(running),
        law=_law(rule),
    )


def _explained(running: Clock) -> str:
    since = "beslutet" if running.basis is ClockBasis.DECISION else "avbrottet"
    return (
        f"{running.months} månader räknas från {since} {running.start_on} och går ut {running.ends_on}. "
        f"Samma dagnummer gäller, annars månadens sista dag. Gränsen flyttas inte för helger. "
        f"Från {running.reportable_from} ska beslutet rapporteras om det inte är verkställt."
    )


def _fee(tx: Tx, decision: Decision) -> FeeInterval | None:
    rule, bar = (_rule(tx, decision, topic) for topic in (LawTopic.SPECIAL_FEE, LawTopic.TIME_BAR))
    law = _law(rule)
    if rule is None or law is None or rule.low_kr is None or rule.high_kr is None:
        return None
    start = decision.clock_start_on
    apply_before = month_end_rule(start, bar.limit) if start and bar else None
    return FeeInterval(low_kr=rule.low_kr, high_kr=rule.high_kr, law=law, apply_before=apply_before)


def _extent(decision: Decision) -> Extent | None:
    if decision.extent is None:
        return None
    return Extent.model_construct(amount=decision.extent, unit=decision.extent_unit)


def _source(decision: Decision) -> Source | None:
    if decision.source_id is None:
        return None
    return Source.model_construct(system=decision.source_system, id=decision.source_id, version=decision.source_version)


def _warnings(decision: Decision, events: Sequence[dict[str, Any]]) -> list[Notice]:
    """Where somebody seems to have written a personal number, which spreads with the text."""
    texts = {f"/explanation/{to_camel(name)}": getattr(decision, name) for name in TEXTS}
    texts |= {f"/events/{number}/note": event["note"] for number, event in enumerate(events)}
    detail = "Texten ser ut att innehålla ett personnummer. Använd ärendenumret i stället."
    return [
        Notice(pointer=pointer, code="personal-number", detail=detail)
        for pointer, words in texts.items()
        if words and contains_personal_number(words)
    ]
