"""What Schemathesis cannot know from the contract.

That a key is used once, which day it is, what comes before what, that blanks around a text are not counted, and that a
busy service wants to be asked again.
"""

import re
import sys
import time
import unicodedata
import uuid
from collections.abc import Callable, MutableMapping
from datetime import date
from typing import Any

import schemathesis
from pydantic.alias_generators import to_camel

from qms.action_lists.schemas import AS_OF_A_DAY as OF_ACTIONS
from qms.deviation_lists.schemas import AS_OF_A_DAY as OF_DEVIATIONS
from qms.kernel import clock
from qms.texts import AROUND, composed

TRIES, AGAIN = 5, "asked again:"
FEWEST = 10
"""The signs that a reason must have: blanks around it may be counted by the contract, but not by the service."""
KEY = "Idempotency-Key"
WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{8,255}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
HAPPENED = {"at", "on", "asOf", "decidedOn", "happenedOn", "caseClosedOn", "judgedOn", "paidOn", "sentOn", "answeredOn"}
COMING = {"carryOutBy", "followUpOn"}
COUNTED = {"periodFrom", "periodTo", "asOf"}
"""The days of what is counted: twenty years at most, and begun when it is looked at, and a query cannot say so."""
OF_A_DAY = tuple(map(to_camel, (*OF_ACTIONS, *OF_DEVIATIONS)))
BEGUN = (("periodFrom", "periodTo"), ("periodTo", "asOf"), ("periodFrom", "asOf"))
PERIODS = (*BEGUN, *BEGUN, ("validFrom", "validTo"), ("absentFrom", "absentTo"), ("opensOn", "dueOn"))
TO_COME = ("validTo", "opensOn", "dueOn")


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Send each key once, ask for no id that an answer left out, and keep what is sent in its time.

    A text that is too long by blanks around it alone is not too long, since they are gone before anything is counted:
    what is to be wrong has something to read in their place. What is right is sent with its blanks, unless too little
    would be left of it.
    """
    kwargs["auth"] = _with_a_key_of_its_own
    is_wrong = case.meta is not None and case.meta.generation.mode.is_negative
    _fill([case.query, case.body], filled if is_wrong else enough)
    if not is_wrong and case.operation.path in ("/list-exports", "/list-export-requests"):
        case.body = _of_the_whole_list(case.body)
    for name, value in (case.path_parameters or {}).items():
        if value is None or value == "None":
            case.path_parameters[name] = str(uuid.uuid4())
    if case.operation.path.startswith(("/assignments", "/ivo-reports", "/service-accounts")):
        _yet_to_come(case.body)
    for part in (case.query, case.body):
        _in_time(part)
    asked = case.body.get("filter") if isinstance(case.body, MutableMapping) else case.query
    if case.operation.path in ("/deviations", "/deviation-searches", "/actions", "/action-searches"):
        _as_of_a_day(asked)
    if case.operation.path in ("/decision-imports", "/deviation-imports", "/directory-imports"):
        _by_fours(case.body)


def _yet_to_come(sent: object) -> None:
    """Say last days and days to report on that have not been, nor could have: the contract says so in words alone."""
    if not isinstance(sent, MutableMapping):
        return
    for name in TO_COME:
        if day := _day(sent.get(name)):
            sent[name] = f"{2090 + day.year % 6}{day:-%m-%d}".replace("-02-29", "-02-28")


def _as_of_a_day(asked: object) -> None:
    """Say a day where something is asked for that only figures of a day have: the contract says so in words alone."""
    is_asked = isinstance(asked, MutableMapping) and any(asked.get(name) is not None for name in OF_A_DAY)
    if isinstance(asked, MutableMapping) and is_asked and asked.get("asOf") is None:
        asked["asOf"] = "2025-06-30"


def filled(text: str) -> str:
    """A text of the same length, as far as it is counted, with no blanks around it. One of blanks alone stays."""
    kept = unicodedata.normalize("NFC", text)
    return AROUND.sub(lambda blanks: "x" * len(blanks[0]), kept) if composed(kept) else text


def enough(text: str) -> str:
    """A text that is long enough, and is so without the blanks around it too."""
    kept = composed(text)
    return kept.ljust(min(FEWEST, len(text)), "x") if 0 < len(kept) < FEWEST else text


def _of_the_whole_list(sent: Any) -> Any:
    """Which filters there are depends on the list, which the contract says in words alone."""
    return {**sent, "filter": {}} if isinstance(sent, MutableMapping) and "filter" in sent else sent


def _by_fours(sent: object) -> None:
    """Base64 comes by fours. A pattern that says so is more than browsers manage for a file of megabytes."""
    if isinstance(sent, MutableMapping) and isinstance(content := sent.get("content"), str):
        sent["content"] = content[: len(content) // 4 * 4]


def _fill(part: Any, fill: Callable[[str], str]) -> None:
    places = enumerate(part) if isinstance(part, list) else part.items() if isinstance(part, MutableMapping) else ()
    for place, value in list(places):
        if isinstance(value, str):
            part[place] = fill(value)
        else:
            _fill(value, fill)


def _with_a_key_of_its_own(request: Any) -> Any:
    request.register_hook("response", asked_again)
    key = request.headers.get(KEY)
    if isinstance(key, str) and WELL_FORMED.fullmatch(key):
        request.headers[KEY] = f"fuzz-{uuid.uuid4().hex}"
    return request


def asked_again(answer: Any, **options: Any) -> Any:
    """The answer when the service has the time: a 503 says when. Each is told, and one that lasts is the answer."""
    for _ in range(TRIES):
        if answer.status_code != 503 or "Retry-After" not in answer.headers:
            break
        sys.stderr.write(f"{AGAIN} {answer.request.method} {answer.request.url} {answer.json()['traceId']}\n")
        time.sleep(float(answer.headers["Retry-After"]))
        answer.close()
        answer = answer.connection.send(answer.request, **options)
    return answer


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
    """A day that has been, one to come, and for what is counted one of the last years."""
    day = _day(value)
    if day and name in COMING:
        return f"{2030 + day.year % 60}{value[4:]}".replace("-02-29", "-02-28")
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
