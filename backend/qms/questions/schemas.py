"""API shapes of questions and answers."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, PlainSerializer, WithJsonSchema

from qms.kernel.schema import Day, Filter, Flag, Id, Instant, Link, NotText, PageOf, Shape
from qms.matters.schemas import Warned
from qms.questions.models import AnswerKind, AnswerSetStatus, AnswerVerdict, QuestionVersionStatus
from qms.texts import Code, Label, Words

MOST = 1_000_000_000
Quantity = Annotated[
    Decimal,
    Field(ge=-MOST, le=MOST),
    AfterValidator(lambda number: round(number, 4)),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": -MOST, "maximum": MOST}),
    NotText,
]
"""A number with four decimals at most."""


class Choice(Shape):
    """One of several answers to choose from."""

    code: Code = Field(description="Svarets kod, som inte ändras när svaret byter ordalydelse")
    label: Label = Field(max_length=120, description="Svaret som det står i frågan")


class RequiredWhen(Shape):
    """When a question must be answered: if an earlier one is answered in some way."""

    key: Code = Field(description="Nyckeln till en tidigare fråga med ja och nej eller med flera svar")
    values: list[Code] = Field(
        min_length=1, max_length=20, description="Svaren på den frågan som gör att den här måste besvaras"
    )


class Question(Shape):
    """One question, as it is asked."""

    key: Code = Field(description="Frågans nyckel. Behåll den från version till version, så att svaren kan jämföras")
    text: Label = Field(max_length=400, description="Frågan")
    help: Words | None = Field(
        default=None, max_length=1_000, title="Hjälptext", description="Vad som menas, eller hur man tar reda på svaret"
    )
    answer_kind: AnswerKind = Field(description="Vad frågan besvaras med")
    choices: list[Choice] = Field(
        default=[],
        max_length=20,
        description="Svaren att välja bland: minst två när frågan har flera svar, annars inga",
    )
    low: Quantity | None = Field(default=None, description="Minsta tal som kan svaras")
    high: Quantity | None = Field(default=None, description="Största tal som kan svaras")
    legal_reference: Label | None = Field(default=None, max_length=200, description="Lagrum som frågan bygger på")
    is_required: Flag = Field(default=False, description="Sant: frågan måste besvaras")
    required_when: RequiredWhen | None = Field(
        default=None, description="Om frågan bara måste besvaras vid vissa svar på en tidigare fråga"
    )


class QuestionSetReplace(Shape):
    """The draft of a set as it is to be. Where the set has none, a new version begins with this."""

    name: Label = Field(max_length=120, description="Vad frågorna kallas")
    kinds: list[Code] = Field(max_length=20, description="Slag av ärenden som frågorna föreslås för. Tomt: inga")
    questions: list[Question] = Field(max_length=60, description="Frågorna i den ordning de ställs")


class QuestionSetCreate(QuestionSetReplace):
    """A new set of questions."""

    board_id: Id = Field(description="Nämnden vars frågor det är")


class QuestionSetFilter(Filter):
    """What narrows the list of sets."""

    board_id: Id | None = Field(default=None, description="Bara den nämnden")


class QuestionSetSummary(Shape):
    """A set as one row of a list, by its latest version."""

    id: Id
    board_id: Id
    name: str = Field(max_length=120)
    kinds: list[str]
    number: int
    status: QuestionVersionStatus
    published_number: int | None = Field(description="Versionen som används nu")
    question_count: int


class QuestionSetPage(PageOf):
    """The sets of the boards that the caller works for, the newest first."""

    question_sets: list[QuestionSetSummary]


class QuestionVersionSummary(Shape):
    """A version of a set: when it was in use."""

    number: int
    status: QuestionVersionStatus
    published_at: Instant | None
    published_by_name: str | None = Field(max_length=120)
    ended_at: Instant | None


class QuestionSet(Warned):
    """A set with its latest version, all its versions, and what may be done with it now."""

    id: Id
    board_id: Id
    name: str = Field(max_length=120)
    kinds: list[str]
    number: int
    status: QuestionVersionStatus
    questions: list[Question]
    versions: list[QuestionVersionSummary]
    version: int
    links: list[Link] = Field(alias="_links")


class Given(Shape):
    """The answer to one question: in the field that its kind is answered in, and in no other."""

    key: Code = Field(description="Frågans nyckel")
    verdict: AnswerVerdict | None = Field(default=None, description="Svaret på en fråga med ja och nej")
    choice: Code | None = Field(default=None, description="Koden för svaret som är valt")
    number: Quantity | None = Field(default=None, description="Talet, med högst fyra decimaler")
    day: Day | None = Field(default=None, description="Dagen")
    words: Words | None = Field(default=None, max_length=4_000, title="Svar i text", description="Svaret i text")
    note: Words | None = Field(
        default=None,
        max_length=1_000,
        title="Kommentar",
        description="Kommentar till svaret, utan namn och personnummer",
    )


class AnswerSetReplace(Shape):
    """All that is answered so far. A question that is left out is not answered."""

    answers: list[Given] = Field(max_length=60, description="Svaren, högst ett för varje fråga")


class AnswerSetFinishCreate(AnswerSetReplace):
    """All answers, when there is no more to answer. After this they are never changed."""


class AnswerSetCreate(Shape):
    """Begin to answer a set of questions about a matter, with what is answered at once."""

    question_set_id: Id = Field(description="Frågorna som ska besvaras. Den version som används nu gäller")
    answers: list[Given] = Field(default=[], max_length=60, description="Svaren så långt, högst ett för varje fråga")
    is_finished: Flag = Field(default=False, description="Sant när svaren redan är klara. Efter det ändras de aldrig")


class AnswerSetSummary(Shape):
    """Answers about a matter as one row."""

    id: Id
    name: str = Field(max_length=120)
    number: int
    status: AnswerSetStatus
    begun_at: Instant
    begun_by_name: str | None = Field(max_length=120)
    finished_at: Instant | None
    finished_by_name: str | None = Field(max_length=120)


class ProposedSet(Shape):
    """A set of questions that can be answered about a matter."""

    id: Id
    name: str = Field(max_length=120)
    number: int
    questions: list[Question]


class AnswerSetList(Shape):
    """What has been answered about a matter, the latest first, and what else can be answered about it."""

    matter_id: Id
    matter_kind: str = Field(max_length=60)
    reference: str = Field(max_length=40)
    answer_sets: list[AnswerSetSummary]
    question_sets: list[ProposedSet]
    links: list[Link] = Field(alias="_links")


class AnswerSet(Warned, AnswerSetSummary):
    """The questions as they were asked, the answers as they were given, and what may be done now."""

    board_id: Id
    matter_id: Id
    matter_kind: str = Field(max_length=60)
    reference: str = Field(max_length=40)
    questions: list[Question]
    answers: list[Given]
    version: int
    links: list[Link] = Field(alias="_links")
