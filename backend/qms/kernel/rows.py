"""Rows of a list: what a shape selects, a page of them, Swedish order, words that occur, and validity on a day."""

import re
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Label, Select, SQLColumnExpression, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, declared_attr

from qms.kernel.db import Base, Tx
from qms.kernel.problems import NotVisible
from qms.kernel.schema import Shape

S = TypeVar("S", bound=Shape)
B = TypeVar("B", bound=Base)
Row = dict[str, Any]
COUNTED = 1_000


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


def columns_of(
    shape: type[Shape], *tables: FromClause | type[Base], **computed: SQLColumnExpression[Any] | None
) -> list[Label[Any]]:
    """What a list selects: one column for each field of its shape, under the name that the contract gives it.

    A field is what is computed for it, or else the column of its name in the first table that has one. None is what the
    caller adds to the row afterwards.
    """
    columns = [table.c if isinstance(table, FromClause) else table.__table__.c for table in tables]
    stored = {column.name: column for each in reversed(columns) for column in each}
    selected = {name: computed[name] if name in computed else stored[name] for name in shape.model_fields}
    return [column.label(shape.model_fields[name].alias) for name, column in selected.items() if column is not None]


def shown(shape: type[S], row: object, /, **more: object) -> S:
    """A row as a shape: each field is what is said of it here, or else what stands under its name in the row."""
    return shape(**{name: getattr(row, name) for name in shape.model_fields if name not in more}, **more)


def one_visible(tx: Tx, model: type[B], row_id: UUID, *visible: ColumnElement[bool]) -> B:
    """The row with an id, if the caller may see it. Otherwise it does not exist."""
    row = tx.scalar(select(model).where(model.__table__.c.id == row_id, *visible))
    if row is None:
        raise NotVisible(about=(model.__tablename__, row_id))
    return row


def most_counted(end: int) -> int:
    """So many rows of a list are counted at most: 1 000, or as far as the page that ends there."""
    return max(COUNTED, end)


def page_of(tx: Tx, rows: Select[*tuple[Any, ...]], *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of rows, and how many there are: one more than are counted at most, where there are more."""
    total = _total(rows, offset + limit)
    page = [dict(row) for row in tx.execute(rows.add_columns(total).offset(offset).limit(limit)).mappings()]
    totals = [row.pop(total.name) for row in page]
    return page, totals[0] if totals else _beyond(tx, total, offset)


def page_of_entities(tx: Tx, rows: Select[B], *, offset: int, limit: int) -> tuple[list[B], int]:
    """The same of what may be changed, or is shown as what it is."""
    total = _total(rows, offset + limit)
    page = tx.execute(rows.add_columns(total).offset(offset).limit(limit)).all()
    return [row[0] for row in page], page[0][1] if page else _beyond(tx, total, offset)


def _total(rows: Select[*tuple[Any, ...]], end: int) -> Label[int]:
    some = rows.order_by(None).limit(most_counted(end) + 1).subquery()
    return select(func.count()).select_from(some).label("_total")


def _beyond(tx: Tx, total: Label[int], offset: int) -> int:
    """How many there are when no row stands on the page to say so."""
    return (tx.scalar(select(total)) or 0) if offset else 0


def swedish(column: SQLColumnExpression[str]) -> ColumnElement[str]:
    """What Swedish text is sorted by: å, ä, ö last, whatever the server's locale."""
    return func.sv_key(column, type_=Text).collate("C")


def contains(column: SQLColumnExpression[str], words: str) -> ColumnElement[bool]:
    """Whether a text contains some words, in any case. What the words mean to ``like`` is taken away."""
    plain = re.sub(r"([\\%_])", r"\\\1", words)
    return func.sv_key(column, type_=Text).like(func.sv_key(f"%{plain}%", type_=Text))


def valid_on(model: type[Dated], day: date | SQLColumnExpression[date]) -> ColumnElement[bool]:
    """Whether something is valid on a day."""
    return and_(model.valid_from <= day, or_(model.valid_to.is_(None), model.valid_to >= day))
