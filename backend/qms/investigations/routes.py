"""The HTTP face of the investigation of a matter of any kind."""

from typing import Annotated

from fastapi import Path

from qms.connections.schemas import StrikeCreate
from qms.investigations import queries, service, views
from qms.investigations.models import Cause, LedgerEntry, Voice
from qms.investigations.policy import READ
from qms.investigations.schemas import (
    CauseCreate,
    Investigation,
    InvestigationCreate,
    InvestigationReopeningCreate,
    InvestigationReplace,
    LedgerEntryCreate,
    VoiceCreate,
)
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="investigations")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
EntryId = Annotated[Id, Path(alias="entryId", description="Uppgiftens id")]
CauseId = Annotated[Id, Path(alias="causeId", description="Orsakens id")]
VoiceId = Annotated[Id, Path(alias="voiceId", description="Röstens id")]


def _again(tx: Tx, _: object, matter_id: Id, **__: object) -> Investigation:
    return views.shown(tx, get_any(tx, matter_id, READ))


@router.get("/matters/{matterId}/investigations", summary="Läs utredningen av ett ärende")
def investigation_read(tx: Tx, matter_id: MatterId) -> Investigation:
    """Visar utredningen som den står, vad som saknas och vad den som frågar kan göra nu. Läsningen loggas."""
    return views.shown(tx, get_any(tx, matter_id, READ))


@router.post(
    "/matters/{matterId}/investigations",
    status_code=201,
    summary="Börja utreda ett ärende",
    problems=(
        UnknownReference,
        WrongState,
        service.AlreadyInvestigated,
        service.ConflictOfInterest,
        service.NotForOneself,
    ),
    again=_again,
)
def investigation_open(tx: Tx, matter_id: MatterId, body: InvestigationCreate) -> Investigation:
    """Börjar utreda ärendet. Den som själv har del i det som utreds behöver ett skäl, och skälet visas."""
    matter = get_any(tx, matter_id, READ)
    service.begin(tx, matter, body)
    return views.shown(tx, matter)


@router.put(
    "/matters/{matterId}/investigations",
    summary="Spara utredningens texter",
    problems=(UnknownReference, WrongState, service.NotForOneself),
)
def investigation_replace(tx: Tx, matter_id: MatterId, body: InvestigationReplace, expected: Expected) -> Investigation:
    """Sparar konsekvens, slutsats och det andra som utredningen säger. Ett utkast får vara tomt."""
    matter = get_any(tx, matter_id, READ)
    service.write(tx, expected.check(queries.held(tx, matter)), body)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/reopenings",
    status_code=201,
    summary="Öppna utredningen av ett ärende igen",
    problems=(WrongState,),
    again=_again,
)
def investigation_reopen(
    tx: Tx, matter_id: MatterId, body: InvestigationReopeningCreate, expected: Expected
) -> Investigation:
    """Fortsätter med en klar utredning, med ett skäl. Det som blev klart finns kvar som en egen version."""
    matter = get_any(tx, matter_id, READ)
    service.reopen(tx, expected.check(queries.held(tx, matter)), body.reason)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/ledger-entries",
    status_code=201,
    summary="Anteckna en uppgift i en utredning",
    problems=(WrongState,),
    again=_again,
)
def ledger_entry_add(tx: Tx, matter_id: MatterId, body: LedgerEntryCreate) -> Investigation:
    """Antecknar en uppgift med källa, och om den är en faktauppgift eller en bedömning. Vem och när sparas."""
    matter = get_any(tx, matter_id, READ)
    service.note(tx, queries.held(tx, matter), body)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/ledger-entries/{entryId}/strikes",
    status_code=201,
    summary="Stryk en uppgift i en utredning",
    problems=(WrongState,),
    again=_again,
)
def ledger_entry_strike(tx: Tx, matter_id: MatterId, entry_id: EntryId, body: StrikeCreate) -> Investigation:
    """Stryker en uppgift som var fel. Den går fortfarande att läsa."""
    matter = get_any(tx, matter_id, READ)
    entry = queries.row(tx, LedgerEntry, matter, entry_id)
    service.strike(tx, queries.held(tx, matter), "strike note", entry, body.reason)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/causes",
    status_code=201,
    summary="Lägg till en orsak",
    problems=(UnknownReference, WrongState, service.AlreadyACause),
    again=_again,
)
def cause_add(tx: Tx, matter_id: MatterId, body: CauseCreate) -> Investigation:
    """Lägger till en orsak ur nämndens lista, med var i verksamheten den ligger och hur säker den är."""
    matter = get_any(tx, matter_id, READ)
    service.find_cause(tx, queries.held(tx, matter), body)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/causes/{causeId}/strikes",
    status_code=201,
    summary="Stryk en orsak",
    problems=(WrongState,),
    again=_again,
)
def cause_strike(tx: Tx, matter_id: MatterId, cause_id: CauseId, body: StrikeCreate) -> Investigation:
    """Stryker en orsak som inte höll. Den går fortfarande att läsa, och räknas inte längre."""
    matter = get_any(tx, matter_id, READ)
    cause = queries.row(tx, Cause, matter, cause_id)
    service.strike(tx, queries.held(tx, matter), "strike cause", cause, body.reason)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/voices",
    status_code=201,
    summary="Skriv vad den enskilde säger",
    problems=(WrongState, Incomplete),
    again=_again,
)
def voice_add(tx: Tx, matter_id: MatterId, body: VoiceCreate) -> Investigation:
    """Sparar vad den som berörs säger när den har fått frågan, eller varför ingen har frågat."""
    matter = get_any(tx, matter_id, READ)
    service.hear(tx, queries.held(tx, matter), body)
    return views.shown(tx, matter)


@router.post(
    "/matters/{matterId}/investigations/voices/{voiceId}/strikes",
    status_code=201,
    summary="Stryk en röst i en utredning",
    problems=(WrongState,),
    again=_again,
)
def voice_strike(tx: Tx, matter_id: MatterId, voice_id: VoiceId, body: StrikeCreate) -> Investigation:
    """Stryker det som antecknades fel. Det går fortfarande att läsa."""
    matter = get_any(tx, matter_id, READ)
    voice = queries.row(tx, Voice, matter, voice_id)
    service.strike(tx, queries.held(tx, matter), "strike voice", voice, body.reason)
    return views.shown(tx, matter)
