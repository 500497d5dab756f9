"""API shapes of what is sorted out with another organisation."""

from pydantic import Field

from qms.cooperation.models import CooperationDirection
from qms.kernel.schema import Day, Id, Instant, Link, Shape
from qms.matters.schemas import CaseReference, CodeLabel, Warned
from qms.texts import Code, Telling, Words

ANSWER, STRUCK = "Motpartens svar", "Skäl till strykningen"
NUMBER = "Numret hos motparten eller i det gemensamma systemet. Aldrig ett personnummer"
SENT, ANSWERED = "Dagen då det skickades till den andra", "Dagen då den andra svarade"


class CooperationCreate(Shape):
    """What is to stand about a matter between two organisations, whole. It takes the place of what stood."""

    direction: CooperationDirection = Field(description="Vem av de två som registrerade händelsen")
    counterpart: Code | None = Field(
        default=None, description="Den andra organisationen, en kod i nämndens lista counterpart. Behövs alltid"
    )
    category: Code | None = Field(
        default=None, description="Vad samarbetet brast i, en kod i nämndens lista cooperation-category"
    )
    external_number: CaseReference | None = Field(default=None, description=NUMBER)
    sent_on: Day | None = Field(default=None, description=SENT)
    answered_on: Day | None = Field(default=None, description=f"{ANSWERED}, inte före sentOn")
    counterpart_answer: Words | None = Field(
        default=None, max_length=4_000, title=ANSWER, description="Vad den andra svarade. Behöver answeredOn"
    )


class CooperationStrikeCreate(Shape):
    """Why a matter is none between two organisations after all. What stood stays to be read."""

    reason: Telling = Field(max_length=1_000, title=STRUCK, description="Vad som var fel")


class Cooperation(Shape):
    """What stands, or stood, about a matter between two organisations."""

    id: Id
    direction: CooperationDirection
    counterpart: CodeLabel
    category: CodeLabel | None
    external_number: str | None = Field(max_length=40, description=NUMBER)
    sent_on: Day | None = Field(description=SENT)
    answered_on: Day | None = Field(description=ANSWERED)
    counterpart_answer: str | None = Field(max_length=4_000, title=ANSWER)
    registered_at: Instant
    until: Instant | None = Field(description="Från när något annat gäller. Tomt för det som gäller nu")
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK)
    links: list[Link] = Field(alias="_links")


class CooperationList(Warned):
    """What stands about a matter between two organisations, and what stood before it, the latest first."""

    cooperations: list[Cooperation]
    links: list[Link] = Field(alias="_links")
