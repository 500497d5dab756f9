"""API shapes of when something happened."""

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from qms.intake.schemas import when
from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Flag, Instant, Shape

BY_DAY: JsonDict = {"precision": "date", "at": None, "on": "2026-11-20"}
ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", json_schema_extra={"example": "14:30"})]


class Precision(Codes):
    """How exactly the reporter knows when it happened."""

    INSTANT = "instant", "Dag och klockslag är kända"
    DATE = "date", "Bara dagen är känd"
    UNKNOWN = "unknown", "Tiden är inte känd"


def _is_none(value: object) -> bool:
    return value is None


class Occurred(Shape):
    """When it happened, as exactly as the reporter knows."""

    model_config = ConfigDict(json_schema_extra={"example": BY_DAY})

    precision: Precision = Field(description="Hur exakt tiden är känd")
    at: Instant | None = Field(default=None, description="Tidpunkten med tidszon, när precision är instant")
    on: Day | None = Field(default=None, description="Dagen, när precision är date, eller när time anges")


WAYS: dict[str, tuple[list[set[str]], str]] = {
    "instant": (
        [{"at"}, {"on", "time"}],
        "Ange tidpunkten i at, eller dagen i on och klockslaget i time, när precision är instant",
    ),
    "date": ([{"on"}], "Ange dagen i on, och inget mer, när precision är date"),
    "unknown": ([set()], "Ange varken at, on eller time när precision är unknown"),
}
"""How the time is said, by how exactly it is known, and what is told when it is not said so."""


class OccurredCreate(Occurred):
    """When it happened: an instant, a day, a day and what the clock in Sweden showed, or not known."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": BY_DAY,
            **when(
                "precision",
                {
                    "instant": [(["at"], ["on", "time", "isSecond"]), (["on", "time"], ["at"])],
                    "date": [(["on"], ["at", "time", "isSecond"])],
                    "unknown": [([], ["at", "on", "time", "isSecond"])],
                },
            ),
        }
    )

    time: ClockTime | None = Field(
        default=None,
        exclude_if=_is_none,
        description="Klockslaget i Sverige den dagen, i stället för at. Räknas om till en tidpunkt",
    )
    is_second: Flag | None = Field(
        default=None,
        exclude_if=_is_none,
        description="Behövs bara natten då klockan ställs tillbaka: sant om det var andra gången den visade time",
    )

    @model_validator(mode="after")
    def _matches_precision(self) -> "OccurredCreate":
        said = {name for name in ("at", "on", "time") if getattr(self, name) is not None}
        ways, rule = WAYS[self.precision]
        if said not in ways:
            raise ValueError(rule)
        if self.is_second is not None and self.time is None:
            raise ValueError("Ange isSecond bara tillsammans med time")
        return self
