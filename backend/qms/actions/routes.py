"""The HTTP face of actions."""

from typing import Annotated

from fastapi import Path, Query

from qms.actions import queries, service, states, views
from qms.actions.schemas import (
    Action,
    ActionAnswerCreate,
    ActionCancellationCreate,
    ActionCompletionCreate,
    ActionCreate,
    ActionDecisionCreate,
    ActionDispatchCreate,
    ActionHandoverCreate,
    ActionPart,
    ActionPostponementCreate,
    ActionReplace,
    ActionSourceCreate,
)
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters import views as matters
from qms.matters.schemas import SuccessorList
from qms.texts import Sought

router = Router(prefix="", tag="actions")
ActionId = Annotated[Id, Path(alias="actionId", description="Åtgärdens id")]


@router.post("/actions", status_code=201, summary="Föreslå en åtgärd", problems=(UnknownReference, Incomplete))
def action_propose(tx: Tx, body: ActionCreate) -> Action:
    """Föreslår vad som ska göras åt ett eller flera ärenden, eller vid en enhet. Enhetens chef beslutar."""
    return views.shown(tx, service.propose(tx, body))


@router.get("/actions/{actionId}", summary="Läs en åtgärd")
def action_read(tx: Tx, action_id: ActionId) -> Action:
    """Visar en åtgärd med vad den gäller och vad den som frågar kan göra nu. Läsningen loggas."""
    return views.shown(tx, *queries.read(tx, action_id))


@router.put("/actions/{actionId}", summary="Ändra ett förslag", problems=(UnknownReference, WrongState, Incomplete))
def action_change(tx: Tx, action_id: ActionId, body: ActionReplace, expected: Expected) -> Action:
    """Ändrar ett förslag som ingen har beslutat om."""
    action = expected.check(queries.get(tx, action_id))
    service.change(tx, action, body)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/sources",
    status_code=201,
    summary="Låt en åtgärd gälla ett ärende till",
    problems=(UnknownReference, WrongState, service.AlreadySource),
)
def action_source_add(tx: Tx, action_id: ActionId, body: ActionSourceCreate) -> Action:
    """Lägger till ett ärende som åtgärden också gäller."""
    action = queries.get(tx, action_id)
    service.add_source(tx, action, body.matter_id)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/decisions",
    status_code=201,
    summary="Besluta om en åtgärd",
    problems=(UnknownReference, WrongState, Incomplete, service.WeakOnly, service.CarryOutPassed),
)
def action_decide(tx: Tx, action_id: ActionId, body: ActionDecisionCreate, expected: Expected) -> Action:
    """Beslutar om åtgärden ska genomföras, av vem, och hur det i förväg är bestämt att effekten ska mätas."""
    action = expected.check(queries.get(tx, action_id))
    service.decide(tx, action, body)
    return views.shown(tx, action)


@router.post("/actions/{actionId}/starts", status_code=201, summary="Påbörja en åtgärd", problems=(WrongState,))
def action_start(tx: Tx, action_id: ActionId, expected: Expected) -> Action:
    """Påbörjar åtgärden. Det som var vanligt före den sparas, och dagen märks ut i måttets diagram."""
    action = expected.check(queries.get(tx, action_id))
    service.start(tx, action)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/dispatches",
    status_code=201,
    summary="Registrera att en åtgärd är skickad",
    problems=(WrongState, states.NotOutside),
)
def action_send(tx: Tx, action_id: ActionId, body: ActionDispatchCreate, expected: Expected) -> Action:
    """Registrerar när åtgärden skickades till den utanför som ska genomföra den."""
    action = expected.check(queries.get(tx, action_id))
    service.send(tx, action, body)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/outside-answers",
    status_code=201,
    summary="Registrera ett svar om en åtgärd",
    problems=(WrongState, states.NotOutside),
)
def action_answer(tx: Tx, action_id: ActionId, body: ActionAnswerCreate, expected: Expected) -> Action:
    """Registrerar vad den som ska genomföra åtgärden utanför har svarat. Ett senare svar ersätter det förra."""
    action = expected.check(queries.get(tx, action_id))
    service.answer(tx, action, body)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/completions",
    status_code=201,
    summary="Registrera att en åtgärd är genomförd",
    problems=(WrongState, states.NotAnswered),
)
def action_complete(tx: Tx, action_id: ActionId, body: ActionCompletionCreate, expected: Expected) -> Action:
    """Registrerar vad som är gjort. Den som ska följa upp åtgärden får den därefter."""
    action = expected.check(queries.get(tx, action_id))
    service.complete(tx, action, body.evidence)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/postponements", status_code=201, summary="Flytta fram en åtgärd", problems=(WrongState,)
)
def action_postpone(tx: Tx, action_id: ActionId, body: ActionPostponementCreate, expected: Expected) -> Action:
    """Ger åtgärden en senare dag, med skäl. Det som beslutades står kvar, och antalet gånger räknas."""
    action = expected.check(queries.get(tx, action_id))
    service.postpone(tx, action, body)
    return views.shown(tx, action)


@router.post("/actions/{actionId}/cancellations", status_code=201, summary="Avbryt en åtgärd", problems=(WrongState,))
def action_cancel(tx: Tx, action_id: ActionId, body: ActionCancellationCreate, expected: Expected) -> Action:
    """Avbryter en åtgärd som inte blir av, med skäl."""
    action = expected.check(queries.get(tx, action_id))
    service.cancel(tx, action, body.reason)
    return views.shown(tx, action)


@router.post(
    "/actions/{actionId}/handovers",
    status_code=201,
    summary="Lämna över en åtgärd",
    problems=(UnknownReference, WrongState),
)
def action_hand_over(tx: Tx, action_id: ActionId, body: ActionHandoverCreate, expected: Expected) -> Action:
    """Låter någon annan genomföra åtgärden."""
    action = expected.check(queries.get(tx, action_id))
    service.hand_over(tx, action, body)
    return views.shown(tx, action)


@router.get("/actions/{actionId}/successors", summary="Lista vilka som kan ha en åtgärd")
def action_successor_list(
    tx: Tx,
    action_id: ActionId,
    part: Annotated[ActionPart, Query(description="Vad personen ska göra")] = ActionPart.DOER,
    q: Annotated[Sought | None, Query(max_length=100, description="Del av namnet")] = None,
) -> SuccessorList:
    """Listar de första som kan genomföra åtgärden eller följa upp den, i bokstavsordning. Bara namn och titel visas."""
    action = queries.get(tx, action_id)
    return matters.successors(tx, action, service.successors(tx, action, part, q))
