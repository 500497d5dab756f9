"""A list as somebody wants to see it again."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class ViewedList(Codes):
    """The lists whose views can be saved."""

    DEVIATIONS = "deviations", "Avvikelser"
    DECISIONS = "decisions", "Ej verkställda beslut"
    ACTIONS = "actions", "Åtgärder"


class SavedView(Versioned, Base):
    """The filters and the order of a list under a name of its owner's. Words to search for are never among them."""

    __tablename__ = "saved_view"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    person_id: Mapped[UUID]
    list_name: Mapped[ViewedList]
    name: Mapped[str]
    search: Mapped[dict[str, object]]
    is_first: Mapped[bool]
