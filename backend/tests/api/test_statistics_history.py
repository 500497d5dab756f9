"""Figures as of a day past say what the lists of that day said, whatever has become of the reports since."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from uuid import UUID

import pytest

from qms.figures import service as followed
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters import service as matters
from qms.measuring import queries as measuring
from qms.statistics.control_charts import ChartKind
from qms.statistics.periods import Stretch
from tests import given
from tests.api.deviation_histories import CATEGORIES, TYPES, History, Json
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller

pytestmark = pytest.mark.anyio
QUESTIONS = 25
FILTERS = {
    "category": "category",
    "cause": "cause",
    "again": "cause",
    "cause-area": "causeArea",
    "effect": "effect",
    "handling": "handling",
    "status": "closing",
    "outcome": "outcome",
    "type": "reportType",
    "area": "area",
    "unit": "singleUnitId",
    "child": "concernsChild",
    "activity": "activity",
    "direction": "direction",
    "counterpart": "counterpart",
    "cooperation-category": "cooperationCategory",
}
"""By which parameter of the list each table's rows are opened. Months are days."""
ALSO = {"again": {"again": "true"}}
ROWS = (
    *(("category", "category", code) for code in CATEGORIES),
    *(("type", "reportType", code) for code in TYPES),
)
"""Cells of the tables, and the parameter by which a measure counts the same."""
FIELDS = {"unit": "unitId", "area": "area", "type": "reportType", "category": "category"}


class Asked(History):
    """The same board, of which random questions are asked when all is done."""

    async def mismatches(self) -> tuple[int, int]:
        """How many figures of random periods as of random days were compared with the lists, and how many differ."""
        compared = differing = 0
        for _ in range(QUESTIONS):
            first, last, as_of = sorted(self.some_day() for _ in range(3))
            query = {"periodFrom": first, "periodTo": self.chance.choice((last, as_of)), "asOf": as_of}
            narrowed = self.narrowed()
            with clock.freeze(self.now):
                figures = await self.get("/deviation-statistics", **query, **narrowed, comparedWith="last-year")
            for place, name in (("count", "period"), ("previous", "previousPeriod")):
                shown, right = _shown(figures, place), self._right(figures[name], narrowed)
                compared += sum(len(each) for each in right.values())
                differing += sum(shown[of] != right[of] for of in right)
        return compared, differing

    async def unlike_their_lists(self) -> tuple[int, int]:
        """How many figures of random questions were opened as lists, and how many lists hold another number."""
        opened = unlike = 0
        for _ in range(QUESTIONS):
            first, last, as_of = sorted(self.some_day() for _ in range(3))
            asked = {"periodFrom": first, "periodTo": self.chance.choice((last, as_of)), "asOf": as_of}
            narrowed = {**self.narrowed(), **self.chance.choice(({}, {"follow": "true"}))}
            with clock.freeze(self.now):
                figures = await self.get("/deviation-statistics", **asked, **narrowed, comparedWith="last-year")
                assert {link["rel"] for link in figures["_links"]} == {"self", "xlsx", "pdf", "deviations"}
                for which, name in (("count", "period"), ("previous", "previousPeriod")):
                    rows = list(_with_filters(figures, which, figures[name]))
                    again = [row for row in rows if {"again", "causeArea"} & row[1].keys() and row[0]]
                    for count, filters in [*self.chance.sample(rows, min(len(rows), 6)), *again]:
                        page = await self.get("/deviations", limit="1", **{**narrowed, **filters})
                        opened += 1
                        unlike += page["_meta"]["totalRecords"] != count
        return opened, unlike

    async def unlike_their_cells(self) -> tuple[int, int]:
        """How many series of months were added up, and how many are not what the table's cell says of the same."""
        added = unlike = 0
        for _ in range(QUESTIONS):
            stretch = Stretch.months_before(date.fromisoformat(self.some_day()), self.chance.randint(1, 12))
            unit = self.chance.choice((None, *self.units))
            dimension, code = self.chance.choice((("", ""), *((name, code) for name, _, code in ROWS)))
            measured = {field: code for name, field, _ in ROWS if name == dimension}
            days = {"periodFrom": stretch.first, "periodTo": stretch.last, "asOf": stretch.as_of}
            asked = {name: str(day) for name, day in days.items()} | ({"unitId": str(unit)} if unit else {})
            with clock.freeze(self.now):
                table = await self.get("/deviation-statistics", **asked, follow="true")
                series = await self.here.do(partial(self.series, unit, measured, stretch))
            rows = {one["name"]: {row["code"]: row["count"] for row in one["rows"]} for one in table["breakdowns"]}
            added += 1
            unlike += sum(series) != (rows[dimension].get(code, 0) if dimension else table["reports"])
        return added, unlike

    def series(self, unit: UUID | None, parameters: Json, stretch: Stretch, tx: Tx) -> list[int]:
        figure = followed.ask(tx, (self.here.board_id, unit), "deviations", parameters, ChartKind.COUNT)
        return [int(month.numerator or 0) for month in measuring.months(tx, figure, stretch)]

    def _right(self, period: Json, narrowed: dict[str, str]) -> dict[str, Counter[str]]:
        rows = [
            row
            for row in self.list_of(period["asOf"])
            if period["startsOn"] <= _day(row["reportedAt"]) <= period["endsOn"]
            and all(row[name] == value for name, value in narrowed.items())
        ]
        right = {of: Counter(row[field] for row in rows if row[field]) for of, field in FIELDS.items()}
        sums = Counter(events=sum(row["eventCount"] for row in rows), reports=len(rows))
        return right | {"sums": sums}


def _day(instant: str) -> str:
    return clock.civil_date(datetime.fromisoformat(instant)).isoformat()


def _shown(figures: Json, place: str) -> dict[str, Counter[str]]:
    tables = {table["name"]: table["rows"] for table in figures["breakdowns"]}
    events, reports = ("events", "reports") if place == "count" else ("previousEvents", "previousReports")
    shown = {of: Counter({row["code"]: row[place] for row in tables[of]}) for of in FIELDS}
    return shown | {"sums": Counter(events=figures[events], reports=figures[reports])}


def _with_filters(figures: Json, which: str, period: Json) -> Iterator[tuple[int, dict[str, str]]]:
    """Every figure of a period with the filters of the list behind it."""
    days = {"reportedFrom": period["startsOn"], "reportedTo": period["endsOn"], "asOf": period["asOf"]}
    days["boardId"] = figures["boardId"]
    yield figures["reports" if which == "count" else "previousReports"], days
    for table in figures["breakdowns"]:
        for row in [*table["rows"], *([table["remainder"]] if table["remainder"] else []), *table["ofWhich"]]:
            if table["name"] == "action-effect":
                if row == table["remainder"]:
                    yield row[which], {**days, "withoutJudgedAction": "true"}
            elif table["name"] == "direction-category":
                direction, category = row["code"].split(".")
                yield row[which], {**days, "direction": direction, "cooperationCategory": category}
            elif table["name"] != "month":
                yield row[which], {**days, **ALSO.get(table["name"], {}), FILTERS[table["name"]]: row["code"]}
            elif which == "count":
                year, month = map(int, row["code"].split("-"))
                last = f"{row['code']}-{monthrange(year, month)[1]}"
                month_of_it = {"reportedFrom": max(f"{row['code']}-01", period["startsOn"])}
                yield row[which], {**days, **month_of_it, "reportedTo": min(last, period["endsOn"])}


@pytest.mark.drill(short=2, long=40)
async def test_every_figure_opens_as_a_list_and_is_the_sum_of_its_months(
    api: Caller, here: Place, amount: int, figure: Figure
) -> None:
    opened = unlike = added = apart = 0
    for seed in range(amount):
        history = Asked(api, given.board(here.database, here.owner_url), seed)
        await history.play()
        more, wrong = await history.unlike_their_lists()
        opened, unlike = opened + more, unlike + wrong
        more, wrong = await history.unlike_their_cells()
        added, apart = added + more, apart + wrong
    figure(f"figures opened as lists: {opened}, lists with another number {unlike}")
    figure(f"series of months added up: {added}, unlike the cell of the table {apart}")
    assert opened > 400
    assert unlike == apart == 0


async def lived(api: Caller, here: Place, histories: int) -> tuple[int, int, Counter[str]]:
    """How many figures were compared, how many differ, and what was done, in histories of a board each."""
    compared, differing, done = 0, 0, Counter[str]()
    for seed in range(histories):
        history = Asked(api, given.board(here.database, here.owner_url), seed)
        await history.play()
        more, wrong = await history.mismatches()
        compared, differing, done = compared + more, differing + wrong, done + history.done
    return compared, differing, done


@pytest.mark.drill(short=1, long=40)
async def test_as_of_a_day_past_is_what_the_lists_of_that_day_held(
    api: Caller, here: Place, amount: int, figure: Figure
) -> None:
    compared, differing, done = await lived(api, here, amount)
    figure(f"as of days past: histories {amount}, steps {done.total()}, figures {compared}, differing {differing}")
    assert differing == 0
    told = {"name_cause", "strike_cause", "link", "strike_link"}
    assert set(done) == {"report", "assess", "hand_over", "say_anew", "reorganise", "judge"} | told


async def test_without_what_is_kept_they_would_differ(
    api: Caller, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matters, "keep", lambda *_: None)
    assert (await lived(api, here, 1))[1] > 0
