"""Finds in a text what tells who somebody is, so that what is published says it of nobody.

What has a form of its own is found anywhere: personal numbers, telephone numbers, addresses of e-mail and of streets.
Names and numbers of a matter are found where they are known. Nothing here keeps or repeats the words.
"""

import re
from collections.abc import Iterable

from qms.personal_number import contains_personal_number, plain

NAME, NUMBER = "name", "matter-number"
SAID = {
    "personal-number": "Ett personnummer",
    "phone-number": "Ett telefonnummer",
    "email-address": "En e-postadress",
    "street-address": "En gatuadress",
    NAME: "Namnet på någon i ärendet",
    NUMBER: "Ett nummer på ärendet",
}
"""What is found, in words."""
PHONE = re.compile(r"(?<![\w/-])(?:\+\d{1,3}|0)[\s()/-]*\d(?:[\s()/-]{0,2}\d){6,11}(?![\w-])")
"""Seven digits at least after the zero or the code of the country. Hours and days have points or colons."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
STREETS = "gatan|vägen|gränd|gränden|stigen|torget|allén"
OR_WORDS = "gata|väg|stig|torg|backen|gården|gång|gången|leden|platsen|plan"
"""What streets end in, and other words too: *omgång 2*, *vårdplan 3*. A capital within a sentence tells them apart."""
HOUSE = r"\s+\d{1,3}(?:\s?[A-Za-z])?\b"
STREET = re.compile(
    rf"\b\w{{2,}}(?:{STREETS}){HOUSE}|\b[A-ZÅÄÖ]\w{{2,}} (?:{STREETS}){HOUSE}"
    rf"|(?<=[\w,;] )[A-ZÅÄÖ]\w+ ?(?:{OR_WORDS}){HOUSE}"
)
POST_CODE = re.compile(r"\b\d{3} \d{2}\s+[A-ZÅÄÖ]\w{2,}")
WORD = re.compile(r"[^\W\d_]+")
RUN = re.compile(r"[^\W\d_]+|\d+")
SHORTEST, SHORTEST_NUMBER = 2, 4
"""A shorter number is any figure."""


def found_in(text: str, names: Iterable[str] = (), numbers: Iterable[str] = ()) -> list[str]:
    """What in a text tells who somebody is: its own forms, then some names and some numbers."""
    written = plain(text)
    has = {
        "personal-number": contains_personal_number(text),
        "phone-number": PHONE.search(written) is not None and not contains_personal_number(text),
        "email-address": EMAIL.search(written) is not None,
        "street-address": any(form.search(written) for form in (STREET, POST_CODE)),
        NAME: bool(named_in(written, names)),
        NUMBER: any(_stands_in(written, number) for number in numbers),
    }
    return [code for code, is_there in has.items() if is_there]


def named_in(text: str, names: Iterable[str]) -> set[str]:
    """The parts of some names that stand in a text with a capital letter, also as whose something is (Annas)."""
    parts = {part.casefold() for name in names for part in WORD.findall(name) if len(part) >= SHORTEST}
    written = {word.casefold() for word in WORD.findall(text) if word[0].isupper()}
    return {part for part in parts if written & {part, f"{part}s"}}


def _stands_in(text: str, number: str) -> bool:
    """Whether a number stands in a text by itself, however its letters and digits are parted."""
    runs = RUN.findall(plain(number))
    if sum(map(len, runs)) < SHORTEST_NUMBER:
        return False
    form = r"[\W_]*".join(runs)
    return re.search(rf"(?<![^\W_]){form}(?![^\W_])", text, re.IGNORECASE) is not None
