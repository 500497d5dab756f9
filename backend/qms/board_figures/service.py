"""The fixed menu: what can be asked, how it is answered the first time, and what is refused."""

from collections import Counter
from typing import Any, cast
from uuid import UUID

from qms.board_figures import queries, sheets
from qms.board_figures.models import FigureDimension, KeptFigures
from qms.board_figures.queries import NONE
from qms.board_figures.schemas import MENU, DeviationFigures, FiguresFilter, FileOfBoardFigures, ShownFigure
from qms.deviations.models import REPORT_TYPES
from qms.figures.queries import question, require_known
from qms.figures.reports import file
from qms.figures.schemas import FigureFormat
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import Conflict
from qms.kernel.schema import Link
from qms.organisation import queries as organisation
from qms.organisation.models import Unit
from qms.organisation.queries import reached_board, reached_unit
from qms.rendering.swedish import file_name, long_date
from qms.statistics.breakdowns import in_swedish_order, share
from qms.statistics.joint_hiding import Place, hide_jointly, small_ones
from qms.statistics.periods import ONE_DAY, Stretch

SMALL = 5
"""What is kept says which limit it was hidden by, so that another can be chosen for what is asked later."""
OF_A_YEAR = (FigureDimension.CATEGORY, FigureDimension.GRADE)


class OutsideMenu(Conflict):
    """De här siffrorna går bara att få på några bestämda sätt, så att ingen kan räkna fram en enskild rapport."""

    code = "outside-menu"
    title = "Så kan du inte fråga efter siffrorna"
    detail = MENU

    def __init__(self, at: str = "period", why: str = "") -> None:
        super().__init__(f"{why} {MENU}", errors=[{"pointer": f"query:{at}", "code": self.code, "detail": why}])


def figures(tx: Tx, asked: FiguresFilter, municipality: str) -> DeviationFigures:
    """Answer one question, as it was answered the first time. That it was asked is recorded."""
    reach = access.require(tx)
    board_id = reached_board(reach, asked.board_id)
    unit = reached_unit(tx, reach, board_id, asked.unit_id) if asked.unit_id else None
    period = asked.period or _latest(unit)
    days = Stretch.named(period)
    require_known(tx, board_id, days, at="period")
    stored, shown = _answer(tx, board_id, asked, period)
    if _is_year(period) and tx.actor.kind == "service":
        shown = _without_small(shown, asked.by, stored.small_limit)
    rows = _rows(tx, board_id, asked.by, shown)
    board = organisation.board(tx, board_id).name
    shown_on = clock.civil_date(stored.shown_at)
    return DeviationFigures(
        board_id=board_id,
        board_name=board,
        unit_id=unit.id if unit else None,
        scope=unit.name if unit else board,
        source=f"Källa: {municipality}, {board}. {unit.name if unit else 'Hela nämnden'}, rapporter "
        f"{long_date(days.first)} – {long_date(days.last)}, så som det var {long_date(shown_on)}. "
        f"{_what_is_hidden(tx, stored.small_limit, period)} Räknat i Kvalitetshjulet.",
        file_name=file_name(
            "avvikelser", board, unit.name if unit else "", period, asked.by, f"per-{shown_on.isoformat()}"
        ),
        period=period,
        starts_on=days.first,
        ends_on=days.last,
        first_shown_on=shown_on,
        by=asked.by,
        title=asked.by.label,
        small_limit=stored.small_limit,
        total=shown.total,
        rows=rows,
        is_silent=shown.by.get(asked.by) is None,
        _links=_links(tx, board_id, unit, f"period={period}&by={asked.by}"),
    )


def _links(tx: Tx, board_id: UUID, unit: Unit | None, asked: str) -> list[Link]:
    """The answer, and the same as files."""
    here, query = "/deviation-figures", f"boardId={board_id}&{asked}" + (f"&unitId={unit.id}" if unit else "")
    files = ((kind.value, f"{here}/content?format={kind}&{query}") for kind in FigureFormat)
    links = [("self", f"{here}?{query}"), *files]
    return [Link(href=tx.href(path), rel=rel, method="GET") for rel, path in links]


def _what_is_hidden(tx: Tx, limit: int, period: str) -> str:
    if _is_year(period) and tx.actor.kind != "service":
        return "Hela nämndens år döljs inte."
    return f"Tal under {limit}, och tal som avslöjar dem, visas inte."


def content(tx: Tx, asked: FileOfBoardFigures, municipality: str) -> Answer:
    """The same answer as a file. What is hidden has no value in it."""
    shown = figures(tx, asked, municipality)
    return file(
        shown.file_name,
        asked.format,
        tables=lambda: [sheets.table(shown)],
        document=lambda: sheets.document(shown, municipality),
    )


def latest_month(tx: Tx, board_id: UUID) -> tuple[str, int | None]:
    """The latest month that a board's figures are shown of, and how many reports, as they are answered."""
    period = _latest(None)
    require_known(tx, board_id, Stretch.named(period), at="period")
    _, shown = _answer(tx, board_id, FiguresFilter(), period)
    return period, shown.total


def _answer(tx: Tx, board_id: UUID, asked: FiguresFilter, period: str) -> tuple[KeptFigures, Place]:
    """What is shown of one place, and what it was kept with. That it was asked is recorded."""
    stored = _kept(tx, board_id, _on_the_menu(asked, period))
    audit.read(tx, "kept_figures", stored.id, board_id=board_id, purpose=question(asked) or period)
    place = str(asked.unit_id) if asked.unit_id else period
    known = cast("dict[str, dict[str, Any]]", stored.places).get(place, {"total": None, "by": {}})
    return stored, Place(known["total"], known["by"])


def _latest(unit: Unit | None) -> str:
    """The latest quarter that has ended, or the last month of it."""
    quarter = Stretch.quarter_of(Stretch.quarter_of(clock.today()).first - ONE_DAY)
    return _quarters_name(quarter) if unit else f"{quarter.last:%Y-%m}"


def _on_the_menu(asked: FiguresFilter, period: str) -> str:
    """The year or the quarter by which a question is answered, if it is one that can be asked."""
    if ("Q" in period) != bool(asked.unit_id):
        raise OutsideMenu("period", "Ett kvartal visas för en enhet, en månad eller ett år för hela nämnden.")
    if _is_year(period) and asked.by not in OF_A_YEAR:
        raise OutsideMenu("by", "Ett helt år delas på kategori eller allvarlighetsgrad.")
    whole = Stretch.named(period) if _is_year(period) else Stretch.quarter_of(Stretch.named(period).first)
    if whole.last >= clock.today():
        raise OutsideMenu("period", "Perioden är inte slut. En månad visas när hela dess kvartal är slut.")
    return period if _is_year(period) else _quarters_name(whole)


def _is_year(period: str) -> bool:
    return len(period) == 4


def _quarters_name(quarter: Stretch) -> str:
    return f"{quarter.last.year}-Q{quarter.last.month // 3}"


def _kept(tx: Tx, board_id: UUID, whole: str) -> KeptFigures:
    """What was shown of a year or a quarter, made now if nobody has asked before."""
    stored = queries.kept(tx, board_id, whole)
    if stored is None:
        made = _year(tx, board_id, whole) if _is_year(whole) else _quarter(tx, board_id, whole)
        queries.keep(tx, board_id, whole, SMALL, made)
        stored = queries.kept(tx, board_id, whole)
    assert stored
    return stored


def _quarter(tx: Tx, board_id: UUID, name: str) -> dict[str, Place]:
    """A quarter's months and units, with small figures hidden jointly."""
    days = Stretch.named(name)
    months, units = queries.counted(tx, board_id, days)
    by_month = hide_jointly({month: months.totals[month] for month in days.months}, months.by, SMALL)
    return by_month | hide_jointly(units.totals, units.by, SMALL)


def _year(tx: Tx, board_id: UUID, name: str) -> dict[str, Place]:
    """A year of the whole board, of which nothing is hidden from its own members and auditors."""
    months, _ = queries.counted(tx, board_id, Stretch.named(name))
    whole = {by: sum(months.by[by].values(), Counter[str]()) for by in OF_A_YEAR}
    return {name: Place(months.totals.total(), {by.value: dict(counts) for by, counts in whole.items()})}


def _without_small(place: Place, by: FigureDimension, limit: int) -> Place:
    """A year as others than the board's own members and auditors see it."""
    counts = cast("dict[str, int]", place.by[by])
    hidden = small_ones(counts, limit, at_least=1)
    total = place.total if place.total and place.total >= limit else None
    return Place(total, {by: {code: None if code in hidden else count for code, count in counts.items()}})


def _rows(tx: Tx, board_id: UUID, by: FigureDimension, place: Place) -> list[ShownFigure]:
    """The rows of an answer, the greatest first and those that are hidden last, in Swedish order."""
    counts = place.by.get(by) or {}
    known = [count for count in counts.values() if count is not None]
    whole = place.total if by != FigureDimension.CAUSE else sum(known) if len(known) == len(counts) else None
    labels = _labels(tx, board_id, by)
    rows = [
        ShownFigure(
            code=code,
            label=labels.get(code, code),
            count=count,
            share=None if count is None or whole is None else share(count, whole),
        )
        for code, count in counts.items()
    ]
    return sorted(rows, key=lambda row: (row.count is None, -(row.count or 0), in_swedish_order(row.label)))


def _labels(tx: Tx, board_id: UUID, by: FigureDimension) -> dict[str, str]:
    if by == FigureDimension.TYPE:
        return REPORT_TYPES
    if by == FigureDimension.GRADE:
        levels = organisation.levels(organisation.board(tx, board_id))
        return {level["code"]: level["label"] for level in levels} | {NONE: "Inte bedömd"}
    labels = organisation.labels(tx, board_id)
    return {code: label for (name, code), label in labels.items() if name == by} | {NONE: "Utan kategori"}
