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
STREETS = (
    "gatan|gata|vägen|väg|gränd|gränden|stigen|stig|torget|torg|allén|backen|gården|gång|gången|leden|platsen|plan"
)
STREET = re.compile(
    rf"(?:\b\w{{2,}}(?:{STREETS})|\b[A-ZÅÄÖ]\w+ (?:{STREETS}))\s+\d{{1,3}}\s?(?:[A-Za-z]\b|\b)", re.MULTILINE
)
POST_CODE = re.compile(r"\b\d{3} \d{2}\s+[A-ZÅÄÖ]\w{2,}")
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 2


def found_in(text: str, names: Iterable[str] = (), numbers: Iterable[str] = ()) -> list[str]:
    """What in a text tells who somebody is: its own forms, then some names and some numbers."""
    written = plain(text)
    has = {
        "personal-number": contains_personal_number(text),
        "phone-number": PHONE.search(written) is not None and not contains_personal_number(text),
        "email-address": EMAIL.search(written) is not None,
        "street-address": any(form.search(written) for form in (STREET, POST_CODE)),
        NAME: bool(named_in(written, names)),
        NUMBER: any(_squeezed(number) in _squeezed(written) for number in numbers),
    }
    return [code for code, is_there in has.items() if is_there]


def named_in(text: str, names: Iterable[str]) -> set[str]:
    """The parts of some names that stand in a text with a capital letter, also as whose something is (Annas)."""
    parts = {part.casefold() for name in names for part in WORD.findall(name) if len(part) >= SHORTEST}
    written = {word.casefold() for word in WORD.findall(text) if word[0].isupper()}
    return {part for part in parts if written & {part, f"{part}s"}}


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
