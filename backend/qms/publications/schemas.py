"""API shapes of publications."""

from typing import Annotated

from pydantic import Field

from qms.kernel.schema import Day, Filter, Id, Instant, Link, PageOf, Shape
from qms.matters.schemas import Successor, Warned
from qms.publications.models import PublicationKind, PublicationStatus, PublicationView
from qms.texts import Label, Line, Telling, Words

TITLE, HAPPENED, LEARNT, CHANGED = "Rubrik", "Vad som hände", "Vad vi lärde oss", "Vad som har ändrats"
FIRST, SECOND, THIRD = "Första frågan", "Andra frågan", "Tredje frågan"
WORD, WHY, BACK, WITHDRAWN, INTENT = (
    *("Ordet", "Varför det inte är en person", "Det som ska ändras", "Varför det dras tillbaka"),
    "En sak ni ska göra annorlunda",
)
LONGEST, QUESTION = 700, 200
"""All of it is one page for the meeting."""
BY_NOBODY = "Så att ingen känns igen"


class NoPerson(Shape):
    """A word that is the name of somebody in the matter, and means nobody here."""

    word: Line = Field(max_length=60, title=WORD, description="Ordet så som det står i texten")
    reason: Telling = Field(max_length=200, title=WHY, description="Varför ordet inte är någons namn här")


NoPersons = Annotated[list[NoPerson], Field(max_length=20)]


class PublicationReplace(Shape):
    """What a publication says, as far as it is written."""

    title: Label = Field(max_length=120, title=TITLE, description="Vad det handlar om, utan namn")
    unit_id: Id | None = Field(default=None, description="Enheten som det är för, med allt under. Tom: hela nämnden")
    happened: Words | None = Field(default=None, max_length=LONGEST, title=HAPPENED, description=BY_NOBODY)
    learnt: Words | None = Field(default=None, max_length=LONGEST, title=LEARNT, description=BY_NOBODY)
    changed: Words | None = Field(default=None, max_length=LONGEST, title=CHANGED, description=BY_NOBODY)
    first_question: Line | None = Field(default=None, max_length=QUESTION, title=FIRST, description="Till mötet")
    second_question: Line | None = Field(default=None, max_length=QUESTION, title=SECOND, description="Till mötet")
    third_question: Line | None = Field(default=None, max_length=QUESTION, title=THIRD, description="Till mötet")
    no_persons: NoPersons = Field(default=[], description="Ord som är någons namn men inte betyder någon här")


class PublicationCreate(PublicationReplace):
    """A new draft, which nobody else reads yet."""

    board_id: Id = Field(description="Nämnden")
    kind: PublicationKind = Field(default=PublicationKind.LEARNING_CARD, description="Vad det är")
    matter_id: Id | None = Field(default=None, description="Ärendet som det kommer ur. Det visas aldrig för läsarna")


class PublicationSendingCreate(Shape):
    """Who is to read it before it is published: another than who wrote it."""

    reader_id: Id = Field(description="Den som ska läsa")


class PublicationReturnCreate(Shape):
    """What is to be mended before it is published."""

    reason: Telling = Field(max_length=1_000, title=BACK, description="Den som skrev får läsa det")


class PublicationWithdrawalCreate(Shape):
    """Why nobody is to read it any more."""

    reason: Telling = Field(max_length=1_000, title=WITHDRAWN, description="Visas inte för alla")


class DiscussionCreate(Shape):
    """That a unit has talked about it at its meeting."""

    unit_id: Id = Field(description="Enheten")
    discussed_on: Day = Field(description="Dagen för mötet")
    intent: Line | None = Field(default=None, max_length=QUESTION, title=INTENT, description="Valfritt")


class DiscussionWithdrawalCreate(Shape):
    """That a unit has not talked about it after all."""

    unit_id: Id = Field(description="Enheten")


class PublicationSummary(Shape):
    """A publication as one row of a list."""

    id: Id
    board_id: Id
    kind: PublicationKind
    status: PublicationStatus
    title: str = Field(max_length=120, title=TITLE)
    unit_name: str | None = Field(max_length=120, description="Enheten som det är till för. Tom: hela nämnden")
    changed_at: Instant
    published_at: Instant | None
    unit_count: int = Field(description="Antal enheter som det är till för")
    discussed_count: int = Field(description="Så många av dem som har talat om det")


class PublicationUnit(Shape):
    """A unit that a publication is for, and whether it has talked about it."""

    unit_id: Id
    unit_name: str = Field(max_length=120)
    discussed_on: Day | None
    intent: str | None = Field(max_length=QUESTION, title=INTENT)
    is_mine: bool = Field(description="Sant när den som frågar leder enheten och kan ange det")


class Publication(Warned, PublicationSummary):
    """A publication as the caller may see it, and in ``_links`` what the caller may do with it now."""

    unit_id: Id | None
    author_name: str | None = Field(max_length=120, description="Bara för dem som arbetar med lärkortet")
    reader_name: str | None = Field(max_length=120, description="Bara för dem som arbetar med lärkortet")
    happened: str | None = Field(max_length=LONGEST, title=HAPPENED)
    learnt: str | None = Field(max_length=LONGEST, title=LEARNT)
    changed: str | None = Field(max_length=LONGEST, title=CHANGED)
    first_question: str | None = Field(max_length=QUESTION, title=FIRST)
    second_question: str | None = Field(max_length=QUESTION, title=SECOND)
    third_question: str | None = Field(max_length=QUESTION, title=THIRD)
    no_persons: list[NoPerson] = Field(description="Bara för den som skriver, den som läser och kvalitetsutvecklare")
    back_reason: str | None = Field(max_length=1_000, title=BACK)
    withdrawn_at: Instant | None
    withdrawn_reason: str | None = Field(max_length=1_000, title=WITHDRAWN)
    reference: str | None = Field(max_length=40, description="Ärendets nummer, bara för den som får läsa ärendet")
    units: list[PublicationUnit]
    version: int
    links: list[Link] = Field(alias="_links")


class PublicationPage(PageOf):
    """A page of publications."""

    publications: list[PublicationSummary]


class MatterPublicationList(Shape):
    """What has been written from a matter, as far as the caller may see it, and the way to write more."""

    publications: list[PublicationSummary]
    links: list[Link] = Field(alias="_links")


class PublicationReaderList(Shape):
    """The first of those who could read it before it is published, in Swedish order. The words narrow them."""

    candidates: list[Successor]
    links: list[Link] = Field(alias="_links")


class PublicationFilter(Filter):
    """What narrows a list of publications."""

    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    view: PublicationView = Field(default=PublicationView.PUBLISHED, description="Vilka som visas")
