"""API shapes of files that people hand in. The same for every kind of rows."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.file_imports.models import ImportStatus
from qms.intake.schemas import ItemProblem, ItemStatus
from qms.kernel.schema import Flag, Id, Instant, Link, NotText, PageOf, Shape
from qms.spreadsheets.reader import MOST_BYTES
from qms.texts import IS_REFUSED, NAMES_NOBODY, PRINTABLE, Label, MaybeLabel

MOST_CHARACTERS = MOST_BYTES // 3 * 4
"""Base64 takes four characters for three bytes."""

Cell = Annotated[str, StringConstraints(pattern=PRINTABLE), IS_REFUSED, NAMES_NOBODY]
"""What stands in a cell, over several lines perhaps."""


class FileImportCreate(Shape):
    """A file of rows: CSV or a workbook, in base64, with headings above the rows."""

    file_name: Label = Field(max_length=120, description="Filens namn, som den som lämnar in den känner igen")
    content: Annotated[
        str, StringConstraints(min_length=4, max_length=MOST_CHARACTERS, pattern=r"^[A-Za-z0-9+/]+={0,2}$")
    ] = Field(
        description="Filens innehåll i base64: CSV, XLSX, XLS eller ODS, med rubriker ovanför raderna",
        json_schema_extra={"example": "RW5oZXQ7TmFtbg0KTW90dGFnbmluZ2VuO0V2YSBFaw=="},
    )
    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")
    is_dry_run: Flag = Field(
        default=False, description="True prövar raderna utan att läsa in dem; false läser in de rader som går"
    )


class FileImportLayout(Shape):
    """How a file is to be read."""

    sheet: MaybeLabel | None = Field(
        default=None, max_length=120, description="Arbetsbokens blad; tomt är det som passar"
    )
    heading_row: Annotated[int, Field(ge=1, le=1_048_576), NotText] | None = Field(
        default=None, description="Numret på raden med rubriker; tomt är den som passar"
    )
    columns: dict[MaybeLabel, MaybeLabel] = Field(
        default_factory=dict,
        max_length=100,
        description="Vad filens egna rubriker heter här, så som Lagrum är Lag; tomt för en som inte ska läsas",
    )


class ReversalCreate(Shape):
    """Why a file that was taken in should never have been."""

    reason: Label = Field(max_length=300, description="Varför filen tas tillbaka. Skälet står sedan på varje post")


class RowCorrection(Shape):
    """What stands in a column of some rows, and what should."""

    heading: Label = Field(max_length=60, description="Kolumnen, så som den heter här")
    value: Cell = Field(max_length=1_000, description="Det som står i cellerna som ska rättas; tomt för tomma celler")
    replacement: MaybeLabel = Field(max_length=1_000, description="Det som ska stå i stället; tomt tömmer cellerna")
    row: Annotated[int, Field(ge=1, le=1_048_576), NotText] | None = Field(
        default=None, description="Bara den raden; utelämnad: alla rader där det står"
    )


class FileImportRow(Shape):
    """A row of a file, by the number that a spreadsheet shows, and what became of it or would become of it."""

    row: int
    source_id: str | None = Field(max_length=100)
    verdict: ItemStatus | None = Field(description="Utslaget; null tills raden har prövats")
    problem: ItemProblem | None
    cells: dict[str, str] = Field(description="Vad som står i raden, efter rubrik; tomt när raden är inläst")
    suggestions: dict[str, list[str]] = Field(
        description="Kolumner som har fel, med de närmaste värden som går att läsa"
    )


class FileImportRowPage(PageOf):
    """A page of the rows of a file."""

    rows: list[FileImportRow]


class NearMiss(Shape):
    """A heading of the file that nearly is one of ours."""

    heading: str = Field(max_length=1_000)
    column: str = Field(max_length=60, description="Kolumnen som den liknar")


class FileImportSummary(Shape):
    """A file that was handed in, as one row of a list."""

    id: Id
    file_name: str = Field(max_length=120)
    status: ImportStatus
    is_dry_run: bool = Field(description="Om inget i filen är inläst förrän någon säger till")
    requested_at: Instant
    requested_by_name: str | None = Field(max_length=200, description="Vem som lämnade in filen")
    row_count: int
    created: int
    updated: int
    unchanged: int
    rejected: int


class FileImportPage(PageOf):
    """A page of the files that were handed in."""

    imports: list[FileImportSummary]


class FileImport(FileImportSummary):
    """A file that was handed in, how it is read, and what became of its rows or would become of them."""

    sheets: list[str]
    sheet: str | None = Field(max_length=120)
    heading_row: int | None
    headings: list[str]
    columns: dict[str, str]
    unused_headings: list[str] = Field(description="Kolumner i filen som inte läses")
    near_misses: list[NearMiss] = Field(description="Rubriker som liknar våra. Säg vad de är innan filen kan läsas")
    problem: ItemProblem | None = Field(description="Varför filen som helhet inte går att läsa")
    notice: str | None = Field(
        max_length=800, description="Något att se över innan raderna läses in, fast de går att läsa"
    )
    in_use: str | None = Field(
        max_length=1_000, description="Varför en inläst fil inte går att ta tillbaka; null när den går"
    )
    taken_back_at: Instant | None
    taken_back_by_name: str | None = Field(max_length=200, description="Vem som tog tillbaka en inläst fil")
    taken_back_reason: str | None = Field(max_length=300, description="Varför filen togs tillbaka")
    rejections: list[FileImportRow] = Field(description="De första avvisade raderna. Alla finns under rows")
    version: int
    links: list[Link] = Field(alias="_links")
