"""Finds personal identity numbers and coordination numbers in text, so that people are warned before they store one.

Shape, date and check digit must all agree (Skatteverket SKV 704, SKV 707). Unicode digits and dashes count too.
"""

import re
import unicodedata

CANDIDATE = re.compile(r"(?<!\d)(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d)")
DIGIT = re.compile(r"\d")
SHORTEST = 10
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def contains_personal_number(text: str) -> bool:
    """Whether the text holds anything that is a valid personal or coordination number."""
    if len(DIGIT.findall(text)) < SHORTEST:
        return False
    plain = unicodedata.normalize("NFKC", text).translate(DASHES)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in plain)
    return any(_is_valid(*match.groups()) for match in CANDIDATE.finditer(plain))


def _is_valid(year: str, month: str, day: str, last: str) -> bool:
    number = int(day) - 60 if int(day) > 60 else int(day)
    if not (1 <= int(month) <= 12 and 1 <= number <= 31):
        return False
    digits = [int(digit) for digit in year + month + day + last]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
