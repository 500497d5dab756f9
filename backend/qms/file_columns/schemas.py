"""API shapes of the columns that files have. The same for every kind of rows."""

from pydantic import Field

from qms.kernel.schema import PageOf, Shape
from qms.organisation.code_lists import CodeListName


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
