"""Shapes that every matter shares."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from qms.kernel.schema import Id, Instant, Link, NotText, PageOf, Shape
from qms.personal_number import contains_personal_number
from qms.texts import COMPOSED, IS_REFUSED, NAMES_NOBODY, Code, Line, Sought, spelled

CaseReference = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=40, pattern=spelled("([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+")
    ),
    IS_REFUSED,
    COMPOSED,
    NAMES_NOBODY,
    Field(description="Ärendets nummer i verksamhetssystemet, till exempel SN 2026/118. Aldrig ett personnummer"),
]
SourceName = Annotated[Line, StringConstraints(max_length=100)]
"""What another system calls something. How it spells is not ours to say."""


class Source(Shape):
    """Where something that another system sent came from. Together with the client this is the natural key."""

    system: SourceName = Field(
        title="Källsystemets namn", description="Systemets namn, alltid detsamma från samma system"
    )
    id: SourceName = Field(
        title="Källsystemets id",
        description="Postens id i det systemet. Samma id igen uppdaterar det som redan finns",
    )
    version: Annotated[int, Field(ge=1, le=2_147_483_647), NotText] = Field(
        default=1, description="Postens version, som räknas upp när den ändras. En äldre version tas inte emot"
    )


class Notice(Shape):
    """Something the sender should look at, although it was taken."""

    pointer: str = Field(max_length=200)
    code: str = Field(max_length=60)
    detail: str = Field(max_length=400)


def personal_numbers(said: Shape, advice: str = "", at: str = "") -> list[Notice]:
    """Where a personal number seems to stand in what is sent or shown: it is not needed, and spreads with the text.

    Every text is looked through, so that a new field cannot be forgotten; its title is what it is called.
    """
    notices: list[Notice] = []
    for name, field in type(said).model_fields.items():
        value, pointer = getattr(said, name), f"{at}/{field.alias or name}"
        for index, part in enumerate(value if isinstance(value, list) else [value]):
            place = f"{pointer}/{index}" if isinstance(value, list) else pointer
            if isinstance(part, Shape) and not isinstance(part, Link | Notice):
                notices += personal_numbers(part, advice, place)
            elif type(part) is str and contains_personal_number(part):
                detail = f"”{field.title or 'Texten'}” ser ut att innehålla ett personnummer, som inte behövs{advice}."
                notices.append(Notice(pointer=place, code="personal-number", detail=detail))
    return notices


class Warned(Shape):
    """Base of what is shown with warnings, so that each text in it is looked through."""

    advice: ClassVar[str] = ""

    warnings: list[Notice]

    @model_validator(mode="after")
    def _look_through(self) -> Self:
        self.warnings = [*self.warnings, *personal_numbers(self, self.advice)]
        return self


class CodeLabel(Shape):
    """A code with the label that the board's list gives it."""

    code: Code
    label: str = Field(max_length=120)


class LawReference(Shape):
    """The paragraph in force on the day that counts."""

    area: Code
    reference: str = Field(max_length=120)
    title: str = Field(max_length=200)


class Successor(Shape):
    """Somebody to whom a matter can be handed over: enough to choose the right one."""

    id: Id
    name: str = Field(max_length=120)
    title: str = Field(max_length=120)


class SuccessorList(Shape):
    """The first of those to whom a matter can be handed over, in Swedish order. The words narrow them."""

    successors: list[Successor]
    links: list[Link] = Field(alias="_links")


class SearchCreate(Shape):
    """What to look for. Sent in a body, so that no case text ends up in an address or a log."""

    text: Sought = Field(
        max_length=100,
        description="Ord i någon form, ett nummer som AVV-1042, ett ärendenummer eller namnet på den ansvariga",
    )


class SearchOf(PageOf):
    """Base of a page of what a search has come upon."""

    common_words: list[str] = Field(description="Ord som är för vanliga för att söka på, och som därför inte räknas")


class MatterSummary(Shape):
    """A matter of any kind as one row."""

    id: Id
    reference: str = Field(max_length=40)
    status: str = Field(max_length=60)
    title: str = Field(max_length=120)
    unit_name: str = Field(max_length=120)
    reported_at: Instant


class TimelineEntry(Shape):
    """Something that happened to a matter: who, when, what, and the words that were added."""

    id: Id
    kind: str = Field(max_length=60)
    at: Instant
    actor_name: str = Field(max_length=120)
    note: str | None = Field(max_length=10_000, title="Det som lades till")
    data: dict[str, str]
