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
HAPPENED = {"at", "on", "asOf", "decidedOn", "happenedOn", "caseClosedOn"}
PERIODS = (("periodFrom", "periodTo"), ("validFrom", "validTo"), ("absentFrom", "absentTo"))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Send each well-formed key once; let nothing have happened tomorrow, and no period end before it begins."""
    kwargs["auth"] = _with_a_key_of_its_own
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
    if not isinstance(part, MutableMapping):
        return
    for name, value in part.items():
        if name in HAPPENED and (day := _day(value)) and day > clock.today():
            part[name] = str(value).replace(str(value)[:4], "2020", 1)
        _in_time(value)
    for first, last in PERIODS:
        begins, ends = _day(part.get(first)), _day(part.get(last))
        if begins and ends and begins > ends:
            part[first], part[last] = part[last], part[first]


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
