"""Where nothing has been registered the figures are files all the same: a new board asks for its first year too."""

import pytest

from tests.document import DOCUMENT
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
FILES = [path for path in DOCUMENT["paths"] if path.endswith("/content") and "{" not in path]


@pytest.mark.parametrize("path", FILES)
async def test_figures_of_nothing_are_files(api: Caller, here: Place, path: str, held: list[int]) -> None:
    """They are made when nothing of the database is held any more: a transaction that waits for one is cut."""
    reader = await here.person("Petra", ("quality-developer", None), ("board-member", None))
    for kind in ("xlsx", "pdf"):
        answer = await api.get(path, params={"format": kind}, headers=as_person(reader))
        assert answer.status_code == 200, (kind, answer.text)
    assert held == [0, 0]


def test_there_are_such_files() -> None:
    assert {path.split("/")[1] for path in FILES} >= {"deviation-statistics", "action-statistics", "deviation-figures"}
