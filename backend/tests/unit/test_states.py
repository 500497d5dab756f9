"""The machine behind all lifecycles: order of checks, what is available, the drawn diagram."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from qms.deviations.states import LIFECYCLE
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, Incomplete, WrongState
from qms.kernel.states import Lifecycle, Transition

TX = cast("Tx", None)
DRAWN = Path(__file__).parents[3] / "docs/lifecycles"


@dataclass
class Door:
    status: str
    key: str | None = None
    mine: bool = True


DOORS = Lifecycle(
    Transition[Door](
        "open",
        frozenset({"shut"}),
        "ajar",
        "doorOpen",
        lambda _, door: door.mine,
        lambda door: [] if door.key else ["key"],
    )
)


def test_takes_a_step() -> None:
    door = Door("shut", key="brass")
    DOORS.fire("open", TX, door)
    assert door.status == "ajar"


def test_refuses_in_a_fixed_order() -> None:
    with pytest.raises(Forbidden):
        DOORS.fire("open", TX, Door("ajar", mine=False))
    with pytest.raises(WrongState):
        DOORS.fire("open", TX, Door("ajar"))
    with pytest.raises(Incomplete) as refusal:
        DOORS.fire("open", TX, Door("shut"))
    assert refusal.value.errors == [{"pointer": "/key", "code": "missing", "detail": "Behövs"}]


def test_offers_only_what_can_be_taken_now() -> None:
    assert [step.name for step in DOORS.available(TX, Door("shut"))] == ["open"]
    assert DOORS.available(TX, Door("ajar")) == []
    assert DOORS.available(TX, Door("shut", mine=False)) == []


def test_the_drawn_lifecycle_of_deviations_is_the_one_in_force() -> None:
    assert (DRAWN / "deviation.mmd").read_text() == LIFECYCLE.diagram()
