"""A publication with its texts, and the units that it is for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.organisation.models import Person


class PublicationKind(Codes):
    """What is published."""

    LEARNING_CARD = "learning-card", "Lärkort"


class PublicationStatus(Codes):
    """How far a publication has come."""

    DRAFT = "draft", "Utkast"
    READING = "reading", "Läses av en kollega"
    PUBLISHED = "published", "Publicerat"
    WITHDRAWN = "withdrawn", "Tillbakadraget"


class PublicationView(Codes):
    """Which publications a list shows."""

    PUBLISHED = "published", "Publicerade"
    MINE = "mine", "Egna"
    TO_READ = "to-read", "Att läsa"


class Publication(Versioned, Base):
    """What was learnt, in words that name nobody. Only a draft is changed. What is withdrawn stays, out of view.

    It is for a unit and all below it, or for the whole board. The matter that it comes from is never shown by it.
    """

    __tablename__ = "publication"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    kind: Mapped[PublicationKind]
    status: Mapped[PublicationStatus]
    unit_id: Mapped[UUID | None]
    matter_id: Mapped[UUID | None]
    earlier_id: Mapped[UUID | None] = mapped_column(ForeignKey("publication.id"))
    """What was withdrawn, and this is written from."""
    title: Mapped[str]
    happened: Mapped[str | None]
    learnt: Mapped[str | None]
    changed: Mapped[str | None]
    first_question: Mapped[str | None]
    second_question: Mapped[str | None]
    third_question: Mapped[str | None]
    no_persons: Mapped[list[dict[str, object]]] = mapped_column(default=list)
    """The words that are names of somebody in the matter and mean nobody here, each with why."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id))
    reader_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    back_reason: Mapped[str | None]
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None]


class PublicationUnit(Base):
    """A unit that a publication is for, as it was when that was published, and whether it has discussed it."""

    __tablename__ = "publication_unit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    publication_id: Mapped[UUID] = mapped_column(ForeignKey(Publication.id))
    unit_id: Mapped[UUID]
    unit_name: Mapped[str]
    discussed_on: Mapped[date | None]
    intent: Mapped[str | None]
    """One thing that the unit will do in another way."""
    told_by: Mapped[UUID | None]
