"""A sealed text opens with its key in its place, and nowhere else."""

import pytest

from qms.sealing import NoKey, Sealer

KEY, PLACE = b"0" * 32, "decision identity 1"


def test_a_sealed_text_opens_in_its_place_and_never_looks_the_same() -> None:
    sealer = Sealer(KEY)
    first, second = (sealer.seal("Å 19121212-1212", place=PLACE) for _ in range(2))
    assert first != second
    assert b"1212" not in first
    assert sealer.open(first, place=PLACE) == sealer.open(second, place=PLACE) == "Å 19121212-1212"


@pytest.mark.parametrize("fault", ["moved", "other key", "changed", "cut", "unknown format"])
def test_anything_else_is_refused(fault: str) -> None:
    sealed = Sealer(KEY).seal("hemligt", place=PLACE)
    key = b"1" * 32 if fault == "other key" else KEY
    place = "decision identity 2" if fault == "moved" else PLACE
    given = {
        "changed": sealed[:-1] + bytes([sealed[-1] ^ 1]),
        "cut": sealed[:-1],
        "unknown format": b"\x02" + sealed[1:],
    }
    with pytest.raises(ValueError, match="sealed"):
        Sealer(key).open(given.get(fault, sealed), place=place)


def test_without_a_key_nothing_is_sealed_in_the_open() -> None:
    with pytest.raises(NoKey):
        Sealer(None).seal("hemligt", place=PLACE)
