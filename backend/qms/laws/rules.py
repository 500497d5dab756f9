"""The law that is in force on a day, as rules to read decisions against.

Paragraphs, months and amounts are rows with dates, because an old decision keeps the law it was made under.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LawTopic(StrEnum):
    """What a row of law data is about."""

    GRANT = "grant"
    """The paragraph that most benefits are granted under."""
    GRANT_ECONOMIC = "grant-economic"
    """The paragraph that economic benefits are granted under."""
    REPORT = "report-unexecuted"
    """The duty to report, and after how many months."""
    SPECIAL_FEE = "special-fee"
    """The interval of the fee that a court can impose."""
    TIME_BAR = "special-fee-time-bar"
    """The months within which IVO must have applied for the fee."""
    DATA_BREACH = "data-breach-notification"
    """The hours within which the authority is told of a personal data incident."""


@dataclass(frozen=True, slots=True)
class LawRule:
    """A paragraph of one area of law, in force from one day to another, with the numbers that it sets."""

    area: str
    topic: LawTopic
    reference: str
    title: str
    valid_from: date
    valid_to: date | None = None
    months: int | None = None
    low_kr: int | None = None
    high_kr: int | None = None
    hours: int | None = None

    @property
    def limit(self) -> int:
        """The number of months that the paragraph sets."""
        if self.months is None:
            raise LookupError(f"{self.reference} sets no months.")
        return self.months

    def applies_on(self, day: date) -> bool:
        """Whether the paragraph is in force that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def rule_in_force(rules: Iterable[LawRule], topic: LawTopic, *, area: str, on: date) -> LawRule:
    """The paragraph of an area about a topic on a day. There is exactly one, or the data is wrong."""
    in_force = [rule for rule in rules if (rule.topic, rule.area) == (topic, area) and rule.applies_on(on)]
    if len(in_force) != 1:
        raise LookupError(f"{len(in_force)} rules of {area} about {topic} are in force on {on}; there must be one.")
    return in_force[0]
