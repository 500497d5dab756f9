"""What is known about a favourable decision and about what has happened to it since."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Where a decision stands."""

    WAITING = "waiting"
    PARTLY_EXECUTED = "partly-executed"
    EXECUTED = "executed"
    INTERRUPTED = "interrupted"
    CLOSED = "closed"


class EventKind(StrEnum):
    """What can happen to a decision."""

    OFFERED = "offered"
    OFFER_DECLINED = "offer-declined"
    PARTLY_EXECUTED = "partly-executed"
    EXECUTED = "executed"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"
    NEED_CEASED = "need-ceased"
    MOVED = "moved"
    DIED = "died"
    REPLACED = "replaced"


class ClockBasis(StrEnum):
    """What the three months are counted from."""

    DECISION = "decision"
    INTERRUPTION = "interruption"


class Stage(StrEnum):
    """How far the clock has run, for work lists and warnings."""

    RUNNING = "running"
    DAY_60 = "day-60"
    DAY_75 = "day-75"
    DAY_90 = "day-90"
    REPORTABLE = "reportable"
    OVER_SIX_MONTHS = "over-six-months"
    OVER_ONE_YEAR = "over-one-year"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was decided, as far as the clock needs to know."""

    decided_on: date
    extent: Decimal | None = None
    """Hours or places, when the benefit can be carried out in part."""
    case_closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a decision on a civil date."""

    kind: EventKind
    on: date
    executed_extent: Decimal | None = None
    """How much is carried out from now on, when that is a part."""
