"""A personal data incident: what was told, what the officer decided, and what the authority was told."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.organisation.models import Person


class DataIncidentStatus(Codes):
    """How far an incident has come."""

    REPORTED = "reported", "Väntar på beslut"
    NOTIFIED = "notified", "Anmäld till IMY"
    NOT_NOTIFIED = "not-notified", "Anmäls inte till IMY"
    NO_INCIDENT = "no-incident", "Inte en incident"
    WITHDRAWN = "withdrawn", "Återtagen"


class DataRisk(Codes):
    """How likely it is that it harms those whose data it is. Articles 33.1 and 34.1 ask for this."""

    UNLIKELY = "unlikely", "Osannolikt att den medför en risk"
    RISK = "risk", "Medför en risk"
    HIGH = "high", "Medför sannolikt en hög risk"


class DataSubjects(Codes):
    """Whose data it is, as categories (article 33.3 a)."""

    INDIVIDUALS = "individuals", "Enskilda med insatser eller ärenden"
    CHILDREN = "children", "Barn"
    PROTECTED = "protected", "Personer med skyddade personuppgifter"
    RELATIVES = "relatives", "Närstående"
    STAFF = "staff", "Anställda"
    OTHERS = "others", "Andra"


class DataIncident(Versioned, Base):
    """That personal data may have been seen by somebody who should not have. Never deleted; one stands of each matter.

    The board learnt of it when the matter was reported, unless the data protection officer says otherwise, with a
    reason. The time that runs from then is a row of ``deadline``.
    """

    __tablename__ = "data_incident"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    status: Mapped[DataIncidentStatus]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    words: Mapped[str | None]
    told_at: Mapped[datetime]
    told_by: Mapped[UUID | None]
    told_by_name: Mapped[str]
    learnt_at: Mapped[datetime]
    learnt_reason: Mapped[str | None]
    subject_count: Mapped[int | None]
    subject_kinds: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    risk: Mapped[DataRisk | None]
    circumstances: Mapped[str | None]
    consequences: Mapped[str | None]
    measures: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by_name: Mapped[str | None]
    decision_reason: Mapped[str | None]
    informed_on: Mapped[date | None]
    informed_how: Mapped[str | None]
    uninformed_reason: Mapped[str | None]
    withdrawn_reason: Mapped[str | None]


class DataIncidentNotice(Base):
    """What the authority was told: the first time, and what was added later. Added, never changed."""

    __tablename__ = "data_incident_notice"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    incident_id: Mapped[UUID] = mapped_column(ForeignKey(DataIncident.id))
    number: Mapped[int]
    notified_at: Mapped[datetime]
    reference: Mapped[str | None]
    delay_reason: Mapped[str | None]
    note: Mapped[str | None]
    recorded_at: Mapped[datetime]
    recorded_by_name: Mapped[str]
