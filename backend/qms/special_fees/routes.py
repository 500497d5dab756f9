"""The HTTP face of imposed fees."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.special_fees import queries, service, views
from qms.special_fees.schemas import (
    SpecialFee,
    SpecialFeeCreate,
    SpecialFeeFilter,
    SpecialFeePage,
    SpecialFeePaymentCreate,
    SpecialFeeStatistics,
    SpecialFeeStatisticsFilter,
    SpecialFeeStrikeCreate,
)
from qms.unexecuted_decisions import queries as decisions
from qms.web.lane import DEAR

router = Router(prefix="", tag="special-fees")
DecisionId = Annotated[Id, Path(alias="decisionId", description="Beslutets id")]
FeeId = Annotated[Id, Path(alias="feeId", description="Avgiftens id")]


@router.post(
    "/decisions/{decisionId}/special-fees",
    status_code=201,
    summary="Registrera en särskild avgift",
    problems=(WrongState,),
)
def special_fee_register(tx: Tx, decision_id: DecisionId, body: SpecialFeeCreate) -> SpecialFee:
    """Registrerar den avgift som en domstol har beslutat. Ett belopp utanför lagens gränser tas emot med en varning."""
    return views.shown(tx, service.register(tx, decisions.get(tx, decision_id), body))


@router.get(
    "/special-fees", response_model=SpecialFeePage, summary="Lista särskilda avgifter", problems=(OutsideReach,)
)
def special_fee_list(tx: Tx, filters: Annotated[SpecialFeeFilter, Query()], page: Paging) -> Json:
    """Listar de avgifter som den som frågar har tillgång till, det senaste avgörandet först. Strukna är också med."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("specialFees", rows, total)


@router.get(
    "/special-fee-statistics",
    summary="Räkna särskilda avgifter per år",
    problems=(OutsideReach,),
    dependencies=[DEAR],
)
def special_fee_statistics(tx: Tx, filters: Annotated[SpecialFeeStatisticsFilter, Query()]) -> SpecialFeeStatistics:
    """Räknar avgifterna och summerar dem per år för domstolens avgörande. Strukna räknas inte."""
    return views.statistics(tx, filters)


@router.get("/special-fees/{feeId}", summary="Läs en särskild avgift")
def special_fee_read(tx: Tx, fee_id: FeeId) -> SpecialFee:
    """Visar en avgift och vad den som frågar kan göra nu. Att beslutet har lästs loggas."""
    return views.shown(tx, queries.get(tx, fee_id))


@router.post(
    "/special-fees/{feeId}/payments", status_code=201, summary="Ange att avgiften är betald", problems=(WrongState,)
)
def special_fee_pay(tx: Tx, fee_id: FeeId, body: SpecialFeePaymentCreate, expected: Expected) -> SpecialFee:
    """Anger vilken dag avgiften betalades."""
    fee = expected.check(queries.get(tx, fee_id))
    service.pay(tx, fee, body)
    return views.shown(tx, fee)


@router.post(
    "/special-fees/{feeId}/strikes", status_code=201, summary="Stryk en särskild avgift", problems=(WrongState,)
)
def special_fee_strike(tx: Tx, fee_id: FeeId, body: SpecialFeeStrikeCreate, expected: Expected) -> SpecialFee:
    """Stryker en avgift som var fel. Den går fortfarande att läsa men räknas inte."""
    fee = expected.check(queries.get(tx, fee_id))
    service.strike(tx, fee, body)
    return views.shown(tx, fee)
