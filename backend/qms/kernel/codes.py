"""Closed lists of codes: each code stands once, with what it is called in Swedish."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from sqlalchemy import Dialect, Text, TypeDecorator


class Codes(StrEnum):
    """A closed list of codes. Column, contract and database check follow it; a test compares them.

    A member is written with its label: ``RISK = "risk", "Risk"``.
    """

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """A code that is plain text wherever it is sent, and knows what it is called. Looked up by the code alone."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def labels(cls) -> dict[str, str]:
        """What each code is called."""
        return {code.value: code.label for code in cls}

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: type[Any], _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Only the codes of the list are taken. What is sent out is text as it stands, whoever read it."""
        name = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
        return core_schema.literal_schema([*cls], ref=name, serialization=core_schema.simple_ser_schema("str"))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The list under its own name, and what each code means."""
        reference = handler(schema)
        described = handler.resolve_ref_schema(reference)
        described.pop("title", None)
        described["description"] = "; ".join(f"{code}: {label}" for code, label in cls.labels().items())
        described["x-enum-labels"] = dict(cls.labels())
        return reference


class CodeColumn(TypeDecorator[Codes]):
    """Text in the database, a code of one list in Python. Every column that is declared as a list is one."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[Codes]) -> None:
        super().__init__()
        self.codes = codes

    def process_result_value(self, value: str | None, dialect: Dialect) -> Codes | None:  # noqa: ARG002 - the caller's names
        """The code that stands in the row."""
        return None if value is None else self.codes(value)
