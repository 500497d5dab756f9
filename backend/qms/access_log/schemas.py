"""API shapes of the access log. What matters are about is never among them: only numbers, names and what was done."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Filter, Id, Instant, Link, Shape
from qms.texts import Code, Line

Operation = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-zA-Z-]+$")]
Reference = Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-zÅÄÖåäö]{1,6}-[0-9]{1,18}$")]
Cursor = Annotated[str, StringConstraints(max_length=80, pattern=r"^[0-9]{1,18}-[0-9]{1,18}$")]


class AccessKind(Codes):
    """What sort of event it was."""

    READ = "read", "Öppnade"
    LIST = "list", "Såg i en lista"
    SEARCH = "search", "Sökte"
    WRITE = "write", "Ändrade"
    DENIAL = "denial", "Nekades"
    LOGIN = "login", "Inloggning"


class ActorKind(Codes):
    """Who acted."""

    PERSON = "person", "Person"
    SERVICE = "service", "System"
    SYSTEM = "system", "Tjänsten själv"
    UNKNOWN = "unknown", "Okänd"


class Outcome(Codes):
    """How it went for who tried."""

    ALLOWED = "allowed", "Gick igenom"
    DENIED = "denied", "Nekades"


class AccessEventFilter(Filter):
    """What narrows the access log. Without a first day it goes back thirty days."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den första av de egna")
    person: Line | None = Field(default=None, max_length=120, description="En del av namnet på den som gjorde det")
    matter: Reference | None = Field(
        default=None, description="Ärendets nummer", json_schema_extra={"example": "AVV-1042"}
    )
    operation: Operation | None = Field(default=None, description="Vad som gjordes, med operationens id")
    outcome: Outcome | None = Field(default=None, description="Bara det som nekades, eller bara det som gick igenom")
    since: Day | None = Field(default=None, description="Första dagen. Utelämnad: för trettio dagar sedan")
    until: Day | None = Field(default=None, description="Sista dagen. Utelämnad: i dag")
    before: Cursor | None = Field(default=None, description="Den cursor som förra svaret gav")


class AccessEvent(Shape):
    """One event: who did what, when, and with which matters."""

    id: int
    at: Instant
    kind: AccessKind
    kind_name: str = Field(max_length=60)
    operation: str = Field(max_length=60)
    operation_name: str = Field(max_length=200, description="Vad det heter på svenska")
    actor_name: str | None = Field(max_length=120)
    actor_kind: ActorKind
    matters: list[str] = Field(description="Ärendenas nummer, högst fem")
    shown_count: int = Field(description="Hur många ärenden eller personer svaret visade")
    reason: str | None = Field(max_length=200, description="Varför det nekades")
    purpose: str | None = Field(max_length=400, description="Det ändamål som personen angav")


class AccessEventPage(Shape):
    """A stretch of the access log, the latest first, and the cursor to go on from."""

    access_events: list[AccessEvent]
    cursor: str | None = Field(max_length=80)
    links: list[Link] = Field(alias="_links")


class MatterReader(Shape):
    """Somebody who opened a matter on a day."""

    name: str | None = Field(max_length=120)
    kind: ActorKind
    unit_names: list[str] = Field(description="Enheterna där personen har en roll i dag")
    day: Day
    operation: str = Field(max_length=60)
    operation_name: str = Field(max_length=200)
    purpose: str | None = Field(max_length=400)
    times: int
    last_at: Instant


class MatterReaders(Shape):
    """Who has opened a matter, the latest first, at most the thousand latest."""

    matter_id: Id
    kind: Code
    reference: str = Field(max_length=40)
    readers: list[MatterReader]
    links: list[Link] = Field(alias="_links")
