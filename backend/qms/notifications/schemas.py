"""API shapes of what somebody has read of what they were told, and of how often letters come."""

from typing import Annotated

from pydantic import Field

from qms.kernel.schema import Id, Link, Shape
from qms.organisation.models import Letters

Ids = Annotated[list[Id], Field(min_length=1, max_length=100)]


class NotificationReadingCreate(Shape):
    """What has been read."""

    ids: Ids | None = Field(default=None, description="Aviseringarna som är lästa. Utan listan: alla")


class NotificationReading(Shape):
    """That something has been read."""

    links: list[Link] = Field(alias="_links")


class NotificationChoiceReplace(Shape):
    """How often a letter is to come."""

    letters: Letters = Field(description="Hur ofta ett brev talar om att något väntar")


class NotificationChoice(NotificationChoiceReplace):
    """How often a letter comes, and where to. It says that something waits, and nothing of what it is."""

    address: str = Field(max_length=254, description="Adressen som breven går till, tom när ingen är känd")
    version: int
    links: list[Link] = Field(alias="_links")
