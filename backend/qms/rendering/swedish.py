"""Swedish display texts: one place turns values into what a reader sees in PDF, Word and HTML.

Groups of three digits with a no-break space, decimal comma, a real minus sign, and a no-break space
before % and kr.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from qms.rendering.document import Cell, CellFormat

MASKED_TEXT = ".."
MISSING_TEXT = "–"

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

DECIMALS: dict[CellFormat, int] = {"integer": 0, "decimal": 1, "share": 1, "kronor": 0}


def swedish_number(value: int | Decimal, decimals: int = 0) -> str:
    """A number as Swedes write it."""
    rounded = rounded_half_up(value, decimals)
    digits = f"{abs(rounded):,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return f"\u2212{digits}" if rounded < 0 else digits


def counted(number: int, one: str, many: str) -> str:
    """How many there are of something: 1 avvikelse, 3 avvikelser."""
    return f"{swedish_number(number)} {one if number == 1 else many}"


def rounded_half_up(value: int | Decimal, decimals: int) -> Decimal:
    """As rounded in school and in the published statistics; never to the even neighbour."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def long_date(value: date) -> str:
    """A date in running text."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def so_far(until: date) -> str:
    """Until which day something is counted that is not over: the same words in pictures, tables and files."""
    return f"t.o.m. {until.day} {MONTHS[until.month - 1]}"


def month_name(code: str) -> str:
    """A month in words, such as november 2026 for 2026-11."""
    return f"{MONTHS[int(code[5:]) - 1]} {code[:4]}"


def file_name(*parts: object) -> str:
    """A name that every system takes, without an ending: small letters, and no others than a to z."""
    plain = unicodedata.normalize("NFKD", "_".join(str(part) for part in parts if part)).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9_]+", "-", plain.decode().lower()).strip("-")


def display(cell: Cell) -> str:  # noqa: PLR0911 - one case for each format
    """What stands in the cell for someone who reads it."""
    if cell.masked:
        return MASKED_TEXT
    match cell.value:
        case None | "":
            return MISSING_TEXT
        case str() as text:
            return text
        case date() as day:
            return day.isoformat()
        case number if cell.format == "share":
            return swedish_number(Decimal(number) * 100, DECIMALS["share"]) + "\u00a0%"
        case number if cell.format == "kronor":
            return swedish_number(number) + "\u00a0kr"
        case number:
            return swedish_number(number, DECIMALS[cell.format])
