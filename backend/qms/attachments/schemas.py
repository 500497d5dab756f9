"""API shapes of the files of a matter."""

from pydantic import Field

from qms.attachments.models import AttachmentKind, AttachmentStatus
from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.schemas import Warned
from qms.texts import Telling

REMOVED = "Varför filen togs bort"
FILE_NAME = "Filens namn, med ändelse. Aldrig ett personnummer"


class AttachmentRemoveCreate(Shape):
    """Why a file is taken away. What it held is gone; that it was there stays to be read."""

    reason: Telling = Field(max_length=1_000, title=REMOVED, description="Står i ärendets händelser")


class Attachment(Shape):
    """A file of a matter."""

    id: Id
    message_id: Id | None = Field(description="Meddelandet som filen hör till, om den hör till ett")
    file_name: str = Field(max_length=120, description=FILE_NAME)
    kind: AttachmentKind
    size: int = Field(ge=0, description="Antal byte, som filen hämtas")
    status: AttachmentStatus
    problem: str | None = Field(max_length=400, description="Varför filen stoppades, eller vad den väntar på")
    added_at: Instant
    added_by_name: str = Field(max_length=120)
    removed_at: Instant | None
    removed_reason: str | None = Field(max_length=1_000, title=REMOVED)
    links: list[Link] = Field(alias="_links")


class AttachmentList(Warned):
    """The files of a matter that the caller may know of, the oldest first."""

    attachments: list[Attachment]
    links: list[Link] = Field(alias="_links")
