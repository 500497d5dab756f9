"""The years that are rebuilt from print, put together from the published tables and our assumptions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from qms.demo.chance import chance, dealt, office_hour, workday
from qms.demo.draft import Draft, assumptions, some_category, some_unit
from qms.demo.natural_course import natural_course, perhaps_bundle, with_outcome
from qms.demo.published import period, table
from qms.demo.rebuilt_year import AreaYear
from qms.demo.world import PlannedBoard

THIRTEEN_MONTHS_BEGIN = date(2019, 4, 1)


def area_years() -> Iterator[AreaYear]:
    """The printed year of each area, and the year before it."""
    for entry in assumptions()["years"]:
        yield _printed(entry)
    for entry in assumptions()["years-before"]:
        yield _before(entry)


def _printed(entry: dict[str, Any]) -> AreaYear:
    by_category = table(f"{entry['tables']}_avvikelser")
    handling = {row["code"]: row.get("count") for row in table(f"{entry['tables']}_hantering")["rows"]}
    first, last = period(by_category)
    total = by_category["total"]
    known = {
        "within-30": handling["within-30"],
        "between": entry["between"],
        "over-90": handling["over-90"] or entry["over-90"],
        "not-started": handling["not-started"],
    }
    return AreaYear(
        board=by_category["board"],
        area=entry["area"],
        first=first,
        last=last,
        categories=_counts(by_category) | entry["small"],
        pace=known | {"under-way": total - sum(known.values())},
        closed=handling["closed"],
        effects=_counts(table(f"{entry['tables']}_effekt")),
        causes=_counts(table(f"{entry['tables']}_orsaker")),
    )


def _before(entry: dict[str, Any]) -> AreaYear:
    """The year before, of which single figures are printed. Categories follow the area's usual profile."""
    first, last = period(table("goteborg2024.bou_avvikelser"))
    listed = {
        row["code"] for prefix in ("bou", "eb", "vux") for row in table(f"goteborg2024.{prefix}_avvikelser")["rows"]
    }
    profile = {code: n for code, n in assumptions()["profile"][entry["area"]].items() if code in listed}
    shares = {code: entry["total"] * n // sum(profile.values()) for code, n in profile.items()}
    rest = entry["total"] - sum(shares.values())
    return AreaYear(
        board="nord",
        area=entry["area"],
        first=first.replace(year=first.year - 1),
        last=last.replace(year=last.year - 1),
        categories=shares | {"investigate-decide": shares["investigate-decide"] + rest},
        pace=entry["pace"],
        closed=entry["closed"],
        effects=entry["effects"],
        causes=None,
    )


def _counts(printed: dict[str, Any]) -> dict[str, int]:
    return {row["code"]: row["count"] for row in printed["rows"] if row.get("reproduced", True)}


def thirteen_months(board: PlannedBoard) -> Iterator[Draft]:
    """The 70 reports of 2019-04-01 - 2020-04-30, by unit and type as printed, and by year as told in the text."""
    rng = chance("thirteen months")
    cells = [
        (unit, category)
        for unit, row in assumptions()["cross-table"].items()
        for category, count in row.items()
        for _ in range(count)
    ]
    parts = {row["label"]: row for row in table("ostersund.avvikelser_historik")["rows"]}
    labels = [label for label, row in parts.items() if period(row)[0] >= THIRTEEN_MONTHS_BEGIN]
    when = dealt(rng, {label: parts[label]["count"] for label in labels})
    for (unit, category), label in zip(cells, when, strict=True):
        day = workday(rng, *period(parts[label]))
        yield replace(_draft(rng, board, day, unit=unit, category=category), category_from_start=True)


def counted_year(board: PlannedBoard, row: dict[str, Any]) -> Iterator[Draft]:
    """A year of which only the number of reports is printed. Some reports are about many like events."""
    rng = chance("counted", board.code, row["label"])
    for _ in range(row["count"]):
        day = workday(rng, *period(row))
        unit = some_unit(rng, board, day)
        category = some_category(rng, board, board.unit(unit).area, day)
        draft = _draft(rng, board, day, unit=unit, category=category)
        yield perhaps_bundle(rng, board, draft)


def _draft(rng: Random, board: PlannedBoard, day: date, *, unit: str, category: str) -> Draft:
    reported_at = office_hour(rng, day)
    course = natural_course(rng, reported_at)
    return with_outcome(rng, board, Draft(board.code, unit, reported_at, category, course))
