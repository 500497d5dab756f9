"""The document model: what a report says, without a word about how it looks.

Domain modules build a `Document`; the renderers only read it. It is frozen and can be stored as
JSON, so that a report rendered again next year is the same report. What PDF/UA-1 would refuse is
refused here, in Swedish and with the id of the block, so that the person who wrote the text can put
it right.
"""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

TEXT_LIMIT = 50_000
ALT_MINIMUM = 20
DEEPEST_SECTION = 4

CellFormat = Literal["text", "integer", "decimal", "share", "kronor", "date"]
Value = str | int | Decimal | date


def refuse(message: str) -> PydanticCustomError:
    """A fault that the writer of the document is told as it stands."""
    return PydanticCustomError("document", "{message}", {"message": message})


def _printable(character: str) -> bool:
    category = unicodedata.category(character)
    if category in {"Cc", "Cf"}:
        return character in "\n\u00ad"
    return category not in {"Cs", "Co", "Cn"}


def _clean(text: str) -> str:
    """Composed characters without controls, private use and byte order marks, which PDF/A and XML refuse."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    composed = unicodedata.normalize("NFC", lines.replace("\t", " "))
    return "".join(character for character in composed if _printable(character))


def _within_limit(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise refuse(f"Texten är för lång: {len(text)} tecken, högst {TEXT_LIMIT} får plats i ett stycke.")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise refuse("En rubrik, etikett eller tabelltext saknas.")
    return text


Prose = Annotated[str, AfterValidator(_clean), AfterValidator(_within_limit)]
Title = Annotated[str, AfterValidator(_clean), AfterValidator(_within_limit), AfterValidator(_not_blank)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,49}$")]


class Part(BaseModel):
    """Anything in a document: never changed, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Strong(Part):
    """Words that weigh more than those around them."""

    text: Title


class Link(Part):
    """Words that lead to a web page or an e-mail address."""

    text: Title
    href: str

    @model_validator(mode="after")
    def _safe_address(self) -> "Link":
        if not self.href.startswith(("https://", "http://", "mailto:")) or not self.href.isprintable():
            raise refuse(f"Länken ”{self.text}” måste börja med https://, http:// eller mailto:.")
        return self


Rich = Prose | tuple[Prose | Strong | Link, ...]


class Cell(Part):
    """One value of a table or chart. A masked cell carries no value at all, so that no output can leak it."""

    value: Annotated[str, AfterValidator(_clean), AfterValidator(_within_limit)] | int | Decimal | date | None = None
    format: CellFormat = "text"
    masked: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_json(cls, data: object) -> object:
        """JSON carries decimals and dates as text; the format says which they were."""
        if isinstance(data, dict) and isinstance(data.get("value"), str):
            parse = _PARSERS.get(data.get("format", "text"))
            return {**data, "value": parse(data["value"])} if parse else data
        return data

    @model_validator(mode="after")
    def _consistent(self) -> "Cell":
        if self.masked and self.value is not None:
            raise refuse("En dold cell får inte bära något värde.")
        if self.value is not None and not isinstance(self.value, _TYPES[self.format]):
            raise refuse(f"Cellens värde passar inte formatet {self.format}.")
        return self


_TYPES: dict[CellFormat, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (int, Decimal),
    "share": (int, Decimal),
    "kronor": (int, Decimal),
    "date": (date,),
}

_PARSERS: dict[str, Callable[[str], Value]] = {
    "decimal": Decimal,
    "share": Decimal,
    "kronor": Decimal,
    "date": date.fromisoformat,
}

MASKED = Cell(masked=True)
MISSING = Cell()


def text(value: str) -> Cell:
    """A cell with words."""
    return Cell(value=value)


def integer(value: int | None) -> Cell:
    """A cell with a count; None is missing."""
    return Cell(value=value, format="integer")


def decimal(value: Decimal | None) -> Cell:
    """A cell shown with one decimal; None is missing."""
    return Cell(value=value, format="decimal")


def share(part: int, whole: int) -> Cell:
    """`part` of `whole` in per cent; a share of nothing is missing, not zero."""
    return Cell(value=Decimal(part) / Decimal(whole) if whole else None, format="share")


def kronor(value: int | Decimal | None) -> Cell:
    """A cell with an amount in whole kronor; None is missing."""
    return Cell(value=value, format="kronor")


def day(value: date | None) -> Cell:
    """A cell with a date; None is missing."""
    return Cell(value=value, format="date")


class Para(Part):
    """A paragraph."""

    kind: Literal["para"] = "para"
    text: Rich


class Bullets(Part):
    """A list, with numbers if the order matters."""

    kind: Literal["bullets"] = "bullets"
    items: Annotated[tuple[Rich, ...], Field(min_length=1)]
    ordered: bool = False


class Callout(Part):
    """A remark that must not be missed: what the figures do not say, or what has to be done."""

    kind: Literal["callout"] = "callout"
    title: Title
    text: Rich


class Fact(Part):
    """A label with its answer."""

    label: Title
    value: Prose


class Facts(Part):
    """Labels with answers, as in a form. An empty answer is shown as missing, never left out."""

    kind: Literal["facts"] = "facts"
    items: Annotated[tuple[Fact, ...], Field(min_length=1)]


class Table(Part):
    """The first column names the row; `total` is a last row that stands apart."""

    kind: Literal["table"] = "table"
    id: Id
    caption: Title
    columns: Annotated[tuple[Title, ...], Field(min_length=2)]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _rectangular(self) -> "Table":
        for number, row in enumerate(self.all_rows(), start=1):
            if len(row) != len(self.columns):
                detail = f"rad {number} har {len(row)} celler men tabellen har {len(self.columns)} kolumner"
                raise refuse(f"Tabellen ”{self.id}”: {detail}.")
            if row[0].masked or row[0].value in (None, ""):
                raise refuse(f"Tabellen ”{self.id}”: rad {number} saknar namn i första kolumnen.")
        return self

    def all_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows and the total."""
        return self.rows if self.total is None else (*self.rows, self.total)


class Series(Part):
    """One value for each category of a chart."""

    name: Title
    values: tuple[Cell, ...]


class Chart(Part):
    """A picture of numbers. Every renderer lets a table with the same numbers follow it."""

    kind: Literal["chart"] = "chart"
    id: Id
    shape: Literal["bar", "horizontal-bar", "stacked", "line"]
    caption: Title
    alt: Prose
    axis: Title
    """What the categories are, for instance ”Månad”; heads the first column of the table."""
    unit: Title
    """What the numbers are, for instance ”Antal avvikelser”; stands at the value axis."""
    categories: Annotated[tuple[Title, ...], Field(min_length=1)]
    series: Annotated[tuple[Series, ...], Field(min_length=1, max_length=5)]
    note: Prose | None = None

    @property
    def data_id(self) -> str:
        """Id of the table that follows the picture."""
        return f"{self.id}-data"

    @model_validator(mode="after")
    def _readable(self) -> "Chart":
        name = f"Diagrammet ”{self.id}”"
        if len(self.alt.strip()) < ALT_MINIMUM:
            raise refuse(f"{name}: beskriv vad diagrammet visar med minst {ALT_MINIMUM} tecken.")
        for series in self.series:
            if len(series.values) != len(self.categories):
                detail = f"{len(series.values)} värden men diagrammet har {len(self.categories)} kategorier"
                raise refuse(f"{name}: serien ”{series.name}” har {detail}.")
            for cell in series.values:
                self._drawable(name, cell)
        return self

    def _drawable(self, name: str, cell: Cell) -> None:
        if cell.masked and self.shape == "stacked":
            raise refuse(f"{name}: staplar på varandra avslöjar dolda värden. Välj ett annat diagram.")
        if cell.value is not None and (isinstance(cell.value, str | date) or cell.value < 0):
            raise refuse(f"{name}: alla värden måste vara tal som är noll eller större.")


class PageBreak(Part):
    """What follows begins a new page, where there are pages."""

    kind: Literal["page-break"] = "page-break"


class Section(Part):
    """A heading with what belongs under it. Sections in sections give the levels, so none can be skipped."""

    kind: Literal["section"] = "section"
    id: Id
    title: Title
    numbered: bool = True
    blocks: "tuple[Block, ...]" = ()


Block = Annotated[Section | Para | Bullets | Callout | Facts | Table | Chart | PageBreak, Field(discriminator="kind")]


class Document(Part):
    """A report or form with everything that identifies it."""

    title: Title
    organisation: Title
    unit: Title | None = None
    period: Title | None = None
    reference: Title | None = None
    version: Title | None = None
    secrecy: Title | None = None
    """Mark of secrecy, shown on every page, for instance ”Sekretess enligt OSL 26 kap. 1 §”."""
    created_at: AwareDatetime
    """When the content was settled: the date in the file, which is the same byte for byte every time."""
    layout: Literal["report", "form"] = "report"
    """A report has a cover and a table of contents; a form starts directly."""
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _unambiguous(self) -> "Document":
        seen: set[str] = set()
        for depth, block in walk(self.blocks):
            if isinstance(block, Section) and depth > DEEPEST_SECTION:
                detail = f"högst {DEEPEST_SECTION} nivåer av rubriker"
                raise refuse(f"Avsnittet ”{block.id}” ligger för djupt: {detail}.")
            for own in _ids(block):
                if own in seen:
                    raise refuse(f"Två delar av dokumentet har samma id: ”{own}”.")
                seen.add(own)
        return self


def _ids(block: Block) -> tuple[str, ...]:
    match block:
        case Chart():
            return block.id, block.data_id
        case Section() | Table():
            return (block.id,)
        case _:
            return ()


def walk(blocks: tuple[Block, ...], depth: int = 1) -> Iterator[tuple[int, Block]]:
    """Every block in reading order with its depth, 1 for the outermost."""
    for block in blocks:
        yield depth, block
        if isinstance(block, Section):
            yield from walk(block.blocks, depth + 1)


def spans(rich: Rich) -> tuple[str | Strong | Link, ...]:
    """The text in pieces, however it was given."""
    return (rich,) if isinstance(rich, str) else rich
