"""What Schemathesis cannot know from the contract: that a key is used once, which day it is, what comes before what."""

import re
import uuid
from collections.abc import MutableMapping
from datetime import date
from typing import Any

import schemathesis
from pydantic.alias_generators import to_camel

from qms.deviation_lists.schemas import AS_OF_A_DAY
from qms.kernel import clock

KEY = "Idempotency-Key"
WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{8,255}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
HAPPENED = {"at", "on", "asOf", "decidedOn", "happenedOn", "caseClosedOn", "judgedOn", "paidOn"}
COUNTED = {"periodFrom", "periodTo", "asOf"}
"""The days of what is counted: twenty years at most, and begun when it is looked at, and a query cannot say so."""
OF_A_DAY = tuple(map(to_camel, AS_OF_A_DAY))
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
    asked = case.body.get("filter") if isinstance(case.body, MutableMapping) else case.query
    if case.operation.path in ("/deviations", "/deviation-searches"):
        _as_of_a_day(asked)


def _as_of_a_day(asked: object) -> None:
    """Say a day where something is asked for that only figures of a day have: the contract says so in words alone."""
    is_asked = isinstance(asked, MutableMapping) and any(asked.get(name) is not None for name in OF_A_DAY)
    if isinstance(asked, MutableMapping) and is_asked and asked.get("asOf") is None:
        asked["asOf"] = "2025-06-30"


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
