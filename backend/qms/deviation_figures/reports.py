"""The year's figures. Every one is a count over stored rows, as of a day, with its denominator and remainder.

*Handled* means that the handling was decided: investigation concluded, closed directly, or dismissed. Handling time
runs in whole civil days from report to handled. A deviation that nobody has assessed is *not started*; one that is
assessed but not handled is *under way*. Closed or ongoing is a separate question, answered by the date of closing.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any
from uuid import UUID

from qms.cooperation.models import CooperationDirection
from qms.deviation_figures import figures, sheets
from qms.deviation_figures.schemas import (
    Breakdown,
    CountedDeviations,
    DeviationStatistics,
    FileOfDeviationFigures,
    RoutedByIntake,
)
from qms.deviation_lists.columns import COUNTS, MATTER
from qms.figures.queries import Labels, UnitTree, question, require_known
from qms.figures.reports import called, file
from qms.figures.schemas import FigureFormat
from qms.intake_areas.queries import names_of
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.schema import Link
from qms.organisation import queries as organisation
from qms.organisation.queries import reached_board
from qms.rendering.swedish import long_date, month_name, so_far
from qms.statistics.breakdowns import Counted, Counts, Dimension, Pair, breakdown, figure, in_swedish_order, share
from qms.statistics.periods import ONE_DAY, Stretch, both_periods
from qms.web.replica import Replica

OTHER = "other"
SECONDS_THAT_MATTER = 5
"""Figures that are younger are as good as new."""
NONE, NOBODY = [0, 0], Fraction()


def statistics(tx: Tx, asked: CountedDeviations, municipality: str, replica: Replica) -> DeviationStatistics:
    """Count the deviations reported in a period that the caller's role lets it count."""
    reach = access.require(tx, COUNTS)
    board_id = reached_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="asOf" if stretch.until == asked.as_of else "periodTo")
    earlier = stretch.compared_with(asked.compared_with)
    tree = UnitTree(tx, board_id, asked, reach)
    chosen = figures.choose(tx, tree, both_periods(stretch, earlier, MATTER.c.reported_at), asked.concerns_child)
    audit.read(tx, "deviation-statistics", board_id, board_id=board_id, purpose=question(asked))
    (counted, causes, actions, between, routed), age = replica.count(tx, partial(figures.all_of, chosen=chosen))
    labels, total, by = organisation.labels(tx, board_id), counted.total, counted.by
    names, whose = names_of(tx, {each for each, _ in routed}), (municipality, organisation.board(tx, board_id).name)

    def table(dimension: Dimension, of: Pair = total) -> Breakdown:
        return _table(dimension, by[dimension.name], dimension.names(labels), of)

    category, plain = table(figures.CATEGORY), (figures.STATUS, figures.OUTCOME, figures.TYPE, figures.CHILD)
    return DeviationStatistics(
        board_id=board_id,
        scope=tree.title,
        **_origin(whose, asked, tree, (stretch, earlier), _notes(age, counted)),
        age_seconds=age,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        **_in_all(counted),
        share_other=next((row for row in category.rows if row.code == OTHER), figure(OTHER, "Övrigt", NONE, total)),
        breakdowns=[
            category,
            *_of_causes(causes, figures.CAUSE.names(labels), total),
            table(figures.EFFECT, of=by["status"].get("closed", NONE)),
            _actions(*actions, total),
            _handling(by["handling"], total),
            *map(table, (*plain, figures.ACTIVITY, figures.AREA)),
            *_between(between, labels),
            _units(tree, by["unit"], figures.persons(tx, board_id, stretch), total),
            _months(by["month"], stretch, earlier, total),
        ],
        intakes=_intakes(routed, names),
        _links=_links(tx, asked, board_id),
    )


def _in_all(counted: Counted) -> dict[str, Any]:
    """How many reports came in, and how many events they tell of, each beside the period before."""
    reports, events = counted.total, counted.sums["event_count"]
    return dict(zip(("reports", "previous_reports", "events", "previous_events"), (*reports, *events), strict=True))


def _links(tx: Tx, asked: CountedDeviations, board_id: UUID) -> list[Link]:
    """The same as files, and the list behind the figures for those who may list what they count."""
    here, query = "/deviation-statistics", question(asked)
    links = [("self", f"{here}?{query}"), *((kind, f"{here}/content?format={kind}&{query}") for kind in FigureFormat)]
    if board_id in access.reach(tx.actor, "deviationList").board_ids():
        links.append(("deviations", f"/deviations?boardId={board_id}"))
    return [Link(href=tx.href(path.rstrip("?&")), rel=rel, method="GET") for rel, path in links]


def content(tx: Tx, asked: FileOfDeviationFigures, municipality: str, replica: Replica) -> Answer:
    """The page as a file, from the same counting."""
    counted = statistics(tx, asked, municipality, replica)
    return file(
        counted.file_name,
        asked.format,
        tables=lambda: sheets.tables(counted),
        document=lambda: sheets.document(counted, municipality),
    )


def _origin(
    whose: tuple[str, str],
    asked: CountedDeviations,
    tree: UnitTree,
    stretches: tuple[Stretch, Stretch],
    notes: str,
) -> dict[str, Any]:
    """Where the figures come from, in a sentence and as the name of a file."""
    stretch, earlier = stretches
    counted = f"rapporter {long_date(stretch.first)} – {long_date(stretch.until)}, läget {long_date(stretch.as_of)}"
    before = f"Jämförelse: {long_date(earlier.first)} – {long_date(earlier.until)}."
    rule = f"Räknat enligt regel {figures.RULES} i Kvalitetshjulet."
    child = f", gäller ett barn: {asked.concerns_child.label.lower()}" if asked.concerns_child else ""
    scope = tree.title if asked.unit_id or asked.area else ""
    return {
        "board_name": whose[1],
        "rule_version": figures.RULES,
        "source": f"Källa: {', '.join(whose)}. {tree.title}, {counted}{child}. {before} {rule}{notes}",
        "file_name": called("avvikelser", whose[1], scope, stretch),
    }


def _notes(age: int, counted: Counted) -> str:
    """How old the figures are, and how many of what they count came out of another system, by whose days."""
    many, of = counted.sums["is_imported"][0], counted.total[0]
    told = f" Siffrorna är {age} sekunder gamla." if age > SECONDS_THAT_MATTER else ""
    return f"{told} {many} av {of} rapporter är inlästa ur andra system och räknas från dagen där." if many else told


def _table(dimension: Dimension, counts: Counts, names: Mapping[str, str], total: Pair, /, **more: object) -> Breakdown:
    return breakdown(Breakdown, dimension, counts, names, total, **({"counts": "deviations"} | more))


def _units(tree: UnitTree, counts: Counts, persons: Mapping[str, Fraction], total: Pair) -> Breakdown:
    """Units in Swedish order, and beside how many reports each has, how many that is for a hundred employees."""
    table = _table(figures.UNIT, tree.followed(counts), tree.names(), total)
    for row in table.rows:
        employees = persons.get(row.code, NOBODY)
        row.employees = round(employees) if employees else None
        row.per_hundred = share(row.count, employees)
    return table


def _of_causes(causes: figures.Causes, names: Mapping[str, str], total: Pair) -> list[Breakdown]:
    (counts, *_), areas, again = causes
    return [_causes(counts, names, total), _cause_areas(*areas), _again(*again, names)]


def _causes(counts: Counts, names: Mapping[str, str], total: Pair) -> Breakdown:
    """Causes are chosen freely, several or none, so they are counted in causes and never sum to deviations."""
    sums = [sum(pair[0] for pair in counts.values()), sum(pair[1] for pair in counts.values())]
    base = f"{figures.CAUSE.of} i {total[0]} {figures.ALL}"
    return _table(figures.CAUSE, counts, names, sums, counts="codes", is_multiple=True, denominator_label=base)


def _cause_areas(counts: Counts, every: Pair, lacks: Pair) -> Breakdown:
    """Where causes lie. A deviation with causes in several areas stands in several rows."""
    left = figure("none", figures.CAUSE_AREA.rest, lacks, every)
    return _table(figures.CAUSE_AREA, counts, figures.CAUSE_AREA.names({}), every, is_multiple=True, remainder=left)


def _again(counts: Counts, every: Pair, lacks: Pair, names: Mapping[str, str]) -> Breakdown:
    """What had happened before by cause, beside it those of which no cause is said, which says what it is of."""
    sums = [sum(pair[place] for pair in counts.values()) for place in (0, 1)]
    base = f"{figures.AGAIN.of} i {every[0]} {figures.ALL} som har hänt förut"
    left = figure("none", f"{figures.AGAIN.rest}, av {every[0]} som har hänt förut", lacks, every)
    told = {"counts": "codes", "is_multiple": True, "denominator_label": base, "remainder": left}
    return _table(figures.AGAIN, counts, names, sums, **told)


def _between(between: figures.Between, labels: Labels) -> list[Breakdown]:
    """What stood between two organisations: by each side of it, and the direction by what it was about."""
    total = [sum(pair[place] for pair in between.values()) for place in (0, 1)]
    names = figures.COOPERATION.names(labels)
    told = {
        f"{direction}.{category or 'none'}": f"{direction.label}: {names.get(category or '', figures.COOPERATION.rest)}"
        for direction in CooperationDirection
        for category in (*names, None)
    }
    each = (
        (figures.DIRECTION, lambda key: key[0]),
        (figures.COUNTERPART, lambda key: key[1]),
        (figures.COOPERATION, lambda key: key[2]),
    )
    tables = [_table(of, figures.by(between, code), of.names(labels), total) for of, code in each]
    both = figures.by(between, lambda key: f"{key[0]}.{key[2] or 'none'}")
    return [*tables, _table(figures.BOTH, both, told, total)] if any(total) else []


def _actions(counts: Counts, judged_of: Pair, total: Pair) -> Breakdown:
    """What was done is counted in actions, of which a deviation may have several; beside it the deviations without."""
    sums = [sum(pair[place] for pair in counts.values()) for place in (0, 1)]
    lacks = [total[place] - judged_of[place] for place in (0, 1)]
    base = f"{figures.OF_ACTIONS.of} i {judged_of[0]} av {total[0]} {figures.ALL}"
    left = figure("none", f"Avvikelser utan bedömd åtgärd, av {total[0]}", lacks, total)
    told = {"counts": "codes", "is_multiple": True, "denominator_label": base, "remainder": left}
    return _table(figures.OF_ACTIONS, counts, figures.OF_ACTIONS.names({}), sums, **told)


def _intakes(routed: figures.Routed, names: Mapping[UUID, str]) -> list[RoutedByIntake]:
    """The intake functions that something came to in either period, in the order of their units."""
    nothing = (0, 0, None)
    rows = []
    for intake_id, name in sorted(names.items(), key=lambda named: in_swedish_order(named[1])):
        now, then = routed.get((intake_id, 0), nothing), routed.get((intake_id, 1), nothing)
        rows.append(
            RoutedByIntake(
                intake_id=intake_id,
                unit_name=name,
                reports=now[0],
                routed=now[1],
                median_hours=_hours(now[2]),
                previous_reports=then[0],
                previous_routed=then[1],
                previous_median_hours=_hours(then[2]),
            )
        )
    return rows


def _hours(median: float | None) -> float | None:
    return None if median is None else round(float(median), 1)


def _handling(counts: Counts, total: Pair) -> Breakdown:
    late, recent = counts.get("not-started-over-30", NONE), counts.get("not-started-recent", NONE)
    merged: Counts = {code: counts.get(code, NONE) for code in figures.HANDLINGS}
    merged["not-started"] = [late[0] + recent[0], late[1] + recent[1]]
    late_row = figure("not-started-over-30", "Inte påbörjad efter mer än 30 dagar", late, total)
    table = _table(figures.HANDLING, merged, figures.HANDLINGS, total, of_which=[late_row])
    table.rows.sort(key=lambda row: list(figures.HANDLINGS).index(row.code))
    return table


def _months(counts: Counts, stretch: Stretch, earlier: Stretch, total: Pair) -> Breakdown:
    """Months in order; the earlier period's month stands beside the one that has the same place in its period.

    As many days may lie in one month more: then the last two stand together, so that the column is the whole period.
    """
    now, then = stretch.months, earlier.months
    beside = [then[n : n + 1] if n < len(now) - 1 else then[n:] for n in range(len(now))]
    rows = [
        figure(
            code,
            _month_label(code, stretch.until),
            [counts.get(code, NONE)[0], sum(counts.get(one, NONE)[1] for one in old)],
            total,
        )
        for code, old in zip(now, beside, strict=True)
    ]
    return _table(figures.MONTH, {}, {}, total, rows=rows)


def _month_label(code: str, until: date) -> str:
    """What a month is called; one that is counted only so far says until when."""
    name = month_name(code)
    is_unfinished = until.isoformat().startswith(code) and (until + ONE_DAY).month == until.month
    return f"{name}, {so_far(until)}" if is_unfinished else name
