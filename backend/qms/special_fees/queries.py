"""Reads of fees: one, a page of them, their sums by year, and the interval that the law set."""

from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, case, extract, func, select

from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of
from qms.laws.queries import law_on
from qms.laws.rules import LawRule, LawTopic
from qms.matters.models import Matter
from qms.organisation.queries import OutsideReach, require_reached
from qms.special_fees import policy
from qms.special_fees.models import SpecialFee, SpecialFeeStatus
from qms.special_fees.schemas import SpecialFeeFilter, SpecialFeeStatisticsFilter, SpecialFeeSummary
from qms.unexecuted_decisions.models import Decision
from qms.unexecuted_decisions.states import KIND

FEE, MATTER = SpecialFee.__table__, Matter.__table__
OF_DECISION = MATTER.c.id == FEE.c.decision_id
JOINED = FEE.join(MATTER, OF_DECISION)
SUMMARY = columns_of(SpecialFeeSummary, FEE, MATTER, reference=KIND.reference)


def get(tx: Tx, fee_id: UUID) -> SpecialFee:
    """One fee that the caller may see; its decision is recorded as read. Otherwise it does not exist."""
    visible = policy.visible_to(tx, "specialFeeRead")
    fee = one_visible(tx, SpecialFee, fee_id, OF_DECISION, visible)
    audit.read(tx, "decision", fee.decision_id, board_id=fee.board_id)
    return fee


def page(tx: Tx, filters: SpecialFeeFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the fees that the caller may see, the latest judgment first, and how many there are."""
    rows = select(*SUMMARY).select_from(JOINED).where(*_chosen(tx, filters), *_narrowed(tx, filters))
    fees, total = page_of(tx, rows.order_by(FEE.c.judged_on.desc(), FEE.c.id.desc()), offset=offset, limit=limit)
    audit.listed(tx, "decision", [cast("UUID", fee["decisionId"]) for fee in fees])
    return fees, total


def by_year(tx: Tx, filters: SpecialFeeStatisticsFilter) -> list[Row]:
    """How many fees were imposed each year, how large they are together, and how much of it is not paid."""
    year, amount = extract("year", FEE.c.judged_on).label("year"), FEE.c.amount_kr
    unpaid = func.sum(case((FEE.c.status == SpecialFeeStatus.IMPOSED, amount), else_=0))
    rows = select(year, func.count().label("count"), func.sum(amount).label("sum_kr"), unpaid.label("unpaid_kr"))
    counted = rows.select_from(JOINED).where(*_chosen(tx, filters), FEE.c.status != SpecialFeeStatus.STRUCK)
    return [dict(row) for row in tx.execute(counted.group_by(year).order_by(year.desc())).mappings()]


def interval(tx: Tx, decision: Decision) -> LawRule | None:
    """What the law let a court impose when the decision was made, if it knew of such fees then."""
    return law_on(tx, LawTopic.SPECIAL_FEE, decision.law_area, decision.decided_on)


def is_registered_before(tx: Tx, fee: SpecialFee) -> bool:
    """Whether a judgment of the same day by the same court stands for the decision already."""
    same = (SpecialFee.decision_id == fee.decision_id, SpecialFee.judged_on == fee.judged_on)
    court = func.lower(SpecialFee.court) == func.lower(fee.court)
    others = select(SpecialFee.id).where(*same, court, SpecialFee.id != fee.id)
    return tx.scalar(others.where(SpecialFee.status != SpecialFeeStatus.STRUCK).limit(1)) is not None


def _chosen(tx: Tx, filters: SpecialFeeStatisticsFilter) -> list[ColumnElement[bool]]:
    require_reached(tx, filters)
    conditions = [policy.visible_to(tx, tx.action)]
    if filters.board_id:
        conditions.append(FEE.c.board_id == filters.board_id)
    if filters.unit_id:
        conditions.append(MATTER.c.unit_id.in_(access.reached_from([filters.unit_id])))
    return conditions


def _narrowed(tx: Tx, filters: SpecialFeeFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.decision_id:
        decision = (MATTER.c.id == filters.decision_id, MATTER.c.kind == KIND.name)
        if tx.scalar(select(MATTER.c.id).where(*decision, policy.reaches_matter(tx))) is None:
            raise OutsideReach(about=("decision", filters.decision_id))
        conditions.append(FEE.c.decision_id == filters.decision_id)
    if filters.year:
        conditions.append(FEE.c.judged_on.between(date(filters.year, 1, 1), date(filters.year, 12, 31)))
    if filters.unpaid:
        conditions.append(FEE.c.status == SpecialFeeStatus.IMPOSED)
    if filters.struck is not None:
        conditions.append((FEE.c.status == SpecialFeeStatus.STRUCK).is_(filters.struck))
    return conditions
