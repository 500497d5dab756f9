"""Files that stand beside a matter, and what they hold."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.connections.models import Message
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class AttachmentStatus(Codes):
    """How far a file has come. Only one that has been looked through can be fetched."""

    RECEIVED = "received", "Väntar på granskning"
    SCANNING = "scanning", "Granskas"
    CLEAN = "clean", "Granskad"
    BLOCKED = "blocked", "Stoppad"
    REMOVED = "removed", "Borttagen"


class AttachmentKind(Codes):
    """What a file is."""

    PDF = "pdf", "PDF"
    JPG = "jpg", "Bild (JPEG)"
    PNG = "png", "Bild (PNG)"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    TXT = "txt", "Text"


class Attachment(Versioned, Base):
    """A file that somebody has added to a matter. It stays told of when what it held is gone."""

    __tablename__ = "attachment"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    message_id: Mapped[UUID | None] = mapped_column(ForeignKey(Message.id))
    file_name: Mapped[str]
    kind: Mapped[AttachmentKind]
    size: Mapped[int]
    fingerprint: Mapped[bytes]
    """By which what is read is known to be what was kept."""
    status: Mapped[AttachmentStatus]
    problem: Mapped[str | None]
    """Why it was stopped, or what it waits for."""
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None]
    added_by_name: Mapped[str]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[UUID | None]
    removed_reason: Mapped[str | None]


class AttachmentContent(Base):
    """What a file holds, sealed. There is none of what was stopped or taken away."""

    __tablename__ = "attachment_content"
    __table_args__ = (ForeignKeyConstraint(["board_id", "attachment_id"], ["attachment.board_id", "attachment.id"]),)

    attachment_id: Mapped[UUID] = mapped_column(primary_key=True)
    board_id: Mapped[UUID]
    content_sealed: Mapped[bytes]
