"""What hangs together, and what is written between those who handle a matter."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class LinkKind(Codes):
    """How a matter hangs together with another, said of the one that the link is from."""

    ESCALATED_FROM = "escalated-from", "Överlämnad från"
    CAUSED_BY = "caused-by", "Orsakad av"
    SAME_EVENT = "same-event", "Samma händelse"
    RECURRENCE_OF = "recurrence-of", "Har hänt förut"
    ABOUT = "about", "Gäller"


LATER = {LinkKind.ESCALATED_FROM, LinkKind.RECURRENCE_OF}
"""What only a later matter can be to an earlier one."""


class LinkDirection(Codes):
    """From which end a link is seen."""

    FROM = "from", "Sagt om det här ärendet"
    TO = "to", "Sagt om det andra ärendet"


class Audience(Codes):
    """Who reads a message."""

    HANDLERS = "handlers", "De som handlägger"
    REPORTER = "reporter", "De som handlägger och den som rapporterade"


class MatterLink(Versioned, Base):
    """That a matter hangs together with another. It gives nobody access to either end."""

    __tablename__ = "matter_link"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "from_id"], ["matter.board_id", "matter.id"]),
        ForeignKeyConstraint(["board_id", "to_id"], ["matter.board_id", "matter.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    from_id: Mapped[UUID]
    to_id: Mapped[UUID]
    kind: Mapped[LinkKind]
    note: Mapped[str | None]
    linked_at: Mapped[datetime]
    linked_by: Mapped[UUID | None]
    struck_at: Mapped[datetime | None]
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None]


class Message(Base):
    """What somebody has written in a matter. Added, never changed."""

    __tablename__ = "message"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    audience: Mapped[Audience]
    text: Mapped[str]
    sent_at: Mapped[datetime]
