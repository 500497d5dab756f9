"""API shapes of the areas in which reports go to an intake function."""

from pydantic import Field

from qms.kernel.schema import Day, Id, Link, PageOf, Shape


class IntakeAreaReplace(Shape):
    """Until when an area has an intake function."""

    valid_to: Day | None = Field(default=None, description="Sista dagen. Utelämnad: tills vidare")


class IntakeAreaCreate(IntakeAreaReplace):
    """An area that is to have an intake function from a day on."""

    board_id: Id = Field(description="Nämnden")
    unit_id: Id = Field(description="Enheten. Mottagningen får rapporter om den och allt under den")
    valid_from: Day = Field(description="Första dagen")


class IntakeArea(IntakeAreaCreate):
    """An area with its intake function, and what may be done with it."""

    id: Id
    valid_to: Day | None = Field(description="Sista dagen. Tom: tills vidare")
    unit_name: str = Field(max_length=120)
    is_valid: bool = Field(description="Om området har mottagning i dag")
    holders: list[str] = Field(
        description="De som har rollen mottagning där i dag. Tom: rapporterna går till enhetens chef"
    )
    version: int
    links: list[Link] = Field(alias="_links")


class IntakeAreaPage(PageOf):
    """A page of the areas that have, have had or will have an intake function."""

    intake_areas: list[IntakeArea]
