"""API shapes of who takes part in a matter."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.schemas import Successor, Warned
from qms.participants.models import Part
from qms.texts import Telling

REASON, ENDED = "Varför personen medverkar", "Varför det avslutas"
Reason = Annotated[Telling, StringConstraints(max_length=400)]


class ParticipantCreate(Shape):
    """Somebody who is to take part, and as what."""

    person_id: Id = Field(description="En person med en roll i nämnden som kan läsa ärendet när den medverkar")
    part: Part = Field(description="Vad personen ska göra")
    reason: Reason | None = Field(default=None, title=REASON, description="Står i ärendets händelser")


class ParticipantEndCreate(Shape):
    """Why somebody takes part no longer."""

    reason: Reason = Field(title=ENDED, description="Står i ärendets händelser")


class Participant(Shape):
    """Somebody who takes part in a matter, or has done so."""

    id: Id
    person_id: Id
    name: str = Field(max_length=120)
    title: str = Field(max_length=120)
    part: Part
    reason: str | None = Field(max_length=400, title=REASON)
    appointed_at: Instant
    ended_at: Instant | None = Field(description="När medverkan avslutades. Därefter når personen inte ärendet")
    ended_reason: str | None = Field(max_length=400, title=ENDED)
    is_away: bool = Field(description="Sant när personen är borta i dag")
    deputy_name: str | None = Field(max_length=120, description="Den som i dag når ärendet i personens ställe")
    links: list[Link] = Field(alias="_links")


class ParticipantList(Warned):
    """Those who take part in a matter, and then those who have done so, in the order that they were appointed."""

    participants: list[Participant]
    links: list[Link] = Field(alias="_links")


class CandidateList(Shape):
    """The first of those who could take part in a matter, in Swedish order. The words narrow them."""

    candidates: list[Successor]
    links: list[Link] = Field(alias="_links")
