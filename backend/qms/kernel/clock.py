"""The only place where the time is read.

Instants are UTC. Civil dates ("the day of the decision") are days in Sweden, because the law counts days as
people live them: something that happens half past midnight in Stockholm belongs to the new day, although it
is still yesterday in UTC.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

_frozen: ContextVar[datetime | None] = ContextVar("qms_frozen_now", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The present civil date in Sweden."""
    return civil_date(now())


def civil_date(instant: datetime) -> date:
    """The civil date in Sweden of an instant. A time without zone is refused, since it names no instant."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    return instant.astimezone(STOCKHOLM).date()


def instant_in_sweden(local: datetime, *, again: bool | None = None) -> datetime:
    """The instant of a Swedish wall-clock time.

    When the clocks change, some times occur never and some twice. They are refused by a code, not guessed, unless it
    is said whether it was when the clock showed the time again.
    """
    if local.tzinfo is not None:
        raise ValueError("A wall-clock time has no time zone.")
    first, second = (local.replace(tzinfo=STOCKHOLM, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(STOCKHOLM).replace(tzinfo=None) != local:
        raise ValueError("time-never-was")
    if first != second and again is None:
        raise ValueError("time-was-twice")
    return second if again else first


@contextmanager
def freeze(instant: datetime) -> Iterator[datetime]:
    """Let the clock stand still at an instant while the block runs. For tests and for building demo data."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield instant
    finally:
        _frozen.reset(token)
