"""Test numbers are Skatteverket's published ones; no other personal numbers stand in the project.

``personal_numbers.json`` is read by the test of the screens too: both find the same.
"""

import json
import re
from pathlib import Path
from random import Random

import pytest

from qms.personal_number import contains_personal_number
from tests.conftest import Figure

CASES = json.loads(Path(__file__).with_name("personal_numbers.json").read_text("utf-8"))


@pytest.mark.parametrize("words", CASES["found"])
def test_finds_whatever_stands_between_the_digits(words: str) -> None:
    assert contains_personal_number(words)
    assert contains_personal_number(f"Den enskilde {words} fick fel brev")


@pytest.mark.parametrize("words", CASES["left alone"])
def test_leaves_other_figures_alone(words: str) -> None:
    assert not contains_personal_number(words)


def test_finds_a_coordination_number() -> None:
    body = "70106323"  # day 63 is the third, plus 60
    digits = [int(digit) for digit in "701063239"]
    total = sum(v // 10 + v % 10 for v in (d * 2 if i % 2 == 0 else d for i, d in enumerate(digits)))
    assert contains_personal_number(f"701063-239{-total % 10}")
    assert not contains_personal_number(f"{body}")


def test_false_alarms_are_rare_among_random_figures() -> None:
    random = Random(20261122)
    numbers = [f"{random.randrange(10**10):010d}" for _ in range(50_000)]
    alarms = sum(contains_personal_number(number) for number in numbers)
    assert 0 < alarms / len(numbers) <= 0.01


ORDINARY = {
    "mobile numbers": "07#-### ## ##",
    "telephone numbers": "0##-### ## ##, 08-### ## ##, 0###-## ## ##",
    "numbers from abroad": "+46 ## ### ## ##, +47 ## ## ## ##",
    "case numbers": "SN 202#/####, IFO-202#-#####",
    "amounts": "1 ### ### ### kr, 7 ### ### kr, ######,## kr",
    "days": "DAY till DAY, DAY",
    "days with times": "DAY 1#:2#-2#:3#, DAY kl 1#.0#",
    "organisation numbers": "5566##-####, 21200#-####",
    "lists of numbers": ", ".join(["####", "###", "##", "######"] * 6),
    "columns of numbers": "\t".join(["###"] * 12),
    "post codes and streets": "Storgatan ##, ### ##",
    "accounts": "####-####, 8###-#,### ### ###-#, ### ##-#",
}
AMBIGUOUS = {"mobile numbers in one piece": "07########", "days with times in one piece": "DAY 1#2#"}
"""What may as well be a personal number: one in ten has the right check digit."""


def _written(form: str, random: Random) -> str:
    day = f"202{random.randrange(10)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
    return re.sub("#", lambda _: str(random.randrange(10)), form.replace("DAY", day))


def test_ordinary_numbers_seldom_raise_an_alarm(figure: Figure) -> None:
    random, amount = Random(20261129), 2_000
    every = {
        name: sum(contains_personal_number(f"Se {_written(form, random)}.") for _ in range(amount))
        for name, form in (ORDINARY | AMBIGUOUS).items()
    }
    alarms = {name: every.pop(name) for name in ORDINARY}
    figure(f"false alarms among {amount * len(ORDINARY)} texts with ordinary numbers: {sum(alarms.values())}")
    figure(", ".join(f"{name} {count}" for name, count in alarms.items()))
    figure(f"what may as well be one, of {amount} each: {every}")
    assert sum(alarms.values()) == 0, alarms
    assert max(every.values()) <= amount * 0.11, every
