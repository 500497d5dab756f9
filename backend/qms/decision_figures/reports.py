"""How many decisions are not executed in time on a day: by benefit, sex and age, interruptions apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from qms.decision_figures.schemas import BenefitCount, DecisionStatistics, StageCount
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.schemas import CodeLabel
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.statistics.breakdowns import in_swedish_order
from qms.statistics.periods import require_past
from qms.unexecuted_decisions import queries
from qms.unexecuted_decisions.deadlines import Clock, ages
from qms.unexecuted_decisions.models import ClockBasis, Stage
from qms.unexecuted_decisions.queries import DECISION, JOINED, SPELL
from qms.web.replica import Replica


@dataclass(frozen=True, slots=True)
class Running:
    """Clocks that started the same day for the same kind of decision."""

    benefit: str
    sex: str
    clock: Clock
    count: int


def statistics(tx: Tx, replica: Replica, as_of: date | None = None) -> DecisionStatistics:
    """The decisions that the caller may see, as they stood at the end of a day, by what is known now."""
    day = as_of or clock.today()
    require_past(day, at="query:asOf")
    for board_id in access.require(tx).board_ids():
        audit.read(tx, "unexecuted-decision-statistics", board_id, board_id=board_id, purpose=day.isoformat())
    every, age = replica.count(tx, lambda at: list(running(at, day)))
    late = [group for group in every if group.clock.is_reportable(day)]
    labels = {
        code: label
        for board_id in tx.actor.board_ids
        for (name, code), label in organisation.labels(tx, board_id).items()
        if name == CodeListName.BENEFIT
    }
    stages = Counter[Stage]()
    for group in every:
        stages[group.clock.stage(day)] += group.count
    benefits = sorted({group.benefit for group in late}, key=lambda code: in_swedish_order(labels.get(code) or code))
    return DecisionStatistics(
        as_of=day,
        age_seconds=age,
        total=sum(group.count for group in late),
        benefits=[_benefit(code, labels.get(code, code), late, day) for code in benefits],
        ages=age_codes(late),
        stages=[StageCount.model_construct(stage=stage.value, count=stages[stage]) for stage in Stage],
        _links=[Link(href=tx.href(f"/unexecuted-decision-statistics?asOf={day}"), rel="self", method="GET")],
    )


def running(tx: Tx, day: date) -> Iterable[Running]:
    """Every clock that ran at the end of a day, within the caller's reach. Judgments are not reported to IVO."""
    rows = (
        select(DECISION.c.benefit, DECISION.c.sex, DECISION.c.law_area, SPELL.c.start_on, SPELL.c.basis, func.count())
        .select_from(JOINED.join(SPELL, SPELL.c.decision_id == DECISION.c.id))
        .where(
            policy.visible_to(tx.actor, tx.action),
            DECISION.c.origin == "decision",
            SPELL.c.start_on <= day,
            or_(SPELL.c.ended_on.is_(None), SPELL.c.ended_on > day),
        )
        .group_by(DECISION.c.benefit, DECISION.c.sex, DECISION.c.law_area, SPELL.c.start_on, SPELL.c.basis)
    )
    for benefit, sex, area, start_on, basis, count in tx.execute(rows):
        months = queries.law_of_limit(tx, area, start_on).limit
        yield Running(benefit, sex, Clock(start_on, ClockBasis(basis), months), count)


def age_codes(late: Iterable[Running]) -> list[str]:
    """The columns of ages, by the limits of the clocks that are counted."""
    return [age.code for age in sorted({age for group in late for age in ages(group.clock.months)})]


def _benefit(code: str, label: str, late: list[Running], day: date) -> BenefitCount:
    mine = [group for group in late if group.benefit == code]
    by_age = Counter[str]()
    for group in mine:
        age = group.clock.age(day)
        if age is not None and group.clock.basis is ClockBasis.DECISION:
            by_age[age.code] += group.count
    return BenefitCount(
        benefit=CodeLabel(code=code, label=label),
        total=sum(group.count for group in mine),
        female=sum(group.count for group in mine if group.sex == "female"),
        male=sum(group.count for group in mine if group.sex == "male"),
        interrupted=sum(group.count for group in mine if group.clock.basis is ClockBasis.INTERRUPTION),
        by_age={age: by_age[age] for age in age_codes(late)},
    )
