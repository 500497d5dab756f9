"""API shapes of what is left before a matter can be closed."""

from pydantic import Field

from qms.kernel.codes import Codes
from qms.kernel.schema import Link, Shape


class RemainingPart(Codes):
    """What can be left, called as the link from the matter to where it is done."""

    INVESTIGATIONS = "investigations", "Utredningen"
    ACTIONS = "actions", "Åtgärderna"
    EFFECTS = "effects", "Effekten"
    ANSWERS = "answers", "Svaret"
    DATA_INCIDENTS = "data-incidents", "Personuppgiftsincidenten"


class Remaining(Shape):
    """Something that is left, and in ``_links`` where it is done."""

    part: RemainingPart
    detail: str = Field(max_length=400)
    links: list[Link] = Field(alias="_links")
