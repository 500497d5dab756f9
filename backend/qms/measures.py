"""Everything that can be measured, in one list, as ``app.py`` lists the routes.

A measure counts by the very functions that count for the statistics, so that no number has two meanings. A new one is
a line here.
"""

import json
from collections.abc import Mapping
from typing import cast

from qms.action_figures import reports as action_figures
from qms.deadlines import reports as deadlines
from qms.deadlines.models import Rule
from qms.decision_figures import reports as decision_figures
from qms.deviation_figures import figures as deviations
from qms.deviation_figures import reports as deviation_figures
from qms.deviation_figures.schemas import CountedDeviations
from qms.deviation_lists.columns import COUNTS, MATTER
from qms.deviations.models import REPORT_TYPES
from qms.figures import queries as figures
from qms.figures.models import Figure
from qms.figures.queries import Labels, Measure, Month, UnitTree
from qms.figures.schemas import StatisticsFilter
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.schema import Shape
from qms.special_fees import queries as special_fees
from qms.special_fees.schemas import SpecialFeeStatisticsFilter, SpecialFeeYear
from qms.statistics.control_charts import ChartKind
from qms.statistics.periods import Stretch, one_period
from qms.web.replica import Replica

DIMENSIONS = {"category": deviations.CATEGORY, "reportType": deviations.TYPE}
"""The parameters of a measure of deviations, and the tables of the statistics that they are rows of."""


def _deviations(tx: Tx, figure: Figure, stretch: Stretch) -> list[Month]:
    """Reported each month, as they stood at the end of the stretch. Before there was a unit nothing is known."""
    reach = access.require(tx, COUNTS)
    tree = UnitTree(tx, figure.board_id, StatisticsFilter(unit_id=figure.unit_id, follow=True), reach)
    rows = deviations.choose(tx, tree, one_period(stretch, MATTER.c.reported_at))
    asked = [(DIMENSIONS[name], str(code)) for name, code in figure.parameters.items()]
    counts = deviations.monthly(tx, rows, *asked)
    return [
        Month(code, counts[code][0] if code in counts else 0) if was_there else Month(code)
        for code, was_there in tree.was_there(tx, stretch).items()
    ]


def _answered(tx: Tx, figure: Figure, stretch: Stretch) -> list[Month]:
    """Answered within the board's time, of those whose time went out in the month. Where none did there is no share."""
    reach = access.require(tx, deadlines.OPERATION)
    tree = UnitTree(tx, figure.board_id, StatisticsFilter(unit_id=figure.unit_id, follow=True), reach)
    kept = deadlines.monthly(tx, tree, stretch, Rule.ANSWER)
    return [Month(code, *kept[code]) if code in kept else Month(code) for code in stretch.months]


def _hours_to_routed(tx: Tx, figure: Figure, stretch: Stretch) -> list[Month]:
    """The median of hours until an intake function had routed what came to it in the month, of what is routed."""
    reach = access.require(tx, COUNTS)
    tree = UnitTree(tx, figure.board_id, StatisticsFilter(unit_id=figure.unit_id, follow=True), reach)
    medians = deviations.monthly_hours(tx, deviations.choose(tx, tree, one_period(stretch, MATTER.c.reported_at)))
    return [Month(code, medians.get(code)) for code in stretch.months]


def _deviations_called(parameters: Mapping[str, object], labels: Labels) -> str:
    named = {**{("reportType", code): label for code, label in REPORT_TYPES.items()}, **labels}
    codes = [named.get((name, str(code)), str(code)) for name, code in parameters.items()]
    return ", ".join(["Avvikelser", *codes])


def _deviation_statistics(tx: Tx, figure: Figure, stretch: Stretch, municipality: str) -> dict[str, object]:
    return plain(deviation_figures.statistics(tx, _asked(figure, stretch), municipality, Replica()))


def _action_statistics(tx: Tx, figure: Figure, stretch: Stretch, municipality: str) -> dict[str, object]:
    return plain(action_figures.statistics(tx, _asked(figure, stretch), municipality, Replica()))


def _asked(figure: Figure, stretch: Stretch) -> CountedDeviations:
    return CountedDeviations(
        board_id=figure.board_id,
        unit_id=figure.unit_id,
        period_from=stretch.first,
        period_to=stretch.last,
        as_of=stretch.as_of,
        follow=True,
    )


def _decision_statistics(tx: Tx, _figure: Figure, stretch: Stretch, _municipality: str) -> dict[str, object]:
    return plain(decision_figures.statistics(tx, Replica(), stretch.as_of))


def _special_fees(tx: Tx, figure: Figure, _stretch: Stretch, _municipality: str) -> dict[str, object]:
    rows = special_fees.by_year(tx, SpecialFeeStatisticsFilter(board_id=figure.board_id, unit_id=figure.unit_id))
    return {"years": [plain(SpecialFeeYear.model_validate(row)) for row in rows]}


def plain(answer: Shape) -> dict[str, object]:
    """An answer as it is kept: without links, and fractions as the text that was shown."""
    told = json.loads(answer.model_dump_json(by_alias=True, exclude={"links", "age_seconds"}), parse_float=str)
    return cast("dict[str, object]", told)


MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "deviations",
            "Avvikelser",
            "Rapporterade avvikelser i månaden, i en kategori eller av en typ",
            COUNTS,
            title_of=_deviations_called,
            takes=("category", "reportType"),
            series=_deviations,
        ),
        Measure(
            "answered-in-time",
            "Svar i tid",
            "Andelen av dem som rapporterade som fick svar inom nämndens tid",
            deadlines.OPERATION,
            title_of=lambda *_: "Svar i tid till den som rapporterade",
            chart=lambda _: ChartKind.SHARE,
            series=_answered,
        ),
        Measure(
            "hours-to-routed",
            "Tid hos mottagningen",
            "Mediantiden i timmar från att en rapport kom till en mottagning tills den var fördelad",
            COUNTS,
            title_of=lambda *_: "Timmar från rapport till fördelad",
            series=_hours_to_routed,
        ),
        Measure(
            "own",
            "Eget mått",
            "Ett tal eller en andel som enheten själv räknar och skriver in varje månad",
            None,
            title_of=lambda parameters, _: str(parameters["name"]),
            takes=("name", "isShare"),
            needs=("name",),
            chart=lambda parameters: ChartKind.SHARE if parameters.get("isShare") else ChartKind.COUNT,
            series=figures.values,
        ),
        Measure(
            "deviation-statistics",
            "Avvikelsestatistiken",
            "Årets siffror om avvikelser, som de står på sidan Statistik",
            COUNTS,
            title_of=lambda *_: "Avvikelsestatistiken",
            chart=lambda _: None,
            answer=_deviation_statistics,
        ),
        Measure(
            "unexecuted-decision-statistics",
            "Ej verkställda beslut",
            "Hur många beslut som inte är verkställda i tid",
            "unexecutedDecisionStatistics",
            title_of=lambda *_: "Ej verkställda beslut",
            has_unit=False,
            chart=lambda _: None,
            answer=_decision_statistics,
        ),
        Measure(
            "action-statistics",
            "Åtgärdsstatistiken",
            "Årets siffror om åtgärder: läge, slag, styrka och bedömd effekt",
            "actionStatistics",
            title_of=lambda *_: "Åtgärdsstatistiken",
            chart=lambda _: None,
            answer=_action_statistics,
        ),
        Measure(
            "special-fees",
            "Särskilda avgifter",
            "Särskilda avgifter per år",
            "specialFeeStatistics",
            title_of=lambda *_: "Särskilda avgifter",
            chart=lambda _: None,
            answer=_special_fees,
        ),
    )
}
