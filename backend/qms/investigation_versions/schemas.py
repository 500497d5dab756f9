"""What is frozen of a finished investigation: everything that its document says, as it stood."""

from qms.investigations.schemas import CauseContent, EntryContent, InterestConflict, Said, VoiceContent
from qms.kernel.schema import Instant, Shape


class Point(Shape):
    """A question of the board with its answer."""

    question: str
    answer: str
    note: str | None


class Points(Shape):
    """Questions that were answered about the matter in some version, to their end or so far."""

    name: str
    number: int
    is_finished: bool
    points: list[Point]


class InvestigationContent(Said):
    """What is frozen: everything that the document says."""

    reference: str
    title: str
    unit_name: str
    board_name: str
    secrecy: str
    opened_at: Instant
    investigators: list[str]
    examined: list[str]
    conflicts: list[InterestConflict]
    ledger_entries: list[EntryContent]
    causes: list[CauseContent]
    voices: list[VoiceContent]
    points: list[Points]
