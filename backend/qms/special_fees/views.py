"""How a fee is shown to one caller: the words only to those who may read the decision, and what to look at."""

from urllib.parse import urlencode

from qms.figures.queries import question
from qms.kernel import access, audit, rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters.schemas import Notice
from qms.rendering.swedish import swedish_number
from qms.special_fees import policy, queries, states
from qms.special_fees.models import SpecialFee, SpecialFeeStatus
from qms.special_fees.schemas import SpecialFee as Shown
from qms.special_fees.schemas import SpecialFeeStatistics, SpecialFeeStatisticsFilter, SpecialFeeYear
from qms.unexecuted_decisions.models import Decision


def shown(tx: Tx, fee: SpecialFee) -> Shown:
    """The fee for this caller, as it is now stored."""
    tx.flush()
    decision = policy.decision_of(tx, fee)
    reads_decision = policy.may(tx, "decisionRead", fee)
    links = states.LIFECYCLE.links(tx, f"/special-fees/{fee.id}", fee)
    if reads_decision:
        links.append(Link(href=tx.href(f"/decisions/{decision.id}"), rel="decision", method="GET"))
    return rows.shown(
        Shown,
        fee,
        reference=decision.reference,
        unit_name=decision.unit_name,
        law_area=decision.law_area,
        decided_on=decision.decided_on,
        note=fee.note if reads_decision else None,
        struck_reason=fee.struck_reason if reads_decision else None,
        warnings=_outside_the_interval(tx, fee, decision) + _twice(tx, fee),
        links=links,
    )


def statistics(tx: Tx, filters: SpecialFeeStatisticsFilter) -> SpecialFeeStatistics:
    """The fees that the caller may see, by the year of the judgment."""
    years = [SpecialFeeYear.model_validate(row) for row in queries.by_year(tx, filters)]
    for board_id in [filters.board_id] if filters.board_id else access.require(tx).board_ids():
        audit.read(tx, "special-fee-statistics", board_id, board_id=board_id, purpose=question(filters))
    query = urlencode(filters.model_dump(by_alias=True, exclude_none=True))
    link = Link(href=tx.href(f"/special-fee-statistics?{query}".rstrip("?")), rel="self", method="GET")
    return SpecialFeeStatistics(total=sum(year.count for year in years), years=years, _links=[link])


def _twice(tx: Tx, fee: SpecialFee) -> list[Notice]:
    if fee.status == SpecialFeeStatus.STRUCK or not queries.is_registered_before(tx, fee):
        return []
    detail = "En avgift med samma domstol och dag finns redan för beslutet. Stryk den ena om det är samma avgörande."
    return [Notice(pointer="/judgedOn", code="same-judgment", detail=detail)]


def _outside_the_interval(tx: Tx, fee: SpecialFee, decision: Decision) -> list[Notice]:
    rule = queries.interval(tx, decision)
    if rule is None or rule.low_kr is None or rule.high_kr is None or rule.low_kr <= fee.amount_kr <= rule.high_kr:
        return []
    low, high = swedish_number(rule.low_kr), swedish_number(rule.high_kr)
    detail = (
        f"För beslut från {decision.decided_on} säger lagen {low}–{high} kronor ({rule.reference}). "
        "Kontrollera beloppet."
    )
    return [Notice(pointer="/amountKr", code="outside-interval", detail=detail)]
