"""API shapes of files that people hand in. Each module gives them its own names in the contract."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.kernel.schema import Id, Instant, Link, PageOf, Shape
from qms.matters.schemas import ItemProblem
from qms.organisation.code_lists import CodeListName
from qms.spreadsheets.models import ImportStatus
from qms.texts import Label


class FileImportCreate(Shape):
    """A file of rows: CSV or XLSX, in base64, with headings in the first row."""

    file_name: Label = Field(max_length=120, description="Filens namn. Slutet, .csv eller .xlsx, säger hur den läses")
    content: Annotated[
        str, StringConstraints(min_length=4, max_length=1_000_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")
    ] = Field(description="Filens innehåll i base64, med rubriker i första raden")
    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")


class Rejection(Shape):
    """Why a row of a file was not taken, by the number that a spreadsheet shows; 0 is the file as a whole."""

    row: int
    source_id: str | None = Field(max_length=100)
    problem: ItemProblem
    cells: dict[str, str] = Field(description="Vad som stod i raden, efter rubrik, för att kunna rättas")


class FileImport(Shape):
    """A file that was handed in, and what became of its rows."""

    id: Id
    file_name: str = Field(max_length=120)
    status: ImportStatus
    requested_at: Instant
    row_count: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    rejections: list[Rejection]
    version: int
    links: list[Link] = Field(alias="_links")


class ImportColumn(Shape):
    """A column of a file: its heading, and what a cell may hold."""

    heading: str = Field(max_length=60)
    is_required: bool
    says: str = Field(max_length=200, description="Vad en cell får innehålla, till exempel kvinna eller man")
    help: str = Field(max_length=300, description="Mer om kolumnen; tomt när det inte behövs")
    code_list: CodeListName | None = Field(description="Nämndens kodlista som cellen är en kod eller ett namn ur")


class ImportColumnPage(PageOf):
    """The columns of a file, those that are needed first."""

    columns: list[ImportColumn]
