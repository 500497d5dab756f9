"""Charts as SVG, with the standard library only.

Series differ by pattern as well as colour, every axis starts at zero, a missing or masked value is
a gap and never a zero. Only presentation attributes are used, so that the page's content security
policy needs no exception.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from qms.rendering.document import Cell, Chart, Series
from qms.rendering.swedish import display

WIDTH = 680
TEXT = "#1c2430"
QUIET = "#596275"
GRID = "#d5dae3"
COLOURS = ("#0b4f9c", "#b35900", "#2a7a4b", "#7a3e9d", "#596275")
HATCHES = (
    "",
    '<path d="M0 8 8 0M-2 2 2 -2M6 10 10 6" stroke="{c}" stroke-width="2.2"/>',
    '<circle cx="4" cy="4" r="1.9" fill="{c}"/>',
    '<path d="M0 4H8" stroke="{c}" stroke-width="2.6"/>',
    '<path d="M0 0 8 8M8 0 0 8" stroke="{c}" stroke-width="1.2"/>',
)
DASHES = ("", "7 4", "2 4", "10 3 2 3", "1 3")
FONT = 'font-family="Inter, system-ui, sans-serif" font-size="12"'
MOST_STEPS = 5
MOST_LABELLED_POINTS = 14
CHARACTER = 6.6
"""Mean width of a character at this size, for wrapping labels without measuring the font."""


@dataclass(frozen=True)
class Frame:
    """The area where data is drawn, and the scale of its value axis."""

    left: float
    top: float
    width: float
    height: float
    highest: float
    step: float

    @property
    def bottom(self) -> float:
        """Where zero lies when values go upwards."""
        return self.top + self.height

    def y(self, value: float) -> float:
        """Height on the page of a value."""
        return self.bottom - value / self.highest * self.height

    def x(self, value: float) -> float:
        """Place from the left of a value, when values go to the right."""
        return self.left + value / self.highest * self.width

    def ticks(self) -> Iterator[float]:
        """The values that get a line and a label."""
        return (round(self.step * number, 9) for number in range(round(self.highest / self.step) + 1))


def chart_svg(chart: Chart) -> str:
    """The whole picture, with title and description for those who cannot see it."""
    draw = _horizontal if chart.shape == "horizontal-bar" else _vertical
    legend_height = 32 if len(chart.series) > 1 else 0
    body, height = draw(chart, top=legend_height + 24)
    ids = f"{chart.id}-title", f"{chart.id}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}" '
        f'role="img" aria-labelledby="{ids[0]} {ids[1]}" {FONT} fill="{TEXT}">'
        f'<title id="{ids[0]}">{escape(chart.caption)}</title><desc id="{ids[1]}">{escape(chart.alt)}</desc>'
        f'<rect width="{WIDTH}" height="{height:g}" fill="#fff"/>'
        f"{_patterns(chart)}{_legend(chart) if len(chart.series) > 1 else ''}{body}</svg>"
    )


def _scale(chart: Chart) -> tuple[float, float]:
    """Highest value of the axis and the step between its lines: at most six, in whole 1, 2 or 5."""
    if chart.shape == "stacked":
        columns = zip(*(series.values for series in chart.series), strict=True)
        largest = max(sum(_number(cell) or 0 for cell in column) for column in columns)
    else:
        largest = max((_number(cell) or 0 for series in chart.series for cell in series.values), default=0)
    largest = largest or 1
    power = 10.0 ** math.floor(math.log10(largest / MOST_STEPS))
    step = next(power * factor for factor in (1, 2, 5, 10) if largest / (power * factor) <= MOST_STEPS)
    if all(cell.format == "integer" for series in chart.series for cell in series.values):
        step = max(step, 1)
    return step * math.ceil(round(largest / step, 9)), step


def _number(cell: Cell) -> float | None:
    return float(cell.value) if isinstance(cell.value, int | Decimal) else None


def _axis_label(chart: Chart, value: float) -> str:
    shape = next((cell for series in chart.series for cell in series.values if cell.value is not None), None)
    kind = shape.format if shape else "integer"
    if kind == "share":
        whole = round(value * 100)
        return f"{whole}\u00a0%" if math.isclose(whole, value * 100) else display(_cell(value, "share"))
    return display(_cell(value, "integer" if value == round(value) else "decimal"))


def _cell(value: float, kind: str) -> Cell:
    number = round(value) if kind == "integer" else Decimal(str(round(value, 9)))
    return Cell.model_validate({"value": number, "format": kind})


def _wrap(label: str, width: float, lines: int) -> list[str]:
    """Break a label at spaces; what does not fit ends with an ellipsis, since the table has it whole."""
    room = max(int(width / CHARACTER), 3)
    rows = [""]
    for word in label.split():
        joined = f"{rows[-1]} {word}".strip()
        if len(joined) <= room or not rows[-1]:
            rows[-1] = joined
        else:
            rows.append(word)
    shortened = rows[:lines]
    if len(rows) > lines:
        shortened[-1] += "…"
    return [row if len(row) <= room else row[: room - 1].rstrip("… ") + "…" for row in shortened]


def _text(x: float, y: float, content: str, *, anchor: str = "start", fill: str = TEXT) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"'
    return f"<text {place}>{escape(content)}</text>"


def _patterns(chart: Chart) -> str:
    shapes = (
        f'<pattern id="{chart.id}-p{index}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="#fff"/>{HATCHES[index].format(c=COLOURS[index])}</pattern>'
        for index in range(1, len(chart.series))
    )
    return f"<defs>{''.join(shapes)}</defs>" if len(chart.series) > 1 and chart.shape != "line" else ""


def _fill(chart: Chart, index: int) -> str:
    paint = f"url(#{chart.id}-p{index})" if index else COLOURS[0]
    return f'fill="{paint}" stroke="{COLOURS[index]}"'


def _legend(chart: Chart) -> str:
    parts, x = [], 8.0
    for index, series in enumerate(chart.series):
        if chart.shape == "line":
            parts.append(_stroke([(x, 14.0), (x + 26, 14.0)], index) + _marker(x + 13, 14, index))
        else:
            parts.append(f'<rect x="{x:.1f}" y="8" width="26" height="12" {_fill(chart, index)}/>')
        room = (WIDTH - 8) / len(chart.series) - 44
        name = _wrap(series.name, room, 1)[0]
        parts.append(_text(x + 32, 18, name))
        x += 32 + len(name) * CHARACTER + 22
    return "".join(parts)


def _vertical(chart: Chart, *, top: float) -> tuple[str, float]:
    highest, step = _scale(chart)
    left = 14 + max(len(_axis_label(chart, highest)), len(_axis_label(chart, step))) * CHARACTER
    frame = Frame(left=left, top=top, width=WIDTH - left - 16, height=230, highest=highest, step=step)
    draw = {"bar": _bars, "stacked": _stacks, "line": _lines}[chart.shape]
    labels, label_rows = _category_labels(chart, frame)
    lines = [
        f'<path d="M{frame.left:.1f} {frame.y(tick):.1f}H{frame.left + frame.width:.1f}" '
        f'stroke="{TEXT if tick == 0 else GRID}"/>'
        + _text(frame.left - 6, frame.y(tick) + 4, _axis_label(chart, tick), anchor="end", fill=QUIET)
        for tick in frame.ticks()
    ]
    unit = _text(8, top - 12, chart.unit, fill=QUIET)
    return unit + "".join(lines) + "".join(draw(chart, frame)) + labels, frame.bottom + 10 + 15 * label_rows


def _slots(chart: Chart, frame: Frame) -> Iterator[tuple[int, float, float]]:
    """Index, left edge and width of each category's share of the axis."""
    width = frame.width / len(chart.categories)
    return ((index, frame.left + index * width, width) for index in range(len(chart.categories)))


def _category_labels(chart: Chart, frame: Frame) -> tuple[str, int]:
    """Labels under the axis and how many lines they take; of many only every n:th, so that none overlap."""
    longest = min(max(len(name) for name in chart.categories), 12) * CHARACTER + 6
    every = max(1, math.ceil(longest * len(chart.categories) / frame.width))
    labels = [
        (x + width / 2, _wrap(chart.categories[index], width * every - 4, 2))
        for index, x, width in _slots(chart, frame)
        if index % every == 0
    ]
    placed = (
        _text(middle, frame.bottom + 17 + row * 15, line, anchor="middle")
        for middle, lines in labels
        for row, line in enumerate(lines)
    )
    return "".join(placed), max(len(lines) for _, lines in labels)


def _bars(chart: Chart, frame: Frame) -> Iterator[str]:
    count = len(chart.series)
    for index, x, width in _slots(chart, frame):
        thickness = min(width * 0.76 / count, 54)
        start = x + (width - thickness * count) / 2
        for number, series in enumerate(chart.series):
            value = _number(series.values[index])
            left, middle = start + number * thickness, start + (number + 0.5) * thickness
            label = display(series.values[index])
            if value is None:
                yield _text(middle, frame.bottom - 5, label, anchor="middle", fill=QUIET)
                continue
            y = frame.y(value)
            box = f'x="{left:.1f}" y="{y:.1f}" width="{thickness - 1.5:.1f}" height="{frame.bottom - y:.1f}"'
            yield f"<rect {box} {_fill(chart, number)}/>"
            if len(label) * CHARACTER <= thickness + 6:
                yield _text(middle, y - 5, label, anchor="middle")


def _stacks(chart: Chart, frame: Frame) -> Iterator[str]:
    for index, x, width in _slots(chart, frame):
        thickness = min(width * 0.7, 60)
        below = 0.0
        for number, series in enumerate(chart.series):
            value = _number(series.values[index]) or 0.0
            y, height = frame.y(below + value), frame.y(below) - frame.y(below + value)
            left = x + (width - thickness) / 2
            box = f'x="{left:.1f}" y="{y:.1f}" width="{thickness:.1f}" height="{height:.1f}"'
            yield f"<rect {box} {_fill(chart, number)}/>"
            below += value


def _lines(chart: Chart, frame: Frame) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        for run in _runs(series, chart, frame):
            yield _stroke(run, number)
            for x, y in run:
                yield _marker(x, y, number)
        if len(chart.series) == 1 and len(chart.categories) <= MOST_LABELLED_POINTS:
            for index, x, width in _slots(chart, frame):
                value = _number(series.values[index])
                if value is not None:
                    label = display(series.values[index])
                    yield _text(x + width / 2, frame.y(value) - 9, label, anchor="middle")


def _runs(series: Series, chart: Chart, frame: Frame) -> list[list[tuple[float, float]]]:
    """Unbroken stretches of the line: it stops at a gap and begins anew after it."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, x, width in _slots(chart, frame):
        value = _number(series.values[index])
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x + width / 2, frame.y(value)))
    return [run for run in runs if run]


def _stroke(points: list[tuple[float, float]], index: int) -> str:
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = f' stroke-dasharray="{DASHES[index]}"' if DASHES[index] else ""
    return f'<path d="{path}" fill="none" stroke="{COLOURS[index]}" stroke-width="2.4"{dash}/>'


def _marker(x: float, y: float, index: int) -> str:
    paint = f'fill="{"#fff" if index else COLOURS[0]}" stroke="{COLOURS[index]}" stroke-width="1.8"'
    if index % 2 == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{4 - index * 0.4:.1f}" {paint}/>'
    return f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" {paint}/>'


def _horizontal(chart: Chart, *, top: float) -> tuple[str, float]:
    highest, step = _scale(chart)
    names = min(max(len(name) for name in chart.categories) * CHARACTER + 16, 250)
    row = 16 * len(chart.series) + 16
    frame = Frame(
        left=names,
        top=top,
        width=WIDTH - names - 64,
        height=row * len(chart.categories),
        highest=highest,
        step=step,
    )
    lines = [
        f'<path d="M{frame.x(tick):.1f} {frame.top}V{frame.bottom}" '
        f'stroke="{TEXT if tick == 0 else GRID}"/>'
        + _text(frame.x(tick), frame.bottom + 16, _axis_label(chart, tick), anchor="middle", fill=QUIET)
        for tick in frame.ticks()
    ]
    parts = [_text(8, top - 12, chart.unit, fill=QUIET), *lines]
    for index, category in enumerate(chart.categories):
        y = frame.top + index * row
        label = _wrap(category, names - 10, 2)
        first = y + row / 2 + 4 - (len(label) - 1) * 7
        parts += [_text(frame.left - 8, first + n * 14, line, anchor="end") for n, line in enumerate(label)]
        for number, series in enumerate(chart.series):
            cell, at = series.values[index], y + 8 + number * 16
            parts.append(_horizontal_bar(chart, frame, cell, at=at, series=number))
    return "".join(parts), frame.bottom + 28


def _horizontal_bar(chart: Chart, frame: Frame, cell: Cell, *, at: float, series: int) -> str:
    value = _number(cell) or 0.0
    box = f'x="{frame.left:.1f}" y="{at:.1f}" width="{frame.x(value) - frame.left:.1f}" height="14"'
    bar = f"<rect {box} {_fill(chart, series)}/>" if value else ""
    return bar + _text(frame.x(value) + 6, at + 11, display(cell))
