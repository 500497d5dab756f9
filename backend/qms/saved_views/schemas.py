"""API shapes of saved views."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from qms.kernel.schema import Day, Filter, Flag, Id, Link, PageOf, Shape
from qms.saved_views.models import ViewedList
from qms.texts import IS_REFUSED, NAMES_NOBODY, Label

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]{0,39}$")]
Named = Annotated[str, StringConstraints(max_length=60, pattern=r"^-?[a-z][A-Za-z0-9-]*$"), IS_REFUSED, NAMES_NOBODY]
One = Id | Day | Named
Narrowing = Annotated[dict[Key, StrictBool | One | Annotated[list[One], Field(max_length=10)]], Field(max_length=20)]


class SavedViewReplace(Shape):
    """A view as it is to be."""

    name: Label = Field(max_length=60, description="Vad vyn heter, utan personnummer")
    search: Narrowing = Field(
        description="Filter och ordning som i listans adress: koder, id:n och dagar, aldrig ord att söka på"
    )
    is_first: Flag = Field(default=False, description="Sant: listan börjar med den här vyn")


class SavedViewCreate(SavedViewReplace):
    """A new view."""

    board_id: Id = Field(description="En nämnd där den som sparar har en roll")
    list_name: ViewedList = Field(description="Vilken lista det är en vy av")


class SavedViewFilter(Filter):
    """What narrows the list of views."""

    list_name: ViewedList | None = Field(default=None, description="Bara vyer av den listan")


class SavedView(Shape):
    """A view as its owner sees it."""

    id: Id
    board_id: Id
    list_name: ViewedList
    name: str = Field(max_length=60)
    search: Narrowing
    is_first: bool
    version: int
    links: list[Link] = Field(alias="_links")


class SavedViewPage(PageOf):
    """The caller's views by name."""

    saved_views: list[SavedView]
