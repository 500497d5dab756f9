"""One form for the same data, whatever order and type it came in."""

from collections import OrderedDict
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from qms.canonical import canonical_json, canonical_list, fingerprint


def test_the_form_is_the_same_whatever_the_order() -> None:
    one = {"å": [1, None, True], "a": {"z": date(2026, 9, 30), "b": Decimal("2.50")}, "id": UUID(int=1)}
    other = OrderedDict(reversed(one.items()))
    expected = '{"a":{"b":"2.5","z":"2026-09-30"},"id":"00000000-0000-0000-0000-000000000001","å":[1,null,true]}'
    assert canonical_json(one) == canonical_json(other) == expected.encode()


def test_the_same_instant_and_number_have_one_text() -> None:
    noon = datetime(2026, 9, 30, 12, tzinfo=UTC)
    assert canonical_json(noon) == canonical_json(noon.astimezone(timezone(timedelta(hours=2))))
    assert canonical_json([Decimal(100), Decimal("1E+2"), Decimal("0.0")]) == b'["100","100","0"]'


def test_a_list_that_is_never_held_has_the_form_of_one_that_is() -> None:
    for rows in ([], [{"b": 1, "a": "å"}], [{"n": n, "on": date(2026, 1, 1)} for n in range(3)]):
        assert canonical_list(iter(rows)) == canonical_json(rows)


def test_the_fingerprint_is_sha_256() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("value", [0.1, {1: "a"}, {"a": {1.5}}, object()])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)
