"""API shapes of drafts."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from qms.drafts.models import DraftKind
from qms.kernel.schema import Id, Instant, Link, NotText, PageOf, Shape
from qms.texts import PRINTABLE

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]{0,39}$")]
Plain = (
    Annotated[str, StringConstraints(max_length=10_000, pattern=PRINTABLE)]
    | StrictBool
    | Annotated[int, Field(ge=-2_147_483_648, le=2_147_483_647), NotText]
    | None
)
Fields = Annotated[dict[Key, Plain], Field(max_length=60)]


class DraftReplace(Shape):
    """What has been typed so far, as the form's own fields. Nothing is required of a draft."""

    content: Annotated[dict[Key, Plain | Fields], Field(max_length=60)] = Field(
        description="Formulärets egna fält med det som är ifyllt hittills"
    )


class DraftCreate(DraftReplace):
    """A new draft."""

    board_id: Id = Field(description="Nämnden som det ska skickas till")
    kind: DraftKind = Field(description="Vilket formulär det hör till")


class DraftSummary(Shape):
    """A draft as one row of a list."""

    id: Id
    board_id: Id
    kind: DraftKind
    updated_at: Instant
    version: int


class Draft(DraftSummary):
    """A draft with what was typed."""

    content: dict[str, Plain | Fields]
    links: list[Link] = Field(alias="_links")


class DraftPage(PageOf):
    """The caller's drafts, the latest first."""

    drafts: list[DraftSummary]
