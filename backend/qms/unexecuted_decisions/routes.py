"""The HTTP face of decisions."""

from typing import Annotated

from fastapi import Path, Query

from qms.intake import service as intake
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters import views as matters
from qms.matters.schemas import SuccessorList
from qms.matters.service import successors
from qms.organisation.queries import OutsideReach
from qms.texts import Sought
from qms.unexecuted_decisions import queries, service, states, views
from qms.unexecuted_decisions.schemas import (
    Decision,
    DecisionBatch,
    DecisionBatchCreate,
    DecisionBatchItem,
    DecisionCreate,
    DecisionEventCreate,
    DecisionFilter,
    DecisionPage,
    DecisionSearch,
    DecisionSearchCreate,
    DisclosureCreate,
    EventStrikeCreate,
    ExplanationCreate,
    HandoverCreate,
    Identity,
)
from qms.web.lane import DEAR

router = Router(prefix="", tag="decisions")
DecisionId = Annotated[Id, Path(alias="decisionId", description="Beslutets id")]
LIST, STEP = (OutsideReach,), (UnknownReference, WrongState)
INTAKE = (
    UnknownReference,
    service.ImpossibleHistory,
    service.NoLawThatDay,
    intake.StaleSource,
    intake.SourceReused,
)


@router.post(
    "/decisions",
    status_code=201,
    summary="Registrera ett beslut",
    problems=INTAKE,
    again=lambda tx, decision_id, **_: views.shown(tx, queries.get(tx, decision_id, "decisionRegister")),
)
def decision_register(tx: Tx, body: DecisionCreate) -> Decision:
    """Tar emot ett gynnande beslut och det som har hänt sedan dess. En nyare version från källan ersätter den förra."""
    _, decision = service.take_in(tx, body)
    return views.shown(tx, decision)


@router.post(
    "/decision-batches",
    status_code=207,
    summary="Skicka in flera beslut",
    problems=INTAKE,
    again=lambda _, kept, body: DecisionBatch.again(DecisionBatchItem, body.decisions, kept),
)
def decision_batch(tx: Tx, body: DecisionBatchCreate) -> DecisionBatch:
    """Tar emot upp till 200 beslut från ett system och svarar med ett utslag för varje, i samma ordning.

    Ett utslag får också den post som inte är vad den ska: den avvisas för sig, med plats, och de andra tas emot.
    """
    return intake.batch(tx, states.KIND.model, DecisionBatch, DecisionBatchItem, body.decisions, service.take_in)


@router.get("/decisions", response_model=DecisionPage, summary="Lista beslut", problems=LIST)
def decision_list(tx: Tx, filters: Annotated[DecisionFilter, Query()], page: Paging) -> Json:
    """Listar de beslut som den som frågar har tillgång till, det vars tid går ut först överst."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("decisions", rows, total)


@router.post(
    "/decision-searches",
    response_model=DecisionSearch,
    summary="Sök i beslut",
    again=RUNS_AGAIN,
    problems=LIST,
    dependencies=[DEAR],
)
def decision_search(tx: Tx, body: DecisionSearchCreate, page: Paging) -> Json:
    """Söker på ord i alla former, nummer, ärendenummer och ansvarig. Orden skickas i innehållet, aldrig i adressen."""
    listed = queries.search(tx, body.text, body.filter, offset=page.offset, limit=page.limit)
    return matters.searched(tx, page, "decisions", body.text, listed)


@router.get(
    "/unexecuted-decisions", response_model=DecisionPage, summary="Lista beslut som inte är verkställda", problems=LIST
)
def unexecuted_decision_list(tx: Tx, filters: Annotated[DecisionFilter, Query()], page: Paging) -> Json:
    """Listar de beslut vars tid löper: det som är beviljat men inte helt verkställt."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit, only_running=True)
    return page.envelope("decisions", rows, total)


@router.get("/decisions/{decisionId}", summary="Läs ett beslut")
def decision_read(tx: Tx, decision_id: DecisionId) -> Decision:
    """Visar ett beslut med dess klocka, händelser och vad den som frågar kan göra nu. Läsningen loggas."""
    return views.shown(tx, *queries.read(tx, decision_id))


@router.post(
    "/decisions/{decisionId}/events",
    status_code=201,
    summary="Registrera en händelse",
    problems=(WrongState, service.ImpossibleHistory),
)
def decision_event_add(tx: Tx, decision_id: DecisionId, body: DecisionEventCreate, expected: Expected) -> Decision:
    """Registrerar vad som har hänt: ett erbjudande, verkställighet, ett avbrott eller ett avslut."""
    decision = expected.check(queries.get(tx, decision_id))
    service.add_event(tx, decision, body)
    return views.shown(tx, decision)


@router.post(
    "/decisions/{decisionId}/event-strikes",
    status_code=201,
    summary="Stryk en händelse",
    problems=(UnknownReference, WrongState, service.ImpossibleHistory, service.AlreadyStruck),
)
def decision_event_strike(tx: Tx, decision_id: DecisionId, body: EventStrikeCreate, expected: Expected) -> Decision:
    """Stryker en händelse som var fel. Den går fortfarande att läsa men räknas inte."""
    decision = expected.check(queries.get(tx, decision_id))
    service.strike_event(tx, decision, body)
    return views.shown(tx, decision)


@router.post("/decisions/{decisionId}/explanations", status_code=201, summary="Förklara dröjsmålet", problems=STEP)
def decision_explain(tx: Tx, decision_id: DecisionId, body: ExplanationCreate, expected: Expected) -> Decision:
    """Anger varför beslutet inte är verkställt, vad det innebär för den enskilde och vad som görs under tiden."""
    decision = expected.check(queries.get(tx, decision_id))
    service.explain(tx, decision, body)
    return views.shown(tx, decision)


@router.post(
    "/decisions/{decisionId}/handovers", status_code=201, summary="Lämna över ansvaret för ett beslut", problems=STEP
)
def decision_hand_over(tx: Tx, decision_id: DecisionId, body: HandoverCreate, expected: Expected) -> Decision:
    """Anger vem som ska ordna det som behövs för att beslutet ska kunna verkställas."""
    decision = expected.check(queries.get(tx, decision_id))
    service.hand_over(tx, decision, body)
    return views.shown(tx, decision)


@router.get("/decisions/{decisionId}/successors", summary="Lista vilka som kan ta över ett beslut")
def decision_successor_list(
    tx: Tx,
    decision_id: DecisionId,
    q: Annotated[Sought | None, Query(max_length=100, description="Del av namnet")] = None,
) -> SuccessorList:
    """Listar de första som har en roll där de kan ta hand om beslutet, i bokstavsordning. Bara namn och titel visas."""
    decision = queries.get(tx, decision_id)
    return matters.successors(tx, decision, successors(tx, decision, q))


@router.post(
    "/decisions/{decisionId}/identity-disclosures",
    summary="Visa vem ett beslut gäller",
    problems=STEP,
    again=RUNS_AGAIN,
)
def decision_disclose(tx: Tx, decision_id: DecisionId, body: DisclosureCreate) -> Identity:
    """Visar vem beslutet gäller. Kräver en ny inloggning och ett ändamål, som båda loggas."""
    return service.disclose(tx, queries.get(tx, decision_id), body)
