"""Every operation, by every role, on a thing in every relation: what happens is what the policy table promises."""

from pathlib import Path

import pytest

from qms.matters import queries as matters
from qms.overview import queries as overview
from tests.authz.conftest import Place
from tests.authz.matrix import operations
from tests.authz.rollback import rolling_back
from tests.authz.specimens import callers
from tests.conftest import Figure

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("reads", [True, False], ids=["reading", "writing"])
async def test_what_happens_is_what_the_table_promises(
    place: Place, tmp_path: Path, figure: Figure, monkeypatch: pytest.MonkeyPatch, *, reads: bool
) -> None:
    monkeypatch.setattr(matters, "FIRST", 1000)
    monkeypatch.setattr(overview, "SHOWN", 1000)  # those who reach everything have more to do than is shown at once
    tried = {name: each for name, each in operations().items() if (each.method == "GET") is reads}
    async with rolling_back(place.specimens, place.urls.app, tmp_path) as matrix:
        cells = await matrix.run(tried.values(), callers(place.specimens.town))
    broken = [cell for cell in cells if not cell.is_kept]
    which = "reading" if reads else "writing"
    figure(f"authorization matrix, {which}: operations {len(tried)}, cells {len(cells)}, violations {len(broken)}")
    assert broken == []
    assert {cell.operation for cell in cells} == set(tried)
    happened = {"allowed", "forbidden", "hidden", "unauthenticated"} | ({"listed", "absent"} if reads else {"refused"})
    assert happened <= {cell.happened for cell in cells}
