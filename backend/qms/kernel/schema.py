"""Building blocks for API shapes: camelCase names, closed bodies, and text that the database can hold."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

PRINTABLE = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$"
ONE_LINE = r"^[^\u0000-\u001f\u007f]*$"


class Shape(BaseModel):
    """Base of everything sent or received."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
        from_attributes=True,
    )


class Filter(Shape):
    """Base of what narrows a list. The page is asked for beside it, in the same query."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_the_page(cls, sent: object) -> object:
        return {name: sent[name] for name in sent if name not in ("page", "limit")} if isinstance(sent, dict) else sent


def _only_text(value: object) -> object:
    if isinstance(value, (int, float)):
        raise ValueError("Ska vara text")  # noqa: TRY004 - pydantic reports values
    return value


def _only_number(value: object) -> object:
    if isinstance(value, (bool, str)):
        raise ValueError("Ska vara ett heltal")  # noqa: TRY004 - as above
    return value


NotText = BeforeValidator(_only_number)
"""Keeps text and true/false from being taken for a number. Stands last, after the bounds."""

Line = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE)]
"""Text on one line. The field says how long it may be."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=PRINTABLE)]
"""Text over several lines, without other control characters than tab and line break."""

Day = Annotated[date, Field(json_schema_extra={"example": "2026-11-22"}), BeforeValidator(_only_text)]
Instant = Annotated[datetime, Field(json_schema_extra={"example": "2026-11-22T09:30:00Z"}), BeforeValidator(_only_text)]
Id = Annotated[UUID, Field(json_schema_extra={"example": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"})]
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9-]*$")]


class Link(Shape):
    """Where something is and what may be done with it now by this caller."""

    href: str = Field(max_length=2048)
    rel: str = Field(max_length=60)
    method: str = Field(max_length=10)


class Meta(Shape):
    """How a page stands in the whole list."""

    total_records: int
    page: int
    limit: int
    count: int
