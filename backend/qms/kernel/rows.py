"""Rows of a list: a page of them, Swedish order, words that occur, and validity on a day."""

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, declared_attr

from qms.kernel.db import Tx

Row = dict[str, Any]


class Dated:
    """What a table has whose rows are valid from one day to another, both counted in."""

    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Versioned:
    """What a table has whose rows are changed by one caller at a time: whoever saw an older version is refused."""

    version: Mapped[int]

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, object]:
        """The column that SQLAlchemy compares and counts up."""
        return {"version_id_col": cls.version}


def page_of(tx: Tx, rows: Select[*tuple[Any, ...]], *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of rows, and how many there are in all."""
    total = tx.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
    return [dict(row) for row in tx.execute(rows.offset(offset).limit(limit)).mappings()], total


def swedish(column: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """What Swedish text is sorted by: å, ä, ö last, whatever the server's locale."""
    return func.sv_key(column, type_=Text).collate("C")


def contains(column: InstrumentedAttribute[str], words: str) -> ColumnElement[bool]:
    """Whether a text contains some words, in any case. What the words mean to ``like`` is taken away."""
    plain = re.sub(r"([\\%_])", r"\\\1", words)
    return func.sv_key(column, type_=Text).like(func.sv_key(f"%{plain}%", type_=Text))


def valid_on(model: type[Dated], day: date) -> ColumnElement[bool]:
    """Whether something is valid on a day."""
    return and_(model.valid_from <= day, or_(model.valid_to.is_(None), model.valid_to >= day))
