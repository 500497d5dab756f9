"""Reads of dated law."""

from datetime import date
from typing import cast

from sqlalchemy import or_, select

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import Row, columns_of, page_of, valid_on
from qms.laws import schemas
from qms.laws.models import Law, LawNumber, ReportingWindow
from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.laws.schemas import LawFilter


def laws(tx: Tx, filters: LawFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the law references in force on a day."""
    rows = select(*columns_of(schemas.Law, Law)).where(valid_on(Law, filters.valid_on or clock.today()))
    return page_of(tx, rows.order_by(Law.area, Law.topic), offset=offset, limit=limit)


def law_rules(tx: Tx) -> list[LawRule]:
    """All law data with numbers. The same for every board, and read once in a transaction."""
    if "law_rules" not in tx.info:
        rows = (
            select(Law, LawNumber.months, LawNumber.low_kr, LawNumber.high_kr, LawNumber.hours)
            .outerjoin(LawNumber, LawNumber.law_id == Law.id)
            .where(Law.topic.in_(list(LawTopic)))
            .order_by(Law.area, Law.topic, Law.valid_from)
        )
        tx.info["law_rules"] = [
            LawRule(
                law.area,
                LawTopic(law.topic),
                law.reference,
                law.title,
                law.valid_from,
                law.valid_to,
                *numbers,
            )
            for law, *numbers in tx.execute(rows)
        ]
    return cast("list[LawRule]", tx.info["law_rules"])


def law_on(tx: Tx, topic: LawTopic, area: str, on: date) -> LawRule | None:
    """The paragraph of an area about a topic in force on a day, if there was one."""
    try:
        return rule_in_force(law_rules(tx), topic, area=area, on=on)
    except LookupError:
        return None


def window(tx: Tx, quarter: int, on: date) -> ReportingWindow:
    """When IVO takes the reports of a quarter of the year, by what is known on a day."""
    rows = select(ReportingWindow).where(
        ReportingWindow.quarter == quarter,
        ReportingWindow.valid_from <= on,
        or_(ReportingWindow.valid_to.is_(None), ReportingWindow.valid_to >= on),
    )
    window = tx.scalar(rows)
    if window is None:
        raise UnknownReference("Det finns inga dagar för rapporten om det kvartalet.")
    return window


def law_reference(tx: Tx, area: str, topic: str, on: date) -> str | None:
    """The paragraph about a topic in force on a day."""
    ended = or_(Law.valid_to.is_(None), Law.valid_to >= on)
    rows = select(Law.reference).where(Law.area == area, Law.topic == topic, Law.valid_from <= on, ended)
    return tx.scalar(rows.limit(1))
