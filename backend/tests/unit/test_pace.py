"""How much of a long job, as a file of rows, is worked on in one transaction follows how long they take."""

import pytest

from qms.background.pace import Pace


@pytest.mark.parametrize(
    ("seconds", "next_time"), [(0.5, 100), (1.0, 100), (4.0, 25), (1000.0, 25), (0.0, 100)], ids=str
)
def test_a_slow_transaction_makes_the_next_one_smaller(seconds: float, next_time: int) -> None:
    pace = Pace(100)
    pace.went(seconds)
    assert pace.at_a_time == next_time


def test_it_grows_again_when_there_is_room() -> None:
    pace = Pace(100)
    pace.went(4.0)
    assert pace.at_a_time == 25
    pace.went(0.5)
    assert pace.at_a_time == 50
    pace.went(0.1)
    assert pace.at_a_time == 100
