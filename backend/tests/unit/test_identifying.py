"""What tells who somebody is, found and left alone. Numbers are invented or Skatteverket's published test numbers."""

import tomllib
from pathlib import Path
from random import Random

import pytest

from qms.identifying import found_in, named_in
from tests.conftest import Figure

TELLING = {
    "phone-number": [
        "070-123 45 67",
        "0701234567",
        "08-123 456",
        "+46 70 123 45 67",
        "+46(0)8-12 34 56",
        "0046701234567",
    ],
    "email-address": ["vera@example.se", "vera.skriver@post.example.se"],
    "street-address": [
        *("Storgatan 12", "storgatan 12 B", "Norra vägen 3", "Björkvägen 104"),
        *("Sveaplan 3", "123 45 Älvsala"),
    ],
    "personal-number": ["19121212-1212", "121212-1212"],
}
LEFT_ALONE = [
    "2026-01-02 kl. 08.00-16.30",
    "beslutet 2026-11-30 och 2026-12-01",
    "det tog 3 veckor på vägen 2 gånger",
    "10 000 kronor, 1 500 kr",
    "SoL 2025:400 34 kap. 5 §",
    "kl. 08 00",
    "vi är 12 personer och 7 av 12 svarade",
    "dnr SN 2026/118",
    "12 345 Personer",
    "Omgång 2 gick bättre än omgång 1",
    "Nästa gång 2 av oss läser, och vårdplan 3 B skrivs om",
    "arbetsplatsen 3 och riksväg 73",
    "På vägen 2 gånger",
]


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, every in TELLING.items() for words in every])
def test_what_has_a_form_of_its_own_is_found(code: str, words: str) -> None:
    assert found_in(f"Den enskilde har {words}, sa hon.") == [code]


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_other_figures_are_left_alone(words: str) -> None:
    assert found_in(words) == []


def test_a_name_is_found_with_a_capital_and_as_whose_something_is() -> None:
    names = ["Hans Blå-Gren", "Vera Ek"]
    assert named_in("Veras rutin. Det var Gren som sa det.", names) == {"vera", "gren"}
    assert named_in("Det var hans brev, under en ek.", names) == set()
    assert found_in("Hansson ringde.", names) == []


def test_a_number_of_the_matter_is_found_however_it_is_parted() -> None:
    numbers = ["AVV-1042", "SN 2026/118"]
    written = ("avv 1042", "SN2026-118", "AVV-104", "AVV-10421", "12 av 40")
    assert [bool(found_in(words, (), [*numbers, "12"])) for words in written] == [True, True, False, False, False]


def test_ordinary_texts_seldom_raise_an_alarm(figure: Figure) -> None:
    folder = Path(__file__).parents[2] / "qms/demo/texts"
    sentences = sorted(
        sentence
        for path in sorted(folder.glob("*.toml"))
        for text in _texts(tomllib.loads(path.read_text("utf-8")))
        for sentence in text.split(". ")
        if len(sentence) > 20
    )
    random, amount = Random(20261130), 2_000
    texts = [". ".join(random.sample(sentences, 3)) for _ in range(amount)]
    alarms = [text for text in texts if found_in(text, ["Vera Ek", "Ivar Berg"], ["AVV-1042"])]
    figure(f"false alarms of what tells who somebody is, among {amount} ordinary texts: {len(alarms)}")
    assert len(alarms) <= amount * 0.005, alarms[:5]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]
