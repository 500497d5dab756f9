"""Finds personal identity numbers and coordination numbers in text, so that people are warned before they store one.

Shape, date and check digit must all agree (Skatteverket SKV 704, SKV 707). Whatever stands between the digits is
dropped: what cannot be seen anywhere, and what can be seen where people part such a number (year, month, day, the last
four, also two and two), or everywhere if the parts are alike. Other numbers side by side are so left alone: days with
times, two days, telephone numbers, amounts, lists.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, pairwise

SHORTEST, LENGTHS = 10, (10, 12)
GROUPS = re.compile(r"\d+|(?<!\d)\+\d{1,3}\b|[^\W\d_]+|[,;]\s+|[\W_]{6,}")
"""Groups of digits, and what parts two numbers: a letter, the comma of a list, the code of a country, a long gap."""
UUID = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", re.IGNORECASE)
"""The id that a system has made up: in one of some thousands chance has set a number of somebody's."""
PARTED = {4, 6, 8, 10}
"""How many digits may be left where a part of a number ends: the last four, the day, the month, the year."""
HALF, TIME = 2, set(":.")
OF_OLD = {"18", "19"}
"""The last four may stand two and two, where the parts are alike or nobody would tell the hour of that year's day."""
ALIKE = {2}
UNSEEN = {"Cf", "Mn", "Me"}
DAY = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
CENTURIES = ("18", "19", "20")


def contains_personal_number(text: str) -> bool:
    """Whether the text holds anything that is a valid personal or coordination number."""
    if len(text) < SHORTEST or sum(map(str.isdigit, text)) < SHORTEST:
        return False
    return any(_is_valid(candidate) for candidate in _candidates(plain(UUID.sub("x", text))))


def plain(text: str) -> str:
    """The text with ordinary digits, and without signs that are not seen."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in UNSEEN)
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in seen)


def _candidates(plain: str) -> Iterator[str]:
    """The digits of every row of groups that could be a number written in parts."""
    run: list[re.Match[str]] = []
    for match in [*GROUPS.finditer(plain), None]:
        if match is not None and match[0].isdigit():
            run.append(match)
            continue
        for start in range(len(run)):
            yield from _from(run[start : start + max(LENGTHS)], plain)
        run = []


def _from(groups: list[re.Match[str]], plain: str) -> Iterator[str]:
    for count, length in enumerate(accumulate(len(group[0]) for group in groups), start=1):
        parts = groups[:count]
        if length in LENGTHS and _is_parted(parts, length, plain) and not _is_day(groups[count - 1 : count + 2], plain):
            yield "".join(group[0] for group in parts)


def _is_parted(groups: list[re.Match[str]], length: int, plain: str) -> bool:
    left = [length - end for end in accumulate(len(group[0]) for group in groups[:-1])]
    between = [plain[one.end() : other.start()] for one, other in pairwise(groups)]
    is_alike = len(set(between)) == 1
    may_halve = is_alike or (length == max(LENGTHS) and groups[0][0][:2] in OF_OLD)
    if set(left) <= PARTED or (may_halve and set(left) <= PARTED | {HALF} and not TIME & set(between[-1])):
        return True
    sizes = {len(group[0]) for group in groups}
    return sizes == {1} or (sizes == ALIKE and is_alike)


def _is_day(groups: list[re.Match[str]], plain: str) -> bool:
    """Whether what would be the last four is the year of another day, as in the name of a file of a period."""
    return DAY.fullmatch(plain[groups[0].start() : groups[-1].end()]) is not None


def _is_valid(number: str) -> bool:
    century, digits = number[:-SHORTEST], [int(digit) for digit in number[-SHORTEST:]]
    month, day = int(number[-8:-6]), int(number[-6:-4]) % 60
    try:
        date(2000, month, day)
    except ValueError:
        return False
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    checks = sum(value // 10 + value % 10 for value in doubled) % 10 == 0
    return checks and (not century or century in CENTURIES)
