"""How a decision is shown to one caller: labels, the clock with how it was counted, the fee interval, and links."""

from typing import Any

from sqlalchemy import Row

from qms.kernel import clock, rows
from qms.kernel.db import Tx
from qms.laws.calendar import month_end_rule
from qms.laws.queries import law_on
from qms.laws.rules import LawRule, LawTopic
from qms.matters import views as matters
from qms.matters.schemas import LawReference
from qms.organisation.code_lists import CodeListName
from qms.unexecuted_decisions import queries, states
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.models import ClockBasis, Decision
from qms.unexecuted_decisions.schemas import ClockShown, DecisionEvent, Explanation, Extent, FeeInterval
from qms.unexecuted_decisions.schemas import Decision as Shown

TEXTS = ("reason_text", "consequences_text", "meanwhile_text", "efforts_text")


def shown(tx: Tx, decision: Decision, around: Row[Any] | None = None) -> Shown:
    """The whole decision for this caller, as it is now stored."""
    around = around or queries.surroundings(tx, decision)
    return rows.shown(
        Shown,
        decision,
        **matters.shared(decision, around),
        law=_law(law_on(tx, LawTopic(decision.law_topic), decision.law_area, decision.decided_on)),
        benefit=matters.label(around, CodeListName.BENEFIT, decision.benefit),
        extent=_extent(decision),
        has_identity=decision.has_identity,
        clock=_clock(tx, decision),
        fee_interval=_fee(tx, decision),
        explanation=Explanation(
            delay_reason=matters.label(around, CodeListName.DELAY_REASON, decision.delay_reason),
            **{name: getattr(decision, name) for name in TEXTS},
        ),
        events=[DecisionEvent.model_validate(event) for event in around.events or []],
        registered_at=decision.reported_at,
        links=[*states.LIFECYCLE.links(tx, decision.address, decision), *matters.ties(tx, decision)],
    )


def _law(rule: LawRule | None) -> LawReference | None:
    return LawReference(area=rule.area, reference=rule.reference, title=rule.title) if rule else None


def _clock(tx: Tx, decision: Decision) -> ClockShown | None:
    running, today = queries.running_clock(tx, decision), clock.today()
    if running is None:
        return None
    return ClockShown.model_construct(
        start_on=running.start_on,
        basis=running.basis.value,
        ends_on=running.ends_on,
        reportable_from=running.reportable_from,
        days_run=running.days_run(today),
        days_left=running.days_left(today),
        stage=running.stage(today).value,
        explanation=_explained(running),
        law=_law(queries.law_of_limit(tx, decision.law_area, running.start_on)),
    )


def _explained(running: Clock) -> str:
    since = "beslutet" if running.basis is ClockBasis.DECISION else "avbrottet"
    return (
        f"{running.months} månader räknas från {since} {running.start_on} och går ut {running.ends_on}. "
        f"Samma dagnummer gäller, annars månadens sista dag. Gränsen flyttas inte för helger. "
        f"Från {running.reportable_from} ska beslutet rapporteras om det inte är verkställt."
    )


def _fee(tx: Tx, decision: Decision) -> FeeInterval | None:
    topics, decided = (LawTopic.SPECIAL_FEE, LawTopic.TIME_BAR), (decision.law_area, decision.decided_on)
    rule, bar = (law_on(tx, topic, *decided) for topic in topics)
    law = _law(rule)
    if rule is None or law is None or rule.low_kr is None or rule.high_kr is None:
        return None
    apply_before = month_end_rule(decision.clock_start_on, bar.limit) if decision.clock_start_on and bar else None
    return FeeInterval(low_kr=rule.low_kr, high_kr=rule.high_kr, law=law, apply_before=apply_before)


def _extent(decision: Decision) -> Extent | None:
    amount, unit = decision.extent, decision.extent_unit
    return None if amount is None else Extent.model_construct(amount=amount, unit=unit)
