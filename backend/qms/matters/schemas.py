"""Shapes that every matter shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args
from uuid import UUID

from pydantic import Field, GetCoreSchemaHandler, StringConstraints, ValidationError, model_validator
from pydantic_core import CoreSchema, ErrorDetails
from pydantic_core.core_schema import no_info_wrap_validator_function

from qms.kernel.codes import Codes
from qms.kernel.problems import MAX_ERRORS, Invalid, Problem, every_problem
from qms.kernel.schema import Choice, Day, Id, Instant, Link, NotText, Shape, fault
from qms.organisation.models import Area
from qms.personal_number import contains_personal_number
from qms.statistics.periods import ComparedWith
from qms.texts import COMPOSED, IS_REFUSED, NAMES_NOBODY, Code, Line, spelled

INSTEAD = "Använd ärendenumret i stället"

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
    version: Annotated[int, Field(ge=1, le=1_000_000), NotText] = Field(
        default=1, description="Postens version, som räknas upp när den ändras. En äldre version tas inte emot"
    )


class ItemStatus(Codes):
    """What became of one item of a batch."""

    CREATED = "created", "Ny"
    UPDATED = "updated", "Uppdaterad"
    UNCHANGED = "unchanged", "Fanns redan, oförändrad"
    REJECTED = "rejected", "Avvisad"


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
                detail = f"”{field.title or 'Texten'}” ser ut att innehålla ett personnummer. {INSTEAD}{advice}."
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


class ItemProblem(Shape):
    """Why one item was not taken."""

    code: str = Field(max_length=60)
    title: str = Field(max_length=120)
    detail: str = Field(max_length=1_000)
    pointer: str | None = Field(
        default=None, max_length=200, description="Det första felets plats i posten, som RFC 6901. Tom: hela posten"
    )


def item_problem(problem: Problem, pointer: str | None = None) -> ItemProblem:
    """A refusal of one item in a batch. Where it was is known from the refusal, or was kept."""
    errors = problem.errors or []
    sentences = [f"{error['detail'].rstrip('.')}." for error in errors]
    detail = " ".join(sentences)[:1_000] or problem.detail
    pointer = pointer if not errors else errors[0]["pointer"]
    return ItemProblem(code=problem.code, title=problem.title, detail=detail, pointer=pointer)


class Sent(Shape):
    """What a source sends, or a person without one."""

    source: Source | None = Field(default=None, description="Varifrån uppgifterna kommer, när ett system skickar dem")


@dataclass(frozen=True)
class Malformed:
    """An item of a batch that is not what it should be: why, and which of the source's it is when that is told."""

    problem: Problem
    source: Source | None


class ByItself:
    """Lets each item of a batch be right or wrong by itself, so that one never refuses the others.

    The contract says of ``Annotated[Item | Malformed, ByItself()]`` what an item should be, no more.
    """

    def __get_pydantic_core_schema__(self, union: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the item, with what is wrong kept instead of refused."""
        return no_info_wrap_validator_function(_or_malformed, handler(get_args(union)[0]))


def _or_malformed(sent: object, handler: Callable[[object], Any]) -> Any:
    try:
        return handler(sent)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        errors = [fault(_pointer(each), each["type"], each.get("ctx", {})) for each in faults]
        return Malformed(Invalid(errors=errors[:MAX_ERRORS]), _source(sent))


def _pointer(fault: ErrorDetails) -> str:
    """Where in an item a fault is. What is in no contract was made up by the sender and is not repeated."""
    place = fault["loc"][:-1] if fault["type"] == "extra_forbidden" else fault["loc"]
    return "".join(f"/{part}" for part in place)[:200]


def _source(sent: object) -> Source | None:
    try:
        return Source.model_validate(sent.get("source")) if isinstance(sent, dict) else None
    except ValidationError:
        return None


class BatchVerdict(Shape):
    """The verdict on one item. A kind adds the id of what it became, under the name that it says."""

    named: ClassVar[str]

    index: int
    source_id: str | None = Field(max_length=100)
    status: ItemStatus
    problem: ItemProblem | None
    warnings: list[Notice]


V = TypeVar("V", bound=BatchVerdict)


def verdict(
    shape: type[V],
    index: int,
    command: Sent | Malformed,
    status: ItemStatus,
    taken: UUID | Problem,
    pointer: str | None = None,
) -> V:
    """What is told of one item: the id of what it became, or why it was not taken."""
    told: dict[str, Any] = {"index": index, "source_id": command.source.id if command.source else None}
    told |= {"status": status, shape.named: None, "problem": None, "warnings": []}
    if isinstance(command, Malformed):
        told["problem"] = item_problem(command.problem)
    elif isinstance(taken, Problem):
        told["problem"] = item_problem(taken, pointer)
    else:
        told |= {shape.named: taken, "warnings": personal_numbers(command)}
    return shape(**told)


class Batch(Shape, Generic[V]):
    """One verdict per item, in the order sent."""

    items: list[V]
    created: int
    updated: int
    unchanged: int
    rejected: int

    @classmethod
    def of(cls, items: list[V]) -> Self:
        """The verdicts with their counts."""
        verdicts = [item.status for item in items]
        return cls(items=items, **{status.value: verdicts.count(status) for status in ItemStatus})

    def kept(self) -> list[tuple[str, ...]]:
        """What is kept for a repeated send: of each item what became of it, and its id or why and where it failed."""
        return [
            (item.status, item.problem.code, *filter(None, [item.problem.pointer]))
            if item.problem
            else (item.status, str(getattr(item, item.named)))
            for item in self.items
        ]

    @classmethod
    def again(cls, item: type[V], commands: Sequence[Sent | Malformed], kept: list[tuple[str, ...]]) -> Self:
        """The verdicts from what was kept. A refusal is told in the words of its kind."""
        items = []
        for index, (command, (status, known, *where)) in enumerate(zip(commands, kept, strict=True)):
            taken: Problem | UUID = UUID(known) if status != ItemStatus.REJECTED else every_problem()[known]()
            items.append(verdict(item, index, command, ItemStatus(status), taken, *where))
        return cls.of(items)


class Successor(Shape):
    """Somebody to whom a matter can be handed over: enough to choose the right one."""

    id: Id
    name: str = Field(max_length=120)
    title: str = Field(max_length=120)


class SuccessorList(Shape):
    """The first of those to whom a matter can be handed over, in Swedish order. The words narrow them."""

    successors: list[Successor]
    links: list[Link] = Field(alias="_links")


class TimelineEntry(Shape):
    """Something that happened to a matter: who, when, what, and the words that were added."""

    id: Id
    kind: str = Field(max_length=60)
    at: Instant
    actor_name: str = Field(max_length=120)
    note: str | None = Field(max_length=10_000, title="Det som lades till")
    data: dict[str, str]


class FeedEntry(Shape):
    """One entry of the feed: ids and codes only. The receiver fetches the matter with its own token."""

    id: Id
    type: str = Field(max_length=120, json_schema_extra={"example": "se.kvalitet.deviation.reported.v1"})
    source: str = Field(max_length=2048)
    subject: str = Field(max_length=200)
    time: Instant
    matter_id: Id
    status: str | None = Field(max_length=60)


class FeedMeta(Shape):
    """How far behind the feed a reader is who has come to the cursor."""

    lag_seconds: int = Field(
        description="Sekunder sedan den äldsta händelse som inte har lämnats ut än. 0 när alla har lämnats ut"
    )


class Feed(Shape):
    """A stretch of the feed and the cursor to go on from."""

    events: list[FeedEntry]
    cursor: str = Field(max_length=80, description="Var i flödet svaret slutar. Spara den som den är")
    meta: FeedMeta = Field(alias="_meta")
    links: list[Link] = Field(alias="_links")


class StatisticsFilter(Shape):
    """Which matters are counted, and as of which day their state is taken."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den egna")
    period_from: Day | None = Field(default=None, description="Periodens första dag. Utelämnad: årets första dag")
    period_to: Day | None = Field(default=None, description="Periodens sista dag. Utelämnad: i dag")
    as_of: Day | None = Field(default=None, description="Läget den dagen. Utelämnad: i dag")
    compared_with: ComparedWith = Field(
        default=ComparedWith.PREVIOUS, description="Vilken tidigare period som står bredvid"
    )
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    follow: Choice = Field(default=False, description="Följ enheter genom omorganisationer till dagens organisation")
