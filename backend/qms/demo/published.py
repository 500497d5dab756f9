"""The published tables, with their sources and contradictions, as data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

ROW_FIELDS = (
    *("count", "percent", "previousCount", "previousPercent", "women", "men", "interrupted", "sumKr"),
    *("toCounterpart", "fromCounterpart"),
)
TABLE_FIELDS = ("total", "sum", "notShown", "previousTotal")
FILE = Path(__file__).parent / "published_figures.json"


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Every published table by its id."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in data["tables"]}


def table(table_id: str) -> dict[str, Any]:
    """One published table."""
    return tables()[table_id]


def period(entry: dict[str, Any]) -> tuple[date, date]:
    """The first and last day that a table or a row is about."""
    return date.fromisoformat(entry["period"]["from"]), date.fromisoformat(entry["period"]["to"])


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed figure: its table, its row (none for the table's own figures), its column, and what it says."""

    table: str
    label: str
    code: str | None
    field: str
    printed: str


def cells(table_id: str) -> Iterator[Cell]:
    """Every printed figure of a table that the demo world reproduces."""
    entry = table(table_id)
    for row in entry["rows"]:
        if row.get("reproduced", True):
            for name in ROW_FIELDS:
                if row.get(name) is not None:
                    yield Cell(table_id, row["label"], row.get("code"), name, str(row[name]))
            for age, count in row.get("buckets", {}).items():
                yield Cell(table_id, row["label"], row.get("code"), age, str(count))
    for name in TABLE_FIELDS:
        if entry.get(name) is not None and (name != "sum" or all(row.get("reproduced", True) for row in entry["rows"])):
            yield Cell(table_id, "", None, name, str(entry[name]))


def percent(part: int, whole: int, like: str) -> str:
    """A share with as many decimals as the printed one, halves rounded up."""
    step = Decimal(1).scaleb(-len(like.partition(".")[2]))
    return str((Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP))
