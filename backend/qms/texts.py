"""What people write: composed and trimmed where it comes in, and looked through for personal numbers.

A field gets all of it from its type, so that a new one cannot forget it. ``x-personal-number`` says in the contract
what the type does with a number: ``warned`` takes the text and tells in the answer, since what happened must never be
stopped from being reported; ``refused`` is for names, headings and references, which spread in lists and letters.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from qms.personal_number import contains_personal_number

CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f"
BLANK = (
    r"\u0009\u000a\u000d\u0020\u0085\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0"
)
"""Spaces, and signs that show nothing."""
MARKS = r"\u0300-\u036f\ufe00-\ufe0f"
"""What changes the sign before it, and alone is nothing to read."""
PRINTABLE = rf"^[^{CONTROL}]*$"
SOMETHING = rf"^[^{CONTROL}]*[^{CONTROL}{BLANK}{MARKS}][^{CONTROL}]*$"
LINE = rf"[^{CONTROL}\t\n\r]*"
ONE_LINE = rf"^[{BLANK}]*{LINE}[^{CONTROL}{BLANK}{MARKS}]{LINE}[{BLANK}]*$"
LETTER = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
TELLING = rf"^[^{CONTROL}]*{LETTER}{{3}}[^{CONTROL}]*$"
AROUND = re.compile(rf"^[{BLANK}]+|[{BLANK}]+$")
PERSONAL_NUMBER, WARNED, REFUSED = "x-personal-number", "warned", "refused"


def composed(text: str) -> str:
    """A text as it is kept: å as one sign and not two (NFC), and nothing blank around it."""
    return AROUND.sub("", unicodedata.normalize("NFC", text))


def spelled(signs: str) -> str:
    """The pattern of a text of some signs only, whatever blanks stand around it."""
    return rf"^[{BLANK}]*{signs}[{BLANK}]*$"


def _composed(value: object) -> object:
    return composed(value) if isinstance(value, str) else value


class BesideError(ValueError):
    """A value is wrong beside another of the same item, not by itself: why, in Swedish."""


def _naming_nobody(value: object) -> object:
    if isinstance(value, str) and contains_personal_number(value):
        raise ValueError("Får inte innehålla ett personnummer")
    return value


def _telling(value: object) -> object:
    if isinstance(value, str) and (text := composed(value)) and not re.search(f"{LETTER}{{3}}", text):
        raise ValueError("Skriv med ord, så att andra förstår")
    return value


COMPOSED = BeforeValidator(_composed)
NAMES_NOBODY = BeforeValidator(_naming_nobody)
TELLS = BeforeValidator(_telling)
IS_WARNED = Field(json_schema_extra={PERSONAL_NUMBER: WARNED})
IS_REFUSED = Field(json_schema_extra={PERSONAL_NUMBER: REFUSED})

Words = Annotated[str, StringConstraints(min_length=1, pattern=SOMETHING), IS_WARNED, COMPOSED]
"""Text over several lines, without other control characters than tab and line break."""
Telling = Annotated[str, StringConstraints(min_length=1, pattern=TELLING), IS_WARNED, COMPOSED, TELLS]
"""Such a text that others go by: a reason, an answer, a conclusion. A word at least, not a letter or a sign."""
Line = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE), IS_WARNED, COMPOSED]
"""Text on one line. The field says how long it may be."""
Label = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE), IS_REFUSED, COMPOSED, NAMES_NOBODY]
"""Text on one line that is shown in lists and headings, where no personal number may stand."""
MaybeLabel = Annotated[str, StringConstraints(pattern=rf"^[{BLANK}]*{LINE}$"), IS_REFUSED, COMPOSED, NAMES_NOBODY]
"""A label that may be left empty."""
Sought = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE), COMPOSED]
"""Words that somebody looks for. They are not kept."""
Code = Annotated[
    str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9-]*$"), IS_REFUSED, NAMES_NOBODY
]
"""A code of a list that people have made."""
SEEN = rf"[^{CONTROL}{BLANK}{MARKS}]"
Name = Annotated[
    str,
    StringConstraints(min_length=2, max_length=120, pattern=spelled(rf"{LINE}{SEEN}{LINE}{SEEN}{LINE}")),
    *(IS_REFUSED, COMPOSED, NAMES_NOBODY),
]
"""What a person or a unit is called, of two signs at least."""
