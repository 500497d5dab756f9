"""Every code list that is named anywhere stands in the registry: in verbs, statements, data files and on screens."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from qms.operations.provisioning.first_lists import first_lists
from qms.organisation.code_lists import CodeListName

ROOT = Path(__file__).parents[3]
NAMED = (
    re.compile(r"require_code\([^()]*?\"([a-z-]+)\""),
    re.compile(r"\blist = '([a-z-]+)'"),
    re.compile(r"\blist in \(([^)]*)\)"),
    re.compile(r"codeListQuery\(.*?'([a-z-]+)'"),
    re.compile(r"wholeListQuery\(.*?'([a-z-]+)'"),
)


def named(text: str) -> set[str]:
    """The lists that a source text names."""
    places = [place for pattern in NAMED for place in pattern.findall(text)]
    return {name for place in places for name in (re.findall(r"'([a-z-]+)'", place) or [place])}


def sources() -> Iterator[Path]:
    yield from (ROOT / "backend/qms").rglob("*.py")
    yield from (path for path in (ROOT / "frontend/src").rglob("*.ts*") if ".gen." not in path.name)


def test_every_list_named_in_the_code_stands_in_the_registry() -> None:
    lists = set().union(*(named(path.read_text("utf-8")) for path in sources()))
    assert {"benefit", "delay-reason", "category"} <= lists, "nothing was looked at"
    assert lists - set(CodeListName) == set()


@pytest.mark.parametrize(
    "planted",
    [
        'organisation.require_code(tx, board.id, "colour", command.colour, today, at="/colour")',
        "where board_id = :board and list in ('benefit', 'colour')",
        "where list = 'colour'",
        "useSuspenseQuery(codeListQuery(boardId, 'colour'))",
        "queryClient.ensureQueryData(wholeListQuery(boardOf(me), 'colour'))",
    ],
)
def test_a_list_outside_the_registry_is_found(planted: str) -> None:
    assert named(planted) - set(CodeListName) == {"colour"}


def test_boards_begin_with_codes_of_lists_in_the_registry() -> None:
    demo = tomllib.loads((ROOT / "backend/qms/demo/code_lists.toml").read_text("utf-8"))
    lists = set(first_lists()["codes"]).union(*demo.values())
    assert lists == set(CodeListName)


def test_every_list_says_what_it_is_for() -> None:
    assert all(name.label and name.singular and name.description.endswith(".") for name in CodeListName)
