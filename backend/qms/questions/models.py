"""Sets of questions in versions, and answers that keep to the version they were given to."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class AnswerKind(Codes):
    """What a question is answered with."""

    VERDICT = "verdict", "Ja, nej, ej tillämpligt eller går inte att bedöma"
    CHOICE = "choice", "Ett av flera svar"
    NUMBER = "number", "Ett tal"
    DATE = "date", "En dag"
    TEXT = "text", "Text"


class AnswerVerdict(Codes):
    """An answer to what is so or not."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    NOT_APPLICABLE = "not-applicable", "Ej tillämpligt"
    CANNOT_JUDGE = "cannot-judge", "Går inte att bedöma"


class QuestionVersionStatus(Codes):
    """How far a version of a set has come."""

    DRAFT = "draft", "Utkast"
    PUBLISHED = "published", "Används"
    ENDED = "ended", "Används inte längre"


class AnswerSetStatus(Codes):
    """How far the answers have come."""

    OPEN = "open", "Påbörjad"
    FINISHED = "finished", "Klar"


class QuestionSet(Versioned, Base):
    """A set of questions over time. What it is called and asks stands in its versions."""

    __tablename__ = "question_set"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]


class QuestionVersion(Base):
    """What a set is called, which kinds of matters it is proposed for, and when it was in use.

    A draft may be changed, what has been published never.
    """

    __tablename__ = "question_version"
    __table_args__ = (ForeignKeyConstraint(["board_id", "set_id"], ["question_set.board_id", "question_set.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    set_id: Mapped[UUID]
    number: Mapped[int]
    status: Mapped[QuestionVersionStatus]
    name: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text))
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    ended_at: Mapped[datetime | None]


class Question(Base):
    """One question of a version. Its key is the same from version to version, so that answers can be compared.

    Where it is required it must be answered; with a ``required_key`` only if the question with that key, which comes
    before it, is answered with one of ``required_values``.
    """

    __tablename__ = "question"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "version_id"], ["question_version.board_id", "question_version.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    version_id: Mapped[UUID]
    position: Mapped[int]
    key: Mapped[str]
    text: Mapped[str]
    help: Mapped[str | None]
    answer_kind: Mapped[AnswerKind]
    choices: Mapped[list[dict[str, object]]]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    legal_reference: Mapped[str | None]
    is_required: Mapped[bool]
    required_key: Mapped[str | None]
    required_values: Mapped[list[str]] = mapped_column(ARRAY(Text))

    @property
    def required_when(self) -> dict[str, object] | None:
        """The earlier question and the answers to it with which this one is required, where it is not always."""
        return {"key": self.required_key, "values": self.required_values} if self.required_key else None

    @property
    def codes(self) -> set[str]:
        """What it can be answered with, where that is a closed list."""
        chosen = {str(choice["code"]) for choice in self.choices}
        return set(AnswerVerdict) if self.answer_kind == AnswerKind.VERDICT else chosen


class AnswerSet(Versioned, Base):
    """The answers to one version about one thing: today a matter, later others in columns of their own."""

    __tablename__ = "answer_set"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "version_id"], ["question_version.board_id", "question_version.id"]),
        ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    version_id: Mapped[UUID]
    matter_id: Mapped[UUID | None]
    status: Mapped[AnswerSetStatus]
    begun_at: Mapped[datetime]
    begun_by: Mapped[UUID | None]
    finished_at: Mapped[datetime | None]
    finished_by: Mapped[UUID | None]


class Answer(Base):
    """What was answered to one question: one value at most, and a note. Both empty: no longer answered."""

    __tablename__ = "answer"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "answer_set_id"], ["answer_set.board_id", "answer_set.id"]),
        ForeignKeyConstraint(["board_id", "question_id"], ["question.board_id", "question.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    answer_set_id: Mapped[UUID]
    question_id: Mapped[UUID]
    verdict: Mapped[AnswerVerdict | None]
    choice: Mapped[str | None]
    number: Mapped[Decimal | None]
    day: Mapped[date | None]
    words: Mapped[str | None]
    note: Mapped[str | None]

    @property
    def value(self) -> object:
        """What was answered, whatever its kind."""
        return next((value for name in FIELDS.values() if (value := getattr(self, name)) is not None), None)

    @property
    def says_something(self) -> bool:
        """Whether there is a value or a note."""
        return self.value is not None or self.note is not None


FIELDS = {
    AnswerKind.VERDICT: "verdict",
    AnswerKind.CHOICE: "choice",
    AnswerKind.NUMBER: "number",
    AnswerKind.DATE: "day",
    AnswerKind.TEXT: "words",
}
"""Where the answer of each kind stands."""
