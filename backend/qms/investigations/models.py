"""The investigation of a matter: what is noted, why it happened, whose voice was heard, and what was frozen of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKeyConstraint, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class InvestigationStatus(Codes):
    """How far an investigation has come."""

    OPEN = "open", "Pågår"
    FINISHED = "finished", "Klar"


class EntryKind(Codes):
    """What a note is: it can be shown, or somebody thinks so."""

    FACT = "fact", "Faktauppgift"
    ASSESSMENT = "assessment", "Bedömning"


class SystemArea(Codes):
    """Where in the organisation a cause lies, and not with whom."""

    COMMUNICATION = "communication", "Kommunikation och information"
    COMPETENCE = "competence", "Utbildning och kompetens"
    ROUTINES = "routines", "Processer, rutiner och riktlinjer"
    ORGANISATION = "organisation", "Organisation och omgivning"
    TECHNOLOGY = "technology", "Teknik och utrustning"


class Certainty(Codes):
    """How sure it is that something was a cause."""

    ESTABLISHED = "established", "Klarlagd"
    PROBABLE = "probable", "Sannolik"
    POSSIBLE = "possible", "Möjlig"


class VoiceOf(Codes):
    """Whose voice it is."""

    INDIVIDUAL = "individual", "Den enskilde"
    REPRESENTATIVE = "representative", "Ställföreträdare eller vårdnadshavare"
    RELATIVE = "relative", "Närstående"


class Asking(Codes):
    """Whether somebody was asked."""

    ASKED = "asked", "Har fått frågan"
    NOT_ASKED = "not-asked", "Har inte fått frågan"


class ConflictAs(Codes):
    """What somebody is in a matter that they should not investigate themselves."""

    REPORTER = "reporter", "Har rapporterat händelsen"
    EXAMINED = "examined", "Är den vars handlande eller beslut granskas"


class Investigation(Versioned, Base):
    """The investigation of a matter, one of each. What hangs on it hangs on the matter."""

    __tablename__ = "investigation"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    status: Mapped[InvestigationStatus]
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID | None]
    examined_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    """Those whose acts or decisions are looked at."""
    conflict_reason: Mapped[str | None]
    consequence: Mapped[str | None]
    recurrence_reason: Mapped[str | None]
    other_causes: Mapped[str | None]
    conclusion: Mapped[str | None]
    reopened_reason: Mapped[str | None]


class Struck:
    """What a table has whose rows are added, and struck when they were wrong. They stay to be read."""

    struck_at: Mapped[datetime | None]
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None]


class LedgerEntry(Struck, Base):
    """A piece of information: from where, fact or assessment, when it happened, who noted it when."""

    __tablename__ = "ledger_entry"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    kind: Mapped[EntryKind]
    source: Mapped[str]
    words: Mapped[str]
    happened_on: Mapped[date | None]
    clock_time: Mapped[str | None]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    author_title: Mapped[str]
    recorded_at: Mapped[datetime]


class Cause(Struck, Base):
    """Why something happened, by the board's own list. A matter may have several, so causes never sum to matters.

    Figures as of a day count those that were set by then and not struck. What was set before there were investigations
    has neither area nor certainty.
    """

    __tablename__ = "cause"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    code: Mapped[str]
    system_area: Mapped[SystemArea | None]
    certainty: Mapped[Certainty | None]
    note: Mapped[str | None]
    whys: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    """Each the answer to why the one before was so."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID | None]


class Voice(Struck, Base):
    """What somebody whom it concerns has said when asked, or why they were not asked."""

    __tablename__ = "voice"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    whose: Mapped[VoiceOf]
    asking: Mapped[Asking]
    asked_on: Mapped[date | None]
    asked_by: Mapped[str | None]
    words: Mapped[str | None]
    reason: Mapped[str | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]


class InvestigationVersion(Base):
    """What an investigation said when it was declared finished, word for word. Added, never changed."""

    __tablename__ = "investigation_version"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    number: Mapped[int]
    content: Mapped[str]
    content_hash: Mapped[str]
    reason: Mapped[str | None]
    """Why there came to be another version than the one before."""
    finished_at: Mapped[datetime]
    finished_by: Mapped[UUID | None]
