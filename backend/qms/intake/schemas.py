"""Shapes of what is sent, of batches of it, and of the verdict on each item."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Self, TypeVar, get_args
from uuid import UUID

from pydantic import Field, GetCoreSchemaHandler, ValidationError
from pydantic.config import JsonDict, JsonValue
from pydantic_core import CoreSchema, ErrorDetails
from pydantic_core.core_schema import no_info_wrap_validator_function

from qms.kernel.codes import Codes
from qms.kernel.errors import NAME
from qms.kernel.problems import MAX_ERRORS, Invalid, Problem, every_problem
from qms.kernel.schema import Shape, fault
from qms.matters.schemas import Notice, Source, personal_numbers

Asked = tuple[list[str], list[str]]
"""The members that must be there, and those that must not."""


def when(name: str, cases: dict[str, list[Asked]], *, others: Iterable[str] = ()) -> JsonDict:
    """What the value of one member asks of the others, as JSON Schema: in any of some ways.

    The contract says with this what the service demands; it checks nothing by itself. Each condition names every member
    of the shape, since a linter takes what it does not name for unknown.
    """
    asked = [member for ways in cases.values() for needed, barred in ways for member in needed + barred]
    every: JsonDict = {member: {} for member in sorted({name, *others, *asked})}

    def members(needed: list[str], barred: list[str]) -> JsonDict:
        there: JsonDict = {member: {"not": {"type": "null"}} for member in needed}
        there |= {member: {"type": "null"} for member in barred}
        return {"required": [*needed], "properties": {**every, **there}}

    schema: JsonDict = {}
    for value, ways in reversed(cases.items()):
        each: list[JsonValue] = [members(*way) for way in ways]
        condition: JsonDict = {
            "if": {"properties": {**every, name: {"const": value}}},
            "then": each[0] if len(each) == 1 else {"anyOf": each},
        }
        schema = {**condition, "else": schema} if schema else condition
    return schema


class ItemStatus(Codes):
    """What became of one item of a batch."""

    CREATED = "created", "Ny"
    UPDATED = "updated", "Uppdaterad"
    UNCHANGED = "unchanged", "Fanns redan, oförändrad"
    REJECTED = "rejected", "Avvisad"


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
    detail = " ".join(_sentences(errors))[:1_000] or problem.detail
    pointer = pointer if not errors else errors[0]["pointer"]
    return ItemProblem(code=problem.code, title=problem.title, detail=detail, pointer=pointer)


def _sentences(errors: list[dict[str, str]]) -> Iterator[str]:
    """What is wrong, each thing once: where it is in several places they are named."""
    places: dict[str, list[str]] = {}
    for error in errors:
        places.setdefault(error["detail"].rstrip("."), []).append(error["pointer"].strip("/"))
    for detail, at in places.items():
        yield f"{detail}: {', '.join(at)}." if len(at) > 1 and all(at) else f"{detail}."


class Sent(Shape):
    """What a source sends, or a person without one."""

    came_later: ClassVar[tuple[str, ...]] = ()
    """Fields that earlier versions did not know. Where they say nothing what is sent is what was sent before."""

    source: Source | None = Field(default=None, description="Varifrån uppgifterna kommer, när ett system skickar dem")


@dataclass(frozen=True)
class Malformed:
    """An item of a batch that is not what it should be: why, and which of the source's it is when that is told."""

    problem: Problem
    source: Source | None
    sent: object = None
    """As it came, for a kind that names its items in a way of its own."""


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
        return Malformed(Invalid(errors=errors[:MAX_ERRORS]), _source(sent), sent)


def _pointer(fault: ErrorDetails) -> str:
    """Where in an item a fault is, as for one sent alone. A field that nobody would name so is not repeated."""
    is_made_up = fault["type"] == "extra_forbidden" and not NAME.fullmatch(str(fault["loc"][-1]))
    place = fault["loc"][:-1] if is_made_up else fault["loc"]
    return "".join(f"/{part}" for part in place)[:200]


def _source(sent: object) -> Source | None:
    try:
        return Source.model_validate(sent.get("source"), by_name=False) if isinstance(sent, dict) else None
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
