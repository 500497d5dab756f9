"""The requests that are measured: those that people and systems send most, and those that could grow with the data."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bench.data import unit_id

API = "/kvalitet/v1"
TWO_WORDS, RARE_WORDS = "genomförandeplan saknas", "träningslägenhet grannarna"


@dataclass(frozen=True)
class Call:
    """One HTTP request."""

    method: str
    path: str
    body: bytes = b""


@dataclass(frozen=True)
class Operation:
    """Something to measure: its calls for a board, given ids of deviations there, and the share it should reach."""

    name: str
    title: str
    call: Callable[[int, UUID, date], Call]
    aim: float | None = None


def _read(_: int, deviation: UUID, __: date) -> Call:
    return Call("GET", f"{API}/deviations/{deviation}")


def _page(number: int) -> Callable[[int, UUID, date], Call]:
    return lambda *_: Call("GET", f"{API}/deviations?page={number}&limit=20")


def _search(words: str) -> Callable[[int, UUID, date], Call]:
    body = json.dumps({"text": words}).encode()
    return lambda *_: Call("POST", f"{API}/deviation-searches", body)


def _statistics(_: int, __: UUID, today: date) -> Call:
    year = today.year - 1
    return Call("GET", f"{API}/deviation-statistics?periodFrom={year}-01-01&periodTo={year}-12-31")


def _report(board: int, _: UUID, today: date) -> Call:
    report = {
        "reportType": "deviation",
        "title": "Utebliven insats",
        "description": "Insatsen uteblev under förmiddagen. Vikarien hade inte fått schemat. " * 3,
        "unitId": str(unit_id(board)),
        "occurred": {"precision": "date", "on": today.isoformat()},
        "affected": "one",
        "immediateAction": "En kollega tog över samma dag.",
    }
    return Call("POST", f"{API}/deviations", json.dumps(report).encode())


# Writing comes last, so that what it adds stands in nobody's way.
OPERATIONS: Sequence[Operation] = (
    Operation("read", "read one", _read, 0.40),
    Operation("list", "list 20, first page", _page(1), 0.50),
    Operation("list-deep", "list 20, page 400", _page(400)),
    Operation("search", f"search “{TWO_WORDS}”", _search(TWO_WORDS)),
    Operation("search-rare", f"search “{RARE_WORDS}”", _search(RARE_WORDS)),
    Operation("statistics", "statistics of a year", _statistics),
    Operation("report", "report a deviation", _report, 0.45),
)
