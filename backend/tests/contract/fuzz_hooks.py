"""What Schemathesis cannot know from the contract: that a key is used once, which day it is, what comes before what."""

import re
import uuid
from collections.abc import MutableMapping
from datetime import date
from typing import Any

import schemathesis

from qms.kernel import clock

KEY = "Idempotency-Key"
WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{8,255}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
HAPPENED = {"at", "on", "asOf", "decidedOn", "happenedOn", "caseClosedOn", "judgedOn", "paidOn"}
COUNTED = {"periodFrom", "periodTo", "asOf"}
"""The days of what is counted: twenty years at most, and begun when it is looked at, and a query cannot say so."""
BEGUN = (("periodFrom", "periodTo"), ("periodTo", "asOf"), ("periodFrom", "asOf"))
PERIODS = (*BEGUN, *BEGUN, ("validFrom", "validTo"), ("absentFrom", "absentTo"))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Send each key once, ask for no id that an answer left out, and keep what is sent in its time."""
    kwargs["auth"] = _with_a_key_of_its_own
    for name, value in (case.path_parameters or {}).items():
        if value is None or value == "None":
            case.path_parameters[name] = str(uuid.uuid4())
    for part in (case.query, case.body):
        _in_time(part)


def _with_a_key_of_its_own(request: Any) -> Any:
    key = request.headers.get(KEY)
    if isinstance(key, str) and WELL_FORMED.fullmatch(key):
        request.headers[KEY] = f"fuzz-{uuid.uuid4().hex}"
    return request


def _in_time(part: object) -> None:
    if isinstance(part, list):
        for item in part:
            _in_time(item)
    elif isinstance(part, MutableMapping):
        for name, value in part.items():
            part[name] = _moved(name, value)
            _in_time(value)
        for first, last in PERIODS:
            begins, ends = _day(part.get(first)), _day(part.get(last))
            if begins and ends and begins > ends:
                part[first], part[last] = part[last], part[first]


def _moved(name: str, value: Any) -> Any:
    """A day that has been, and for what is counted one of the last years."""
    day = _day(value)
    if day is None or not (name in COUNTED or (name in HAPPENED and day > clock.today())):
        return value
    return f"{2020 + day.year % 6}{value[4:]}".replace("-02-29", "-02-28")


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
