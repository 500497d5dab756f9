"""Building blocks for API shapes: camelCase names, closed bodies, days and ids."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

DAY = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?"
INSTANT = rf"{DAY[:-1]}T{TIME}(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"


class Shape(BaseModel):
    """Base of everything sent or received. Others use the names of the contract only, our own code the fields' too."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
        from_attributes=True,
    )

    def __init__(self, /, **fields: Any) -> None:
        self.__pydantic_validator__.validate_python(fields, self_instance=self, by_alias=True, by_name=True)

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # as pydantic's own: it is no other way in

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """A shape from what our own code has: rows and maps."""
        return super().model_validate(obj, **{"by_alias": True, "by_name": True, **options})


class Filter(Shape):
    """Base of what narrows a list. The page is asked for beside it, in the same query."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_the_page(cls, sent: object) -> object:
        return {name: sent[name] for name in sent if name not in ("page", "limit")} if isinstance(sent, dict) else sent


def _written_as(pattern: str, what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, (int, float)) or (isinstance(value, str) and not re.fullmatch(pattern, value)):
            raise ValueError(what)
        return value

    return BeforeValidator(check)


def _only_number(value: object) -> object:
    if isinstance(value, (bool, str)):
        raise ValueError("Ska vara ett heltal")  # noqa: TRY004 - as above
    return value


def _only_true_or_false(value: object) -> object:
    if value is True or value is False or value in ("true", "false"):
        return value
    raise ValueError("Skriv true eller false")


NotText = BeforeValidator(_only_number)
"""Keeps text and true/false from being taken for a number. Stands last, after the bounds."""


Day = Annotated[
    date,
    Field(json_schema_extra={"example": "2026-11-22", "pattern": DAY}),
    _written_as(DAY, "Skriv dagen som ÅÅÅÅ-MM-DD, år 1900–2199"),
]
Instant = Annotated[
    datetime,
    Field(json_schema_extra={"example": "2026-11-22T09:30:00Z", "pattern": INSTANT}),
    _written_as(INSTANT, "Skriv tidpunkten med sekunder och tidszon, år 1900–2199, som 2026-11-22T09:30:00Z"),
]
Flag = Annotated[bool, Field(strict=True)]
"""Yes or no in a body. Numbers and words are neither."""
Choice = Annotated[bool, BeforeValidator(_only_true_or_false)]
"""Yes or no in an address, where everything is text."""
Id = Annotated[
    UUID,
    Field(json_schema_extra={"example": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}, description="Id som API:et har gett"),
]


class Link(Shape):
    """Where something is and what may be done with it now by this caller."""

    href: str = Field(max_length=2048)
    rel: str = Field(max_length=60)
    method: str = Field(max_length=10)


class Meta(Shape):
    """How a page stands in the whole list."""

    total_records: int
    is_capped: bool = Field(description="Om det finns fler än totalRecords, som räknar högst 1 000 bortom sidan")
    page: int
    limit: int
    count: int


class PageOf(Shape):
    """Base of a page of a list."""

    meta: Meta = Field(alias="_meta")
    links: list[Link] = Field(alias="_links")


FAULTS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "missing": lambda _: "Behövs",
    "extra_forbidden": lambda _: "Okänt fält",
    "repeated": lambda _: "Anges högst en gång",
    "string_too_long": lambda c: f"Högst {c.get('max_length')} tecken",
    "string_too_short": lambda c: "Får inte vara tomt" if c["min_length"] == 1 else f"Minst {c['min_length']} tecken",
    "string_pattern_mismatch": lambda _: "Innehåller tecken som inte är tillåtna",
    "greater_than_equal": lambda c: f"Minst {c.get('ge')}",
    "less_than_equal": lambda c: f"Högst {c.get('le')}",
    "too_long": lambda c: f"Antalet är högst {c.get('max_length')}",
    "too_short": lambda c: f"Antalet är minst {c.get('min_length')}",
    "enum": lambda _: "Okänt värde",
    "literal_error": lambda _: "Okänt värde",
    "value_error": lambda c: str(c.get("error", "Ogiltigt värde")),
}


def fault(pointer: str, kind: str, context: Mapping[str, object]) -> dict[str, str]:
    """One fault as an error tells it: where, its code, and what is wrong in Swedish. Never repeats the value."""
    kind = f"string_{kind}" if context.get("field_type") == "Value" else kind
    detail = FAULTS[kind](context) if kind in FAULTS else "Ogiltigt värde"
    return {"pointer": pointer, "code": kind.replace("_", "-"), "detail": detail}
