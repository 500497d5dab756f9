"""The requests that are measured, and by whom: those sent most, and those that could grow with the data."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from bench.data import Persona, department_id, figure_id, unit_id

TWO_WORDS, RARE_WORDS = "genomförandeplan saknas", "träningslägenhet grannarna"
Way = Literal["token", "token and key", "session"]
"""How one is known: by a bearer token, with an Idempotency-Key too, or as the pages do: session, its token, key."""


@dataclass(frozen=True)
class Call:
    """One HTTP request, below wherever the API stands."""

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
    """Of the least work's processor time. It is held against what the pages send."""
    grows: bool = True
    """Whether it is also measured on boards of other sizes."""
    way: Way = "token"
    """How it is asked there."""


@dataclass(frozen=True)
class Asked:
    """An operation as somebody asks for it: a line of the table."""

    operation: Operation
    persona: Persona = "developer"
    way: Way = "session"

    @property
    def place(self) -> str:
        """Where the floors answer it, before board and row."""
        return f"{self.operation.name}/{self.persona}/{self.way.replace(' ', '-')}"


def _read(_: int, deviation: UUID, __: date) -> Call:
    return Call("GET", f"/deviations/{deviation}")


def _similar(_: int, deviation: UUID, __: date) -> Call:
    return Call("GET", f"/matters/{deviation}/similar-matters")


def _page(number: int) -> Callable[[int, UUID, date], Call]:
    return lambda *_: Call("GET", f"/deviations?page={number}&limit=20")


def _department(board: int, _: UUID, __: date) -> Call:
    return Call("GET", f"/deviations?page=1&limit=20&unitId={department_id(board, 0)}&status=closed")


def _search(words: str) -> Callable[[int, UUID, date], Call]:
    body = json.dumps({"text": words}).encode()
    return lambda *_: Call("POST", "/deviation-searches", body)


def _statistics(years: int) -> Callable[[int, UUID, date], Call]:
    def call(_: int, __: UUID, today: date) -> Call:
        first, last = today.year - years, today.year - 1
        return Call("GET", f"/deviation-statistics?periodFrom={first}-01-01&periodTo={last}-12-31")

    return call


def _chart(board: int, _: UUID, __: date) -> Call:
    return Call("GET", f"/figures/{figure_id(board)}")


def _agenda(*_: object) -> Call:
    return Call("GET", "/actions?page=1&limit=20")


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
    return Call("POST", "/deviations", json.dumps(report).encode())


READ = Operation("read", "read one", _read, 0.60)
LIST = Operation("list", "list 20, first page", _page(1), 0.70)
DEEP = Operation("list-deep", "list 20, page 400", _page(400))
DEPARTMENT = Operation("department", "list 20, department and closed", _department, grows=False)
SEARCH = Operation("search", f"search “{TWO_WORDS}”", _search(TWO_WORDS))
RARE = Operation("search-rare", f"search “{RARE_WORDS}”", _search(RARE_WORDS))
SIMILAR = Operation("similar", "five similar earlier ones", _similar, way="session")
STATISTICS = Operation("statistics", "statistics of a year", _statistics(1))
FIVE_YEARS = Operation("five-years", "statistics of five years", _statistics(5), grows=False)
CHART = Operation("chart", "chart of five years", _chart, way="session")
AGENDA = Operation("actions", "list 20 of 100 000 actions", _agenda, way="session")
REPORT = Operation("report", "report a deviation", _report, 0.60)
OPERATIONS: Sequence[Operation] = (
    READ,
    LIST,
    DEEP,
    DEPARTMENT,
    SEARCH,
    RARE,
    SIMILAR,
    STATISTICS,
    FIVE_YEARS,
    CHART,
    AGENDA,
    REPORT,
)

# Writing comes last, so that what it adds stands in nobody's way.
LINES: Sequence[Asked] = (
    Asked(READ, way="token"),
    Asked(READ),
    Asked(READ, "manager"),
    Asked(LIST, way="token"),
    Asked(LIST),
    Asked(LIST, "manager"),
    Asked(LIST, "head"),
    Asked(DEEP),
    Asked(DEPARTMENT),
    Asked(DEPARTMENT, "head"),
    Asked(SEARCH),
    Asked(RARE),
    Asked(SIMILAR),
    Asked(STATISTICS),
    Asked(STATISTICS, "head"),
    Asked(FIVE_YEARS),
    Asked(CHART),
    Asked(CHART, "head"),
    Asked(AGENDA),
    Asked(AGENDA, "head"),
    Asked(REPORT, way="token"),
    Asked(REPORT, way="token and key"),
    Asked(REPORT),
)
QUICK: Sequence[Asked] = (
    Asked(READ, way="token"),
    Asked(READ),
    Asked(LIST, way="token"),
    Asked(LIST),
    Asked(LIST, "head"),
    Asked(DEPARTMENT, "head"),
    Asked(SEARCH),
    Asked(SIMILAR),
    Asked(STATISTICS),
    Asked(CHART),
    Asked(AGENDA),
    Asked(REPORT, way="token"),
    Asked(REPORT),
)
"""The chief lines, for a first look in three minutes."""
COMPARED: Sequence[Asked] = tuple(Asked(operation, way="token") for operation in (READ, LIST, STATISTICS, REPORT))
"""What the peer can do too."""
