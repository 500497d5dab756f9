"""The HTTP face of what stands around a matter of any kind."""

from typing import Annotated

from fastapi import Path

from qms.connections import queries, service, views
from qms.connections.policy import MESSAGES
from qms.connections.schemas import (
    DiaryNumberCreate,
    DiaryNumberList,
    MatterLinkCreate,
    MatterLinkList,
    MessageCreate,
    MessageList,
    StrikeCreate,
)
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="connections")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
LinkId = Annotated[Id, Path(alias="linkId", description="Kopplingens id")]
NumberId = Annotated[Id, Path(alias="numberId", description="Diarienumrets id")]
LINKS, NUMBERS = "matterLinkList", "diaryNumberList"


def _links_again(tx: Tx, _: object, matter_id: Id, **__: object) -> MatterLinkList:
    return views.links(tx, get_any(tx, matter_id, LINKS))


def _numbers_again(tx: Tx, _: object, matter_id: Id, **__: object) -> DiaryNumberList:
    return views.numbers(tx, get_any(tx, matter_id, NUMBERS))


def _messages_again(tx: Tx, _: object, matter_id: Id, **__: object) -> MessageList:
    return views.messages(tx, get_any(tx, matter_id, MESSAGES))


@router.get("/matters/{matterId}/links", summary="Visa vad ett ärende hör ihop med")
def matter_link_list(tx: Tx, matter_id: MatterId) -> MatterLinkList:
    """Visar kopplingarna till andra ärenden som den som frågar också kan läsa. Läsningen loggas."""
    return views.links(tx, get_any(tx, matter_id, LINKS))


@router.post(
    "/matters/{matterId}/links",
    status_code=201,
    summary="Koppla ett ärende till ett annat",
    problems=(UnknownReference, service.AlreadyLinked),
    again=_links_again,
)
def matter_link_add(tx: Tx, matter_id: MatterId, body: MatterLinkCreate) -> MatterLinkList:
    """Kopplar ärendet till ett annat i samma nämnd. En koppling ger ingen tillgång till något av dem."""
    matter = get_any(tx, matter_id, LINKS)
    service.link(tx, matter, body)
    return views.links(tx, matter)


@router.post(
    "/matters/{matterId}/links/{linkId}/strikes",
    status_code=201,
    summary="Stryk en koppling",
    problems=(WrongState,),
    again=_links_again,
)
def matter_link_strike(tx: Tx, matter_id: MatterId, link_id: LinkId, body: StrikeCreate) -> MatterLinkList:
    """Stryker en koppling som var fel. Den går fortfarande att läsa."""
    matter = get_any(tx, matter_id, LINKS)
    service.strike_link(tx, matter, queries.link(tx, matter, link_id), body.reason)
    return views.links(tx, matter)


@router.get("/matters/{matterId}/diary-numbers", summary="Visa ett ärendes diarienummer")
def diary_number_list(tx: Tx, matter_id: MatterId) -> DiaryNumberList:
    """Visar ärendets nummer i nämndens diarium och i andras. Läsningen loggas."""
    return views.numbers(tx, get_any(tx, matter_id, NUMBERS))


@router.post(
    "/matters/{matterId}/diary-numbers",
    status_code=201,
    summary="Anteckna ett diarienummer",
    problems=(service.NumberTaken,),
    again=_numbers_again,
)
def diary_number_add(tx: Tx, matter_id: MatterId, body: DiaryNumberCreate) -> DiaryNumberList:
    """Antecknar ärendets nummer i ett diarium. Ärendet går sedan att söka fram med det."""
    matter = get_any(tx, matter_id, NUMBERS)
    service.note_number(tx, matter, body)
    return views.numbers(tx, matter)


@router.post(
    "/matters/{matterId}/diary-numbers/{numberId}/strikes",
    status_code=201,
    summary="Stryk ett diarienummer",
    problems=(WrongState,),
    again=_numbers_again,
)
def diary_number_strike(tx: Tx, matter_id: MatterId, number_id: NumberId, body: StrikeCreate) -> DiaryNumberList:
    """Stryker ett nummer som var fel. Det går fortfarande att läsa, men inte att söka på."""
    matter = get_any(tx, matter_id, NUMBERS)
    service.strike_number(tx, matter, queries.number(tx, matter, number_id), body.reason)
    return views.numbers(tx, matter)


@router.get("/matters/{matterId}/messages", summary="Visa meddelanden i ett ärende")
def matter_message_list(tx: Tx, matter_id: MatterId) -> MessageList:
    """Visar meddelandena i ärendet. Den som bara har rapporterat ser dem som också är till den. Läsningen loggas."""
    return views.messages(tx, get_any(tx, matter_id, MESSAGES))


@router.post(
    "/matters/{matterId}/messages", status_code=201, summary="Skriv ett meddelande i ett ärende", again=_messages_again
)
def matter_message_send(tx: Tx, matter_id: MatterId, body: MessageCreate) -> MessageList:
    """Skriver till dem som handlägger ärendet, eller också till den som rapporterade. Går inte att ändra efteråt."""
    matter = get_any(tx, matter_id, MESSAGES)
    service.send(tx, matter, body)
    return views.messages(tx, matter)
