"""A list that somebody takes out as a file. The file itself is kept nowhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class ListName(Codes):
    """The lists that can be taken out."""

    DEVIATIONS = "deviations", "Avvikelser"
    DECISIONS = "decisions", "Beslut"
    UNEXECUTED_DECISIONS = "unexecuted-decisions", "Ej verkställda beslut"
    ACTIONS = "actions", "Åtgärder"
    DATA_INCIDENTS = "data-incidents", "Personuppgiftsincidenter"


class ListExportStatus(Codes):
    """Whether the file may be fetched."""

    WAITING = "waiting", "Väntar på ett ja"
    READY = "ready", "Kan hämtas"
    REFUSED = "refused", "Nekat"


class ListExport(Versioned, Base):
    """One list taken out by one person. The words of a search are not kept: which matters they came upon is."""

    __tablename__ = "list_export"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    list_name: Mapped[ListName]
    filter: Mapped[dict[str, object]]
    filter_words: Mapped[list[str]] = mapped_column(ARRAY(Text))
    matter_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    status: Mapped[ListExportStatus]
    row_count: Mapped[int]
    most: Mapped[int]
    """How many rows the file may have if the list has grown when it is fetched."""
    purpose: Mapped[str | None]
    requested_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decided_by_name: Mapped[str | None]
    refusal: Mapped[str | None]
    ends_at: Mapped[datetime | None]
    fetched_at: Mapped[datetime | None]
    fetched_rows: Mapped[int | None]
