"""Test numbers are Skatteverket's published ones; no other personal numbers stand in the project."""

from random import Random

import pytest

from qms.personal_number import contains_personal_number

PUBLISHED = ["191212121212", "19121212-1212", "121212-1212", "121212+1212", "1212121212"]


@pytest.mark.parametrize("number", PUBLISHED)
def test_finds_every_written_form(number: str) -> None:
    assert contains_personal_number(f"Den enskilde ({number}) fick fel brev")


def test_finds_unicode_digits_and_dashes() -> None:
    arabic = "".join(chr(0x0660 + int(digit)) for digit in "1212121212")
    assert contains_personal_number("121212–1212")
    assert contains_personal_number(arabic)


def test_finds_a_coordination_number() -> None:
    body = "70106323"  # day 63 is the third, plus 60
    digits = [int(digit) for digit in "701063239"]
    total = sum(v // 10 + v % 10 for v in (d * 2 if i % 2 == 0 else d for i, d in enumerate(digits)))
    assert contains_personal_number(f"701063-239{-total % 10}")
    assert not contains_personal_number(f"{body}")


@pytest.mark.parametrize(
    "words", ["Dnr 2026-01842", "AVV-1042", "tfn 070-123 45 67", "2026-11-22 09:30", "121212-1213", "991332-1212", ""]
)
def test_leaves_other_figures_alone(words: str) -> None:
    assert not contains_personal_number(words)


def test_false_alarms_are_rare_among_random_figures() -> None:
    random = Random(20261122)
    numbers = [f"{random.randrange(10**10):010d}" for _ in range(50_000)]
    alarms = sum(contains_personal_number(number) for number in numbers)
    assert 0 < alarms / len(numbers) <= 0.01
