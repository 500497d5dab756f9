"""API shapes of what stands around a matter."""

from typing import Annotated

from pydantic import Field

from qms.connections.models import Audience, LinkDirection, LinkKind
from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.schemas import CaseReference, MatterSummary, Warned
from qms.texts import Label, Telling, Words

NOTE, STRUCK, TEXT = "Anteckning", "Skäl till strykningen", "Meddelandet"
Number = Annotated[
    CaseReference, Field(description="Numret i diariet, till exempel SN 2026/118. Aldrig ett personnummer")
]
Reason = Annotated[Telling, Field(max_length=1_000)]


class MatterLinkCreate(Shape):
    """That a matter hangs together with another."""

    to_id: Id = Field(description="Det andra ärendet, som den som kopplar också kan läsa")
    kind: LinkKind = Field(description="Hur det här ärendet hör ihop med det andra")
    note: Reason | None = Field(default=None, title=NOTE, description="Visas för den som får läsa båda ärendena")


class StrikeCreate(Shape):
    """Why something is struck. It stays to be read."""

    reason: Reason = Field(title=STRUCK, description="Vad som var fel")


class LinkedMatter(MatterSummary):
    """The matter at the other end of a link."""

    kind: str = Field(max_length=60, description="Vilket slags ärende det är", json_schema_extra={"example": "action"})


class MatterLink(Shape):
    """A link as it is seen from one of its ends."""

    id: Id
    kind: LinkKind
    direction: LinkDirection
    matter: LinkedMatter
    note: str | None = Field(max_length=1_000, title=NOTE)
    linked_at: Instant
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK)
    links: list[Link] = Field(alias="_links")


class MatterLinkList(Warned):
    """The links of a matter whose other end the caller may read, the oldest first, and those struck last."""

    matter_links: list[MatterLink]
    links: list[Link] = Field(alias="_links")


class DiaryNumberCreate(Shape):
    """What a matter is called in a diary."""

    number: Number
    holder: Label | None = Field(
        default=None, max_length=120, description="Vems diarium det är. Utelämnas för nämndens eget"
    )


class DiaryNumber(Shape):
    """A number of a matter in a diary."""

    id: Id
    number: Number
    holder: str | None = Field(max_length=120, description="Vems diarium det är. Tomt för nämndens eget")
    noted_at: Instant
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK)
    links: list[Link] = Field(alias="_links")


class DiaryNumberList(Warned):
    """What a matter is called in diaries: the board's own first, and those struck last."""

    diary_numbers: list[DiaryNumber]
    links: list[Link] = Field(alias="_links")


class MessageCreate(Shape):
    """Something to write in a matter."""

    text: Words = Field(max_length=4_000, title=TEXT, description="Går inte att ändra efteråt")
    audience: Audience = Field(description="Vilka som kan läsa meddelandet")


class Message(Shape):
    """A message in a matter."""

    id: Id
    author_name: str = Field(max_length=120)
    audience: Audience
    text: str = Field(max_length=4_000, title=TEXT)
    sent_at: Instant


class MessageList(Warned):
    """The messages of a matter that the caller may read, the oldest first."""

    messages: list[Message]
    links: list[Link] = Field(alias="_links")
