"""API shapes of many decisions at once: batches from systems, and files."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from qms.kernel.schema import Id, Instant, Line, Link, Shape
from qms.matters.schemas import ItemProblem
from qms.unexecuted_decisions.schemas import DecisionCreate


class DecisionImportCreate(Shape):
    """A file of decisions: CSV or XLSX, in base64, with headings in the first row."""

    file_name: Line = Field(max_length=120)
    content: Annotated[str, StringConstraints(min_length=4, max_length=1_000_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]
    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")


class Rejection(Shape):
    """Why a row of a file was not taken, counted from 1 under the headings; 0 is the file as a whole."""

    row: int
    source_id: str | None = Field(max_length=100)
    problem: ItemProblem
    cells: dict[str, str] = Field(description="Vad som stod i raden, efter rubrik, för att kunna rättas")


class DecisionImport(Shape):
    """A file that was handed in, and what became of its rows."""

    id: Id
    file_name: str = Field(max_length=120)
    status: Literal["queued", "done", "failed"]
    requested_at: Instant
    row_count: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    rejections: list[Rejection]
    version: int
    links: list[Link] = Field(alias="_links")


class DecisionBatchCreate(Shape):
    """Up to 200 decisions from one system."""

    decisions: list[DecisionCreate] = Field(min_length=1, max_length=200)


class DecisionBatchItem(Shape):
    """The verdict on one item."""

    index: int
    source_id: str | None = Field(max_length=100)
    status: Literal["created", "updated", "unchanged", "rejected"]
    decision_id: Id | None
    problem: ItemProblem | None


class DecisionBatch(Shape):
    """One verdict per item, in the order sent."""

    items: list[DecisionBatchItem]
    created: int
    updated: int
    unchanged: int
    rejected: int
