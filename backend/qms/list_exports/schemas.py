"""API shapes of lists taken out as files."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from qms.kernel.schema import Choice, Filter, Id, Instant, Link, PageOf, Shape
from qms.list_exports.models import ListExportStatus, ListName
from qms.matters.schemas import Warned
from qms.texts import PRINTABLE, Sought, Telling, Words

PURPOSE, REFUSAL = "Ändamål", "Skäl"
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]{0,39}$")]
Text = Annotated[str, StringConstraints(max_length=100, pattern=PRINTABLE)]
Reason = Annotated[Words, StringConstraints(min_length=10)]
"""What something is for. A letter alone says nothing."""
Wanted = Annotated[dict[Key, Text | StrictBool | Annotated[list[Text], Field(max_length=10)]], Field(max_length=20)]


class ListExportCreate(Shape):
    """A list as it is filtered and searched, of one board."""

    board_id: Id = Field(description="Nämnden vars ärenden ska tas ut")
    list_name: ListName = Field(description="Vilken lista")
    filter: Wanted = Field(
        default={}, description="Filter och ordning, med samma namn och värden som i sökningen i listan"
    )
    text: Sought | None = Field(default=None, max_length=100, description="Ord som listan är sökt på. De sparas inte")


class ListExportRequestCreate(ListExportCreate):
    """The same where there are so many rows that it must be said what they are for."""

    purpose: Reason = Field(
        max_length=400, title=PURPOSE, description="Vad uppgifterna ska användas till. Loggas tillsammans med uttaget"
    )


class ListExportRefusalCreate(Shape):
    """A no, with why."""

    reason: Telling = Field(
        max_length=400, title=REFUSAL, description="Varför uttaget nekas. Den som bad om det får läsa det"
    )


class ListExportSummary(Shape):
    """An export as one row of a list."""

    id: Id
    board_id: Id
    list_name: ListName
    person_name: str = Field(max_length=120, description="Den som har tagit ut listan")
    filter_words: list[str] = Field(description="Filtren i ord. Ord som listan är sökt på står inte här")
    is_search: bool = Field(description="Sant när listan var sökt på ord")
    row_count: int = Field(description="Antal rader när uttaget begärdes")
    status: ListExportStatus
    purpose: str | None = Field(max_length=400, title=PURPOSE)
    requested_at: Instant
    decided_by_name: str | None = Field(max_length=120)
    refusal: str | None = Field(max_length=400, title=REFUSAL)
    ends_at: Instant | None = Field(description="Till dess kan filen hämtas")
    fetched_at: Instant | None = Field(description="När filen senast hämtades")
    fetched_rows: int | None = Field(description="Antal rader i filen då")


class ListExport(Warned, ListExportSummary):
    """An export, and in ``_links`` what the caller may do with it now. ``content`` is the file."""

    decided_at: Instant | None
    version: int
    links: list[Link] = Field(alias="_links")


class ListExportPage(PageOf):
    """A page of exports, the latest first."""

    list_exports: list[ListExportSummary]


class ListExportFilter(Filter):
    """What narrows the list of exports."""

    status: ListExportStatus | None = Field(default=None, description="Bara uttag som står så")
    mine: Choice | None = Field(default=None, description="Sant: bara de egna")
