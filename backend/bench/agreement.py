"""Whether the least work gives the product's answer: the same rows, in the same order, and the same numbers."""

import asyncio
import json
from typing import Any

from bench import load
from bench.operations import Asked
from bench.services import Service

Facts = tuple[object, ...]
TABLES = {
    "category": ("category", 127),
    "type": ("report_type", 191),
    "area": ("area", 223),
    "unit": ("unit_id", 239),
    "month": ("month", 247),
    "handling": ("handling", 251),
    "status": ("is_closed", 253),
    "effect": ("effect", 254),
    "cause": ("code", -1),
}
"""The tables of figures: the column that a row of the least work has its code in, and how the row is known."""


async def differing(product: Service, least: Service, asked: Asked, board: int) -> str:
    """Where two answers about the same row part, or nothing."""
    ours, bare = [json.loads(await _first(service, asked, board)) for service in (product, least)]
    said, known = _said(ours), _known(asked, bare)
    return "" if said[: len(known)] == known else f"{asked.operation.title}: {said} is not {known}"


async def _first(service: Service, asked: Asked, board: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    writer.write(next(await service.requests(asked, board)))
    body = await load.answered(reader)
    writer.close()
    return body


def _said(answer: dict[str, Any]) -> Facts:
    """By the product."""
    if listed := next((name for name in ("deviations", "actions") if name in answer), ""):
        meta = answer.get("_meta", answer)
        return meta["totalRecords"], *(row["id"] for row in answer[listed])
    if "similarMatters" in answer:
        return tuple(row["id"] for row in answer["similarMatters"])
    if "chart" in answer:
        return tuple(sorted(point["value"] for point in answer["chart"]["points"] if point["value"]))
    if "breakdowns" in answer:
        tables = {table["name"]: table["rows"] for table in answer["breakdowns"]}
        counts = [
            sorted(filter(None, (row[part] for row in tables[name])))
            for name in TABLES
            for part in ("count", "previous")
        ]
        return answer["reports"], answer["previousReports"], answer["events"], *counts
    return answer["title"], answer["status"], answer["unitName"], len(answer["timeline"])


def _known(asked: Asked, results: list[list[dict[str, Any]]]) -> Facts:
    """By the least work."""
    rows = results[0]
    match asked.operation.name:
        case "read":
            return rows[0]["title"], rows[0]["status"], rows[0]["unit_name"], len(json.loads(rows[0]["timeline"]))
        case "chart":
            return tuple(sorted(json.loads(rows[0]["months"]).values()))
        case "similar":
            return tuple(row["id"] for row in rows)
        case "report":
            return rows[0]["title"], rows[0]["status"], rows[0]["unit_name"], 1
        case "statistics" | "five-years":
            whole = {row["before"]: row for row in rows if row["which"] == 255}
            reports = [whole[part]["number"] if part in whole else 0 for part in (0, 1)]
            counts = [_counts(rows, *table, part) for table in TABLES.values() for part in (0, 1)]
            return *reports, whole[0]["events"], *counts
    return rows[0]["total"], *(row["id"] for row in rows)


def _counts(rows: list[dict[str, Any]], column: str, which: int, part: int) -> list[int]:
    """The counts of a table in the period or in the one before, without what they are counts of."""
    here = (row for row in rows if row["which"] == which and row["before"] == part and row[column] is not None)
    return sorted(row["number"] for row in here)
