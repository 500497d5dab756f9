"""What a quarterly report consists of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from qms.unexecuted_decisions.models import ClockBasis, EventKind


class LineKind(StrEnum):
    """Why a decision stands in the list of a quarter."""

    NEW = "new"
    REPEATED = "repeated"
    EXECUTED = "executed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One delay in the list: a decision, and since when it has not been wholly executed."""

    decision_id: UUID
    start_on: date
    basis: ClockBasis
    kind: LineKind
    ended_on: date | None = None
    ending: EventKind | None = None
    """What ended the delay. Nothing in a closed line: the register was corrected, and the delay never was."""

    @property
    def key(self) -> tuple[UUID, date]:
        """What makes it the same delay from one quarter to the next."""
        return self.decision_id, self.start_on

    @property
    def is_open(self) -> bool:
        """Whether IVO waits for more after this line."""
        return self.kind in (LineKind.NEW, LineKind.REPEATED)


@dataclass(frozen=True, slots=True)
class Delay:
    """One open line as the statistics see it."""

    basis: ClockBasis
    benefit: str
    sex: str
    age: str


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """The figures of one benefit, or of all. A figure that is left out is None and is nowhere else."""

    total: int | None
    by_sex: dict[str, int | None]
    by_age: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """Decisions not executed in time, by benefit, once by sex and once by the age of the delay."""

    rows: dict[str, StatisticsRow]
    total: StatisticsRow
