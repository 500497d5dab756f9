"""API shapes of imposed fees."""

from typing import Annotated

from pydantic import Field

from qms.kernel.schema import Choice, Day, Filter, Id, Instant, Link, NotText, PageOf, Shape
from qms.matters.schemas import Warned
from qms.special_fees.models import SpecialFeeStatus
from qms.texts import Line, Telling, Words
from qms.unexecuted_decisions.models import LawArea

COURT, NOTE, STRUCK = "Domstol", "Anteckning", "Skäl till strykningen"
Year = Annotated[int, Field(ge=1990, le=2100)]


class SpecialFeeCreate(Shape):
    """A fee that a court has imposed."""

    court: Line = Field(max_length=120, title=COURT, description="Domstolen som avgjorde målet")
    judged_on: Day = Field(description="Dagen för domstolens avgörande")
    amount_kr: Annotated[int, Field(ge=1, le=100_000_000), NotText] = Field(
        description="Avgiften i hela kronor, högst 100 000 000"
    )
    note: Words | None = Field(
        default=None, max_length=2_000, title=NOTE, description="Anteckning, utan namn och personnummer"
    )


class SpecialFeePaymentCreate(Shape):
    """That a fee has been paid."""

    paid_on: Day = Field(description="Dagen då avgiften betalades")


class SpecialFeeStrikeCreate(Shape):
    """Strike a fee that was wrongly registered. It stays to be read, but counts no more."""

    reason: Telling = Field(max_length=1_000, title=STRUCK, description="Vad som var fel")


class SpecialFeeSummary(Shape):
    """A fee as one row of a list."""

    id: Id
    decision_id: Id
    reference: str = Field(max_length=40, description="Beslutets nummer", json_schema_extra={"example": "BES-1042"})
    unit_name: str = Field(max_length=120)
    status: SpecialFeeStatus
    court: str = Field(max_length=120, title=COURT)
    judged_on: Day
    amount_kr: int
    paid_on: Day | None


class SpecialFee(Warned, SpecialFeeSummary):
    """A fee as the caller may see it, and in ``_links`` what the caller may do with it now."""

    board_id: Id
    law_area: LawArea
    decided_on: Day
    note: str | None = Field(max_length=2_000, title=NOTE, description="Visas för den som får läsa beslutet")
    registered_at: Instant
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK, description="Visas för den som får läsa beslutet")
    version: int
    links: list[Link] = Field(alias="_links")


class SpecialFeePage(PageOf):
    """A page of fees."""

    special_fees: list[SpecialFeeSummary]


class SpecialFeeStatisticsFilter(Filter):
    """Which fees are counted. A filter never widens what the caller may see."""

    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")


class SpecialFeeFilter(SpecialFeeStatisticsFilter):
    """What narrows a list of fees."""

    decision_id: Id | None = Field(default=None, description="Bara avgifter för det beslutet")
    year: Year | None = Field(default=None, description="Bara avgifter som domstolen beslutade det året")
    unpaid: Choice | None = Field(default=None, description="Sant: bara avgifter som inte är betalda")
    struck: Choice | None = Field(default=None, description="Bara strukna, eller med false bara de som räknas")


class SpecialFeeYear(Shape):
    """The fees that courts imposed during a year."""

    year: int
    count: int
    sum_kr: int
    unpaid_kr: int = Field(description="Den del av summan som ännu inte är betald")


class SpecialFeeStatistics(Shape):
    """Imposed fees by the year of the judgment, the latest first. Struck ones are not counted."""

    total: int
    years: list[SpecialFeeYear]
    links: list[Link] = Field(alias="_links")
