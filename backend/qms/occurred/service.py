"""What somebody tells of when something happened, as a moment."""

from datetime import UTC, date, datetime, time, timedelta

from qms.kernel import clock
from qms.kernel.problems import Invalid
from qms.occurred.schemas import OccurredCreate

CLOCK_CHANGES = {
    "time-never-was": "fanns inte den dagen: klockan ställdes fram. Ange ett annat klockslag.",
    "time-was-twice": "var två gånger den natten. Välj om det var första eller andra gången.",
}


def instant(occurred: OccurredCreate) -> datetime | None:
    """When it happened, where that is known, and never ahead."""
    at = _told(occurred)
    _not_in_future(occurred, at)
    return at


def _told(occurred: OccurredCreate) -> datetime | None:
    """When it happened, also where the reporter says what the clock showed: some nights it skips or repeats an hour."""
    if occurred.time is None or occurred.on is None:
        return occurred.at and occurred.at.astimezone(UTC)
    return in_sweden(occurred.on, occurred.time, again=occurred.is_second, at="/occurred/time")


def in_sweden(on: date, shown: str, *, again: bool | None, at: str) -> datetime:
    """The moment at which clocks in Sweden showed a time of a day, as somebody has told ``at`` a pointer."""
    try:
        return clock.instant_in_sweden(datetime.combine(on, time.fromisoformat(shown)), again=again)
    except ValueError as error:
        code = str(error)
    raise Invalid(errors=[{"pointer": at, "code": code, "detail": f"Klockan {shown} {CLOCK_CHANGES[code]}"}])


def _not_in_future(occurred: OccurredCreate, occurred_at: datetime | None) -> None:
    if occurred_at is not None and occurred_at > clock.now() + timedelta(minutes=5):
        pointer = "/occurred/time" if occurred.time else "/occurred/at"
    elif occurred.on is not None and occurred.on > clock.today():
        pointer = "/occurred/on"
    else:
        return
    raise Invalid(errors=[{"pointer": pointer, "code": "in-future", "detail": "Tiden kan inte ligga framåt."}])
